"""Tables of other hands: more columns, names in the middle of their rows, tables that touch, pages that are turned."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from documents import A4, Facts, Reader, Row, Style, Table, Text, facts, pages_of, short_page, typeset
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from extract.guide import Reading, read_pages

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
HEADING = Text("3.1 Web Server", heading=True)


def laid_out(folder: Path, *blocks: Flowable) -> Reading:
    """What is read of blocks that a layout engine sets."""
    held = io.BytesIO()
    SimpleDocTemplate(held, pagesize=A4).build(list(blocks))
    return read_pages(pages_of(held.getvalue(), folder))


def grid(rows: Sequence[tuple[str, ...]], widths: Sequence[float], *style: tuple[Any, ...], **options: Any) -> Grid:
    """A table with a bold header; texts with line breaks make a paragraph each."""
    cells = [
        [[Paragraph(part, BODY if number else BOLD) for part in text.split("\n")] for text in row]
        for number, row in enumerate(rows)
    ]
    table = Grid(cells, colWidths=list(widths), **options)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *style]))
    return table


def all_facts(found: Reading) -> list[Facts]:
    return [facts(row) for row in found.rows]


# Columns that state one fact each

THREE = [
    Row("Web Port", "system/web/port", ["Sets the port.", "443"]),
    Row("Log Mode", "system/log/mode", ["Selects where messages go.", "NONE"]),
    Row("Ring Tone", "personal/ring_tone", ["Names the melody.", "Ring 01"]),
    Row("Menu Password", "personal/menu_password", ["Protects the menu.", "-"]),
]
THREE_FACTS = [
    Facts("system/web/port", "Web Port", "443"),
    Facts("system/log/mode", "Log Mode", "NONE"),
    Facts("personal/ring_tone", "Ring Tone", "Ring 01"),
    Facts("personal/menu_password", "Menu Password"),
]


@pytest.mark.parametrize("ruling", ["grid", "rows", "header", "none"])
@pytest.mark.parametrize("head", ["Default", "Default Value", "DEFAULT"])
def test_a_column_of_defaults(reader: Reader, head: str, ruling: str) -> None:
    table = Table(THREE, "Table 3-1: One", header=("Parameter", "Description", head))
    assert all_facts(reader.reading(HEADING, table, style=Style(ruling=ruling))) == THREE_FACTS


@pytest.mark.parametrize("ruling", ["grid", "rows", "none"])
@pytest.mark.parametrize("lines", range(8, 16))
def test_a_column_of_defaults_over_pages(reader: Reader, lines: int, ruling: str) -> None:
    table = Table(THREE * 3, "Table 3-1: One", header=("Parameter", "Description", "Default"))
    found = reader.reading(HEADING, table, style=short_page(lines, Style(ruling=ruling)))
    assert all_facts(found) == THREE_FACTS * 3


def test_columns_in_another_order(reader: Reader) -> None:
    rows = [
        Row(None, "system/web/port", ["0-65535", "443", "Sets the port."]),
        Row(None, "system/log/mode", ["NONE, UDP, FILE", "NONE", "Selects it."]),
    ]
    table = Table(rows, "Table 3-1: One", header=("Name", "Range", "Default", "Description"))
    found = reader.reading(HEADING, table, style=Style(brackets=False))
    assert all_facts(found) == [
        Facts("system/web/port", None, "443", ("0", "65535")),
        Facts("system/log/mode", None, "NONE", None, ("NONE", "UDP", "FILE")),
    ]
    assert [row.description.summary for row in found.rows] == ["Sets the port.", "Selects it."]


def test_two_columns_are_a_name_and_a_description_whatever_they_are_called(reader: Reader) -> None:
    table = Table([Row(None, "system/web/port", ["Default: 443."])], "Table 3-1: One", header=("Parameter", "Value"))
    assert all_facts(reader.reading(HEADING, table)) == [Facts("system/web/port", None, "443")]


# Rows

MIDDLE = [
    ("Parameter", "Description"),
    ("<b>[voip/line/%d/enabled]</b>", "Switches the line.\n[0] Off\n[1] On\nDefault: 1."),
    ("<b>[voip/line/%d/id]</b>", "Names the account.\nUp to 64 characters."),
    ("<b>[voip/line/%d/port]</b>", "Sets the port.\nRange: 1 to 9.\nDefault: 5."),
]
MIDDLE_FACTS = [
    Facts("voip/line/{n}/enabled", None, "1", None, ("0", "1")),
    Facts("voip/line/{n}/id", None, None, None, (), "64"),
    Facts("voip/line/{n}/port", None, "5", ("1", "9")),
]


@pytest.mark.parametrize("count", [1, 3])
def test_names_in_the_middle_of_their_rows(tmp_path: Path, count: int) -> None:
    """No line parts the rows; the space between them does."""
    table = grid(
        MIDDLE[: count + 1], (170, 280), ("VALIGN", (0, 1), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), 6)
    )
    assert all_facts(laid_out(tmp_path, table)) == MIDDLE_FACTS[:count]


def test_a_header_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    found = laid_out(tmp_path, Spacer(1, 660), grid(MIDDLE, (170, 280)))
    assert found.tables[0].pages == (1, 2)
    assert all_facts(found) == MIDDLE_FACTS


def test_tables_that_touch_and_have_other_columns(tmp_path: Path) -> None:
    ruled = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    upper = grid(MIDDLE, (170, 280), ruled)
    lower = grid([("Name", "Example"), ("mac", "0090"), ("path", "tftp/user")], (90, 360), ruled)
    found = laid_out(tmp_path, upper, lower, Spacer(1, 20), upper)
    assert all_facts(found) == MIDDLE_FACTS * 2
    assert [other.rows for other in found.others] == [(("mac", "0090"), ("path", "tftp/user"))]


def test_columns_parted_by_dots(tmp_path: Path) -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.rect(60, 600, 450, 100)
    canvas.line(60, 684, 510, 684)
    for step in range(66):
        canvas.rect(220, 600 + 1.5 * step, 0.75, 0.75, stroke=0, fill=1)
    texts = [
        (690, "Parameter", "Description"),
        (670, "[system/web/port]", "Sets the port. Default: 443."),
        (650, "[system/web/name]", "Names the phone."),
    ]
    canvas.setFont("Helvetica", 9)
    for y, name, text in texts:
        canvas.drawString(64, y, name)
        canvas.drawString(224, y, text)
    canvas.showPage()
    canvas.save()
    found = read_pages(pages_of(held.getvalue(), tmp_path))
    assert all_facts(found) == [Facts("system/web/port", None, "443"), Facts("system/web/name")]


# Pages

ROWS = [
    Row("Web Port", "system/web/port", ["Sets the port.", "Range: 1 to 9. Default: 5."]),
    Row("Log Mode", "system/log/mode", ["Selects it.", "\u2022 [0] Off (default)", "\u2022 [1] On"]),
]
ROW_FACTS = [
    Facts("system/web/port", "Web Port", "5", ("1", "9")),
    Facts("system/log/mode", "Log Mode", "0", None, ("0", "1")),
]
TURNS: dict[int, Callable[[float, float], str]] = {
    90: lambda width, height: f"0 1 -1 0 {height} 0",
    180: lambda width, height: f"-1 0 0 -1 {width} {height}",
    270: lambda width, height: f"0 -1 1 0 0 {width}",
}


@pytest.mark.parametrize("says_so", [True, False], ids=["turned-back", "as-it-lies"])
@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("ruling", ["grid", "rows", "none"])
def test_turned_pages(tmp_path: Path, ruling: str, degrees: int, says_so: bool) -> None:
    """The text runs up the page, or down; the file may tell readers to turn the page back, or not."""
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset([HEADING, Table(ROWS, "Table 3-1: One")], Style(ruling=ruling)))) as pdf:
        for page in pdf.pages:
            width, height = (float(side) for side in list(page.mediabox)[2:])
            turn = TURNS[degrees](width, height)
            page.contents_add(pikepdf.Stream(pdf, f"q {turn} cm".encode()), prepend=True)
            page.contents_add(pikepdf.Stream(pdf, b"Q"))
            page.mediabox = pikepdf.Array([0, 0, width, height] if degrees == 180 else [0, 0, height, width])
            if says_so:
                page.rotate(degrees, relative=False)
        pdf.save(held)
    (page_read,) = pages_of(held.getvalue(), tmp_path)
    assert (round(page_read.width), round(page_read.height)) == A4
    assert all_facts(read_pages([page_read])) == ROW_FACTS


def test_a_page_whose_corner_is_not_at_zero(tmp_path: Path) -> None:
    """What is cut off the sheet's edges moves everything that is left."""
    held = io.BytesIO()
    data = typeset([HEADING, Table(ROWS, "Table 3-1: One")])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].cropbox = pikepdf.Array([30, 40, 560, 820])
        pdf.save(held)
    (whole,) = pages_of(data, tmp_path)
    (cropped,) = pages_of(held.getvalue(), tmp_path)
    assert cropped.words[0].x0 == pytest.approx(whole.words[0].x0 - 30)
    assert cropped.words[0].top == pytest.approx(whole.words[0].top - (A4[1] - 820))
    assert all_facts(read_pages([cropped])) == ROW_FACTS


