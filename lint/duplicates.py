"""Settings that stand more than once in a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.entries import CONTINUED, KNOWN, Entry
from lint.sheet import Sheet


class Repeated(NamedTuple):
    """A line that sets what a line before it set already."""

    line: int
    entry: Entry
    before_line: int
    before: Entry

    @property
    def same(self) -> bool:
        """Whether both set the same value; literals of a value list are compared without regard to case."""
        if self.entry.value == self.before.value:
            return True
        parameter = self.entry.parameter
        return bool(parameter and parameter.values) and self.entry.value.lower() == self.before.value.lower()


def repeated(sheet: Sheet) -> Iterator[Repeated]:
    """Every repeated setting, each with the nearest line before it; names are compared without regard to case.

    A name that is not known counts as it is written: a broken one sets something else than the one that was meant.
    """
    seen: dict[str, tuple[int, Entry]] = {}
    for line, entry in sheet.entries:
        if not entry.statement.name or entry.standing == CONTINUED:
            continue
        key = (entry.name if entry.standing == KNOWN else entry.statement.name).lower()
        if key in seen:
            yield Repeated(line.number, entry, *seen[key])
        seen[key] = line.number, entry
