"""Guides made for tests: blocks of text and tables, typeset line by line in a given style.

A table is a list of rows `(label, path, paragraphs)`; a style says how it is ruled, shaded, headed, and cut by pages.
Lines are placed here and not by a layout engine, so that a page break falls where a test wants it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from extract.document.page import Page
from extract.document.pdf import open_pdf
from extract.guide import GuideRow, Reading, read_pages

rl_config.invariant = 1

A4 = (595.0, 842.0)
LETTER = (612.0, 792.0)
LANDSCAPE = (842.0, 595.0)


class Row(NamedTuple):
    """One row: a label and a path, either of which may be missing, and the paragraphs of its description."""

    label: str | None
    path: str | None
    text: Sequence[str]
    """Paragraphs; one that begins with a bullet is typeset with a hanging indent."""
    lines: Sequence[str] | None = None
    """The lines of the first cell, where a test breaks them itself."""


@dataclass(frozen=True)
class Style:
    """How tables look. Lengths are in points."""

    ruling: str = "grid"
    """grid: every cell; rows: between rows, from edge to edge; frame: outer border only; columns: upright lines only;
    header: a line under the header; none."""
    zebra: bool = False
    """Every other row shaded."""
    header_fill: bool = False
    header: tuple[str, str] = ("Parameter", "Description")
    repeat_header: bool = True
    brackets: bool = True
    bold: bool = True
    fonts: tuple[str, str] = ("Helvetica", "Helvetica-Bold")
    size: float = 9.0
    page: tuple[float, float] = A4
    margins: tuple[float, float] = (60.0, 60.0)
    """Left margin of odd pages and of even pages."""
    first_width: float = 160.0
    width: float = 450.0
    padding: float = 4.0
    row_gap: float = 6.0
    """Space between the rows of a table, half of it on either side of a line."""
    keep_rows: bool = False
    """Rows are not cut by page breaks."""
    running: bool = False
    """Headers and footers that differ between odd and even pages."""


@dataclass(frozen=True)
class Table:
    """A table; `header` and `first_width` override the style's. `gap` is the space above."""

    rows: Sequence[Row]
    caption: str | None = None
    header: tuple[str, ...] | None = None
    gap: float = 16.0


@dataclass(frozen=True)
class Text:
    """A paragraph between tables; a heading is bold and larger."""

    text: str
    heading: bool = False


Block = Table | Text


@dataclass
class _Sheet:
    """Where the next line goes."""

    canvas: Canvas
    style: Style
    number: int = 0
    y: float = 0.0
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        self.top = self.style.page[1] - 56.0
        self.bottom = 56.0
        self.turn()

    @property
    def left(self) -> float:
        return self.style.margins[(self.number + 1) % 2]

    @property
    def pitch(self) -> float:
        return self.style.size * 1.25

    def turn(self) -> None:
        if self.number:
            self.canvas.showPage()
        self.number += 1
        self.y = self.top
        if self.style.running:
            odd = self.number % 2
            self.canvas.setFont(self.style.fonts[0], 8)
            self.canvas.drawString(
                self.left, self.top + 36, "Administrator's Manual" if odd else "400HD Series IP Phones"
            )
            self.canvas.drawString(
                self.left,
                12,
                f"Version 2.2.16    {self.number}    LTRT-11950" if odd else f"{self.number}    IP Phones",
            )

    def fits(self, height: float) -> bool:
        return self.y - height >= self.bottom

    def line(self, x: float, text: str, *, bold: bool = False, size: float | None = None) -> None:
        self.canvas.setFont(self.style.fonts[bold], size or self.style.size)
        self.canvas.drawString(x, self.y - self.style.size, text)


def typeset(blocks: Sequence[Block], style: Style | None = None) -> bytes:
    """The blocks as a PDF."""
    style = style or Style()
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=style.page)
    sheet = _Sheet(canvas, style)
    for block in blocks:
        if isinstance(block, Text):
            _prose(sheet, block)
        else:
            _table(sheet, block)
    canvas.showPage()
    canvas.save()
    return held.getvalue()


def _prose(sheet: _Sheet, block: Text) -> None:
    size = 14.0 if block.heading else sheet.style.size
    for line in wrapped(block.text, sheet.style.width, sheet.style.fonts[block.heading], size):
        if not sheet.fits(size * 1.6):
            sheet.turn()
        sheet.y -= size * 0.6
        sheet.line(sheet.left, line, bold=block.heading, size=size)
        sheet.y -= size
    sheet.y -= 4


