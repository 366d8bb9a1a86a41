"""Answer a question of the support desk: which parameter, event or message is meant, and what a change needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kb.actions import UNKNOWN
from kb.answering import sentences
from kb.answering.answer import Answer
from kb.answering.concepts import concepts_of, parted
from kb.answering.decide import (
    AMBIGUOUS,
    ANSWERED,
    EVENT,
    MESSAGE,
    NO_MATCH,
    PARAMETER,
    SECTION,
    TOPIC,
    UNKNOWN_ACTION,
    Decision,
    Found,
    decide,
)
from kb.answering.entries import Entry, event_entry, message_entry, parameter_entry
from kb.answering.index import Index
from kb.answering.ranking import rank, weigh
from kb.answering.standing import leading, mark_asides
from kb.answering.words import words_of
from kb.catalogue import Catalogue

if TYPE_CHECKING:
    from kb.answering.naming import Named

LIMIT = 5
"""Parameters that an answer names, if nobody asks for more; those that fit equally are named anyway."""
_EXACT = 10.0
"""Score of a parameter that was named outright."""
_TITLED = 0.75
"""Least coverage by the title of a section or a topic for it to be pointed at."""
_NEAR = 0.5
"""Least score of a runner-up, as a share of the best one's."""
_MOST_EQUALS = 40
"""However vague the question, so many that fit equally are named at most."""


def answer(catalogue: Catalogue, question: str, limit: int = LIMIT) -> Answer:
    """The answer to any text, however it is spelled."""
    if "/" in question:
        from kb.answering.naming import named

        outright = named(catalogue, question)
        if outright is not None:
            return _named(catalogue, question, outright, limit)
    index = Index(catalogue)
    words = parted(index, words_of(question))
    concepts = concepts_of(index, words)
    mark_asides(index, words, concepts)
    weigh(index, concepts)
    decision = decide(index, words, concepts, rank(index, concepts, leading(words, concepts)))
    notes = [f"'{concept.text}' was taken for '{concept.corrected}'" for concept in concepts if concept.corrected]
    notes += _told_in(catalogue, decision)
    if decision.status == NO_MATCH:
        notes += _elsewhere(catalogue, decision)
        parameters, events, messages = _entries(catalogue, decision.equals[:limit])
        near = sorted([*parameters, *events, *messages], key=lambda one: -one["score"])
        text = sentences.about_nothing(question, decision.strangers, near)
        return Answer(question, NO_MATCH, text, UNKNOWN, parameters, events, messages, notes)
    return _found(catalogue, question, decision, limit, notes)


def _found(catalogue: Catalogue, question: str, decision: Decision, limit: int, notes: list[str]) -> Answer:
    best = decision.equals[0]
    shown = decision.equals[: max(limit, _MOST_EQUALS)]
    others = [one for one in decision.found if one not in decision.equals and one.score >= best.score * _NEAR]
    shown = [*shown, *others[: max(0, limit - len(shown))]]
    parameters, events, messages = _entries(catalogue, shown)
    equals = {PARAMETER: parameters, EVENT: events, MESSAGE: messages}[best.kind][: len(decision.equals)]
    if decision.owner:
        text = sentences.about_owned(equals, decision.owner)
    elif best.kind == MESSAGE:
        text = sentences.about_message(equals[0])
    elif decision.status == AMBIGUOUS:
        text = sentences.about_differing(equals, decision.doubtful)
    elif best.kind == EVENT:
        text = sentences.about_events(catalogue, equals)
    else:
        text = sentences.about_parameters(catalogue, equals)
    if decision.status == UNKNOWN_ACTION and best.kind == PARAMETER:
        notes = [*notes, *_what_can_be_said(catalogue, best.identity)]
    if best.kind == PARAMETER:
        told = catalogue.notes(best.identity)
        notes = [
            *notes,
            *(
                note.text
                for note in told
                if note.kind == "disagreement" and note.source is None and parameters[0]["grade"] == "confirmed"
            ),
        ]
    if decision.strangers:
        notes = [*notes, f"No fact speaks of {', '.join(repr(word) for word in decision.strangers)}."]
    return Answer(question, decision.status, text, best.apply, parameters, events, messages, notes)


def _entries(catalogue: Catalogue, shown: Sequence[Found]) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """What was found, told in full: parameters, events, messages."""
    return (
        [parameter_entry(catalogue, one.identity, one.score) for one in shown if one.kind == PARAMETER],
        [event_entry(catalogue, one) for one in shown if one.kind == EVENT],
        [message_entry(catalogue, one) for one in shown if one.kind == MESSAGE],
    )


def _named(catalogue: Catalogue, question: str, outright: Named, limit: int) -> Answer:
    notes = [outright.remark] if outright.remark else []
    if not outright.parameters:
        if outright.nearest:
            notes.append(f"nearest names: {', '.join(outright.nearest)}")
        text = f"Nothing fits: {outright.remark}. What a change needs is not known."
        return Answer(question, NO_MATCH, text, UNKNOWN, [], [], [], notes)
    found = [Found(PARAMETER, p.name, p.apply, _EXACT, 1.0) for p in outright.parameters]
    actions = {one.apply for one in found}
    status = AMBIGUOUS if len(actions) > 1 else UNKNOWN_ACTION if actions == {UNKNOWN} else ANSWERED
    return _found(catalogue, question, Decision(status, found, found, []), limit, notes)


def _what_can_be_said(catalogue: Catalogue, name: str) -> list[str]:
    """Of a parameter whose action nobody knows: what its group needs, and how to find out."""
    group = name.rpartition("/")[0]
    rows = catalogue.rows(
        "select apply from parameters where name > ? and name < ? and name != ? and not sibling",
        (f"{group}/", f"{group}0", name),
    )
    told = [row["apply"] for row in rows]
    said = [f"{told.count(action)} {action}" for action in catalogue.actions() if action in told]
    notes = []
    if said:
        notes.append(f"Others of its group {group}/ need: {', '.join(said)}. That proves nothing for this one.")
    notes.append(
        "To find out: change it alone on one phone, watch whether the phone restarts, and record what was seen:"
        f" offhook confirm {name} --apply ACTION --evidence '...'"
    )
    return notes


def _told_in(catalogue: Catalogue, decision: Decision) -> list[str]:
    """The topic whose title is what was asked about."""
    for one in decision.aside:
        if one.kind == TOPIC and one.coverage >= _TITLED:
            title = catalogue.rows("select title from topics where topic = ?", (one.identity,))[0]["title"]
            return [f"More of this: offhook topic {one.identity} ({title})."]
    return []


def _elsewhere(catalogue: Catalogue, decision: Decision) -> list[str]:
    """Where the guide or sibling firmware may speak of it."""
    notes: list[str] = []
    for one in decision.aside:
        if one.kind == SECTION and one.coverage >= _TITLED and len(notes) < 2:
            section = catalogue.section(one.identity)
            if section:
                notes.append(
                    f"By its title, section {section.number} of the guide ({section.title}, page {section.page})"
                    " may speak of it."
                )
    return notes


def entries_of(answered: Answer) -> list[Entry]:
    """Parameters, events and messages of an answer, best first."""
    return sorted([*answered.parameters, *answered.events, *answered.messages], key=lambda one: -one["score"])
