"""A parameter of the sibling firmware.

The same models run a Skype for Business firmware, whose parameters (most of them below `lync/`)
stand in many public examples. Phones with the Genesys firmware do not show them in their own files;
setting them is not known to do anything.

Severity: warning.

Passes::

    voip/line/0/call_forward/enabled=0

Fails::

    lync/calendar/enabled=0
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import facts
from lint.entries import Entry
from lint.findings import WARNING, Problem

CODE = "PAR004"
NAME = "sibling-firmware"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a name that only the sibling firmware has."""
    parameter = entry.parameter
    if parameter is None or not parameter.sibling:
        return
    source = facts.seen(entry.catalogue, parameter)
    message = f"a parameter of the Skype for Business firmware, not of the Genesys phones ({source})"
    yield Problem(entry.statement.name_span, WARNING, message, entry.name, None, source)