def _table(sheet: _Sheet, table: Table) -> None:
    style = sheet.style
    header = table.header or style.header
    if table.caption:
        if not sheet.fits(5 * sheet.pitch + table.gap):
            sheet.turn()
        sheet.y -= table.gap + 4
        sheet.line(sheet.left, table.caption, bold=True)
        sheet.y -= sheet.pitch + 4
    elif sheet.y < sheet.top:
        if not sheet.fits(4 * sheet.pitch + table.gap):
            sheet.turn()
        else:
            sheet.y -= table.gap
    begin = sheet.y
    _header(sheet, header)
    for number, row in enumerate(table.rows):
        pairs = list(_pairs(row, style, header))
        whole = len(pairs) * sheet.pitch + style.row_gap
        needed = whole if style.keep_rows else sheet.pitch + style.row_gap
        if not sheet.fits(needed) and sheet.y < sheet.top:
            begin = _overleaf(sheet, begin, header)
        done = 0
        while done < len(pairs):
            room = max(1, int((sheet.y - style.row_gap - sheet.bottom) / sheet.pitch))
            part = pairs[done : done + room]
            _row(sheet, part, shaded=style.zebra and number % 2 == 1)
            done += len(part)
            if done < len(pairs):
                begin = _overleaf(sheet, begin, header)
    _close(sheet, begin)


def _overleaf(sheet: _Sheet, begin: float, header: Sequence[str]) -> float:
    """Close the table on this page and go on overleaf; the height at which it goes on."""
    _close(sheet, begin)
    sheet.turn()
    top = sheet.y
    if sheet.style.repeat_header:
        _header(sheet, header)
    elif sheet.style.ruling in ("grid", "rows"):
        _rule(sheet, sheet.y)
    return top


def _close(sheet: _Sheet, begin: float) -> None:
    """The borders round a table's piece from height `begin` down to here."""
    style, left = sheet.style, sheet.left
    if style.ruling in ("grid", "frame"):
        sheet.canvas.rect(left, sheet.y, style.width, begin - sheet.y, fill=0)
    if style.ruling in ("grid", "columns"):
        places = [left + style.first_width]
        places += [left, left + style.width] if style.ruling == "columns" else []
        for x in places:
            sheet.canvas.line(x, begin, x, sheet.y)


def _rule(sheet: _Sheet, y: float) -> None:
    sheet.canvas.line(sheet.left, y, sheet.left + sheet.style.width, y)


def _header(sheet: _Sheet, header: Sequence[str]) -> None:
    style = sheet.style
    height = sheet.pitch + style.row_gap
    if style.header_fill:
        sheet.canvas.setFillGray(0.8)
        sheet.canvas.rect(sheet.left, sheet.y - height, style.width, height, stroke=0, fill=1)
        sheet.canvas.setFillGray(0)
    if style.ruling in ("grid", "rows"):
        _rule(sheet, sheet.y)
    sheet.y -= style.row_gap / 2
    rest = (style.width - style.first_width) / max(1, len(header) - 1)
    for column, text in enumerate(header):
        x = sheet.left + style.padding + (style.first_width + rest * (column - 1) if column else 0)
        sheet.line(x, text, bold=True)
    sheet.y -= sheet.pitch + style.row_gap / 2
    if style.ruling in ("grid", "rows", "header"):
        _rule(sheet, sheet.y)


def _row(sheet: _Sheet, pairs: Sequence[tuple[_Set, ...]], *, shaded: bool) -> None:
    style = sheet.style
    height = len(pairs) * sheet.pitch + style.row_gap
    if shaded:
        sheet.canvas.setFillGray(0.92)
        sheet.canvas.rect(sheet.left, sheet.y - height, style.width, height, stroke=0, fill=1)
        sheet.canvas.setFillGray(0)
    sheet.y -= style.row_gap / 2
    for cells in pairs:
        rest = (style.width - style.first_width) / max(1, len(cells) - 1)
        for column, cell in enumerate(cells):
            x = sheet.left + style.padding + (style.first_width + rest * (column - 1) if column else 0)
            sheet.line(x + cell.indent, cell.text, bold=cell.bold)
        sheet.y -= sheet.pitch
    sheet.y -= style.row_gap / 2
    if style.ruling in ("grid", "rows"):
        _rule(sheet, sheet.y)


