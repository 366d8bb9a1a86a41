"""An included file that sets a provisioning URL again, to another value.

The phone may then fetch its next configuration from another place than the one meant.

Severity: warning.

Passes::

    provisioning/configuration/url=https://one.example.com/
    include global.cfg
    @ global.cfg
    provisioning/configuration/url=https://one.example.com/

Fails::

    provisioning/configuration/url=https://one.example.com/
    include global.cfg
    @ global.cfg
    provisioning/configuration/url=https://two.example.com/
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import Problem
from lint.includes import problem
from lint.practices import judge
from lint.sheet import Sheet

CODE = "INC007"
NAME = "include-moves-provisioning"


def touched(_entry: Entry, again: bool) -> bool:
    """Values matter where a name is set again."""
    return again


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report each provisioning URL that an included file sets again to another value."""
    practice = sheet.catalogue.practice("include-sets-provisioning-url")
    judgement = judge(practice, sheet.context.policy)
    for name in practice.parameters:
        setting = sheet.effective.get(name)
        for held in setting.lines if setting else ():
            if held.step.depth and setting and held.value != setting.lines[0].value:
                message = f"{held.place} sets {setting.name}: {judgement.message}"
                yield problem(held.step, judgement.severity, message, judgement.source)
