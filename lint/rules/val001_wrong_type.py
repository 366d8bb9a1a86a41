"""A value of another type than the parameter's.

Switches take 0 or 1, numbers are whole numbers, decimal or hexadecimal (`0xb8`). An empty value is
left alone here and in all rules on values: phones write many settings empty.

Severity: as the type may be held (`enforce`): an inferred type is info only.

Fix, unsafe: words for on and off (`yes`, `false`, `enabled`) become the switch's own literal.
Whether a phone takes such a word, and as what, is not known.

Passes::

    system/ntp/enabled=1
    voip/signalling/sip/proxy_timeout=60
    provisioning/url_option_value=0xa0
    voip/signalling/sip/proxy_timeout=

Fails::

    system/ntp/enabled=yes
    voip/signalling/sip/proxy_timeout=one minute
    voip/signalling/sip/proxy_port=5060/udp
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import facts
from lint.entries import Entry
from lint.findings import INFO, Problem
from lint.values import integer
from lint.wording import either, quote

CODE = "VAL001"
NAME = "wrong-type"

_ON = frozenset({"true", "on", "yes", "enable", "enabled"})
_OFF = frozenset({"false", "off", "no", "disable", "disabled"})


def check(entry: Entry) -> Iterator[Problem]:
    """Report a switch that is not 0 or 1, and a number that is none."""
    parameter, value = entry.parameter, entry.value
    if parameter is None or not value:
        return
    suggestion = None
    if parameter.type == "boolean":
        literals = parameter.values or ["0", "1"]
        if value in literals or value.lower() in [literal.lower() for literal in literals]:
            return
        fact = facts.fact(entry.catalogue, parameter, "type", "values")
        expected = f"is not {either(literals)}"
        wanted = "1" if value.lower() in _ON else "0" if value.lower() in _OFF else None
        suggestion = wanted if wanted in literals else None
    elif parameter.type in ("integer", "port") and integer(value) is None:
        fact = facts.fact(entry.catalogue, parameter, "type")
        expected = "is no port number" if parameter.type == "port" else "is no whole number"
    else:
        return
    if fact:
        message = f"{quote(value)} {expected} ({fact.label})"
        fix = None
        if suggestion and fact.severity != INFO:  # An inferred type may be wrong, and the word right.
            from lint.fixes import edit

            fix = edit.unsafe("value replaced", edit.in_line(entry.value_span, suggestion))
        yield Problem(entry.value_span, fact.severity, message, entry.name, suggestion, fact.source, fix)
