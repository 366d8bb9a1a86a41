"""Whose setting is asked about: the phones', or that of another device that owns what is asked.

`router password`, `restart the firewall`, `codec order on the pbx` ask about another device, though each has a word
that is a topic of the phones. `sbc address`, `vlan from the switch` and all that names the phone beside it do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.answering.concepts import Concept
from kb.answering.devices import PART, PEER, Device, devices_of, names_phones
from kb.answering.grammar import (
    AUXILIARIES,
    FOR,
    FRESH,
    NOUNS,
    OF,
    PHONES,
    POINTERS,
    RESTARTS,
    TO,
    WHENS,
    looks_like_verb,
)
from kb.answering.index import Index
from kb.answering.words import LIGHT, NUMBER, SILENT, Word

if TYPE_CHECKING:
    from kb.answering.decide import Found

_OWN = 0.95
"""Least strength of a match that makes a word the parameter's own: in its label or name, or a synonym of it."""
_MENTIONED, _SPOKEN = 0.5, 0.85
"""Least strength of a match in any text of a parameter, and in what says what it is: name, label or summary."""
_RESTART, _CHANGE = ("restart",), ("chang",)
"""What synonyms say of words that ask for a restart, or tell of a change."""


def owner_of(index: Index, words: list[Word], concepts: list[Concept], best: Found) -> str | None:
    """The device that owns what is asked, in the question's words; none where the phones do, or nothing tells."""
    found = [device for device in devices_of(index, words) if device.kind != PART]
    question = _Question(index, words, concepts, best)
    for device in found:
        if question.tells_of_a_restart(device):
            return " ".join(word.text for word in words[device.start : device.end])
    if not found or names_phones(words, found):
        return None
    for device in found:
        if not question.is_aside(device) and (question.is_restarted(device) or question.owns(device)):
            return " ".join(word.text for word in words[device.start : device.end])
    return None