class _Set(NamedTuple):
    """A line of a cell."""

    text: str
    bold: bool = False
    indent: float = 0.0


def _pairs(row: Row, style: Style, header: Sequence[str]) -> Iterator[tuple[_Set, ...]]:
    """The lines of a row's cells, side by side. With more than two columns, each paragraph is a column."""
    width = style.first_width - 2 * style.padding
    first: list[_Set] = []
    if row.lines is not None:
        first = [_Set(line, style.bold) for line in row.lines]
    else:
        if row.label:
            first += [_Set(line) for line in wrapped(row.label, width, style.fonts[0], style.size)]
        if row.path:
            path = f"[{row.path}]" if style.brackets else row.path
            first += [_Set(line, style.bold) for line in cut(path, width, style.fonts[style.bold], style.size)]
    if len(header) > 2:
        texts = [[_Set(text)] for text in row.text]
    else:
        room = style.width - style.first_width - 2 * style.padding
        texts = [[line for text in row.text for line in _paragraph(text, room, style)]]
    yield from zip_longest(first, *texts, fillvalue=_Set(""))


def _paragraph(text: str, room: float, style: Style) -> Iterator[_Set]:
    bullet = text[:2] if text[:2] in ("\u2022 ", "* ") else ""
    indent = 10.0 if bullet else 0.0
    for number, line in enumerate(wrapped(text.removeprefix(bullet), room - indent, style.fonts[0], style.size)):
        yield _Set(bullet + line) if bullet and not number else _Set(line, indent=indent and indent - 2.0)


def wrapped(text: str, width: float, font: str, size: float) -> list[str]:
    """Words in lines; one that is too long is cut in the middle."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pdfmetrics.stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines += cut(word, width, font, size)
    return lines


def cut(word: str, width: float, font: str, size: float) -> list[str]:
    """A word without blanks in lines, cut wherever the column ends."""
    lines = [""]
    for letter in word:
        if pdfmetrics.stringWidth(lines[-1] + letter, font, size) > width:
            lines.append("")
        lines[-1] += letter
    return lines


def pages_of(data: bytes, folder: Path) -> list[Page]:
    """The pages of a PDF, as the pipeline sees them."""
    path = folder / "guide.pdf"
    path.write_bytes(data)
    with open_pdf(path) as document:
        return list(document.pages())


class Facts(NamedTuple):
    """What a row states, to compare."""

    name: str | None
    label: str | None = None
    default: str | None = None
    limits: tuple[str, str] | None = None
    values: tuple[str, ...] = ()
    max_length: str | None = None
    models: tuple[str, ...] = ()
    requires: tuple[tuple[str | None, str], ...] = ()
    """Parameter and value of each condition; with the operator before the value where it is not "equals"."""


def facts(row: GuideRow) -> Facts:
    """A row that was read, as facts."""
    d = row.description
    return Facts(
        row.name,
        row.label,
        d.default.value if d.default else None,
        (d.minimum.value, d.maximum.value) if d.minimum and d.maximum else None,
        tuple(value.literal for value in d.values),
        d.max_length.value if d.max_length else None,
        tuple(d.models),
        tuple((one.parameter, wanted(one.op, one.values)) for one in row.conditions),
    )


def wanted(op: str, values: Sequence[str]) -> str:
    """What a condition asks for, in short."""
    return " or ".join(values) if op == "equals" else f"{op} {' or '.join(values)}"


class Reader:
    """Typesets blocks and reads them again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def reading(self, *blocks: Block, style: Style | None = None) -> Reading:
        return read_pages(pages_of(typeset(blocks, style), self._folder))

    def facts(self, *rows: Row, style: Style | None = None) -> list[Facts]:
        """What is read of one captioned table with these rows."""
        found = self.reading(
            Text("3.1 Web Server", heading=True), Table(rows, "Table 3-1: Web Server Parameters"), style=style
        )
        return [facts(row) for row in found.rows]

    def names(self, *rows: Row, style: Style | None = None) -> list[str | None]:
        return [found.name for found in self.facts(*rows, style=style)]


def short_page(lines: int, style: Style | None = None) -> Style:
    """A style whose page's body holds about so many lines, so that breaks fall everywhere."""
    style = style or Style()
    return replace(style, page=(style.page[0], 112.0 + lines * style.size * 1.25))
