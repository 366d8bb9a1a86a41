"""Line ends of more than one kind, or carriage returns alone.

LF and CR LF both occur in files that work. A file that mixes them was put together from parts, and
is easily damaged by the next tool. A carriage return alone ends no line in any file seen: a phone
may read it and what follows as part of a value. (`␍` stands for a carriage return in the examples.)

Severity: info for mixed line ends, warning for carriage returns alone.

Passes::

    voip/line/0/id=4101␍
    voip/line/0/enabled=1␍

Fails::

    voip/line/0/id=4101␍
    voip/line/0/enabled=1
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lint.cfg.lines import Span
from lint.findings import INFO, WARNING, Problem
from lint.sheet import Sheet

CODE = "SYN009"
NAME = "line-ends"

_WORDS = {"\n": "LF", "\r\n": "CR LF", "\r": "CR"}


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report the first line whose end differs from the commonest one, and the first carriage return alone."""
    ends = Counter(line.end for line in sheet.document.lines if line.end)
    alone = next((line for line in sheet.document.lines if line.end == "\r"), None)
    if alone:
        span = Span(len(alone.statement.text) + 1, len(alone.statement.text) + 1)
        yield alone.number, Problem(span, WARNING, "a carriage return alone ends this line: a phone may not see an end")
    if len(ends) < 2 or (len(ends) == 2 and alone):
        return
    common = max(ends, key=lambda end: ends[end])
    other = next(line for line in sheet.document.lines if line.end and line.end != common)
    found = ", ".join(f"{_WORDS[end]} {number}" for end, number in ends.most_common())
    span = Span(len(other.statement.text) + 1, len(other.statement.text) + 1)
    yield other.number, Problem(span, INFO, f"line ends are mixed: {found}")
