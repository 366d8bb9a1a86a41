"""Decide what a ranking is worth: one answer, several that differ, one without a known action, or none."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kb.actions import UNKNOWN
from kb.answering.concepts import Concept
from kb.answering.index import Index
from kb.answering.owners import owner_of
from kb.answering.ranking import SWITCHING, Ranked
from kb.answering.words import Word
from kb.tuples import NamedTuple

ANSWERED, AMBIGUOUS, UNKNOWN_ACTION, NO_MATCH = "answered", "ambiguous", "unknown_action", "no_match"
PARAMETER, EVENT, MESSAGE, SECTION, TOPIC = "parameter", "event", "message", "section", "topic"

_ENOUGH, _ENOUGH_WITH_STRANGERS, _SHOWN = 0.38, 0.46, 0.8
"""Least coverage of what was asked: where every word is known, where one is not, where a screen shows something."""
_SURE, _SURE_WITH_STRANGERS = 0.66, 0.66
"""Least coverage of an answer without doubt; below, what fits is named, and that it fits in part only."""
_FIRM, _TORN = 0.33, 0.2
"""Least coverage of an answer without doubt by more than words torn from phrases, and what these count less."""
_CLOSE, _CLOSE_TO_ONE_WORD = 0.06, 0.25
"""How far apart two answers may be and still both be meant. A single word leaves more open."""
_NEAR = 0.25
"""Least coverage of what is named as near where nothing fits."""
_OWN, _PHRASE = 0.95, 0.9
"""Least strength of a match that tells a parameter from others: of one word, and of a phrase."""
_NAMED = 1.04
"""Coverage that only a name said outright reaches: a synonym stands for just this."""
_SWITCH, _SCREEN = 0.8, 1.3
"""What an event is worth where a switch is asked about, a message where the screen is."""
_SCREENS = frozenset(["screen", "display", "lcd", "phone", "anzeige"])
_SHOWING = frozenset(
    [
        "show",
        "shows",
        "showing",
        "say",
        "says",
        "display",
        "displays",
        "read",
        "reads",
        "message",
        "error",
        "zeigt",
        "meldet",
        "steht",
    ]
)
"""Words by which a question asks what the screen shows."""
_QUOTING = frozenset(["say", "says", "error", "reads", "meldet"])
"""Those of them that quote it: a parameter may explain a message, but is none."""


class Found(NamedTuple):
    """Something that can answer, or tell more: a parameter by its name; an event, message, section, topic by its id."""

    kind: str
    identity: str
    apply: str
    score: float
    coverage: float
    loose: float = 0.0
    """How much of the coverage is words torn from phrases that were not said."""
    doc: int = 0
    """Its document in the index."""


class Decision(NamedTuple):
    """What to answer."""

    status: str
    found: list[Found]
    """Best first."""
    equals: list[Found]
    """Those of them that fit nearly as well as the best, the best included; of no match, those that come near."""
    strangers: list[str]
    """Words that nobody knows."""
    doubtful: bool = False
    """What fits covers a part of the question only."""
    owner: str | None = None
    """Another device that owns what is asked: what fits is what the phones have of that kind."""
    aside: Sequence[Found] = ()
    """Sections and topics, best first: no answers, but places that tell more."""


def decide(index: Index, words: list[Word], concepts: list[Concept], ranked: list[Ranked]) -> Decision:
    """The status of the answer, and what it is made of."""
    said = {word.text for word in words}
    shows = bool(said & _SCREENS and said & _SHOWING - _SCREENS)
    found = sorted(_found(index, shows, concepts, ranked), key=lambda one: -one.score)
    aside = [one for one in found if one.kind in (SECTION, TOPIC)]
    return _decided(index, words, shows, concepts, found)._replace(aside=aside)


def _decided(index: Index, words: list[Word], shows: bool, concepts: list[Concept], found: list[Found]) -> Decision:
    said = {word.text for word in words}
    content = [one for one in concepts if not one.light]
    strangers = [one.text for one in content if not one.strengths]
    missed = [one.text for one in content if not one.strengths and not one.aside]
    # A message is quoted, or asked about as what the screen shows; part of a match is none.
    candidates = [one for one in found if one.kind != MESSAGE or shows or one.coverage >= _SURE]
    candidates = [one for one in candidates if one.kind not in (SECTION, TOPIC)]
    outside = any(one.outside and not one.aside for one in concepts)
    if (
        not candidates
        or candidates[0].coverage - _TORN * candidates[0].loose < _least(shows or outside, candidates[0], missed)
        or not _asks(concepts)
    ):
        near = [] if outside or not _asks(concepts) else [one for one in candidates if one.coverage >= _NEAR]
        return Decision(NO_MATCH, found, near, strangers)
    best = candidates[0]
    margin = _CLOSE
    if len(content) == 1 and len(content[0].words) == 1 and best.coverage < _NAMED:
        margin = _CLOSE_TO_ONE_WORD
    # What one phrase names outright is meant alike, however well the rest of a label fits.
    named = best.coverage if len(content) == 1 and best.coverage >= _NAMED else math.inf
    equals = [
        one
        for one in candidates
        if one.kind == best.kind and (one.score >= best.score - margin or one.coverage >= named)
    ]
    equals = _switches(index, concepts, equals)
    needed = index.depend_on(best.identity) if best.kind == PARAMETER else frozenset()
    equals = [one for one in equals if one.identity not in needed]
    actions = {one.apply for one in equals}
    owner = owner_of(index, words, concepts, best)
    if owner:
        status = AMBIGUOUS if actions != {UNKNOWN} or best.kind == MESSAGE else UNKNOWN_ACTION
        return Decision(status, candidates, equals, strangers, doubtful=True, owner=owner)
    if best.kind == MESSAGE:
        return Decision(ANSWERED, candidates, equals, strangers)
    unsure = best.coverage < (_SURE_WITH_STRANGERS if missed else _SURE) or (shows and bool(said & _QUOTING))
    unsure = unsure or best.coverage - best.loose < _FIRM
    unsure = unsure or (best.kind == PARAMETER and not any(_tells(one, best) for one in content))
    if actions != {UNKNOWN} and unsure:
        return Decision(AMBIGUOUS, candidates, equals, strangers, doubtful=True)
    if len(actions) > 1:
        return Decision(AMBIGUOUS, candidates, equals, strangers)
    return Decision(UNKNOWN_ACTION if actions == {UNKNOWN} else ANSWERED, candidates, equals, strangers)


def _switches(index: Index, concepts: list[Concept], equals: list[Found]) -> list[Found]:
    """Where a switch is asked about, the switches among those that fit."""
    asked = [one for one in concepts if SWITCHING in one.meanings]
    if not asked:
        return equals
    names = {document["name"] for document in index.documents(list(asked[0].strengths)).values()}
    found = [one for one in equals if one.identity in names]
    return found if found and found[0] is equals[0] else equals


def _tells(concept: Concept, best: Found) -> bool:
    """Whether the match is more than a single word of a summary, in which any words come together."""
    return concept.strengths.get(best.doc, 0.0) >= (_PHRASE if len(concept.words) > 1 else _OWN)


def _asks(concepts: list[Concept]) -> bool:
    """Whether anything is asked about at all."""
    return any(one.strengths and (not one.light or one.role) for one in concepts)


def _least(elsewhere: bool, best: Found, strangers: list[str]) -> float:
    if best.kind != MESSAGE and elsewhere:
        return _SHOWN
    return _ENOUGH_WITH_STRANGERS if strangers else _ENOUGH


def _found(index: Index, shows: bool, concepts: list[Concept], ranked: list[Ranked]) -> list[Found]:
    documents = index.documents([doc for doc, _, _ in ranked if doc > 0])
    others = index.others
    effects = index.effects
    switch = any(SWITCHING in one.meanings for one in concepts)
    total = sum(one.weight for one in concepts if not one.light)
    found = []
    for doc, score, coverage in ranked:
        torn = sum(one.weight * one.strengths[doc] for one in concepts if doc in one.loose)
        loose = round(torn / total, 4) if total else 0.0
        if doc > 0:
            document = documents[doc]
            found.append(Found(PARAMETER, document["name"], document["apply"], score, coverage, loose, doc))
            continue
        kind, identity = others[doc]
        worth = _SWITCH if switch and kind == EVENT else _SCREEN if shows and kind == MESSAGE else 1.0
        effect = effects.get(identity, UNKNOWN) if kind == EVENT else UNKNOWN
        found.append(Found(kind, identity, effect, round(score * worth, 4), coverage, loose, doc))
    return found
