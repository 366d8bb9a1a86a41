"""A section header.

Configuration files of other programs have headers in square brackets; those of the phones do not. A
phone finds no setting in such a line. (In manuals, brackets stand round a parameter's name; they do
not belong to it.)

Severity: error.

Passes::

    voip/line/0/id=4101

Fails::

    [voip]
    [network/lan]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.cfg.lines import OTHER
from lint.entries import NOTHING, Entry, look_up
from lint.findings import ERROR, Problem

CODE = "SYN012"
NAME = "section-header"
HEADER = re.compile(r"\[[^\[\]]*\]")


def check(entry: Entry) -> Iterator[Problem]:
    """Report a line that is nothing but a text in square brackets."""
    statement = entry.statement
    text = statement.text.strip()
    if statement.kind != OTHER or entry.standing != NOTHING or not HEADER.fullmatch(text):
        return
    if look_up(entry.catalogue, text[1:-1]):
        message = "brackets do not belong to a parameter's name, and a value is missing: NAME=VALUE is expected"
    else:
        message = "a section header: configuration files of these phones have none"
    yield Problem(statement.span, ERROR, message)
