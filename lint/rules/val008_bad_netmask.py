"""A value that is no network mask where one must stand.

A mask has one bits, then zero bits: 255.255.255.0, 255.255.254.0. Any other address leaves open
which part of an address is the network. What is no IP address at all is for VAL005, where the type
says that one must stand.

Severity: as the form may be held (`enforce`).

Passes::

    network/lan/fixed_ip/netmask=255.255.255.0
    network/lan/fixed_ip/netmask=0.0.0.0
    network/lan/secondary_ip/netmask=255.255.255.128

Fails::

    network/lan/fixed_ip/netmask=255.0.255.0
    network/lan/fixed_ip/netmask=0.0.0.255
    network/lan/fixed_ip/netmask=192.0.2.1
    network/lan/secondary_ip/netmask=24
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import Problem
from lint.secrecy import forms
from lint.values import inverse_netmask, is_ip, is_netmask
from lint.wording import quote

CODE = "VAL008"
NAME = "bad-netmask"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a value that is no network mask; one with its bits turned is offered the right way round."""
    if not forms.has_form(entry, "netmask") or is_netmask(entry.value):
        return
    parameter = entry.parameter
    if parameter is not None and parameter.type == "ip" and not is_ip(entry.value):
        return
    fact = forms.held(entry)
    if fact:
        right = inverse_netmask(entry.value)
        hint = f"; its bits are turned, {right} is meant" if right else ""
        yield forms.problem(entry, fact, f"{quote(entry.value)} is no network mask{hint}", right)
