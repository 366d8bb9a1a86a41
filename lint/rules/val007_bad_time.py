"""A value that is no time of day.

Times are written `hh:mm`, from 00:00 to 23:59; phones write the hour with one digit too (`0:00`).

Severity: as the type may be held (`enforce`).

Passes::

    provisioning/period/daily/time=00:00
    provisioning/period/daily/time=3:30

Fails::

    provisioning/period/daily/time=24:00
    provisioning/period/daily/time=3.30
    provisioning/period/daily/time=3
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import facts
from lint.entries import Entry
from lint.findings import Problem
from lint.values import is_time
from lint.wording import quote

CODE = "VAL007"
NAME = "bad-time"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a value that is no time of day."""
    parameter, value = entry.parameter, entry.value
    if parameter is None or parameter.type != "time" or not value or is_time(value):
        return
    fact = facts.fact(entry.catalogue, parameter, "type")
    if fact:
        message = f"{quote(value)} is no time of day as hh:mm ({fact.label})"
        yield Problem(entry.value_span, fact.severity, message, entry.name, None, fact.source)
