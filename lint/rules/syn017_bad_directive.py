"""A directive for the linter that cannot be obeyed.

A comment of its own such as `; offhook: ignore=VAL002 -- why` leaves findings out: on the next
line, from `ignore-start=CODES` to `ignore-end`, or in the file (`ignore-file=CODES`, or without
codes for all). This one has an unknown word or code, a code or an end is missing, or it stands
behind `#`, which is no sure comment.

Severity: warning.

Passes::

    ; offhook: ignore=VAL -- the exchange takes this port
    voip/signalling/sip/proxy_port=80

Fails::

    ; offhook: ignore=VAL999
    voip/line/0/id=4101

    ; offhook: disable=VAL002
    voip/line/0/id=4101

    ; offhook: ignore-start=VAL002
    voip/line/0/id=4101
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import directives
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.sheet import Sheet

CODE = "SYN017"
NAME = "bad-directive"


def touched(_entry: Entry, _again: bool) -> bool:
    """What a line sets does not matter here."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report each fault of a directive."""
    from lint.rulebook import codes

    for fault in directives.read(sheet.document, codes(sheet.catalogue)).faults:
        yield fault.line, Problem(fault.span, WARNING, fault.message)
