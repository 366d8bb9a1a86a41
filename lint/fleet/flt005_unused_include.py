"""A file for all phones that no phone includes.

It is no phone's own file: its name holds no MAC address, and it sets no line. Other files here are
included, this one is not: what it sets reaches no phone.

Severity: info.

Passes::

    include global.cfg
    voip/line/0/id=4101
    @ global.cfg
    system/ntp/enabled=1

Fails::

    include global.cfg
    voip/line/0/id=4101
    @ global.cfg
    system/ntp/enabled=1
    @ site.cfg
    system/ntp/enabled=0
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import storage
from lint.cfg.lines import Span
from lint.findings import INFO, Problem
from lint.fleet.fleet import Fleet

CODE = "FLT005"
NAME = "unused-include"


def check(fleet: Fleet) -> Iterator[tuple[str, int, Problem]]:
    """Report each, at its first line."""
    for file in fleet.shared if fleet.included else ():
        if storage.real(file) not in fleet.included:
            yield file, 1, Problem(Span(1, 1), INFO, "no file of this fleet includes it, and it is no phone's own")
