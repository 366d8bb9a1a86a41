"""Files that include each other in a circle.

What a phone does then is not known: it may hang, stop at a limit, or refuse the file.

Severity: warning.

Passes::

    include global.cfg
    @ global.cfg
    system/ntp/enabled=1

Fails::

    include example.cfg

    include global.cfg
    @ global.cfg
    include example.cfg
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.includes import faults, problem
from lint.sheet import Sheet

CODE = "INC002"
NAME = "include-cycle"


def touched(_entry: Entry, _again: bool) -> bool:
    """What a line sets does not matter here."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report an include that leads back to a file it came from."""
    for fault in faults(sheet, "cycle"):
        yield problem(fault.step, WARNING, f"files include each other in a circle: {fault.why}")
