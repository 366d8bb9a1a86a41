"""Cut what no drawn line cuts: where a new row begins in a table without lines between its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from extract.document.page import Line
from extract.tables.bands import misaligned, split_by_space
from extract.tables.model import Cell

_PATH_END = re.compile(r"\]\s*$")
_FRAGMENT = re.compile(r"^(?:[a-z0-9_/%*\[\]{}-]+|(?=\S*[/_])[\w/%*\[\]{}-]+)(?:=\S*)?$")
"""Capitals occur inside names, but a word in capitals without a slash or underscore is no part of one."""
_SPREAD = 1.2
"""Rows stand further apart than lines of a cell by this factor, where a table spreads its rows."""
_LEADED = 1.5
"""Lines of one cell stand closer than this many type sizes from top to top."""
_ALIGNED = 0.5
"""Two lines begin a row together where their heights differ by at most this many type sizes."""


def split_by_text(cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """The rows that a stack of cells holds.

    A row begins where a line of the first cell and a line of another stand on one height, and what came before in the
    first cell is whole: its brackets are closed, its path does not end in the middle.
    """
    beside = sorted((line for cell in cells[1:] for line in cell.lines), key=attrgetter("top"))
    if not beside or not cells[0].lines:
        return [tuple(cells)]
    pitches = [step for cell in cells[1:] if (step := _pitch(cell.lines))]
    starts = _starts(cells[0].lines, beside, min(pitches, default=None) or _pitch(cells[0].lines))
    limits = [*starts, float("inf")]
    rows = []
    first_top = min(cells[0].lines[0].top, beside[0].top)
    if starts and first_top < starts[0] - 2:
        limits.insert(0, first_top - 1)
    for begin, end in pairwise(limits):
        rows.append(tuple(Cell(tuple(ln for ln in cell.lines if begin - 1 <= ln.top < end - 1)) for cell in cells))
    rows = [row for row in rows if any(cell.lines for cell in row)]
    return (split_by_space(tuple(cells)) if misaligned(rows, tuple(cells)) else None) or rows


def _starts(left: Sequence[Line], right: Sequence[Line], pitch: float | None) -> list[float]:
    """Heights at which rows begin; `pitch` is the usual distance from line to line."""
    starts: list[float] = []
    held: list[Line] = []
    tops = sorted({round(line.top, 1) for line in (*left, *right)})
    nameless = not any("/" in line.text for line in left)
    for line in left:
        aligned = any(abs(other.top - line.top) <= _ALIGNED * line.size for other in right)
        above = max((top for top in tops if top < line.top - _ALIGNED * line.size), default=line.top)
        apart = pitch is not None and line.top - above > _SPREAD * pitch
        goes_on = line.text.startswith(("-", "\u2013")) or _tail(held, line) or _open(held)
        alone = apart and not aligned and _whole(held)  # A group, which has no description.
        # Settings without a name, one line each: their distance is the same everywhere, but wider than in a cell.
        lone = nameless and aligned and line.top - above > _LEADED * line.size
        if not held or (((aligned and (_whole(held) or apart)) or alone or lone) and not goes_on):
            starts.append(line.top)
            held = []
        held.append(line)
    return starts


def _pitch(lines: Sequence[Line]) -> float | None:
    """The usual distance from line to line: the least that occurs."""
    steps = [b.top - a.top for a, b in pairwise(lines) if b.top - a.top > 1]
    return min(steps) if steps else None


def _open(held: Sequence[Line]) -> bool:
    text = "".join(line.text for line in held)
    return text.count("[") > text.count("]") or text.rstrip().endswith(("/", "_"))


def _tail(held: Sequence[Line], line: Line) -> bool:
    """Whether a line is the rest of a bare name above it: one word of a name's letters, as close as lines of a cell."""
    if not held or "]" in held[-1].text or "/" not in held[-1].text or not _FRAGMENT.match(line.text):
        return False
    close = line.top - held[-1].top <= 1.4 * line.size
    return close and not line.text.startswith(held[0].text.split("/")[0] + "/")


def _whole(lines: Sequence[Line]) -> bool:
    """Whether the text so far can end a first cell: a closed path, a bare path at its end, or a label of its own."""
    text = "".join(line.text for line in lines)
    if text.count("[") > text.count("]"):
        return False
    if text.rstrip().endswith(("/", "_", "-", "\u2013")):
        return False
    if _PATH_END.search(text):
        return True
    return "/" in _last_word(lines)


def _last_word(lines: Sequence[Line]) -> str:
    """The text of the last line, with what a bare name above it left open."""
    text = lines[-1].text
    for line in reversed(lines[:-1]):
        if not line.text.endswith(("/", "_")):
            break
        text = line.text + text
    return text
