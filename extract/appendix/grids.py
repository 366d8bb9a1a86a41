"""Tables in the appendix that no frame and no known header gave away: their header row says "Parameter" and an action.

Lines become columns by the places of the header's words, and rows by where names begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.appendix.actions import said
from extract.appendix.full import full_lines
from extract.appendix.heads import names_action
from extract.appendix.marks import mark
from extract.appendix.source import Placed
from extract.appendix.wrapped import Hit, Reading, begins, find
from extract.document.page import Box, Line, Word, surround
from extract.tables.headers import FIRST, groups
from extract.tables.model import Cell, JoinedRow, Table

_GAP = 0.9
"""Columns stand apart by more than this many type sizes."""
_LEFT = 12.0
"""A name begins at most so many points left of its column's head, and its text at most so many right of it."""
_OVERLEAF = 60.0
"""The same where odd and even pages have other margins."""


class Head(NamedTuple):
    """A header row: texts, and the places where its columns begin and end."""

    texts: tuple[str, ...]
    spans: tuple[tuple[float, float], ...]
    lines: int
    """How many lines it takes."""


class Grid(NamedTuple):
    """A table read from lines, and the positions of those lines."""

    table: Table
    taken: range


def grids(lines: Sequence[Placed], how: Reading) -> list[Grid]:
    """The tables that stand in the lines of a section."""
    found: list[Grid] = []
    i = 0
    while i < len(lines):
        head = _head(lines, i)
        body = _body(lines, i + head.lines, head) if head else range(0)
        table = _table(head, [lines[k] for k in body], how) if head and body else None
        if table is not None:
            found.append(Grid(table, range(i, body.stop)))
            i = body.stop
        else:
            i += 1
    return found


def _head(lines: Sequence[Placed], i: int) -> Head | None:
    """The header row that begins on a line; it may take two."""
    if not lines[i].words:
        return None
    parts = groups(Line(lines[i].words), _GAP)
    spans = [(part[0].x0, part[-1].x1) for part in parts]
    texts = [" ".join(word.text for word in part) for part in parts]
    if len(parts) < 2 or texts[0].lower() not in FIRST:
        return None
    one = Head(tuple(texts), tuple(spans), 1) if all(names_action(text) for text in texts[1:]) else None
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None or not below.words or below.page != lines[i].page:
        return one
    for part in groups(Line(below.words), _GAP):
        column = _nearest(part, spans)
        texts[column] += " " + " ".join(word.text for word in part)
        spans[column] = (min(spans[column][0], part[0].x0), max(spans[column][1], part[-1].x1))
    two = Head(tuple(texts), tuple(spans), 2) if all(names_action(text) for text in texts[1:]) else None
    if texts[0].lower() not in FIRST or two is None:
        return one
    goes_on = (below.bold and lines[i].bold) or any(text.endswith("/") for text in (one.texts if one else ()))
    return two if one is None or goes_on else one


def _nearest(part: Sequence[Word], spans: Sequence[tuple[float, float]]) -> int:
    """The column whose head lies nearest to some words."""
    middle = (part[0].x0 + part[-1].x1) / 2
    distances = [0.0 if a <= middle <= b else min(abs(middle - a), abs(middle - b)) for a, b in spans]
    return distances.index(min(distances))


def _cells(line: Placed, head: Head) -> list[list[Word]]:
    """The words of a line by column: what begins at the left edge is the name's, the rest is the nearest head's."""
    cells: list[list[Word]] = [[] for _ in head.spans]
    for number, part in enumerate(groups(Line(line.words), _GAP)):
        words = list(part)
        first = (
            number == 0 and abs(part[0].x0 - head.spans[0][0]) <= _OVERLEAF and part[0].x0 < head.spans[1][0] - _LEFT
        )
        while first and len(words) > 1 and (mark(words[-1].text) or said(words[-1].text)):
            cells[_nearest(words[-1:], head.spans)].insert(0, words.pop())  # A mark close behind a long name.
        cells[0 if first else max(1, _nearest(words, head.spans))] += words
    return cells


def _body(lines: Sequence[Placed], start: int, head: Head) -> range:
    """The lines that keep to the columns: names and their tails on the left, marks and actions on the right."""
    stop = start
    while stop < len(lines) and lines[stop].words:
        cells = _cells(lines[stop], head)
        repeated = _head(lines, stop)
        fits = len(cells[0]) <= 1 and all(_says(cell) for cell in cells[1:])
        if not fits and not repeated:
            break
        stop += repeated.lines if repeated else 1
    return range(start, stop)


def _says(words: Sequence[Word]) -> bool:
    """Whether a cell's words may be a mark or an action: a few words without a path."""
    return len(words) <= 6 and not any("/" in word.text.strip("/") for word in words)


def _table(head: Head, lines: Sequence[Placed], how: Reading) -> Table | None:
    """The lines as a table, a row for each name."""
    headed = {k for i in range(len(lines)) if (again := _head(lines, i)) for k in range(i, i + again.lines)}
    body = [line for i, line in enumerate(lines) if i not in headed]
    cells = [_cells(line, head) for line in body]
    left = [_left(line, words[0]) for line, words in zip(body, cells, strict=True)]
    hits = find([line.text for line in left], how._replace(full=_full(left, cells, how), alone=True)).hits
    if not hits:
        return None
    rows = tuple(_rows(hits, cells, body))
    pages = tuple(dict.fromkeys(line.page or 0 for line in body))
    boxes = tuple((page, surround([line.box for line in body if line.page == page and line.box])) for page in pages)
    return Table(head.texts, rows, None, pages, boxes)


def _full(left: Sequence[Placed], cells: Sequence[Sequence[Sequence[Word]]], how: Reading) -> list[bool]:
    """For each line, whether its name may go on below: if every name has its mark beside it, on lines without one."""
    marked = [any(row[1:]) for row in cells]
    beside = [
        has for line, has in zip(left, marked, strict=True) if line.words and begins(line.words[0].text, how.known)
    ]
    if beside and all(beside):
        return [*(not below for below in marked[1:]), False]
    return full_lines(left)


def _left(line: Placed, words: Sequence[Word]) -> Placed:
    """A line with the words of its first column only."""
    box = surround(words) if words else None
    return line._replace(text=" ".join(word.text for word in words), box=box, words=tuple(words))


def _rows(
    hits: Sequence[Hit], cells: Sequence[Sequence[Sequence[Word]]], body: Sequence[Placed]
) -> Iterator[JoinedRow]:
    """A row for each name: its lines, and what stands beside them up to the next name."""
    for hit, following in zip(hits, [*hits[1:], None], strict=True):
        until = following.first if following else len(cells)
        columns = []
        for number in range(len(cells[0])):
            last = hit.last + 1 if number == 0 else until
            columns.append(Cell(tuple(Line(tuple(row[number])) for row in cells[hit.first : last] if row[number])))
        page = body[hit.first].page or 0
        boxes: list[Box] = [line.box for line in body[hit.first : hit.last + 1] if line.box and line.page == page]
        yield JoinedRow(tuple(columns), ((page, surround(boxes)),))
