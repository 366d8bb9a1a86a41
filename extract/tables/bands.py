"""Rows told by the space between them, where names stand in the middle of their rows and no line is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from extract.document.page import Line
from extract.facts.naming import first_cell
from extract.tables.model import Cell

Cells = tuple[Cell, ...]
_EVEN = 0.3
"""Lines of one row stand at most this share of the type size apart."""
_STEP = 0.5
"""Spaces that differ by less than this, in points, are the same."""


def names_in(cell: Cell) -> int:
    """How many names a first cell holds."""
    return len(first_cell([line.text for line in cell.lines]).names)


def misaligned(rows: Sequence[Cells], whole: Cells) -> bool:
    """Whether rows that begin where a name begins make no sense: text before the first name, or two names in one.

    Where they show more names than their stack as a `whole` does, they do: some of its names have brackets, some none.
    """
    held = [names_in(row[0]) for row in rows]
    return len(rows) > 1 and (not rows[0][0].lines or max(held) > 1) and sum(held) <= names_in(whole[0])


def split_by_space(cells: Cells) -> list[Cells] | None:
    """The rows between the widest spaces that part each name from the next; `None` where no space does that.

    The first row may have no name: the rest of one that a page break cut.
    """
    names = names_in(cells[0])
    lines = sorted((line for cell in cells for line in cell.lines), key=attrgetter("top"))
    spaces = _spaces(lines)
    if names == 1 and max(space for _, space in spaces) <= _EVEN * lines[0].size:
        return [cells]  # One row, as nothing parts its lines.
    for least in sorted({round(space / _STEP) * _STEP for _, space in spaces}, reverse=True):
        if least <= 0:
            break
        starts = [top for top, space in spaces if space >= least - _STEP / 2]
        limits = [float("-inf"), *starts, float("inf")]
        rows = [_between(cells, begin, end) for begin, end in pairwise(limits)]
        held = [names_in(row[0]) for row in rows]
        if all(count == 1 for count in held[1:]) and held[0] <= 1 and sum(held) == names > 1 and _full(rows):
            return rows
        if len(rows) > names + 1:
            break
    return None


def _full(rows: Sequence[Cells]) -> bool:
    return all(any(cell.lines for cell in row[1:]) for row in rows)


def _spaces(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The white strips between lines: where the line below begins, and how high the strip is."""
    found = []
    reached = lines[0].bottom if lines else 0.0
    for line in lines[1:]:
        found.append((line.top, line.top - reached))
        reached = max(reached, line.bottom)
    return found


def _between(cells: Cells, begin: float, end: float) -> Cells:
    return tuple(Cell(tuple(line for line in cell.lines if begin <= line.top < end)) for cell in cells)
