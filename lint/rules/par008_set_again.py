"""The same parameter set twice, to the same value.

Harmless, but one of the two is likely to be forgotten when the other is changed.

Severity: info.

Fix, safe: the later line is removed, where it repeats the line before it to the character, line end
included, and nothing stands in between but comments, blank lines and settings of other names. Then
a phone reads the same whether it takes the first or the last of several settings. No fix is offered
where the two lines differ in any way (a blank, case, a line end), since which one a phone
understands is not known; where an include stands in between, which may set the parameter, so that
the second line may be there on purpose; nor where anything does that may set the same under some
reading.

Passes::

    voip/line/0/id=4101

Fails::

    voip/line/0/id=4101
    voip/line/0/id=4101
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.duplicates import exact_repetitions, repeated
from lint.entries import Entry
from lint.findings import INFO, Problem
from lint.fixes import edit
from lint.fixes.edit import Edit, Place
from lint.sheet import Sheet

CODE = "PAR008"
NAME = "set-again"

_REMOVE = edit.safe("repeated setting removed", Edit(Place(0, 1), Place(1, 1), ""))


def touched(_entry: Entry, again: bool) -> bool:
    """Values matter where a name is set again."""
    return again


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report each later line that repeats a setting."""
    exact: dict[int, int] | None = None
    for again in repeated(sheet):
        if again.same:
            exact = exact_repetitions(sheet) if exact is None else exact
            message = f"already set to the same value in line {again.before_line}"
            fix = _REMOVE if exact.get(again.line) == again.before_line else None
            yield again.line, Problem(again.entry.statement.name_span, INFO, message, again.entry.name, fix=fix)
