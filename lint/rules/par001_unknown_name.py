"""A name that no parameter has.

The catalogue holds every parameter that manuals, the firmware's own table and real files show. A
name that is not among them is nearly always a slip, and the phone goes on with its default. Names
that come near are offered.

Old names (PAR005), names broken by a blank (PAR006), names of the sibling firmware (PAR004) and
left placeholders (SYN010) have rules of their own.

Severity: error.

Fix, unsafe: the nearest name, where it is very near and no other one comes close. The line sets
nothing that is known up to now, and a parameter afterwards: read the plan.

Passes::

    voip/signalling/sip/proxy_port=5060
    VOIP/signalling/sip/proxy_port=5060

Fails::

    voip/signaling/sip/proxy_port=5060
    phone/display/colour=blue
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import UNKNOWN, Entry
from lint.findings import ERROR, Problem
from lint.fixes import edit
from lint.wording import either, quote

CODE = "PAR001"
NAME = "unknown-name"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a name the catalogue does not have, with the nearest ones."""
    if entry.standing != UNKNOWN:
        return
    near = entry.nearest
    hint = f"did you mean {either(near)}?" if near else "no known name comes near"
    message = f"no known parameter is named {quote(entry.statement.name)}; {hint}"
    span = entry.statement.name_span
    meant = entry.unmistakable
    fix = edit.unsafe("name replaced by the nearest one", edit.in_line(span, meant)) if meant else None
    yield Problem(span, ERROR, message, entry.name, ", ".join(near) or None, fix=fix)
