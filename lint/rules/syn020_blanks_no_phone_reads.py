"""Blanks at the end of a comment or in a blank line.

No phone reads them; they only show up when files are compared. Comments count where their `;` is
the first character of the line: that one behind blanks, or `#`, begins a comment for a phone is not
known. (`␠` stands for a blank in the examples.)

Severity: info.

Fix, safe: the blanks are removed. A blank line stays blank, and a comment a comment, under every
reading that is known.

Passes::

    ; voice

    network/lan/vlan/mode=MANUAL

Fails::

    ; voice␠
    ␠␠
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import BLANK, BLANKS, Span
from lint.entries import Entry
from lint.findings import INFO, Problem
from lint.fixes import edit

CODE = "SYN020"
NAME = "blanks-no-phone-reads"


def check(entry: Entry) -> Iterator[Problem]:
    """Report blanks at the end of a line that sets nothing under any reading."""
    statement = entry.statement
    blank = statement.kind == BLANK
    end = len(statement.text.rstrip(BLANKS))
    if end < len(statement.text) and (blank or statement.text.startswith(";")):
        span = Span(end + 1, len(statement.text) + 1)
        message = "blanks in a blank line" if blank else "blanks at the end of a comment"
        yield Problem(span, INFO, message, fix=edit.safe("blanks removed", edit.in_line(span, "")))
