"""A value that is no difference from GMT as phones write it.

Sign, two digits of hours, a colon, two digits of minutes: +08:00, -03:30; 00:00 stands without a
sign. Time zones lie between -12:00 and +14:00 and differ by quarters of an hour. Words pass where a
source shows them. What a phone makes of other forms is not known.

Severity: warning, as the form may be held (`enforce`).

Passes::

    system/ntp/gmt_offset=+10:00
    system/ntp/gmt_offset=-03:30
    system/ntp/gmt_offset=00:00

Fails::

    system/ntp/gmt_offset=+10
    system/ntp/gmt_offset=10:00
    system/ntp/gmt_offset=UTC+2
    system/ntp/gmt_offset=+15:00
    system/ntp/gmt_offset=Europe/Berlin
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import Problem
from lint.secrecy import forms
from lint.values import nearest_time_zone, time_zone_fault
from lint.wording import quote

CODE = "VAL010"
NAME = "bad-time-zone"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a value that is no difference from GMT; one that was written another way is offered the known way."""
    if not forms.has_form(entry, "time_zone"):
        return
    fault = time_zone_fault(entry.value)
    fact = forms.held(entry) if fault else None
    if fact:
        near = nearest_time_zone(entry.value)
        hint = f"; did you mean {near}?" if near else ""
        yield forms.problem(entry, fact, f"{quote(entry.value)}: {fault}{hint}", near)
