"""An address that no multicast group can have, where one must stand.

Multicast addresses go from 224.0.0.0 to 239.255.255.255. A page sent to any other address reaches
one host at best. What is no IP address at all is for VAL005.

Severity: warning, as suggested for the practice `paging-address-not-multicast`.

Passes::

    voip/services/group_paging/group/0/multicast_addr=224.0.1.0
    voip/services/group_paging/group/0/multicast_addr=239.255.255.255

Fails::

    voip/services/group_paging/group/0/multicast_addr=192.0.2.1
    voip/services/group_paging/group/0/multicast_addr=223.255.255.255
    voip/services/group_paging/group/0/multicast_addr=240.0.0.0
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import Problem
from lint.secrecy import forms
from lint.values import is_ip, is_multicast
from lint.wording import quote

CODE = "VAL013"
NAME = "not-multicast"

_PRACTICE = "paging-address-not-multicast"


def check(entry: Entry) -> Iterator[Problem]:
    """Report an IP address outside the multicast range."""
    if not forms.has_form(entry, "multicast_address") or not is_ip(entry.value) or is_multicast(entry.value):
        return
    fact = forms.held(entry, practice=_PRACTICE)
    if fact:
        message = f"{quote(entry.value)} is no multicast address: those go from 224.0.0.0 to 239.255.255.255"
        yield forms.problem(entry, fact, message)
