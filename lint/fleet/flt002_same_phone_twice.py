"""Two files for the same MAC address.

A phone asks for the file that is named after its MAC address. Of two, it gets one; the other is a
leftover that somebody will edit in vain.

Severity: warning.

Passes::

    voip/line/0/id=4101
    @ 00908f000001.cfg
    voip/line/0/id=4102
    @ 00908f000002.cfg
    voip/line/0/id=4103

Fails::

    voip/line/0/id=4101
    @ 00908f000001.cfg
    voip/line/0/id=4102
    @ 00-90-8F-00-00-01.cfg
    voip/line/0/id=4103
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import Span
from lint.findings import WARNING, Problem
from lint.fleet.fleet import Fleet
from lint.wording import quote

CODE = "FLT002"
NAME = "same-phone-twice"


def check(fleet: Fleet) -> Iterator[tuple[str, int, Problem]]:
    """Report each of the files, at its first line."""
    for found in fleet.macs.values():
        for file in found if len(found) > 1 else ():
            other = next(one for one in found if one != file)
            yield file, 1, Problem(Span(1, 1), WARNING, f"{quote(other)} is a file for the same MAC address")
