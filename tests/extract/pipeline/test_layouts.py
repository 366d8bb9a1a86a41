"""Every way to draw, shade, head and cut a table: the same rows in, the same facts out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from documents import LANDSCAPE, LETTER, Facts, Reader, Row, Style, Table, Text, facts, short_page

ROWS = (
    Row(
        "Web Server Port",
        "system/https_server_port",
        ["Sets the port of the web server.", "Range: 0 to 65535. Default: 443."],
    ),
    Row(
        "Registration Failed Timeout",
        "voip/signalling/sip/registration_failed_timeout",
        [
            "Sets the time, in seconds, between a failed registration and the next attempt to register.",
            "The valid range is 0 to 65535. The default value is 1800.",
        ],
    ),
    Row(None, "voip/line/[0-3]/id", ["Identifier of the line.", "Up to 35 characters."]),
    Row(
        "Digit Map Mode",
        "voip/dialing/mode",
        ["Selects how dialing works.", "\u2022 [0] Off (default)", "\u2022 [1] On"],
    ),
    Row(
        "Syslog Mode",
        "system/syslog/mode",
        [
            "Selects where log messages go.",
            "\u2022 NONE - nowhere (default)",
            "\u2022 UDP - to a server, with a long explanation that needs a second line to be told",
        ],
    ),
)
FACTS = [
    Facts("system/https_server_port", "Web Server Port", "443", ("0", "65535")),
    Facts("voip/signalling/sip/registration_failed_timeout", "Registration Failed Timeout", "1800", ("0", "65535")),
    Facts("voip/line/{n}/id", max_length="35"),
    Facts("voip/dialing/mode", "Digit Map Mode", "0", values=("0", "1")),
    Facts("system/syslog/mode", "Syslog Mode", "NONE", values=("NONE", "UDP")),
]
RULINGS = ("grid", "rows", "frame", "columns", "header", "none")


@pytest.mark.parametrize("brackets", [True, False], ids=["bracketed", "bare"])
@pytest.mark.parametrize("zebra", [True, False], ids=["zebra", "plain"])
@pytest.mark.parametrize("fill", [True, False], ids=["shaded-header", "plain-header"])
@pytest.mark.parametrize("ruling", RULINGS)
def test_rulings_and_shades(reader: Reader, ruling: str, fill: bool, zebra: bool, brackets: bool) -> None:
    style = Style(ruling=ruling, header_fill=fill, zebra=zebra, brackets=brackets)
    assert reader.facts(*ROWS, style=style) == FACTS


@pytest.mark.parametrize(
    "style",
    [
        pytest.param(Style(fonts=("Times-Roman", "Times-Bold")), id="serif"),
        pytest.param(Style(fonts=("Courier", "Courier-Bold"), first_width=200), id="typewriter"),
        pytest.param(Style(bold=False), id="names-not-bold"),
        pytest.param(Style(size=6.5), id="small-type"),
        pytest.param(Style(size=13, first_width=220), id="large-type"),
        pytest.param(Style(page=LETTER), id="letter"),
        pytest.param(Style(page=LANDSCAPE, width=700, first_width=250), id="landscape"),
        pytest.param(Style(first_width=90), id="narrow"),
        pytest.param(Style(first_width=90, ruling="rows", brackets=False), id="narrow-bare"),
        pytest.param(Style(first_width=90, ruling="none"), id="narrow-borderless"),
        pytest.param(Style(first_width=320), id="wide"),
        pytest.param(Style(first_width=320, ruling="none"), id="wide-borderless"),
        pytest.param(Style(row_gap=1), id="tight"),
        pytest.param(Style(row_gap=0, ruling="none"), id="tight-borderless"),
        pytest.param(Style(padding=9), id="loose"),
    ],
)
def test_type_paper_and_widths(reader: Reader, style: Style) -> None:
    assert reader.facts(*ROWS, style=style) == FACTS


@pytest.mark.parametrize("ruling", ["grid", "rows", "none"])
@pytest.mark.parametrize("first", ["Parameter", "Parameters", "PARAMETER", "Parameter Name", "Name"])
@pytest.mark.parametrize("second", ["Description", "Role"])
def test_heads_of_the_columns(reader: Reader, first: str, second: str, ruling: str) -> None:
    assert reader.facts(*ROWS, style=Style(header=(first, second), ruling=ruling)) == FACTS


@pytest.mark.parametrize("repeat", [True, False], ids=["header-repeats", "header-once"])
@pytest.mark.parametrize("ruling", RULINGS)
@pytest.mark.parametrize("lines", range(8, 24))
def test_page_breaks_everywhere(reader: Reader, lines: int, ruling: str, repeat: bool) -> None:
    style = short_page(lines, Style(ruling=ruling, repeat_header=repeat))
    assert reader.facts(*ROWS, style=style) == FACTS


@pytest.mark.parametrize("repeat", [True, False], ids=["header-repeats", "header-once"])
@pytest.mark.parametrize("ruling", RULINGS)
def test_page_breaks_between_rows_only(reader: Reader, ruling: str, repeat: bool) -> None:
    style = short_page(11, Style(ruling=ruling, repeat_header=repeat, keep_rows=True))
    assert reader.facts(*ROWS, style=style) == FACTS


@pytest.mark.parametrize("repeat", [True, False], ids=["header-repeats", "header-once"])
@pytest.mark.parametrize("ruling", ["grid", "rows", "none"])
@pytest.mark.parametrize("margins", [(60.0, 60.0), (50.0, 90.0)], ids=["same", "mirrored"])
def test_odd_and_even_pages(reader: Reader, ruling: str, repeat: bool, margins: tuple[float, float]) -> None:
    """Running headers and footers differ between odd and even pages, and so may the margins."""
    style = short_page(11, Style(ruling=ruling, repeat_header=repeat, margins=margins, running=True))
    assert reader.facts(*ROWS, style=style) == FACTS


def test_a_name_cut_by_the_page_break(reader: Reader) -> None:
    row = Row(
        "Timeout",
        "voip/signalling/sip/registration_failed_timeout",
        ["Sets how long the phone waits.", "Range: 1 to 9.", "Default: 5."],
        ["Timeout", "[voip/signalling/sip/registr", "ation_failed_", "timeout]"],
    )
    want = [Facts("voip/signalling/sip/registration_failed_timeout", "Timeout", "5", ("1", "9"))]
    filler = Text("Some text that stands above the table.")
    for repeat in (True, False):
        for fillers in range(12):
            style = short_page(18, Style(repeat_header=repeat))
            found = reader.reading(*[filler] * fillers, Table([row], "Table 3-1: One"), style=style)
            assert [facts(one) for one in found.rows] == want, (repeat, fillers)


def test_a_row_on_two_pages_has_two_places(reader: Reader) -> None:
    found = reader.reading(Table(ROWS, "Table 3-1: One"), style=short_page(9))
    places = [[page for page, _ in row.places] for row in found.rows]
    assert any(len(pages) > 1 for pages in places)
    assert all(pages == list(range(pages[0], pages[0] + len(pages))) for pages in places)


def test_the_box_of_a_row_holds_its_words_and_no_other_row(reader: Reader) -> None:
    found = reader.reading(Table(ROWS, "Table 3-1: One"))
    boxes = [row.box for row in found.rows]
    assert all(above.bottom <= below.top for above, below in pairwise(boxes))
    assert all(box.x0 >= 60 and box.x1 <= 510 for box in boxes)


def test_many_pages(reader: Reader) -> None:
    """A table over fifty pages is one table."""
    rows = [Row(f"Label {n}", f"system/web/param_{n}", [f"Sets number {n}.", f"Default: {n}."]) for n in range(200)]
    found = reader.reading(Table(rows, "Table 3-1: One"), style=short_page(12, Style(running=True)))
    assert [facts(row) for row in found.rows] == [
        Facts(f"system/web/param_{n}", f"Label {n}", str(n)) for n in range(200)
    ]
    assert len(found.tables) == 1
