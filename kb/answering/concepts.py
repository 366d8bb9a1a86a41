"""What a question asks about: its words, the phrases people say, and what either stands for in the dataset."""

from __future__ import annotations

import json

from extract.dataset.stems import stems
from kb.answering.grammar import ARTICLES, PHONES, TOO, TURNS
from kb.answering.index import Index, Row
from kb.answering.words import SILENT, Word

_LONGEST_PHRASE = 6
_SHORT_STEM = 3
_COMPOUND = 7
_LEFT_OUT = ARTICLES | {"do", "does", "did"}
_EVERYDAY, _OUTSIDE = "everyday", "outside"
"""The roles of words that carry a question in any subject, and of what is asked about though no fact speaks of it."""


class Concept:
    """One thing asked about: a word or a phrase, as the question has it and as the dataset may."""

    def __init__(self, words: tuple[Word, ...], light: bool, stems: tuple[str, ...]) -> None:
        self.words = words
        self.light = light
        """Carries the question only: not missed where nothing has it."""
        self.meanings = [stems]
        """Stems that stand for it, the asked words themselves first."""
        self.asked = 1
        """How many of the meanings are the asked words."""
        self.parameters: list[str] = []
        """Parameters and groups that a synonym names outright."""
        self.events: list[str] = []
        self.role: str | None = None
        self.outside = False
        """People ask about it, and no fact speaks of it."""
        self.aside = False
        """Says of a device only where what is asked matters, or why: not missed where nothing has it."""
        self.corrected: str | None = None
        self.weight = 0.0
        self.strengths: dict[int, float] = {}
        """How strongly each document matches it; `ranking` fills it, the weight, and what is loose."""
        self.loose: frozenset[int] = frozenset()
        """Documents that match it only by a word of phrases that people say, though no such phrase was said."""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def concepts_of(index: Index, words: list[Word]) -> list[Concept]:
    """The concepts of a question in order: the longest phrases that people are known to say, and single words."""
    stems = [word.stem for word in words]
    ends = {
        (start, end)
        for start in range(len(stems))
        for end in range(start + 1, min(len(stems), start + _LONGEST_PHRASE) + 1)
    }
    spans = {(start, end): " ".join(stems[start:end]) for start, end in ends}
    # `hide my number`: words of grammar may stand between.
    telling = {(start, end): " ".join(_telling(words[start:end])) for start, end in ends}
    bare = {(start, end): " ".join(_bare(words[start:end])) for start, end in ends}
    phrases_of = index.phrases({*spans.values(), *bare.values(), *telling.values()} - {""})
    # `address from the dhcp server` is no `address from dhcp`: a phrase is not to be cut.
    whole = phrases_of.keys() | index.devices(spans.values()).keys()
    bare = {(start, end): text for (start, end), text in bare.items() if spans.get((end - 1, end + 1)) not in whole}
    known = {
        span: next((phrases_of[one] for one in (text, bare.get(span), telling[span]) if one in phrases_of), [])
        for span, text in spans.items()
    }
    found: list[Concept] = []
    start = 0
    while start < len(words):
        end = next((e for e in range(len(words), start + 1, -1) if known.get((start, e))), start + 1)
        said = tuple(words[start:end])
        phrases = [phrase for phrase in known[start, end] if _meant(said, phrase)]
        if _is_place(words, start, end):
            phrases = []
        if phrases or len(said) > 1 or said[0].text not in SILENT:
            found.append(_concept(index, said, phrases))
            if _is_complaint(words, start, end):
                found[-1].light = found[-1].light or not found[-1].parameters
        start = end
    return found


def parted(index: Index, words: list[Word]) -> list[Word]:
    """The words of a question, those that nobody knows put right or parted."""
    return [part for word in words for part in _parted(index, word)]


