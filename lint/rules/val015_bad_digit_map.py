"""A digit map that breaks the grammar of digit maps.

In the full syntax `|` stands between patterns of digits, `x`, `*`, `#`, `A` to `D`, ranges in
brackets, `.` and `T`; in the short one `;` stands between patterns of digits and `x`. A pattern
that breaks its grammar may match nothing, or something else than what was meant.

Severity: error where brackets or an empty pattern leave nothing to be read; otherwise warning, as
manuals give the constructs and no grammar.

Passes::

    voip/signalling/sip/digit_map=[2-9]11|0|100|011xxx.|*xx|[8]xxxx|[2-7]xxxT
    voip/signalling/sip/digit_map=10x;05xxxxxxxx;4xxx
    voip/signalling/sip/digit_map=

Fails::

    voip/signalling/sip/digit_map=[2-911|0
    voip/signalling/sip/digit_map=[2-9]11||0
    voip/signalling/sip/digit_map=[]11|0
    voip/signalling/sip/digit_map=2-911|0
    voip/signalling/sip/digit_map=[9-2]11|0
    voip/signalling/sip/digit_map=011xxx..|0
    voip/signalling/sip/digit_map=N11|0
    voip/signalling/sip/digit_map=*xx;4xxx
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.dialing import digit_map, faults
from lint.dialing.value import reported, value_of
from lint.entries import Entry
from lint.findings import Problem

CODE = "VAL015"
NAME = "bad-digit-map"

_KINDS = frozenset({
    faults.EMPTY_PATTERN, faults.BRACKET_OPEN, faults.BRACKET_EMPTY, faults.HYPHEN_OUTSIDE, faults.BAD_SUB_RANGE,
    faults.BAD_DOT, faults.BAD_CHARACTER,
})  # fmt: skip


def check(entry: Entry) -> Iterator[Problem]:
    """Report each place at which a digit map breaks its grammar."""
    value = value_of(entry, "digitmap")
    if value:
        yield from reported(entry, digit_map.read(value).faults, _KINDS)
