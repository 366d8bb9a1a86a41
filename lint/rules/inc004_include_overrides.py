"""An include that sets again what the file has set above it.

Whether an include overrides or yields is not known. Field files put it first and rely on the later
line, so that a phone's own settings replace the shared ones; an include further down then replaces
the phone's own.

Severity: warning.

Passes::

    include global.cfg
    voip/signalling/sip/proxy_port=5062
    @ global.cfg
    voip/signalling/sip/proxy_port=5060

Fails::

    voip/signalling/sip/proxy_port=5062
    include global.cfg
    @ global.cfg
    voip/signalling/sip/proxy_port=5060
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.sheet import Sheet
from lint.wording import quote

CODE = "INC004"
NAME = "include-overrides"


def touched(_entry: Entry, again: bool) -> bool:
    """Values matter where a name is set again."""
    return again


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report a line of this file whose value an include below it replaces, if the later line counts."""
    for setting in sheet.effective.set_again():
        last = setting.lines[-1]
        above = [held for held in setting.lines if held.step.depth == 0 and held.step.line.number < last.step.root_line]
        if last.step.depth == 0 or not above or above[-1].value == last.value:
            continue
        other = "another value" if last.entry.secret else quote(last.value)
        message = (
            f"{last.place}, included in line {last.step.root_line}, sets {setting.name} to {other}: "
            "it replaces this line if the later one counts, as field files rely on; no source says which does"
        )
        step = above[-1].step
        yield step.line.number, Problem(above[-1].entry.statement.name_span, WARNING, message, setting.name)
