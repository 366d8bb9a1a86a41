"""A directive for the linter that leaves nothing out.

The finding it was written for is gone: the directive would hide the next one of that kind. Take it
out. Each of its codes is judged for itself, and whether or not the rule is selected.

Severity: info.

Passes::

    ; offhook: ignore=VAL002 -- the exchange takes this port
    voip/signalling/sip/proxy_port=80

Fails::

    ; offhook: ignore=VAL002 -- the exchange takes this port
    voip/signalling/sip/proxy_port=5060
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.directives import Directive
from lint.findings import INFO, Problem

CODE = "SYN016"
NAME = "unused-directive"


def check(unused: Iterable[Directive]) -> Iterator[tuple[int, Problem]]:
    """Report directives that left no finding out, but none that is about this very rule."""
    for directive in unused:
        if directive.code != CODE:
            what = f"no {directive.code} finding" if directive.code else "no finding"
            yield directive.line, Problem(directive.span, INFO, f"unused directive: there is {what} to leave out")
