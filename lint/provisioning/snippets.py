"""Ready-made configuration for DHCP servers: ISC dhcpd, Kea, dnsmasq, and Windows Server (PowerShell).

The first three are checked by their own programs in the tests; nothing here runs PowerShell, and its snippet says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from kb.tuples import NamedTuple

_OWN_NAME = "ip-phone-provisioning-url"
"""What the snippets call an option that servers have no name for."""
_CLASS = "Which text the phone sends as its class was not found beyond 'its model name': compare it with a capture."


class Wanted(NamedTuple):
    """Options with their values, and the model they are for."""

    values: Sequence[tuple[str, str]]
    model: str | None = None
    class_option: str = "60"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_ISC = {"66": "tftp-server-name", "67": "bootfile-name"}
_KEA = {"66": "tftp-server-name", "67": "boot-file-name"}


def isc(wanted: Wanted) -> str:
    """Statements for dhcpd.conf."""
    own = [number for number, _ in wanted.values if number not in _ISC]
    lines = [f"option {_OWN_NAME} code {number} = text;" for number in own]
    body = [f"option {_ISC.get(number, _OWN_NAME)} {_quoted(value)};" for number, value in wanted.values]
    if wanted.model is None:
        return "\n".join([*lines, *body]) + "\n"
    size = len(wanted.model)
    test = f"match if substring (option vendor-class-identifier, 0, {size}) = {_quoted(wanted.model)};"
    inner = "\n".join(f"  {line}" for line in (test, *body))
    return "\n".join([*lines, f"# {_CLASS}", f"class {_quoted(wanted.model)} {{", inner, "}"]) + "\n"


def kea(wanted: Wanted) -> str:
    """Entries of the object "Dhcp4" of kea-dhcp4.conf."""
    own = [number for number, _ in wanted.values if number not in _KEA]
    data = [{"name": _KEA.get(number, _OWN_NAME), "data": _kea_text(value)} for number, value in wanted.values]
    entries: dict[str, object] = {}
    if own:
        entries["option-def"] = [{"name": _OWN_NAME, "code": int(number), "type": "string"} for number in own]
    if wanted.model is None:
        entries["option-data"] = data
    else:
        test = f"substring(option[{wanted.class_option}].text, 0, {len(wanted.model)}) == '{wanted.model}'"
        entries["client-classes"] = [{"name": f"phones-{wanted.model}", "test": test, "option-data": data}]
    note = f"// {_CLASS}\n" if wanted.model is not None else ""
    return note + json.dumps(entries, indent=2)[2:-2].replace("\n  ", "\n").lstrip() + "\n"


def _kea_text(value: str) -> str:
    return value.replace("\\", "\\\\").replace(",", "\\,")


def dnsmasq(wanted: Wanted) -> str:
    """Lines for dnsmasq.conf. Values stand in quotes: without them an address would be sent as four bytes."""
    if wanted.model is None:
        return "".join(f"dhcp-option={number},{_quoted(value)}\n" for number, value in wanted.values)
    tag = f"phones-{wanted.model.lower()}"
    lines = [f"# {_CLASS}", f"dhcp-vendorclass=set:{tag},{wanted.model}"]
    lines += [f"dhcp-option=tag:{tag},{number},{_quoted(value)}" for number, value in wanted.values]
    return "\n".join(lines) + "\n"


def windows(wanted: Wanted) -> str:
    """PowerShell for the DHCP server of Windows Server."""

    def single(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    lines = ["# Not tried: nothing in this project runs PowerShell. Put your scope in the place of 192.0.2.0."]
    lines += [
        f"Add-DhcpServerv4OptionDefinition -Name {single(_OWN_NAME)} -OptionId {number} -Type String"
        for number, _ in wanted.values
        if number not in _ISC
    ]
    if wanted.model is None:
        sets = "Set-DhcpServerv4OptionValue -ScopeId 192.0.2.0"
    else:
        name = single(f"Phones {wanted.model}")
        lines += [
            f"# {_CLASS}",
            f"Add-DhcpServerv4Class -Name {name} -Type Vendor -Data {single(wanted.model)}",
            f"Add-DhcpServerv4Policy -Name {name} -ScopeId 192.0.2.0 -Condition OR -VendorClass EQ,{name}",
        ]
        sets = f"Set-DhcpServerv4OptionValue -ScopeId 192.0.2.0 -PolicyName {name}"
    lines += [f"{sets} -OptionId {number} -Value {single(value)}" for number, value in wanted.values]
    return "\n".join(lines) + "\n"


SERVERS: Mapping[str, tuple[str, Callable[[Wanted], str]]] = {
    "isc": ("ISC dhcpd (dhcpd.conf)", isc),
    "kea": ('Kea (kea-dhcp4.conf, within "Dhcp4")', kea),
    "dnsmasq": ("dnsmasq (dnsmasq.conf)", dnsmasq),
    "windows": ("Windows Server (PowerShell), not executed here", windows),
}
