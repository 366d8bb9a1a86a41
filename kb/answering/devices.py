"""The devices in a question that are not the phones. Which words name one is data: the table `devices`."""

from __future__ import annotations

from collections.abc import Sequence

from kb.answering.grammar import BEFORE, DATIVE, ENTRIES, NOT_PHONES, OF, PARTICLES, PHONES, TO
from kb.answering.index import Index
from kb.answering.words import Word

PEER, MAKER, PART = "peer", "maker", "part"
"""Kinds of devices: one that phones talk to, the maker of some, and a part of the phones themselves."""
_LONGEST = 3
"""Words of a device's name."""
_ANY = frozenset(["server", "system", "sip", "voip", "call", "file", "media"])
"""Stems in a device's name that stand in those of many parameters, and tell nothing of one."""


class Device:
    """A device in a question: its words' places, from `start` up to `end`."""

    def __init__(self, start: int, end: int, kind: str, stems: Sequence[str]) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.telling = [stem for stem in stems if stem not in _ANY]
        """The stems of its name that a parameter has only where it is about such a device."""

    def first(self, words: list[Word]) -> int:
        """Where the small words begin that stand before the device and belong to it."""
        first = self.start
        while first and not words[first].apart and words[first - 1].text in BEFORE:
            first -= 1
        return first

    def preposition(self, words: list[Word]) -> str:
        """The preposition that governs the device, as one of `OF` or `TO`; empty where none does."""
        first = self.first(words)
        if not first or words[first].apart:
            return ""
        text = words[first - 1].text
        if text == "auf" and not any(word.text in DATIVE for word in words[first : self.start]):
            return "an"
        if first > 1 and words[first - 2].text in ENTRIES:
            return "on"
        return text if text in OF or text in TO else ""


def devices_of(index: Index, words: list[Word]) -> list[Device]:
    """The devices of a question in order, the longest names first; a maker's name belongs to the device behind it."""
    spans = {
        (start, end): " ".join(word.stem for word in words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1)
    }
    rows = index.devices(spans.values())
    found: list[Device] = []
    start = 0
    while rows and start < len(words):
        step = start + 1
        for end in range(min(len(words), start + _LONGEST), start, -1):
            text = " ".join(word.text for word in words[start:end])
            said = [row for row in rows.get(spans[start, end], ()) if text in _forms(row["said"])]
            if said and (said[0]["kind"] == "device" or _is_noun(words, start, found)):
                _add(found, Device(start, end, said[0]["role"], [word.stem for word in words[start:end]]))
                step = end
                break
        start = step
    return found


def names_phones(words: list[Word], devices: list[Device]) -> bool:
    """Whether the phones themselves are named: `phone` alone, not in `yealink phone` or `phone number`."""
    taken = {place for device in devices for place in range(device.start, device.end + (device.kind == MAKER))}
    for place, word in enumerate(words):
        if word.text in PHONES and place not in taken:
            after = words[place + 1] if place + 1 < len(words) else None
            if after is None or after.apart or after.text not in NOT_PHONES:
                return True
    return False


def _forms(said: str) -> tuple[str, ...]:
    return said, f"{said}s", f"{said}es"


def _add(found: list[Device], device: Device) -> None:
    if found and found[-1].kind == MAKER and found[-1].end == device.start:
        device.start = found.pop().start
    found.append(device)


def _is_noun(words: list[Word], start: int, found: list[Device]) -> bool:
    """Whether a word that is a verb as well is none here: `the switch`, `cisco switch`, but `switch it off`."""
    if start == 0:
        return not any(word.text in PARTICLES for word in words)
    before = words[start - 1].text
    behind_another = bool(found) and found[-1].end == start
    return words[start].text.endswith("es") or behind_another or before in BEFORE or before in (OF | TO) - {"to"}
