"""What a configuration puts on each key."""

from __future__ import annotations

from collections.abc import Iterator

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.effective import Effective
from lint.entries import fill
from lint.phone_keys.groups import FUNCTION, RECORD, RECORD_FIELDS, Group
from lint.requirements import unmet

_INDEX = "{n}"

SET, NOTHING, UNSET = "set", "nothing", "not set"
"""A function is on the key; the file says that nothing is; the file does not say."""


class Key(NamedTuple):
    """One key. `number` counts from 0, as the parameters do."""

    number: int
    state: str
    function: str | None
    """The literal, as the file has it."""
    meaning: str | None
    """What it does; None where no source says."""
    meaning_grade: str | None
    fields: tuple[tuple[str, str], ...]
    """Other settings of the key that are not empty and matter to its function, by the last part of their names."""
    idle_fields: tuple[tuple[str, str], ...]
    """Those that do not matter to its function."""
    places: tuple[str, ...]
    """The lines that say so."""

    @property
    def number_dialed(self) -> str | None:
        """The number that it dials."""
        return next((value for name, value in self.fields if name.endswith("number")), None)

    @property
    def label(self) -> str | None:
        """Text of its own."""
        return next((value for name, value in self.fields if name.endswith("label")), None)


def keys(effective: Effective, catalogue: Catalogue, group: Group, meanings: Meanings) -> list[Key]:
    """The keys of a group: those a model is known to have, and those that are set."""
    numbers = set(effective.indexes(group.function))
    for name in group.fields:
        numbers |= effective.indexes(name)
    if group.model:
        numbers |= set(range(group.model[0], group.model[1] + 1))
    return [_key(effective, catalogue, group, meanings, number) for number in sorted(numbers)]


class Meanings:
    """What functions mean, by parameter and literal; case does not matter."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._held: dict[tuple[str, str], tuple[str | None, str | None]] = {}
        for row in catalogue.rows("select literal, used_in, meaning, meaning_basis from key_functions"):
            for name in _listed(row["used_in"]):
                self._held.setdefault((name, str(row["literal"]).lower()), (row["meaning"], row["meaning_basis"]))

    def of(self, parameter: str, literal: str) -> tuple[str | None, str | None]:
        """Meaning and grade; nothing for a literal that no source has."""
        return self._held.get((parameter, literal.lower()), (None, None))


def _listed(text: str | None) -> list[str]:
    import json

    return [str(one) for one in json.loads(text or "[]")]


def _key(effective: Effective, catalogue: Catalogue, group: Group, meanings: Meanings, number: int) -> Key:
    name = group.function.replace(_INDEX, str(number))
    setting = effective.get(name)
    function = setting.at("later").value.strip() if setting else None
    meaning, grade = meanings.of(group.function, function) if function else (None, None)
    fields = list(_fields(effective, catalogue, group, number)) + list(_record(effective, catalogue, group, number))
    used = tuple((label, value) for label, value, matters in fields if matters)
    state = UNSET if function is None else NOTHING if not function or function.lower() in group.nothing else SET
    if state == SET and group.name == FUNCTION and _lacks_number(catalogue, group, function or "", dict(used)):
        # As a phone writes the keys that nobody set up.
        state = NOTHING
    places = tuple(held.place for one in effective.below(f"{group.prefix}{number}/") for held in one.lines[-1:])
    idle = tuple((label, value) for label, value, matters in fields if not matters)
    return Key(number, state, function, meaning, grade, used, idle, places)


def _fields(effective: Effective, catalogue: Catalogue, group: Group, number: int) -> Iterator[tuple[str, str, bool]]:
    """Last part of the name, value, and whether it matters to the key's function."""
    for name in group.fields:
        concrete = name.replace(_INDEX, str(number))
        value = (effective.value(concrete) or "").strip()
        if value:
            matters = not any(unmet(concrete, catalogue[name], effective, "later", defaults=False))
            yield name.rpartition("/")[2], value, matters


def _record(effective: Effective, catalogue: Catalogue, group: Group, number: int) -> Iterator[tuple[str, str, bool]]:
    """The programmable softkey record that a softkey names. A record of number 0 is exported for every softkey."""
    for name in catalogue.topic_fact(RECORD).parameters or ():
        if not name.startswith(group.prefix + _INDEX):
            continue
        record = (effective.value(name.replace(_INDEX, str(number))) or "").strip()
        if record.isascii() and record.isdigit() and int(record):
            texts = [
                f"{field.rpartition('/')[2]} {value}"
                for field in catalogue.topic_fact(RECORD_FIELDS).parameters or ()
                if (value := (effective.value(fill(field, f"x/{record}/x")) or "").strip())
            ]
            yield "programmable softkey", f"{record} ({', '.join(texts) or 'not set up'})", True


def _lacks_number(catalogue: Catalogue, group: Group, function: str, used: dict[str, str]) -> bool:
    """Whether the function needs a number to dial, and the key has none."""
    needed = [
        name.rpartition("/")[2]
        for name in group.fields
        if name.endswith("number")
        for condition in catalogue.requires(name)
        if condition.required == group.function and function.lower() in {one.lower() for one in condition.values or ()}
    ]
    return any(name not in used for name in needed)
