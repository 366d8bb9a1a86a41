"""Includes within includes within includes.

No source says how deep a phone follows them; field files go one level deep. Beyond eight levels the
linter does not follow them either.

Severity: warning.

Passes::

    include site.cfg
    @ site.cfg
    include global.cfg
    @ global.cfg
    system/ntp/enabled=1

Fails::

    include 1.cfg
    @ 1.cfg
    include 2.cfg
    @ 2.cfg
    include 3.cfg
    @ 3.cfg
    include 4.cfg
    @ 4.cfg
    include 5.cfg
    @ 5.cfg
    include 6.cfg
    @ 6.cfg
    include 7.cfg
    @ 7.cfg
    include 8.cfg
    @ 8.cfg
    include 9.cfg
    @ 9.cfg
    system/ntp/enabled=1
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.chain import DEEPEST
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.includes import faults, problem
from lint.sheet import Sheet

CODE = "INC003"
NAME = "includes-too-deep"


def touched(_entry: Entry, _again: bool) -> bool:
    """What a line sets does not matter here."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report an include deeper than any that was seen."""
    for fault in faults(sheet, "deep"):
        yield problem(fault.step, WARNING, f"more than {DEEPEST} files deep: whether a phone follows is not known")
