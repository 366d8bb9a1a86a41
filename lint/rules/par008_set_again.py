"""The same parameter set twice, to the same value.

Harmless, but one of the two is likely to be forgotten when the other is changed.

Severity: info.

Passes::

    voip/line/0/id=4101

Fails::

    voip/line/0/id=4101
    voip/line/0/id=4101
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.duplicates import repeated
from lint.findings import INFO, Problem
from lint.sheet import Sheet

CODE = "PAR008"
NAME = "set-again"


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report each later line that repeats a setting."""
    for again in repeated(sheet):
        if again.same:
            message = f"already set to the same value in line {again.before_line}"
            yield again.line, Problem(again.entry.statement.name_span, INFO, message, again.entry.name)
