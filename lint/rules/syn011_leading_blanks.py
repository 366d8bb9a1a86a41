"""Blanks before a setting or an include.

No manual example and no phone's own file indents a line. Whether a phone skips the blanks or takes
them as part of the name is not known.

Severity: warning.

Fix, unsafe: the blanks are removed. A phone that takes them as part of the name has set nothing
with this line up to now.

Passes::

    voip/line/0/id=4101

Fails::

    ;
      voip/line/0/id=4101
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import ASSIGNMENT, BLANKS, INCLUDE, Span
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.fixes import edit

CODE = "SYN011"
NAME = "leading-blanks"


def check(entry: Entry) -> Iterator[Problem]:
    """Report blanks at the start of a setting or an include."""
    statement = entry.statement
    if statement.kind not in (ASSIGNMENT, INCLUDE):
        return
    start = len(statement.text) - len(statement.text.lstrip(BLANKS))
    if start:
        message = "blanks at the start of the line: whether a phone tolerates them is not known"
        span = Span(1, start + 1)
        fix = edit.unsafe("blanks at the start removed", edit.in_line(span, ""))
        yield Problem(span, WARNING, message, entry.name or None, fix=fix)
