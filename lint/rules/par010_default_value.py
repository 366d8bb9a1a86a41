"""A value that is the default anyway.

Harmless, and often meant: whoever writes the default down is safe from a change of it. Off unless
it is selected (`--select PAR010`).

Severity: info.

Passes::

    voip/signalling/sip/proxy_port=5062

Fails::

    voip/signalling/sip/proxy_port=5060
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import KNOWN, Entry
from lint.findings import INFO, Problem

CODE = "PAR010"
NAME = "default-value"
ON_REQUEST = True


def check(entry: Entry) -> Iterator[Problem]:
    """Report a value that equals the known default."""
    parameter = entry.parameter
    if entry.standing != KNOWN or parameter is None or not parameter.default or parameter.secret:
        return
    value, default = entry.value, parameter.default
    if value == default or (parameter.values and value.lower() == default.lower()):
        source = parameter.stated_by.get("default")
        message = f"the default anyway{f' ({source})' if source else ''}"
        yield Problem(entry.value_span, INFO, message, entry.name, None, source)
