"""What a table is while it is being read: cells, rows, pieces on a page, whole tables."""

from __future__ import annotations

from typing import NamedTuple

from extract.document.page import Box, Line


class Cell(NamedTuple):
    """The lines of one cell, top to bottom."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All lines with a blank between them: for looking at, not for rebuilding names."""
        return " ".join(line.text for line in self.lines)


class Row(NamedTuple):
    """One row on one page; `box` is its place there."""

    cells: tuple[Cell, ...]
    page: int
    box: Box

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)

    @property
    def empty(self) -> bool:
        return not any(cell.lines for cell in self.cells)


class Piece(NamedTuple):
    """The part of a table that stands on one page."""

    page: int
    box: Box
    header: tuple[str, ...] | None
    """Texts of the header row; `None` where the piece has none, as a continuation may."""
    rows: tuple[Row, ...]
    caption: str | None
    """The caption line above it, if one stands there."""
    columns: tuple[float, ...]
    """Where the columns part, left edge and right edge included."""
    ends_page: bool
    """Nothing of the page's body stands below it: it may go on overleaf."""
    begins_page: bool
    """Nothing of the page's body stands above it."""
    heads: tuple[float, ...] = ()
    """Where the texts of the header row begin."""


class Table(NamedTuple):
    """A whole table, joined across pages. A row that a page cut in two is one row with two places."""

    header: tuple[str, ...]
    rows: tuple[JoinedRow, ...]
    caption: str | None
    pages: tuple[int, ...]
    boxes: tuple[tuple[int, Box], ...]
    columns: tuple[float, ...] = ()
    """Where the columns part on its first page, edges included; empty where that is not known."""


class JoinedRow(NamedTuple):
    """A row, with every place it stands at."""

    cells: tuple[Cell, ...]
    places: tuple[tuple[int, Box], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)