def _parted(index: Index, word: Word) -> list[Word]:
    """A word that nobody knows, put right (`wich`) or as the two that it is put together from: `Lautsprechertaste`."""
    if word.light or index.known(word.stem):
        return [word]
    from kb.answering.spelling import carrying, halves

    meant = carrying(index, word.text)
    if meant:
        return [Word(meant, stems([meant])[0][0], word.apart)]
    return (halves(index, word.text) if len(word.text) >= _COMPOUND else []) or [word]


def _bare(words: list[Word]) -> list[str]:
    """A phrase without what people leave out: `answer on the headset`, `how often does the phone register`."""
    if words[0].text in _LEFT_OUT or words[-1].text in _LEFT_OUT:
        return []
    return [word.stem for word in words if word.text not in _LEFT_OUT]


def _is_place(words: list[Word], start: int, end: int) -> bool:
    """Whether `on` says where (`on the phone`), and not that something is switched."""
    if words[start].text != "on" or end != start + 1 or end == len(words) or words[end].apart:
        return False
    return words[end].text in ARTICLES | PHONES and not any(word.text in TURNS for word in words[:start])


def _is_complaint(words: list[Word], start: int, end: int) -> bool:
    """Whether a word says how something is, not what: `gain too low`, `phone too hot`."""
    last = end == len(words) or words[end].apart
    return start > 0 and end == start + 1 and last and words[start - 1].text in TOO


def _telling(words: list[Word]) -> list[str]:
    if words[0].text in SILENT or words[-1].text in SILENT:
        return []
    return [word.stem for word in words if word.text not in SILENT]


def _meant(words: tuple[Word, ...], phrase: Row) -> bool:
    """Whether the phrase was said: of a short word the stem alone is another word (`sip`, `sips`)."""
    return len(phrase["phrase"]) > _SHORT_STEM or words[0].text == phrase["said"]


def _concept(index: Index, words: tuple[Word, ...], phrases: list[Row]) -> Concept:
    stems = tuple(word.stem for word in words if word.text not in _LEFT_OUT) or (words[0].stem,)
    told = [phrase for phrase in phrases if phrase["kind"] != "event"]
    concept = Concept(words, all(word.light for word in words) and (len(words) == 1 or not told), stems)
    roles = {phrase["role"] for phrase in told}
    concept.role = next(iter(roles - {None, _EVERYDAY, _OUTSIDE}), None)
    telling = [phrase for phrase in phrases if phrase["role"] not in (_EVERYDAY, _OUTSIDE)]
    if phrases and not telling:
        concept.light = _OUTSIDE not in roles
        concept.outside = _OUTSIDE in roles
    for phrase in telling:
        concept.events += [event for event in json.loads(phrase["events"]) if event not in concept.events]
        concept.parameters += [name for name in json.loads(phrase["parameters"]) if name not in concept.parameters]
        for meaning in json.loads(phrase["means"]):
            if tuple(meaning) not in concept.meanings:
                concept.meanings.append(tuple(meaning))
    if concept.role:
        concept.light = True
    if len(words) == 1 and not phrases and not words[0].light and not index.known(stems[0]):
        _read_otherwise(index, concept)
    return concept


def _read_otherwise(index: Index, concept: Concept) -> None:
    """Another reading of a word that stands nowhere, with what people mean by that one."""
    from kb.answering.spelling import readings

    word = concept.words[0]
    found, corrected = readings(index, word.text, word.stem)
    if not found:
        return
    concept.meanings += found
    concept.asked += len(found)
    if corrected:
        concept.corrected = " ".join(found[0])
    for phrase in index.phrases([" ".join(found[0])]).get(" ".join(found[0]), []):
        if phrase["role"] == _OUTSIDE:
            concept.outside = True
            continue
        concept.parameters += json.loads(phrase["parameters"])
        concept.events += json.loads(phrase["events"])
        concept.role = concept.role or phrase["role"]
        concept.meanings += [tuple(meaning) for meaning in json.loads(phrase["means"])]
    if concept.role:
        concept.light = True
