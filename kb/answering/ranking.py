"""Rank what can answer a question: how much of what was asked each parameter, event or message covers.

A concept weighs by how rare it is (inverse document frequency), a match by the field it stands in. What covers all
that was asked comes first; between equals, the one whose label and name say little else, and the one that others of
its group depend on.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from kb.answering.concepts import Concept
from kb.answering.index import Index, Places, Postings, Row
from kb.answering.words import SILENT

FIELDS = {
    "label": 1.0,
    "words": 1.0,
    "summary": 0.9,
    "comment": 0.7,
    "old_names": 0.4,
    "said": 0.75,
    "section": 0.4,
    "literals": 0.65,
    "notes": 0.3,
}
"""What a match is worth by its field: a label is what people read aloud, a note mentions many things in passing."""
_IN_PASSING = frozenset(["said", "section", "old_names", "notes"])
"""Fields that have a word in passing only: in one of the phrases that people say, or as a part of something else."""
_MEANT = 0.95
"""What a match of a synonym's meaning is worth, against the asked word itself."""
_NAMED, _IN_GROUP = 1.12, 1.03
"""What it is worth that a synonym names the parameter, or its group."""
_BESIDE, _OWN_GROUP, _GROUP = 0.75, 2, 40
"""What it is worth to stand beside a parameter that a synonym names, in a group of so many parts and parameters."""
_APART, _ACROSS, _SCATTERED, _PART = 0.75, 0.6, 0.4, 0.55
"""What a phrase is worth whose words stand apart, in several fields (for a synonym: by chance), or not all there."""
_LIGHT, _QUESTION, _RARE = 0.25, 0.04, 4.0
"""How much of its weight, and of how much at most, a word has that only carries the question, or is the question."""
_EVENTFUL = 8.0
"""How much more a word of the question (restart, reboot) counts for an event, whose very subject it may be."""
_LEADING = 1.25
"""How much more what leads a question counts than what is said of it, where answers are compared."""
_ASIDE = 0.75
"""How much less it is missed that only says where what is asked matters, or why."""
_STRAY = 0.5
"""How much less words torn from phrases count for what has nothing of that for which a synonym names parameters."""
_BESIDE_EACH_OTHER = 0.12
"""What it adds that two things stand side by side as they were asked."""
_UNKNOWN_AS = 0.5
"""A word that nobody knows weighs as if it stood in half a document: it is surely what the question is about."""
_COUNTED = 0.5
"""Least strength of a match that makes a concept common."""
_TITLE, _NAME = 0.2, 0.15
"""What it adds that a label or the end of a name, and that the whole name says nothing but what was asked."""
_DEPENDED, _EXPORTED = 0.02, 0.02
"""What it adds that others depend on it (each doubling), and that a Genesys phone was seen to have it."""
_SWITCHED = 0.06
"""What it adds to be a switch, where turning something on or off is asked about."""
SWITCHING = ("enabl",)
"""What synonyms say of turning something on or off."""

Ranked = tuple[int, float, float]
"""A document, its score, and how much of what was asked it covers: 1 and more where it is all."""


def weigh(index: Index, concepts: list[Concept]) -> None:
    """Give each concept its weight and its matches."""
    stems = {stem for concept in concepts for meaning in concept.meanings for stem in meaning}
    postings = index.postings(stems)
    for concept in concepts:
        concept.strengths = {} if concept.outside else _strengths(index, concept, postings)
        concept.loose = _loose(concept, postings)
        common = sum(1 for doc, strength in concept.strengths.items() if doc > 0 and strength >= _COUNTED)
        common = common or (1 if concept.strengths else 0)
        concept.weight = math.log((index.size + 1) / (common or _UNKNOWN_AS))
        if concept.light:
            concept.weight = (_QUESTION if concept.role else _LIGHT) * min(concept.weight, _RARE)


