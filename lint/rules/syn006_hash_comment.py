"""A comment that begins with `#`.

`;` is what field files and templates begin comments with. `#` occurs in a few community files, and
nothing confirms that a phone skips such a line.

Severity: warning.

Passes::

    ; the second line

Fails::

    # the second line
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import COMMENT, Span
from lint.entries import Entry
from lint.findings import WARNING, Problem

CODE = "SYN006"
NAME = "hash-comment"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a line that begins with `#`."""
    statement = entry.statement
    if statement.kind == COMMENT and statement.mark == "#":
        message = "nothing confirms that a phone takes '#' as a comment: write ';'"
        column = statement.span.column
        yield Problem(Span(column, column + 1), WARNING, message, suggestion=";")
