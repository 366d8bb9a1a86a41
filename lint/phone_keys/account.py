"""What `offhook keys` tells of a configuration, as plain data: the JSON form of its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kb.catalogue import Catalogue
from lint.findings import INFO, Finding
from lint.phone_keys import groups as known
from lint.phone_keys.groups import CALL, FUNCTION, IDLE, KEYPAD, TITLES, Group
from lint.phone_keys.keys import NOTHING, SET, UNSET, Key, Meanings, keys
from lint.sheet import Sheet

Data = dict[str, Any]

_TWICE = {IDLE: "softkeys-twice", CALL: "softkeys-twice", FUNCTION: "function-keys-twice"}
KEYPAD_KEYS = "123456789"
_SWITCHES = {"1": "on", "0": "off"}
_NO_FINDING = "APP"
"""Family of findings that speak of the file as a whole."""


def account(sheet: Sheet, catalogue: Catalogue, findings: Sequence[Finding]) -> Data:
    """The keys of all groups with remarks; `findings` are the linter's on the file."""
    model = sheet.model
    meanings = Meanings(catalogue)
    where = known.place(catalogue, model)
    listed = known.groups(catalogue, model)
    hard = known.hard_keys(catalogue)
    prefixes = tuple(group.prefix.lower() for group in listed) + tuple(name.lower() for name in hard)
    drawn = [_group(sheet, catalogue, group, meanings, where) for group in listed]
    return {
        "file": sheet.file,
        "model": model,
        "groups": drawn,
        "inferred": any(key["meaning_grade"] == "inferred" for group in drawn for key in group["keys"]),
        "hard_keys": [_hard_key(sheet, name) for name in hard],
        "findings": [
            one._asdict()
            for one in findings
            if (one.parameter or "").lower().startswith(prefixes) and not one.code.startswith(_NO_FINDING)
        ],
    }


def _group(sheet: Sheet, catalogue: Catalogue, group: Group, meanings: Meanings, where: str | None) -> Data:
    found = keys(sheet.effective, catalogue, group, meanings)
    where = where if group.name == FUNCTION else None
    return {
        "group": group.name,
        "title": TITLES[group.name],
        "parameter": group.function,
        "place": where,
        "place_sources": known.place_sources(catalogue, where) if where else [],
        "count": group.model[1] - group.model[0] + 1 if group.model else None,
        "count_source": group.source,
        "widest": list(group.widest) if group.widest else None,
        "keys": [_key(key, where) for key in found],
        "remarks": list(_remarks(catalogue, group, found)),
    }


def _key(key: Key, where: str | None) -> Data:
    return {
        "number": key.number,
        "key": keypad_key(key.number) if where == KEYPAD else None,
        "state": key.state,
        "function": key.function,
        "meaning": key.meaning,
        "meaning_grade": key.meaning_grade,
        "fields": dict(key.fields),
        "without_effect": dict(key.idle_fields) if key.state == SET else {},
        "words": words(key),
        "set_at": list(key.places),
    }


def keypad_key(number: int) -> str | None:
    """The key of the keypad whose long press is a function key: the file counts from 0. There are nine."""
    return f"keypad {number + 1}, long press" if number < len(KEYPAD_KEYS) else None


def words(key: Key) -> str:
    """What a key does, in words."""
    if key.state == UNSET:
        return "not set in the file"
    if key.state == NOTHING:
        return "nothing"
    text = key.meaning.rstrip(".") if key.meaning else f"{key.function}: what it does is not known"
    rest = [f"{name.replace('_', ' ')} {value}" for name, value in key.fields]
    return f"{text}: {', '.join(rest)}" if rest else text


def _hard_key(sheet: Sheet, name: str) -> Data:
    setting = sheet.effective.get(name)
    held = setting.at("later") if setting else None
    value = held.value.strip() if held else None
    state = UNSET if value is None else _SWITCHES.get(value, "not understood")
    return {
        "key": known.hard_key(name),
        "parameter": name,
        "state": state,
        "set_at": [held.place] if held else [],
    }


def _remarks(catalogue: Catalogue, group: Group, found: Sequence[Key]) -> Iterator[Data]:
    """Keys that do the same."""
    fact = _TWICE.get(group.name)
    if fact is None:
        return
    seen: dict[tuple[object, ...], list[int]] = {}
    for key in found:
        if key.state == SET:
            what = (str(key.function).lower(), *(field for field in key.fields if not field[0].endswith("label")))
            seen.setdefault(what, []).append(key.number)
    for numbers in seen.values():
        if len(numbers) > 1:
            same = f"keys {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} do the same"
            yield {"severity": INFO, "message": same, "facts": [fact], "sources": catalogue.topic_fact(fact).sources}