def rank(index: Index, concepts: list[Concept], leading: list[Concept]) -> list[Ranked]:
    """All documents that match anything, best first; what is `leading` the question says most of which is meant."""
    asked = sum(one.weight for one in concepts if not one.light)
    total = asked or sum(one.weight for one in concepts if one.strengths)
    led = _LEADING if leading else 1.0
    most = total + (led - 1) * sum(one.weight for one in leading)
    covered: dict[int, float] = {}
    weighed: dict[int, float] = {}
    for one in sorted(concepts, key=lambda one: one.light):
        for doc, strength in one.strengths.items():
            if doc in covered or not one.light or not asked:
                weight = one.weight * (_EVENTFUL if doc < 0 and one.role else 1.0)
                covered[doc] = covered.get(doc, 0.0) + weight * strength
                weighed[doc] = weighed.get(doc, 0.0) + weight * strength * (led if one in leading else 1.0)
    documents = index.documents([doc for doc in covered if doc > 0])
    postings = index.postings({s for one in concepts for meaning in one.meanings for s in meaning})
    switching = any(SWITCHING in one.meanings for one in concepts)
    named = [one for one in concepts if one.parameters and not one.light]
    asides = [one for one in concepts if one.aside and not one.light]
    ranked = []
    for doc, sum_ in covered.items():
        missed = _ASIDE * sum(one.weight for one in asides if doc not in one.strengths)
        coverage = sum_ / (total - missed) if total else 0.0
        document = documents.get(doc)
        score = weighed[doc] / (most - missed) if total else 0.0
        if named and not any(doc in one.strengths for one in named):
            torn = sum(one.weight * one.strengths[doc] for one in concepts if doc in one.loose)
            score -= _STRAY * torn / (most - missed)
        if document is not None:
            score = score * (1 + _closeness(document, concepts, postings)) + _standing(document)
            score += _SWITCHED if switching and document["switch"] else 0.0
        ranked.append((doc, round(score, 4), round(coverage, 4)))
    return sorted(ranked, key=lambda one: (-one[1], one[0]))


def _closeness(document: Row, concepts: list[Concept], postings: Postings) -> float:
    """How far label and name say what was asked, all of it, and nothing else."""
    labels: list[set[int]] = []
    names: list[set[int]] = []
    for one in concepts:
        label: set[int] = set()
        name: set[int] = set()
        if document["doc"] in one.strengths:
            for stem in {stem for meaning in one.meanings for stem in meaning}:
                places = postings[stem].get(document["doc"], {})
                label.update(places.get("label", ()))
                name.update(places.get("words", ())[:1])  # A leaf that repeats its group says nothing new.
        if label or name or not one.light:
            labels.append(label)
            names.append(name)
    end, family = document["name_length"], document["family_length"]
    told = {offset for name in names for offset in name if offset >= family}
    titles = [_title(labels, 0, document["label_length"])]
    titles += [_title(names, first, last) for first, last in _ends(document)]
    close: float = (
        _TITLE * max(titles)
        + _NAME * len(told) / max(end - family, 1)
        + _BESIDE_EACH_OTHER * _pairs(document["doc"], concepts, postings)
    )
    return close


def _title(asked: list[set[int]], first: int, last: int) -> float:
    """How far a title, the words from `first` to `last`, is what was asked, and how far what was asked is in it."""
    within = [{offset for offset in one if first <= offset < last} for one in asked]
    length = max(last - first, 1)
    return len(set().union(*within)) / length * sum(map(bool, within)) / max(len(asked), 1)


def _ends(document: Row) -> Iterator[tuple[int, int]]:
    """The ends of a name that can be its title: its last part, the last two, and of a switch what it switches."""
    end = document["name_length"]
    leaf, parent = end - document["leaf_length"], end - document["leaf_length"] - document["parent_length"]
    yield leaf, end
    yield parent, end
    if document["switch"] and document["leaf_length"] == 1 and parent < leaf:
        yield parent, leaf


