"""The effective configuration: for every setting its value, the line that sets it, and what it overrode.

No source says which line wins where a parameter is set twice, nor whether an include overrides or yields. Field files
rely on the later line; that reading is the first one here. The other, that the first line stays, is kept beside it, so
that what differs between them can be said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from kb.catalogue import Catalogue
from kb.records import Parameter
from kb.tuples import NamedTuple
from lint.cfg.chain import Chain, Step
from lint.entries import CONTINUED, KNOWN, NAMELESS, NOTHING, Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Reading: TypeAlias = 'Literal["later", "earlier"]'
READINGS: tuple[Reading, ...] = ("later", "earlier")
WHAT: dict[Reading, str] = {"later": "if the later line counts", "earlier": "if the earlier line counts"}


class Held(NamedTuple):
    """A line that sets a value."""

    step: Step
    entry: Entry

    @property
    def value(self) -> str:
        return self.entry.value

    @property
    def place(self) -> str:
        return f"{self.step.file}:{self.step.line.number}"


class Setting(NamedTuple):
    """A parameter that is set, by one line or by several in reading order."""

    name: str
    """As the phone spells it, indexes in place; an unknown name as it is written."""
    parameter: Parameter | None
    lines: tuple[Held, ...]

    def at(self, reading: Reading = "later") -> Held:
        """The line that counts under a reading."""
        return self.lines[-1 if reading == "later" else 0]

    @property
    def doubtful(self) -> bool:
        """Whether the readings give different values."""
        return self.at("later").value != self.at("earlier").value


class Effective:
    """All settings of a file and its includes."""

    def __init__(self, held: Iterable[Held], catalogue: Catalogue, *, complete: bool = True) -> None:
        self.catalogue = catalogue
        self.complete = complete
        """Whether all of the configuration was read: else what is not set here may be set in a file not at hand."""
        lines: dict[str, list[Held]] = {}
        for one in held:
            lines.setdefault(one.entry.name.lower(), []).append(one)
        self._settings = {
            key: Setting(ones[0].entry.name, ones[0].entry.parameter, tuple(ones)) for key, ones in lines.items()
        }
        self._again = {key: None for key, ones in lines.items() if len(ones) > 1}  # In their order.
        self._groups: dict[str, list[str]] = {}

    def with_lines(self, changed: Mapping[int, Entry]) -> Effective:
        """The same with other values on some lines of the file itself, by number; each sets what it set before."""
        other = Effective((), self.catalogue, complete=self.complete)
        other._settings = settings = self._settings.copy()
        other._again, other._groups = self._again, self._groups
        other.__dict__["_indexes"] = self._indexes
        for number, entry in changed.items():
            key = entry.name.lower()
            setting = settings[key]
            settings[key] = Setting(
                setting.name,
                setting.parameter,
                tuple(
                    Held(held.step.saying(entry.statement), entry)
                    if held.step.line.number == number and not held.step.depth
                    else held
                    for held in setting.lines
                ),
            )
        return other

    def is_set_again(self, name: str) -> bool:
        """Whether a name stands on several lines."""
        return name.lower() in self._again

    def set_again(self) -> Iterator[Setting]:
        """The settings that stand on several lines."""
        return (self._settings[key] for key in self._again)

    def below(self, group: str) -> Iterator[Setting]:
        """The settings of a group: those whose names begin with `group`, which ends in a slash."""
        start = group.lower()
        if start not in self._groups:
            self._groups[start] = [key for key in self._settings if key.startswith(start)]
        return (self._settings[key] for key in self._groups[start])

    @cached_property
    def doubtful(self) -> bool:
        """Whether any setting differs between the readings."""
        return any(setting.doubtful for setting in self.set_again())

    def mentions(self, name: str) -> bool:
        """Whether anything of that name in the dataset is set, at any index; of a group (`system/ldap/`), any part."""
        if "{" in name:
            return name in self._indexes
        if name.endswith("/"):
            return any(self.below(name))
        return name.lower() in self._settings

    def indexes(self, name: str) -> set[int]:
        """The indexes at which a parameter is set, given by its name in the dataset with one placeholder."""
        return self._indexes.get(name, set())

    @cached_property
    def _indexes(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for setting in self:
            parameter, match = setting.parameter, setting.lines[0].entry.match
            if parameter is None or match is None or not match.indexes:
                continue
            for letter, number in match.indexes.items():
                if f"/{{{letter}}}" in parameter.name:  # The first of several; one that is part of a word is none.
                    found.setdefault(parameter.name, set()).add(number)
                    break
        return found

    def __len__(self) -> int:
        return len(self._settings)

    def __iter__(self) -> Iterator[Setting]:
        return iter(self._settings.values())

    def __getitem__(self, name: str) -> Setting:
        return self._settings[name.lower()]

    def get(self, name: str) -> Setting | None:
        """The setting of a name as a file writes it, indexes in place; case does not matter."""
        return self._settings.get(name.lower())

    def value(self, name: str, reading: Reading = "later") -> str | None:
        """The value a file gives a name under a reading; None where no line sets it."""
        setting = self.get(name)
        return setting.at(reading).value if setting else None

    def default(self, name: str) -> str | None:
        """The default of a parameter, where one is known."""
        match = self.catalogue.find(name)
        return match.parameter.default if match else None

    def value_or_default(self, name: str, reading: Reading = "later") -> str | None:
        """The value a phone has that was at its factory settings before: the file's, else the known default.

        None where neither is known, or where the configuration is not complete and does not set it.
        """
        found = self.value(name, reading)
        return found if found is not None else self.default(name) if self.complete else None


def effective(chain: Chain, entries: Iterable[Entry], catalogue: Catalogue) -> Effective:
    """The effective configuration of a chain; `entries` go with its steps, one for one."""
    held = (
        Held(step, entry)
        for step, entry in zip(chain.steps, entries, strict=True)
        if entry.statement.name and entry.standing not in (NOTHING, NAMELESS, CONTINUED)
    )
    return Effective(held, catalogue, complete=chain.complete)


__all__ = ["KNOWN", "READINGS", "WHAT", "Effective", "Held", "Reading", "Setting", "effective"]
