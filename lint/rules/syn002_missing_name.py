"""A value without a name.

A line that begins with `=` sets nothing.

Severity: error.

Passes::

    voip/line/0/id=4101

Fails::

    =4101
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import NAMELESS, Entry
from lint.findings import ERROR, Problem

CODE = "SYN002"
NAME = "missing-name"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a line that begins with `=`."""
    if entry.standing == NAMELESS:
        yield Problem(entry.statement.span, ERROR, "no parameter name before '='")
