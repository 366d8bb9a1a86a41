"""Look a parameter up by any spelling of its name, and find what an older name stands for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from extract.dataset import names
from kb.errors import UnknownParameterError
from kb.patterns import pattern
from kb.reading import Reading
from kb.records import OldName, Parameter
from kb.tuples import NamedTuple

_FEW = 16
"""Names that are looked up one by one."""
_INDEX = pattern(r"[0-9{]")
_NO_INDEXES = str.maketrans("", "", "0123456789{}")
_MOST = 100_000
"""Names that are remembered of a kind."""


class OutOfRange(NamedTuple):
    """An index outside the widest range any source gives."""

    letter: str
    number: int
    first: int
    last: int


class Match(NamedTuple):
    """A name that was found: its parameter, and what the name said beside it."""

    parameter: Parameter
    asked: str
    indexes: dict[str, int]
    """Numbers in the place of the parameter's placeholders; empty where the name had none."""
    spelling: str
    """The name as the phone spells it, with the asked indexes in place."""
    case_differs: bool
    out_of_range: tuple[OutOfRange, ...]

    def _repr_html_(self) -> str:
        """What a notebook shows of it: the parameter card."""
        from kb.card import card
        from kb.terminal import html, layout

        return html.text(layout.lines(card(self.parameter.catalogue, self)))


class Lookup(Reading):
    """All parameters by name."""

    def __init__(self, path: str | None = None) -> None:
        super().__init__(path)
        self._found: dict[str, Match | None] = {}
        self._rows: dict[str, sqlite3.Row] | None = None
        self._parameters: dict[str, Parameter] = {}
        self._old: dict[str, OldName] | None = None
        self._old_shapes: frozenset[str] | None = None
        self._old_found: dict[str, OldName | None] = {}
        self._names: dict[str, str] | None = None

    def find(self, name: str) -> Match | None:
        """The parameter a name stands for: `voip/line/0/id` finds `voip/line/{n}/id` and checks the index.

        Case does not matter (`case_differs` tells), nor does the form of an index (`%d`, `[0-3]`, `*`, a number).
        """
        if name not in self._found:
            if len(self._found) >= _MOST:
                self._found.clear()
            self._found[name] = self._find(name)
        return self._found[name]

    def expect(self, number: int) -> None:
        """Get ready to look up so many names: for more than a few, one query for all is cheaper than one for each."""
        if self._rows is None and number > _FEW:
            columns = ", ".join(f'"{column}"' for column in Parameter.NARROW)
            self._rows = {row["key"]: row for row in self.rows(f"select {columns} from parameters")}

    def _find(self, name: str) -> Match | None:
        if len(self._found) > _FEW:
            self.expect(len(self._found))
        if (
            self._rows and name and "{" not in name
        ):  # Nearly every name is told without asking for all that it may stand for.
            lower = name.lower()
            if found := self._of_key(lower):
                return _match(name, found, ())
            if "/" not in (name[0], name[-1]) and (one := names.one_index(lower)):
                found = self._of_key(one[0])
                return _match(name, found, (one[1],)) if found else None
        candidates = names.candidate_keys(_storable(name))
        if self._rows is None:
            holes = ", ".join("?" * len(candidates))
            query = f"select * from parameters where key in ({holes})"
            few = self._records(Parameter, query, *(key for key, _ in candidates))
            self._parameters |= {one.key: one for one in few}
        for key, numbers in candidates:
            found = self._of_key(key)
            if found:
                return _match(name, found, numbers)
        return None

    def _of_key(self, key: str) -> Parameter | None:
        """A parameter that was read, by the key of its name."""
        found = self._parameters.get(key)
        if found is None and self._rows and key in self._rows:
            found = self._parameters[key] = Parameter.narrow(self._rows[key], self)
        return found

    def __getitem__(self, name: str) -> Parameter:
        match = self.find(name)
        if match is None:
            raise UnknownParameterError(name, self.nearest(name))
        return match.parameter

    def parameter(self, name: str) -> Parameter:
        """The parameter of just this name, as the dataset spells it: quicker than a look-up by any spelling."""
        found = self._records(Parameter, "select * from parameters where name = ?", name)
        return found[0] if found else self[name]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.find(name) is not None

    def __len__(self) -> int:
        return int(self.rows("select count(*) from parameters")[0][0])

    def __iter__(self) -> Iterator[Parameter]:
        return iter(self._records(Parameter, "select * from parameters order by key"))

    @property
    def names_by_key(self) -> dict[str, str]:
        """Every name by its look-up key, those of sibling firmware last."""
        if self._names is None:
            rows = self.rows("select key, name from parameters where name is not null order by sibling, key")
            self._names = {row["key"]: row["name"] for row in rows}
        return self._names

    def nearest(self, name: str, limit: int = 3) -> list[str]:
        """Names that come closest to a wrong one, best first; empty where nothing is near."""
        from kb.nearest import nearest

        return nearest(self, name, limit)

    def old_name(self, name: str) -> OldName | None:
        """What is known of a name of older or other firmware, or of a known misspelling."""
        known = self._old_names()
        if name not in self._old_found:
            if len(self._old_found) >= _MOST:
                self._old_found.clear()
            old = None
            for key, _ in names.candidate_keys(_storable(name)):
                old = old or known.get(key)
            self._old_found[name] = old
        return self._old_found[name]

    def has_old_names(self, parameter: Parameter) -> bool:
        """Whether a name of a parameter, at some index, may stand for others too; true for a few that do not."""
        if self._old_shapes is None:
            self._old_shapes = frozenset(map(_shape, self._column("select key from old_names")))
        return _shape(parameter.key) in self._old_shapes

    def _old_names(self) -> dict[str, OldName]:
        """Older names by key."""
        if self._old is None:
            self._old = {old.key: old for old in reversed(self._records(OldName, "select * from old_names"))}
        return self._old


def _storable(name: str) -> str:
    """A name that SQLite takes: bytes that were no text, as a file may hold them, become question marks."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode("utf-8")


def _shape(key: str) -> str:
    """A key without its numbers and the places of indexes."""
    return key.translate(_NO_INDEXES) if _INDEX.search(key) else key


def _match(asked: str, parameter: Parameter, numbers: tuple[int | None, ...]) -> Match:
    indexes: dict[str, int] = {}
    spelling = parameter.name
    if len(numbers) == 1 and numbers[0] is not None and (parts := names.around(spelling)):
        before, letter, behind = parts
        indexes[letter] = numbers[0]
        spelling = f"{before}{numbers[0]}{behind}"
    elif numbers:
        letters = names.placeholders(parameter.name)
        indexes = {letter: number for letter, number in zip(letters, numbers, strict=False) if number is not None}
        spelling = names.with_indexes(parameter.name, numbers)
    outside: tuple[OutOfRange, ...] = ()
    for letter, number in indexes.items():
        first, last = (parameter.indexes or {}).get(letter, (number, number))
        if not first <= number <= last:
            outside += (OutOfRange(letter, number, first, last),)
    if asked == spelling:
        return Match(parameter, asked, indexes, spelling, False, outside)
    written, right = names.plain(asked), names.plain(spelling)
    case_differs = written != right and written.lower() == right.lower()
    return Match(parameter, asked, indexes, spelling, case_differs, outside)
