"""Join the pieces of a table across pages, and the rows that a page break cut in two.

No table library does this, because only the text tells: a header that repeats without a caption, a first cell left
empty, a name whose bracket is still open, a sentence that goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.document.page import Line
from extract.tables.model import Cell, JoinedRow, Piece, Row, Table

_SAME_PLACE = 6.0
"""Columns of one table begin at the same place on each page, within this many points."""


def join(pieces: Iterable[Piece]) -> Iterator[Table]:
    """Whole tables from the pieces of all pages, in order."""
    held: list[Piece] = []
    for piece in pieces:
        if held and _continues(held[-1], piece):
            held.append(piece)
            continue
        if held:
            yield _table(held)
        held = [piece]
    if held:
        yield _table(held)


def _continues(before: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with the one before: overleaf, without a caption, with the same columns and header."""
    if piece.page != before.page + 1 or not before.ends_page or not piece.begins_page or piece.caption:
        return False
    if len(piece.columns) != len(before.columns):
        return False
    # Odd and even pages may have mirrored margins, so widths are compared, not places. Where no line is drawn, few rows
    # do not tell a column's width, but the header does.
    if not _alike(before.columns[:-1], piece.columns[:-1]) and not (
        piece.heads and _alike(before.heads, piece.heads) and before.header == piece.header
    ):
        return False
    return piece.header is None or before.header is None or _same(piece.header, before.header)


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether places lie equally far from each other."""
    steps = [[b - a for a, b in pairwise(places)] for places in (one, other)]
    return len(one) == len(other) and all(abs(a - b) <= _SAME_PLACE for a, b in zip(*steps, strict=True))


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return [text.lower() for text in one] == [text.lower() for text in other]


def _table(pieces: Sequence[Piece]) -> Table:
    rows: list[JoinedRow] = []
    header = next((piece.header for piece in pieces if piece.header), None)
    for number, piece in enumerate(pieces):
        shift = _left(pieces[0]) - _left(piece)
        for position, row in enumerate(_body_rows(piece, header)):
            if abs(shift) > _SAME_PLACE:
                row = row._replace(cells=tuple(_moved(cell, shift) for cell in row.cells))  # noqa: PLW2901
            labels_stand_alone = any(_lone_label(other) for other in rows[:-1])
            if number and position == 0 and rows and _goes_on(rows[-1], row, labels_stand_alone):
                rows[-1] = _merged(rows[-1], row)
            else:
                rows.append(JoinedRow(row.cells, ((row.page, row.box),)))
    if header is None and rows and not head_like(rows[0].texts):
        header = ()
    if header is None:
        header, rows = (rows[0].texts, rows[1:]) if rows else ((), rows)
    return Table(
        tuple(header),
        tuple(rows),
        pieces[0].caption,
        tuple(piece.page for piece in pieces),
        tuple((piece.page, piece.box) for piece in pieces),
        pieces[0].columns,
    )


def _left(piece: Piece) -> float:
    return piece.heads[0] if piece.heads else piece.columns[0]


def _moved(cell: Cell, shift: float) -> Cell:
    """A cell's lines as they would stand on the table's first page, so that all its lines run to the same edge.

    Only for reading: where a row stands on its page is kept beside its cells.
    """
    return Cell(
        tuple(
            Line(tuple(word._replace(x0=word.x0 + shift, x1=word.x1 + shift) for word in line.words))
            for line in cell.lines
        )
    )


def head_like(texts: Sequence[str]) -> bool:
    """Whether the first row of a frame reads like its header: short words in every cell, no path, no sentence."""
    return (
        bool(texts)
        and all(text and len(text.split()) <= 4 and "/" not in text.strip("/") for text in texts[:1])
        and all(len(text.split()) <= 5 and not text.endswith(".") for text in texts)
    )


def _body_rows(piece: Piece, header: Sequence[str] | None) -> Sequence[Row]:
    """Rows without a header that a frame's first row repeats."""
    if piece.header is None and header and piece.rows and _same(piece.rows[0].texts, header):
        return piece.rows[1:]
    return piece.rows


def _lone_label(row: JoinedRow) -> bool:
    text = row.cells[0].text.strip()
    return bool(text) and not _has_path(text)


def _goes_on(before: JoinedRow, row: Row, labels_stand_alone: bool) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    `labels_stand_alone`: the table has settings without a name, so a label at a page's end may be a row of its own.
    """
    first, previous = row.cells[0].text.strip(), before.cells[0].text.strip()
    if not first:
        return True
    if previous.count("[") > previous.count("]") or previous.endswith(("/", "_")):
        return True
    if not previous:
        return False
    second, previous_second = (" ".join(filter(None, texts[1:])).strip() for texts in (row.texts, before.texts))
    if _has_path(previous) or not _has_path(first):
        return not _has_path(first) and not second and bool(previous_second)
    if not labels_stand_alone:
        return True  # A label on one page, its path on the next.
    return not previous_second or (bool(second) and not second[:1].isupper() and not previous_second.endswith("."))


def _has_path(text: str) -> bool:
    return "/" in text.strip("/")


def _merged(before: JoinedRow, row: Row) -> JoinedRow:
    cells = tuple(Cell(a.lines + b.lines) for a, b in zip(before.cells, row.cells, strict=True))
    return JoinedRow(cells, (*before.places, (row.page, row.box)))
