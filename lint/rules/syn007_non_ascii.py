"""Characters outside printable ASCII in a setting or an include.

No source says which encoding a phone reads; every name and value seen so far is plain ASCII. A
display name may need other letters, so try it on one phone. In a name such a character is nearly
always left from copying: a no-break space, a soft hyphen, a typographic quote. Comments are not
looked at.

Severity: warning.

Passes::

    ; Küche
    voip/line/0/description=Kueche

Fails::

    voip/line/0/description=Küche
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import ASSIGNMENT, INCLUDE, Span
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.wording import quote

CODE = "SYN007"
NAME = "non-ascii"


def check(entry: Entry) -> Iterator[Problem]:
    """Report the first and count all characters outside ASCII; control characters are for SYN013."""
    statement = entry.statement
    if statement.kind not in (ASSIGNMENT, INCLUDE):
        return
    text = statement.text
    if text.isascii():
        return
    odd = [column for column, character in enumerate(text, 1) if not character.isascii()]
    shown = "a character" if entry.secret else quote(text[odd[0] - 1])
    more = f", and {len(odd) - 1} more in this line" if len(odd) > 1 else ""
    message = f"{shown} is not ASCII{more}: which encoding a phone reads is not known"
    yield Problem(Span(odd[0], odd[0] + 1), WARNING, message, entry.name or None)
