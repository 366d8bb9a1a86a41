"""The lines of a region cut into rows and cells: a piece of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.document.page import Box, Line, Page, Word, lines_of, surround
from extract.tables import rulers
from extract.tables.cut import split_by_text
from extract.tables.headers import Head, caption
from extract.tables.model import Cell, Piece, Row

_ABOVE = 42.0
"""A caption stands at most this far above its table, in points."""
_HELD = 0.8
"""A line parts two rows where it covers this share of every column."""


def piece_of(  # noqa: PLR0917 (each is one thing that is known of the region)
    page: Page,
    lines: Sequence[Line],
    inside: Sequence[Line],
    columns: Sequence[float],
    first: Head | None,
    separators: Sequence[float],
    *,
    box: Box | None = None,
) -> Piece | None:
    """Cut the lines of a region into rows and cells."""
    box = box or Box(columns[0], inside[0].top, columns[-1], inside[-1].bottom)
    words = [w for line in inside for w in line.words if columns[0] - 2 <= w.x0 and w.x1 <= columns[-1] + 8]
    cuts = _spread([box.top - 2, *separators, box.bottom + 2])
    rest = [w.box.middle for w in words if first is None or w.box.middle > first.line.bottom + 1]
    ruled = any(min(rest) < y < max(rest) for y in cuts[1:-1]) if rest else False
    rows: list[Row] = []
    header: tuple[str, ...] | None = None
    for start, end in pairwise(cuts):
        band = [w for w in words if start <= w.box.middle < end]
        if first is not None and header is None and any(w in first.line.words for w in band):
            header = tuple(_cell(band_part).text for band_part in _by_column(
                [w for w in band if w.box.middle <= first.line.bottom + 1], columns))  # fmt: skip
            band = [w for w in band if w.box.middle > first.line.bottom + 1]
        if not band:
            continue
        cells = tuple(_cell(part) for part in _by_column(band, columns))
        for part in [cells] if ruled else split_by_text(cells):
            place = surround([line for cell in part for line in cell.lines])
            rows.append(Row(part, page.number, place))
    if not rows and header is None:
        return None
    return Piece(
        page.number,
        box,
        header,
        tuple(rows),
        _caption(lines, box),
        tuple(columns),
        not any(line.top >= box.bottom - 1 for line in lines),
        not any(line.bottom <= box.top + 1 for line in lines),
        tuple(start for start, _ in first.spans) if first else (),
    )


def parts_rows(rows: Iterable[tuple[float, float, float]], y: float, columns: Sequence[float]) -> bool:
    """Whether a drawn line at height `y` parts rows: it runs through every column."""
    rows = list(rows)
    return all(rulers.covers(rows, y, a, b) >= _HELD for a, b in pairwise(columns))


def shade_edges(page: Page, box: Box, columns: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """Edges of shaded rows: shades that together run through every column, and do not cut a line of text."""
    edges: list[float] = []
    flat = [(y, f.x0, f.x1) for f in page.fills for y in (f.top, f.bottom) if f.bottom > box.top and f.top < box.bottom]
    for y in sorted({y for y, _, _ in flat}):
        reach = (columns[0] + 2, *columns[1:-1], min(columns[-1] - 2, max(b for p, _, b in flat if abs(p - y) < 2)))
        if reach[-1] > columns[-2] + 20 and parts_rows(flat, y, reach):
            cuts = any(line.top + 0.25 * line.size < y < line.bottom - 0.25 * line.size for line in lines)
            if not cuts and box.top < y < box.bottom:
                edges.append(y)
    return edges


def _spread(heights: Iterable[float]) -> list[float]:
    """Heights in order, those that lie on each other once."""
    found: list[float] = []
    for y in sorted(heights):
        if not found or y - found[-1] > 3:
            found.append(y)
    return found


def _by_column(words: Sequence[Word], columns: Sequence[float]) -> list[list[Word]]:
    """Words by the column that holds their middle; what stands outside belongs to the nearest one."""
    parts: list[list[Word]] = [[] for _ in range(len(columns) - 1)]
    for word in words:
        middle = (word.x0 + word.x1) / 2
        number = sum(middle >= edge for edge in columns[1:-1])
        parts[number].append(word)
    return parts


def _cell(words: Sequence[Word]) -> Cell:
    return Cell(tuple(lines_of(words)))


def _caption(lines: Sequence[Line], box: Box) -> str | None:
    """The caption above a table, of one line or two."""
    above = [line for line in lines if line.bottom <= box.top + 2 and line.bottom > box.top - _ABOVE]
    for number in range(len(above) - 1, max(-1, len(above) - 4), -1):
        if caption(above[number]):
            return " ".join(line.text for line in above[number:])
    return None


def body_size(lines: Sequence[Line]) -> float:
    sizes = sorted(line.size for line in lines)
    return sizes[len(sizes) // 2]
