"""A name broken by a blank or a line break.

Long names wrap in the tables of manuals. Copied from there, a name keeps a blank, or a line break,
in its middle, and sets nothing.

Severity: error.

Fix, unsafe: the gap is closed, and the name written as the phone writes it. The line sets nothing
that is known up to now, and a parameter afterwards.

Passes::

    voip/services/call_waiting/generate_tone/enabled=1

Fails::

    voip/services/call_waiting/gener ate_tone/enabled=1

    voip/services/call_waiting/gener
    ate_tone/enabled=1
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import ASSIGNMENT, Span
from lint.entries import BROKEN, Entry
from lint.findings import ERROR, Problem
from lint.fixes import edit
from lint.fixes.edit import Edit, Fix, Place

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
    yield Problem(span, ERROR, f"{gap}: {entry.name} is meant", entry.name, entry.name, fix=_fix(entry, span))


def _fix(entry: Entry, span: Span) -> Fix:
    """Write the whole name in the place of its parts, on the line where it begins."""
    if entry.other_half is None:
        return edit.unsafe("gap in the name closed", edit.in_line(span, entry.name))
    end = Place(1, entry.other_half.name_span.end_column)
    return edit.unsafe("halves of the name joined", Edit(Place(0, span.column), end, entry.name))
