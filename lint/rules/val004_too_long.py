"""A value longer than the parameter takes.

An encrypted password (`{"..."}`) is longer than the password in it and is left alone. Digit maps
and dial plans are for VAL016 and VAL018, as sources disagree on their lengths.

Severity: as the length may be held (`enforce`): lengths that only the firmware's table states
proved unreliable and are info.

Passes::

    voip/line/0/auth_name=4101

Fails::

    voip/line/0/auth_name=a-name-of-far-more-than-thirty-five-characters
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import facts
from lint.entries import Entry
from lint.findings import Problem

CODE = "VAL004"
NAME = "too-long"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a value with more characters than known to fit."""
    parameter, value = entry.parameter, entry.value
    if parameter is None or parameter.max_length is None or len(value) <= parameter.max_length:
        return
    if parameter.type in ("digitmap", "dialplan"):
        return
    if parameter.secret and value.startswith('{"'):
        return
    fact = facts.fact(entry.catalogue, parameter, "max_length")
    if fact:
        message = f"{len(value)} characters, at most {parameter.max_length} fit ({fact.label})"
        yield Problem(entry.value_span, fact.severity, message, entry.name, None, fact.source)
