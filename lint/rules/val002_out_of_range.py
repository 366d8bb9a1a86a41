"""A number outside the valid range.

What a phone does with such a number is not known: it may refuse it, cut it to the range, or take
it.

Severity: as the limit may be held (`enforce`): an error where a manual or the firmware's table
states it and nothing speaks against it.

Passes::

    voip/signalling/sip/proxy_port=5060

Fails::

    voip/signalling/sip/proxy_port=80
    voip/signalling/sip/proxy_port=70000
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.records import Parameter
from lint import facts
from lint.entries import Entry
from lint.findings import Problem
from lint.values import integer

CODE = "VAL002"
NAME = "out-of-range"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a number below the minimum or above the maximum."""
    parameter = entry.parameter
    if parameter is None or parameter.type not in ("integer", "port"):
        return
    number = integer(entry.value)
    if number is None:
        return
    if parameter.minimum is not None and number < parameter.minimum:
        side, limit = "below", "minimum"
    elif parameter.maximum is not None and number > parameter.maximum:
        side, limit = "above", "maximum"
    else:
        return
    fact = facts.fact(entry.catalogue, parameter, limit)
    if fact:
        message = f"{entry.value} is {side} the valid range {_range(parameter)} ({fact.label})"
        yield Problem(entry.value_span, fact.severity, message, entry.name, None, fact.source)


def _range(parameter: Parameter) -> str:
    low, high = parameter.minimum, parameter.maximum
    text = f"{low} to {high}" if None not in (low, high) else f"from {low}" if high is None else f"up to {high}"
    return f"{text} {parameter.unit}" if parameter.unit else text
