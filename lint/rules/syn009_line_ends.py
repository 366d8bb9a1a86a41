"""Line ends of more than one kind, or carriage returns alone.

LF and CR LF both occur in files that work. A file that mixes them was put together from parts, and
is easily damaged by the next tool. A carriage return alone ends no line in any file seen: a phone
may read it and what follows as part of a value. (`␍` stands for a carriage return in the examples.)

Severity: info for mixed line ends, warning for carriage returns alone.

Fix, unsafe: all line ends become the commoner one of LF and CR LF; a carriage return alone becomes
the same. Whether a phone takes the CR of a CR LF as part of the value is not known, and what it
makes of a carriage return alone even less, so that any line may set something else afterwards.

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
from lint.entries import Entry
from lint.findings import INFO, WARNING, Problem
from lint.fixes import edit
from lint.fixes.edit import Edit, Fix, Place
from lint.sheet import Sheet
from lint.wording import count

CODE = "SYN009"
NAME = "line-ends"

_WORDS = {"\n": "LF", "\r\n": "CR LF", "\r": "CR"}


def touched(_entry: Entry, _again: bool) -> bool:
    """What a line sets does not matter here."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report the first line whose end differs from the commonest one, and the first carriage return alone."""
    ends = Counter(line.end for line in sheet.document.lines if line.end)
    alone = next((line for line in sheet.document.lines if line.end == "\r"), None)
    if alone:
        span = Span(len(alone.statement.text) + 1, len(alone.statement.text) + 1)
        message = "a carriage return alone ends this line: a phone may not see an end"
        yield alone.number, Problem(span, WARNING, message, fix=_fix(sheet, alone.number, ends, "\r"))
    if len(ends) < 2 or (len(ends) == 2 and alone):
        return
    common = max(ends, key=lambda end: ends[end])
    other = next(line for line in sheet.document.lines if line.end and line.end != common)
    found = ", ".join(f"{_WORDS[end]} {number}" for end, number in ends.most_common())
    span = Span(len(other.statement.text) + 1, len(other.statement.text) + 1)
    fix = _fix(sheet, other.number, ends, "\n", "\r\n")
    yield other.number, Problem(span, INFO, f"line ends are mixed: {found}", fix=fix)


def _fix(sheet: Sheet, number: int, ends: Counter[str], *replaced: str) -> Fix:
    """Give every line that ends with one of `replaced` the commoner one of the two usual ends."""
    wanted = max((end for end in ends if end != "\r"), key=lambda end: ends[end], default="\n")
    edits = [
        Edit(
            Place(line.number - number, len(line.statement.text) + 1),
            Place(line.number + 1 - number, 1),
            wanted,
        )
        for line in sheet.document.lines
        if line.end in replaced and line.end != wanted
    ]
    return edit.unsafe(f"{count(len(edits), 'line end')} replaced by {_WORDS[wanted]}", *edits)
