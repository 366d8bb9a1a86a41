"""A comment behind a value.

Every field file begins its comments at the start of a line. Some write `;` behind a value too;
whether a phone cuts the value off there, or takes the rest of the line as part of it, is not known.
Nothing is cut off here either: the other rules look at the value before the `;`, this one says that
a phone may not. Digit maps and dial plans separate their parts with `;` and are left alone.

Severity: warning.

Passes::

    ; valid range 0 to 4094
    network/lan/vlan/id=66
    voip/signalling/sip/digit_map=xxxx ;[8]xxxx

Fails::

    network/lan/vlan/id=66 ;valid range 0 to 4094
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import WARNING, Problem

CODE = "SYN005"
NAME = "comment-after-value"


def check(entry: Entry) -> Iterator[Problem]:
    """Report `;` behind a value, where a blank stands before it."""
    if entry.remark:
        message = "text after ';' behind a value: a phone may take it as part of the value; put it on a line of its own"
        yield Problem(entry.remark, WARNING, message, entry.name or None)
