r"""A host, URL or port that cannot be one.

Looked at only where type or form says what the value is, and only for what cannot be right in any
reading: an address such as `192.0.2.300`, a blank inside, a URL without a server, a port above
65535. A bare file name passes as a URL, since phones take one in some places.

Severity: as type or form may be held (`enforce`), and a warning at most: how much more a phone
accepts than it should (a port behind a host, say) is not known. A port above 65535 does not exist
and is held in full.

Passes::

    voip/signalling/sip/proxy_address=sip.example.com
    voip/signalling/sip/proxy_address=192.0.2.30
    provisioning/configuration/url=https://server.example.com/cfg/;phone.cfg
    provisioning/corporate_directory_uri=phonebook.csv

Fails::

    voip/signalling/sip/proxy_address=192.0.2.300
    voip/signalling/sip/proxy_address=sip:sip.example.com
    provisioning/configuration/url=https:/server.example.com
    provisioning/configuration/url=https://
    ems_server/provisioning/url=server\ems
    voip/qoe/qoe_server_port=70000
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.records import Parameter
from lint import facts
from lint.entries import Entry
from lint.findings import ERROR, WARNING, Problem
from lint.values import host_fault, integer, url_fault
from lint.wording import quote

CODE = "VAL006"
NAME = "bad-form"

_LAST_PORT = 65535


def check(entry: Entry) -> Iterator[Problem]:
    """Report a host, URL or port of impossible form."""
    parameter, value = entry.parameter, entry.value
    if parameter is None or not value:
        return
    if parameter.type == "port":
        fault, most = _port_fault(parameter, value), ERROR
    elif "host" in (parameter.type, parameter.form):
        fault, most = host_fault(value), WARNING
    elif "url" in (parameter.type, parameter.form):
        fault, most = url_fault(value), WARNING
    else:
        return
    said = "form" if parameter.form in ("host", "url") else "type"
    fact = facts.fact(entry.catalogue, parameter, said) if fault else None
    if fact:
        severity = most if fact.severity == ERROR else fact.severity
        message = f"{quote(value)}: {fault} ({fact.label})"
        yield Problem(entry.value_span, severity, message, entry.name, None, fact.source)


def _port_fault(parameter: Parameter, value: str) -> str | None:
    """Limits that are known are for VAL002; where none are, ports still end at 65535."""
    number = integer(value)
    if number is None or 0 <= number <= _LAST_PORT:
        return None
    known = parameter.minimum if number < 0 else parameter.maximum
    return f"ports go from 0 to {_LAST_PORT}" if known is None else None
