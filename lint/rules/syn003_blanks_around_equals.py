"""Blanks around the equals sign.

No manual example and no phone's own file has them, some field files do. Whether a phone tolerates
them, or reads them as part of the name or of the value, is not known.

Severity: warning.

Fix, unsafe: the blanks are removed. Where a phone does not strip them, the line set nothing, or an
odd value, before, and sets the parameter afterwards.

Passes::

    network/lan_type=STATIC
    provisioning/firmware/url=

Fails::

    network/lan_type = STATIC
    network/lan/vlan/priority= 0
    network/lan_type =
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import ASSIGNMENT, BLANKS, Span
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.fixes import edit

CODE = "SYN003"
NAME = "blanks-around-equals"


def check(entry: Entry) -> Iterator[Problem]:
    """Report blanks before or after `=`; blanks with no value after them are trailing ones."""
    statement = entry.statement
    if statement.kind != ASSIGNMENT:
        return
    before = statement.text[: statement.equals - 1]
    first = len(before.rstrip(BLANKS)) + 1 if statement.name else statement.equals
    last = statement.value_span.column if statement.value else statement.equals + 1
    if first < statement.equals or last > statement.equals + 1:
        message = "blanks around '=': whether a phone tolerates them is not known"
        span = Span(first, last)
        fix = edit.unsafe("blanks around '=' removed", edit.in_line(span, "="))
        yield Problem(span, WARNING, message, entry.name or None, "=", fix=fix)
