"""An include over a connection that anybody on the way can read and change.

Severity: warning; an error under the strict policy.

Passes::

    include https://server.example.com/global.cfg

Fails::

    include http://server.example.com/global.cfg
    include tftp://192.0.2.9/global.cfg
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.include import UNSAFE
from lint.entries import Entry
from lint.findings import Problem
from lint.includes import problem
from lint.practices import judge
from lint.sheet import Sheet

CODE = "INC005"
NAME = "insecure-include"


def touched(_entry: Entry, _again: bool) -> bool:
    """What a line sets does not matter here."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report an include over http, ftp or tftp."""
    judgement = judge(sheet.catalogue.practice("include-over-http"), sheet.context.policy)
    for include in sheet.chain.includes:
        if include.target.scheme in UNSAFE:
            yield problem(include.step, judgement.severity, judgement.message, judgement.source)
