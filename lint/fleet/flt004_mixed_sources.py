"""Phones of one fleet that get their configuration or firmware from different places.

Most phones of the fleet name one URL, this one another: it may be left behind at the next roll-out,
or run another firmware. Fleets whose phones each have a URL of their own are left alone.

Severity: warning.

Passes::

    provisioning/configuration/url=https://one.example.com/
    voip/line/0/id=4101
    @ other.cfg
    provisioning/configuration/url=https://one.example.com/
    voip/line/0/id=4102

Fails::

    provisioning/firmware/url=https://one.example.com/a.img
    voip/line/0/id=4101
    @ second.cfg
    provisioning/firmware/url=https://one.example.com/b.img
    voip/line/0/id=4102
    @ third.cfg
    provisioning/firmware/url=https://one.example.com/b.img
    voip/line/0/id=4103
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.cfg.lines import Span
from lint.findings import WARNING, Problem
from lint.fleet.fleet import Fleet
from lint.wording import quote

CODE = "FLT004"
NAME = "mixed-sources"
_LOGIN = re.compile(r"//[^/@]*@")


def check(fleet: Fleet) -> Iterator[tuple[str, int, Problem]]:
    """Report the lines that name another place than most phones do."""
    for values in fleet.sources.values():
        usual = max(values, key=lambda value: len(values[value]))
        total = sum(map(len, values.values()))
        if 2 * len(values[usual]) <= total:
            continue
        for value, found in values.items():
            for at in found if value != usual else ():
                shown = quote(_LOGIN.sub("//", usual))
                message = f"{len(values[usual])} of {total} phones have {shown}"
                yield at.file, at.line, Problem(Span(at.column, at.end_column), WARNING, message, at.name)