class _Question:
    """A question with the best that was found for it."""

    def __init__(self, index: Index, words: list[Word], concepts: list[Concept], best: Found) -> None:
        self.index = index
        self.words = words
        self.best = best
        self.concepts = {id(word): concept for concept in concepts for word in concept.words}
        self.changes = any(_CHANGE in one.meanings for one in concepts if one.role)

    def is_restarted(self, device: Device) -> bool:
        """Whether the device as a whole is to be restarted, and nothing is to be changed: `restart the switch`."""
        first = device.first(self.words)
        if self.changes or any(word.text in FRESH for word in self.words[first : device.start]):
            return False
        if first and self._restarts(first - 1):
            return True
        if self._has_topic_before(device) or self._is_said_with(device):
            return False
        for place in range(device.end, len(self.words)):
            word = self.words[place]
            if word.apart or self._restarts(place):
                return not word.apart
            concept = self._concept(word)
            if word.text not in LIGHT and (concept is None or not concept.light):
                return False
        return False

    def is_aside(self, device: Device) -> bool:
        """Whether the question names the device only as what a setting of the phones is for, or why it is asked."""
        concept = self._concept(self.words[device.end - 1])
        return concept is not None and concept.aside

    def tells_of_a_restart(self, device: Device) -> bool:
        """Whether something is asked of the time when the device restarts: nothing of the phones tells that.

        But for an event that people call by the device: `slow login after switch reboot`.
        """
        first = device.first(self.words)
        if not first or self.words[first - 1].text not in WHENS or device.end == len(self.words):
            return False
        concept = self._concept(self.words[device.start])
        if self._is_said_with(device) or (concept is not None and concept.events):
            return False
        return not self.words[device.end].apart and self._restarts(device.end)

    def owns(self, device: Device) -> bool:
        """Whether what is asked belongs to the device, by the place where it stands."""
        if self._is_said_with(device):
            return False
        before = device.preposition(self.words)
        behind = self._run_behind(device)
        if behind:
            governed = before in TO and device.kind == PEER
            return not governed and not self._has(device, behind) and not self._points(device, behind)
        if before in FOR and device.kind != PEER and self._has_topic_before(device):
            return not self._speaks_of(device)
        if before in OF and self._has_topic_before(device):
            return not self._has(device, self._run_before(device)) and not self._lies_there(device, before)
        return device.kind != PEER and self._is_subject(device) and not self._is_own(device)

    def _concept(self, word: Word) -> Concept | None:
        return self.concepts.get(id(word))

    def _strength(self, concept: Concept) -> float:
        return concept.strengths.get(self.best.doc, 0.0)

    def _restarts(self, place: int) -> bool:
        word = self.words[place]
        concept = self._concept(word)
        said = concept is not None and concept.role is not None and _RESTART in concept.meanings
        return word.stem in RESTARTS or (said and concept is not None and len(concept.words) > 1)

    def _has_topic_before(self, device: Device) -> bool:
        found = (self._concept(word) for word in self.words[: device.start])
        return any(concept is not None and not concept.light for concept in found)

    def _is_said_with(self, device: Device) -> bool:
        """Whether the device is a part of a longer phrase that people say for settings of the phones: `pc port`."""
        concept = self._concept(self.words[device.start])
        return (
            concept is not None
            and concept is self._concept(self.words[device.end - 1])
            and len(concept.words) > device.end - device.start
            and bool(concept.parameters)
        )

    def _run_behind(self, device: Device) -> list[Concept]:
        """What stands right behind the device and is its own by that: `router password`, not `gateway sends`."""
        found: list[Concept] = []
        first = device.first(self.words)
        asked = first > 0 and self.words[first - 1].text in AUXILIARIES
        for word in self.words[device.end :]:
            concept = self._concept(word)
            if word.apart or concept is None or word.text in SILENT or concept.role:
                break
            if NUMBER.fullmatch(word.text) or word.text in NOUNS or word.text in PHONES:
                continue
            if concept.light or word.text in LIGHT or (not found and self._is_verb(word, concept, asked)):
                break
            if concept not in found:
                found.append(concept)
        return found

    def _is_verb(self, word: Word, concept: Concept, asked: bool) -> bool:
        """Whether it is what the device does: `gateway sends`, or where that is `asked`, `does the gateway send`."""
        verb = asked or looks_like_verb(word.text)
        return verb and len(concept.words) == 1 and self._strength(concept) < _OWN

    def _run_before(self, device: Device) -> list[Concept]:
        """What stands before the preposition: `syslog level of the router`."""
        found: list[Concept] = []
        for word in reversed(self.words[: device.first(self.words) - 1]):
            concept = self._concept(word)
            if concept is None or concept.light:
                break
            if concept not in found:
                found.append(concept)
            if word.apart:
                break
        return found

    def _has(self, device: Device, run: list[Concept]) -> bool:
        """Whether what was found has both the device and all that is said of it: `ldap server port`.

        Where people only call it by the device's name (a gateway the `router`), the rest must be more than near it.
        """
        if not self._is_own(device):
            return False
        least = _MENTIONED if self._is_written(device) else _SPOKEN
        return all(self._strength(one) >= least and self.best.doc not in one.loose for one in run)

    def _is_own(self, device: Device) -> bool:
        """Whether the device's word is one of what was found, not one that its texts mention."""
        return self._is_named(device) or self._is_written(device)

    def _is_named(self, device: Device) -> bool:
        said = self.words[device.start : device.end]
        concepts = [one for one in map(self._concept, said) if one is not None]
        return any(
            one.parameters and self._strength(one) > _OWN and all(word in said for word in one.words)
            for one in concepts
        )

    def _is_written(self, device: Device) -> bool:
        """Whether a parameter has the device's word in its name or label."""
        postings = self.index.postings(device.telling)
        places = [postings[stem].get(self.best.doc, {}) for stem in device.telling]
        return self.best.doc > 0 and bool(places) and all({"label", "words"} & place.keys() for place in places)

    def _points(self, device: Device, run: list[Concept]) -> bool:
        """Whether what is asked tells where the device is found, and a setting does that: `pbx ip address`."""
        pointers = all(word.text in POINTERS for one in run for word in one.words)
        return device.kind == PEER and pointers and self._is_mentioned(device)

    def _is_mentioned(self, device: Device) -> bool:
        concept = self._concept(self.words[device.end - 1])
        return concept is not None and self.best.doc in concept.strengths

    def _speaks_of(self, device: Device) -> bool:
        """Whether what was found has the device's word, by whatever name."""
        concept = self._concept(self.words[device.end - 1])
        return concept is not None and self.best.doc in concept.strengths and self.best.doc not in concept.loose

    def _lies_there(self, device: Device, before: str) -> bool:
        """Whether the device is only where something lies or happened that a setting follows: `file on the server`."""
        first = device.first(self.words)
        if device.kind != PEER or first < 2:
            return False
        owned = self.words[first - 2].text
        if owned in POINTERS:
            return before == "on" or self._is_mentioned(device)
        return before == "on" and owned.endswith("ed")

    def _is_subject(self, device: Device) -> bool:
        """Whether the question begins with the device, and a verb that says nothing follows: `PC gets no address`."""
        if any(word.text not in LIGHT for word in self.words[: device.start]) or device.preposition(self.words):
            return False
        after = self.words[device.end] if device.end < len(self.words) else None
        return after is not None and not after.apart and after.text in LIGHT and after.text not in OF | TO
