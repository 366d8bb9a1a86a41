"""A comment that begins with `#`.

`;` is what field files and templates begin comments with. `#` occurs in a few community files, and
nothing confirms that a phone skips such a line.

Severity: warning.

Fix, unsafe: `#` becomes `;`, and blanks at the end go. A phone that does not know `#` has taken the
line for something else up to now.

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
from lint.fixes import edit

CODE = "SYN006"
NAME = "hash-comment"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a line that begins with `#`."""
    statement = entry.statement
    if statement.kind == COMMENT and statement.mark == "#":
        message = "nothing confirms that a phone takes '#' as a comment: write ';'"
        column = statement.span.column
        span = Span(column, column + 1)
        behind = Span(statement.span.end_column, len(statement.text) + 1)
        fix = edit.unsafe("'#' replaced by ';'", edit.in_line(span, ";"), edit.in_line(behind, ""))
        yield Problem(span, WARNING, message, suggestion=";", fix=fix)
