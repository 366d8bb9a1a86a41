"""A control character in a line.

Left by an editor, a terminal or a broken transfer; invisible, and part of the name or the value.
Tabs round a name or value are blanks and have rules of their own.

Severity: warning.

Passes::

    voip/line/0/description=Reception

Fails::

    voip/line/0/description=Rece␇ption
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.cfg.lines import COMMENT, Span
from lint.entries import Entry
from lint.findings import WARNING, Problem

CODE = "SYN013"
NAME = "control-character"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def check(entry: Entry) -> Iterator[Problem]:
    """Report the first control character of a line that is no comment."""
    found = _CONTROL.search(entry.statement.text)
    if found and entry.statement.kind != COMMENT:
        message = f"a control character (code {ord(found[0])}) stands in the line: retype it"
        yield Problem(Span(found.start() + 1, found.end() + 1), WARNING, message, entry.name or None)
