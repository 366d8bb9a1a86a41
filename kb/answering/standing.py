"""How the things asked about stand to each other: what leads a question, and what only says where it lies or why.

In `bind password for the ldap account` the password is asked for. In `sip port of the phone for the firewall rule` no
fact needs to speak of firewalls, for the phone is named as what has the port.
"""

from __future__ import annotations

from kb.answering.concepts import Concept
from kb.answering.devices import MAKER, PART, PEER, Device, devices_of, names_phones
from kb.answering.grammar import AUXILIARIES, ENDS, GENITIVE, NOT, NOUNS, OF, REASONS, TO, looks_like_verb
from kb.answering.index import Index
from kb.answering.words import SILENT, Word


def leading(words: list[Word], concepts: list[Concept]) -> list[Concept]:
    """What a question begins with, up to the first word that tells a place, an end or what it does.

    Empty where nothing else is asked about, or where the question begins with a place.
    """
    concept_of = {id(word): concept for concept in concepts for word in concept.words}
    found: list[Concept] = []
    for word in words:
        concept = concept_of.get(id(word))
        if concept is not None and not concept.light:
            if found and word.apart and word is concept.words[0]:
                break
            if concept not in found:
                found.append(concept)
        elif word.text in (OF | TO | AUXILIARIES) - GENITIVE:
            if found:
                break
            if word.text not in AUXILIARIES:
                return []
    return found if any(not one.light and one not in found for one in concepts) else []


def mark_asides(index: Index, words: list[Word], concepts: list[Concept]) -> None:
    """Mark the concepts that say of a device only where what is asked matters or does not, or why it is asked."""
    devices = devices_of(index, words)
    phones = names_phones(words, devices) or _names_part(devices)
    concept_of = {id(word): concept for concept in concepts for word in concept.words}
    for device in devices:
        if device.kind in (MAKER, PART):
            continue
        end = _end_behind(words, device)
        if _is_excluded(words, device) or (phones and _tells_end(words, device)):
            said = words[device.start : end]
        elif _tells_why(words, device):
            said = words[device.start : _end_of_clause(words, device.end)]
        else:
            continue
        for concept in [concept_of[id(word)] for word in said if id(word) in concept_of]:
            concept.aside = all(word in said for word in concept.words)


def _tells_end(words: list[Word], device: Device) -> bool:
    """Whether the device is what a setting of the phones is for, or what phones talk to at that."""
    return device.preposition(words) in (TO if device.kind == PEER else ENDS)


def _names_part(devices: list[Device]) -> bool:
    """Whether a part of a phone is named, and no maker whose phone it may be a part of."""
    kinds = {device.kind for device in devices}
    return PART in kinds and MAKER not in kinds


def _end_behind(words: list[Word], device: Device) -> int:
    """The end of what belongs to the device: `firewall rule`."""
    end = device.end
    while end < len(words) and not words[end].apart and words[end].text not in SILENT:
        end += 1
    return end


def _end_of_clause(words: list[Word], start: int) -> int:
    return next((place for place in range(start, len(words)) if words[place].apart), len(words))


def _is_excluded(words: list[Word], device: Device) -> bool:
    """`on the phone, not on the pbx`."""
    first = device.first(words)
    if device.preposition(words):
        first -= 1
    return first > 0 and words[first - 1].text in NOT and not words[first].apart


def _tells_why(words: list[Word], device: Device) -> bool:
    """Whether a clause behind what is asked tells what the device does: `srtp off because the gateway can not`."""
    first = device.first(words)
    if device.kind != PEER or not first:
        return False
    if words[first - 1].text in REASONS:
        return True
    behind = words[device.end : _end_of_clause(words, device.end)]
    acts = any(word.text in AUXILIARIES or (looks_like_verb(word.text) and word.text not in NOUNS) for word in behind)
    return words[first].apart and acts
