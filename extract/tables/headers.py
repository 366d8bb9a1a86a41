"""What gives a table away: its header row, its caption; and what tells that it is over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final, Literal, NamedTuple

from extract.document.page import Line, Word

FIRST = frozenset({"parameter", "parameters", "parameter name", "name", "configuration file parameter", "setting"})
"""Heads of the first column of a parameter table, as five editions print them."""
SECOND = frozenset({"description", "descriptions", "role", "meaning", "explanation", "details"})
FACTS: Final[dict[str, Literal["default", "range", "fact"]]] = {
    **dict.fromkeys(
        ("default", "defaults", "default value", "default values", "default setting", "factory default"), "default"
    ),
    **dict.fromkeys(
        ("range", "valid range", "value range", "values", "valid values", "value", "possible values"), "range"
    ),
    **dict.fromkeys(("permitted values", "allowed values", "valid settings", "settings", "options"), "range"),
    **dict.fromkeys(("type", "format", "unit", "units", "length", "max. length", "maximum length"), "fact"),
}
"""Heads of columns that stand beside a description and state one fact each."""
CAPTION = re.compile(r"^(?P<kind>Table|Figure)\s+(?P<number>[A-Z0-9]+[-\u2013.]\d+)\s*[:.\u2013-]?\s*(?P<title>.*)$")
NUMBERED = re.compile(r"^(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)\.?\s+\S")
COLUMN_GAP = 1.2
"""Columns stand apart by more than this many type sizes."""


class Head(NamedTuple):
    """A header row: the text of each column and where it begins and ends."""

    line: Line
    texts: tuple[str, ...]
    spans: tuple[tuple[float, float], ...]

    @property
    def of_parameters(self) -> bool:
        """Whether it heads a parameter table."""
        return describes(self.texts)


def describes(texts: Sequence[str]) -> bool:
    """Whether the heads of columns are those of a parameter table: a name, a description, perhaps facts beside it."""
    first, *others = [text.lower() for text in texts] or [""]
    if first not in FIRST or not others:
        return False
    with_facts = any(text in SECOND for text in others) and all(text in SECOND or text in FACTS for text in others)
    return others[0] in SECOND or with_facts


def partings(first: Head, below: Sequence[Line], known: Sequence[float]) -> list[float]:
    """Where columns begin between heads that no known place parts: in the strips that no word below enters."""
    size = first.line.size
    near = [first.line, *takewhile(lambda line: not (caption(line) or heading(line, size) or head(line)), below)]
    return [
        valley(near, left_end, right_start + 1) or right_start - 2
        for (_, left_end), (right_start, _) in pairwise(first.spans)
        if not any(left_end - 1 <= place <= right_start + 1 for place in known)
    ]


def groups(line: Line, gap: float = COLUMN_GAP) -> list[list[Word]]:
    """The words of a line in groups that stand clearly apart."""
    found: list[list[Word]] = []
    for word in line.words:
        if found and word.x0 - found[-1][-1].x1 <= gap * word.size:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def head(line: Line) -> Head | None:
    """The line as the header of a parameter table, where it is one.

    Cells may stand close together where a column is narrow, so the words alone decide; the gap only helps.
    """
    parts = groups(line)
    if len(parts) == 1 and len(line.words) == 2:
        parts = [[word] for word in line.words]
    if not 2 <= len(parts) <= 4:
        return None
    texts = tuple(" ".join(word.text for word in part) for part in parts)
    found = Head(line, texts, tuple((part[0].x0, part[-1].x1) for part in parts))
    return found if found.of_parameters else None


def caption(line: Line) -> re.Match[str] | None:
    """The line as the caption of a table or figure."""
    return CAPTION.match(line.text)


def heading(line: Line, body_size: float) -> bool:
    """Whether a line is a heading: larger than the body, or bold and numbered."""
    if line.size >= 1.15 * body_size:
        return True
    return line.bold and NUMBERED.match(line.text) is not None and len(line.words) <= 14


def valley(lines: Sequence[Line], left: float, right: float) -> float | None:
    """The middle of the widest strip between `left` and `right` that no word of the lines enters."""
    edges = sorted(
        (max(w.x0, left), min(w.x1, right)) for line in lines for w in line.words if w.x1 > left and w.x0 < right
    )
    best: tuple[float, float] | None = None
    reached = left
    for x0, x1 in [*edges, (right, right)]:
        if x0 - reached > (best[1] - best[0] if best else 2.0):
            best = (reached, x0)
        reached = max(reached, x1)
    return (best[0] + best[1]) / 2 if best else None
