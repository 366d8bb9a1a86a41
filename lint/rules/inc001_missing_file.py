"""An include whose file is not there.

The file is looked for beside the including file and below `--include-root`; a URL in the local
mirror that the settings map it to. What a phone does without the file is not known. Until it is
found, rules that depend on all of the configuration say less.

Severity: warning.

Passes::

    include global.cfg
    @ global.cfg
    system/ntp/enabled=1

Fails::

    include no-such-file.cfg
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.includes import faults, problem
from lint.sheet import Sheet
from lint.wording import either, quote

CODE = "INC001"
NAME = "missing-file"


def touched(_entry: Entry, _again: bool) -> bool:
    """What a line sets does not matter here."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report an include whose file is at none of the places it may be at."""
    for fault in faults(sheet, "missing"):
        looked = f"looked for {either([quote(place) for place in fault.target.places])}"
        yield problem(fault.step, WARNING, f"{quote(fault.target.text)} is not there ({looked})")
