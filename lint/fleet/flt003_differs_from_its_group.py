"""A phone that differs from its group in a setting that all others have alike.

The phones of a folder are a group. Where ten or more set a parameter, and all but one of them to the
same value, that one was either meant to differ or forgotten when the others were changed.

Severity: info.

Passes::

    voip/line/0/id=4101
    voip/signalling/sip/proxy_port=5061
    @ other.cfg
    voip/line/0/id=4102
    voip/signalling/sip/proxy_port=5060

Fails::

    voip/line/0/id=4101
    voip/signalling/sip/proxy_port=5061
    @ 00908f0000{02..11}.cfg
    voip/line/0/id=41{02..11}
    voip/signalling/sip/proxy_port=5060
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import Span
from lint.findings import INFO, Problem
from lint.fleet.fleet import Fleet, Group
from lint.wording import quote

CODE = "FLT003"
NAME = "differs-from-its-group"
_GROUP = 10


def check(fleet: Fleet) -> Iterator[tuple[str, int, Problem]]:
    """Report the line of the one that differs."""
    for group in fleet.groups.values():
        if group.phones >= _GROUP:
            yield from _outliers(group)


def _outliers(group: Group) -> Iterator[tuple[str, int, Problem]]:
    for key, counts in group.counts.items():
        values = [(number, digest) for digest, number in counts.items() if number > 0]
        if len(values) != 2 or min(values)[0] != 1 or sum(number for number, _ in values) != group.phones:
            continue
        odd, usual = (group.examples.get((key, digest)) for digest in (min(values)[1], max(values)[1]))
        if odd is None:
            continue
        others = f" ({quote(usual.value)})" if usual and usual.value else ""
        message = f"the other {group.phones - 1} phones of this folder have another value{others}"
        at = odd.at
        yield at.file, at.line, Problem(Span(at.column, at.end_column), INFO, message, at.name)
