"""Blanks at the end of a line.

No value in a phone's own file ends in a blank. Whether a phone takes trailing blanks as part of the
value, or of an include's file name, is not known; nobody sees them, and they make a value wrong
that looks right. (`␠` stands for a blank in the examples.)

Severity: warning.

Fix, unsafe: the blanks are removed. A phone that does not strip them reads another value, or file
name, afterwards.

Passes::

    network/lan/vlan/mode=MANUAL

Fails::

    network/lan/vlan/mode=MANUAL␠
    include global.cfg␠␠
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import ASSIGNMENT, BLANKS, INCLUDE, Span
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.fixes import edit

CODE = "SYN004"
NAME = "trailing-blanks"


def check(entry: Entry) -> Iterator[Problem]:
    """Report blanks at the end of a setting or an include; behind a remark SYN005 says enough."""
    statement = entry.statement
    if statement.kind not in (ASSIGNMENT, INCLUDE) or entry.remark:
        return
    end = len(statement.text.rstrip(BLANKS))
    if end < len(statement.text):
        message = "blanks at the end of the line: a phone may take them as part of it"
        span = Span(end + 1, len(statement.text) + 1)
        fix = edit.unsafe("blanks at the end removed", edit.in_line(span, ""))
        yield Problem(span, WARNING, message, entry.name or None, fix=fix)
