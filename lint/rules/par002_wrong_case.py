"""A name in other upper and lower case than the phone writes.

No two parameters differ by case alone, so it is clear which one is meant. Whether the phone minds
is not known. Names whose spelling no phone's own file has shown (a source that prints everything in
lower case proves nothing) are not held to it.

Severity: warning.

Fix, unsafe: the phone's spelling. A phone that minds case has set nothing with this line up to now.

Passes::

    voip/signalling/sip/PAI_On_Replay/enable=0
    network/LAN/_802_1x/MD5_password=secret

Fails::

    voip/signalling/sip/pai_on_replay/enable=0
    personal_settings/Language=ENGLISH
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import facts
from lint.entries import KNOWN, Entry
from lint.findings import WARNING, Problem
from lint.fixes import edit

CODE = "PAR002"
NAME = "wrong-case"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a name that differs in case from a spelling that was verified."""
    match = entry.match
    if entry.standing != KNOWN or not match or not match.case_differs or not match.parameter.case_verified:
        return
    source = facts.seen(entry.catalogue, match.parameter, "phone")
    message = f"the phone writes {match.spelling}; whether it minds upper and lower case is not known ({source})"
    span = entry.statement.name_span
    fix = edit.unsafe("name written as the phone does", edit.in_line(span, match.spelling))
    yield Problem(span, WARNING, message, entry.name, match.spelling, source, fix)