def _pairs(doc: int, concepts: list[Concept], postings: Postings) -> int:
    """How many neighbours of the question are neighbours in the document's label, name or summary too."""
    count = 0
    for one, other in pairwise(concepts):
        if doc in one.strengths and doc in other.strengths:
            first = [postings[meaning[-1]].get(doc, {}) for meaning in one.meanings]
            second = [postings[meaning[0]].get(doc, {}) for meaning in other.meanings]
            count += any(
                offset + 1 in right.get(field, ())
                for left in first
                for right in second
                for field in ("label", "words", "summary")
                for offset in left.get(field, ())
            )
    return count


def _standing(document: Row) -> float:
    required_by, exported = int(document["required_by"]), int(document["exported"])
    return _DEPENDED * math.log2(1 + required_by) + _EXPORTED * exported


def _strengths(index: Index, concept: Concept, postings: Postings) -> dict[int, float]:
    strengths: dict[int, float] = {}
    for number, meaning in enumerate(concept.meanings):
        asked = number < concept.asked
        for doc, strength in _matches(meaning, postings, asked):
            worth = strength if asked else strength * _MEANT
            strengths[doc] = max(worth, strengths.get(doc, 0.0))
    for name in concept.parameters:
        for doc in _group(index, name):
            strengths[doc] = max(_BESIDE, strengths.get(doc, 0.0))
    for name in concept.parameters:
        for doc in index.named(name):
            worth = _IN_GROUP if name.endswith("/") else _NAMED
            strengths[doc] = max(worth, strengths.get(doc, 0.0))
    if concept.events:
        for doc, (kind, identity) in index.others.items():
            if kind == "event" and identity in concept.events:
                strengths[doc] = _NAMED
    return strengths


def _loose(concept: Concept, postings: Postings) -> frozenset[int]:
    """The documents whose match is a word of what people say for them, torn from its phrase."""
    stems = {meaning[0] for meaning in concept.meanings if len(meaning) == 1}
    said = {
        doc
        for stem in stems
        for doc, places in postings[stem].items()
        if "said" in places and places.keys() <= _IN_PASSING
    }
    return frozenset(doc for doc in said if concept.strengths.get(doc, 1.0) <= FIELDS["said"])


def _group(index: Index, name: str) -> list[int]:
    """The parameters beside one that stands for a feature: those of its group, where it has one of its own."""
    group = name.rpartition("/")[0] + "/"
    if name.endswith("/") or group.count("/") < _OWN_GROUP or group.endswith("}/"):
        return []
    found = index.named(group)
    return found if len(found) <= _GROUP else []


def _matches(meaning: tuple[str, ...], postings: Postings, partly: bool) -> Iterator[tuple[int, float]]:
    """Documents that have the words of a phrase, with how well."""
    if len(meaning) == 1:
        if meaning[0] in SILENT:  # The stem of `tos` is the word `to`.
            return
        for doc, places in postings[meaning[0]].items():
            yield doc, max(FIELDS.get(field, 0.5) for field in places)
        return
    docs = set().union(*(postings[stem] for stem in meaning))
    for doc in docs:
        found = [postings[stem][doc] for stem in meaning if doc in postings[stem]]
        if len(found) == len(meaning):
            yield doc, _phrase(found, _ACROSS if partly else _SCATTERED)
        elif partly:
            best = max(FIELDS.get(field, 0.5) for places in found for field in places)
            yield doc, best * _PART * len(found) / len(meaning)


def _phrase(found: list[Places], across: float) -> float:
    """How well a document has all words of a phrase: side by side, in one field, or across fields."""
    shared = set(found[0]).intersection(*found[1:])
    best = across * min(max(FIELDS.get(field, 0.5) for field in places) for places in found)
    for field in shared:
        beside = any(
            all(first + step in places[field] for step, places in enumerate(found)) for first in found[0][field]
        )
        best = max(best, FIELDS.get(field, 0.5) * (1.0 if beside else _APART))
    return best
