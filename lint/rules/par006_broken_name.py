"""A name broken by a blank or a line break.

Long names wrap in the tables of manuals. Copied from there, a name keeps a blank, or a line break,
in its middle, and sets nothing.

Severity: error.

Passes::

    voip/services/call_waiting/generate_tone/enabled=1

Fails::

    voip/services/call_waiting/gener ate_tone/enabled=1

    voip/services/call_waiting/gener
    ate_tone/enabled=1
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import ASSIGNMENT
from lint.entries import BROKEN, Entry
from lint.findings import ERROR, Problem

CODE = "PAR006"
NAME = "broken-name"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a name that is known once the gap in it is closed."""
    if entry.standing != BROKEN:
        return
    statement = entry.statement
    within = statement.kind == ASSIGNMENT
    gap = "a blank stands in the name" if within else "a line break stands in the name, which goes on in the next line"
    span = statement.name_span if within else statement.span
    yield Problem(span, ERROR, f"{gap}: {entry.name} is meant", entry.name, entry.name)