def test_a_sentence_below_the_headings_of_several_pages_is_no_running_header(reader: Reader) -> None:
    blocks = []
    for number, name in enumerate(["Line", "Proxy", "Clock", "Screen"], 1):
        rows = [Row(None, f"system/{name.lower()}/option_{n}", ["Sets it.", f"Default: {n}."]) for n in range(9)]
        blocks += [
            Text(f"3.{number} {name} Settings", heading=True),
            Text("The table below lists them."),
            Table(rows, f"Table 3-{number}: {name}"),
        ]
    found = reader.reading(*blocks, style=short_page(26))
    assert [table.title for table in found.tables] == ["Line", "Proxy", "Clock", "Screen"]
    assert len(found.rows) == 36


def test_blanks_without_width_part_no_words(tmp_path: Path) -> None:
    """They let long names wrap; each holds a part of the place of the letter before it."""
    typst = pytest.importorskip("typst", reason="sets letters that share their place: pip install 'offhook[dev]'")
    name = "\u200b".join("[voip/signalling/sip/registration_period]")
    source = tmp_path / "names.typ"
    source.write_text(f'#set page(width: 12cm)\n#"{name}" \\ Sets the period.\n', encoding="utf-8")
    (page,) = pages_of(typst.compile(str(source)), tmp_path)
    assert "[voip/signalling/sip/registration_period]" in "".join(word.text for word in page.words)
    assert [word.text for word in page.words][-3:] == ["Sets", "the", "period."]
