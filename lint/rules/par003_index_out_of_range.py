"""An index beyond the last one any source gives.

Lines, keys, codecs and tones are counted from 0. The range held against a file is the widest any
source gives for any model; a model may have fewer.

Severity: as the range may be held: an error where a manual or the firmware's table states it, a
warning where only a phone's own file shows it.

Passes::

    voip/codec/codec_info/4/enabled=1

Fails::

    voip/codec/codec_info/5/enabled=1
"""

from __future__ import annotations

from collections.abc import Iterator

from lint import facts
from lint.entries import KNOWN, Entry
from lint.findings import Problem

CODE = "PAR003"
NAME = "index-out-of-range"


def check(entry: Entry) -> Iterator[Problem]:
    """Report every index of a name that is outside the widest known range."""
    match = entry.match
    if entry.standing != KNOWN or not match or not match.out_of_range:
        return
    fact = facts.fact(entry.catalogue, match.parameter, "index")
    if fact is None:
        return
    for outside in match.out_of_range:
        message = f"index {outside.number} is outside {outside.first} to {outside.last} ({fact.label})"
        yield Problem(entry.statement.name_span, fact.severity, message, entry.name, None, fact.source)
