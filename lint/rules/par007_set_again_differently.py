"""The same parameter set twice, to different values.

No source says which line a phone takes. Field files rely on the later one, above all to replace
what an include sets; within one file a second line is mostly a leftover.

Severity: warning.

Passes::

    voip/line/0/id=4101
    voip/line/1/id=4102

Fails::

    voip/line/0/id=4101
    voip/line/0/id=4102
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.duplicates import repeated
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.sheet import Sheet
from lint.wording import quote

CODE = "PAR007"
NAME = "set-again-differently"


def touched(_entry: Entry, again: bool) -> bool:
    """Values matter where a name is set again."""
    return again


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report each later line that sets a parameter to another value than the line before it did."""
    for again in repeated(sheet):
        if again.same:
            continue
        was = "another value" if again.entry.secret else quote(again.before.value)
        message = (
            f"already set to {was} in line {again.before_line}: field files rely on the later line, "
            "no source says which one a phone takes"
        )
        yield again.line, Problem(again.entry.statement.name_span, WARNING, message, again.entry.name)
