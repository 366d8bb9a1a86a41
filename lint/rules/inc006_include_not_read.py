"""An include that could not be looked into.

A URL is never fetched: map its beginning to a local mirror (`url-map` in the settings), and what it
sets is taken into account. A name that begins with a slash is looked for below `--include-root`.
Encrypted files cannot be read at all.

Severity: info.

Passes::

    include global.cfg
    @ global.cfg
    system/ntp/enabled=1

Fails::

    include https://server.example.com/global.cfg
    include /global.cfg
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import INFO, Problem
from lint.includes import faults, problem
from lint.sheet import Sheet

CODE = "INC006"
NAME = "include-not-read"


def touched(_entry: Entry, _again: bool) -> bool:
    """What a line sets does not matter here."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report an include whose content is not known."""
    for fault in faults(sheet, "unmapped"):
        how = "name its folder by --include-root"
        if sheet.context.alone:
            how = "only the one file is read here"
        elif fault.target.scheme:
            how = "map the URL with 'url-map' in the settings"
        yield problem(fault.step, INFO, f"what this include sets is not looked at; {how}")
    for fault in faults(sheet, "unreadable"):
        yield problem(fault.step, INFO, f"what this include sets is not looked at: {fault.why}")
