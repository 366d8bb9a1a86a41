"""A value that is no IP address where one must stand.

Four numbers from 0 to 255 with dots between them. (An IPv6 address passes: whether a phone takes it
is not known.)

Severity: as the type, or the form, may be held (`enforce`).

Passes::

    network/lan/fixed_ip/gateway=192.0.2.1

Fails::

    network/lan/fixed_ip/gateway=192.0.2.256
    network/lan/fixed_ip/gateway=192.0.2
    network/lan/fixed_ip/gateway=gw.example.com
    network/lan/secondary_ip/gateway=192.0.2.256
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import facts
from lint.entries import Entry
from lint.findings import Problem
from lint.values import is_ip
from lint.wording import quote

CODE = "VAL005"
NAME = "bad-ip-address"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a value that is no IP address."""
    parameter, value = entry.parameter, entry.value
    if parameter is None or not value or is_ip(value):
        return
    said = "type" if parameter.type == "ip" else "form" if parameter.form == "ip_address" else None
    fact = facts.fact(entry.catalogue, parameter, said) if said else None
    if fact:
        message = f"{quote(value)} is no IP address ({fact.label})"
        yield Problem(entry.value_span, fact.severity, message, entry.name, None, fact.source)
