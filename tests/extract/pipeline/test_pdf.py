"""Opening PDFs: what is on a page, and one clear line for every file that cannot be read."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from documents import A4, Row, Style, Table, Text, pages_of, typeset
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extract.document.page import Page, lines_of
from extract.document.pdf import open_pdf
from extract.errors import ExtractError

Run = Callable[..., subprocess.CompletedProcess[str]]


def drawn(folder: Path, draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> Page:
    """The first page of what is drawn on a canvas."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=size)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return pages_of(held.getvalue(), folder)[0]


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


# Words


def test_words_have_places_from_the_upper_left_corner(tmp_path: Path) -> None:
    page = drawn(tmp_path, lambda c: c.drawString(72, A4[1] - 100, "Some words"))
    assert texts(page) == ["Some", "words"]
    first, second = page.words
    assert first.x0 == pytest.approx(72, abs=1)
    assert first.top < 100 < first.bottom
    assert second.x0 > first.x1
    assert (first.size, first.bold) == (10, False)


def test_bold_is_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(72, 700, "bold")
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(72, 600, "plain")

    assert [(word.text, word.bold) for word in drawn(tmp_path, draw).words] == [("bold", True), ("plain", False)]


def test_words_without_printed_blanks_are_parted_by_their_gaps(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Default:")
        canvas.drawString(72 + canvas.stringWidth("Default: "), 700, "5060")

    assert texts(drawn(tmp_path, draw)) == ["Default:", "5060"]


def test_odd_blanks_and_quotes(tmp_path: Path) -> None:
    page = drawn(
        tmp_path, lambda c: c.drawString(72, 700, "Range:\u00a01\u00a0\u2013\u00a05 \u2018X\u2019 \u201cY\u201d")
    )
    assert texts(page) == ["Range:", "1", "\u2013", "5", "\u2018X\u2019", "\u201cY\u201d"]


def test_lines_are_built_whatever_the_order_in_the_file(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(300, 700, "second")
        canvas.drawString(72, 650, "below")
        canvas.drawString(72, 700, "first")

    assert [line.text for line in lines_of(drawn(tmp_path, draw).words)] == ["first second", "below"]


def test_an_empty_page_has_nothing_on_it(tmp_path: Path) -> None:
    page = drawn(tmp_path, lambda c: None)
    assert (page.words, page.rules, page.fills, page.width, page.height) == ((), (), (), *map(pytest.approx, A4))


# Lines and shades


def test_strokes_are_rules(tmp_path: Path) -> None:
    page = drawn(tmp_path, lambda c: c.line(72, A4[1] - 100, 300, A4[1] - 100))
    assert [tuple(rule) for rule in page.rules] == [pytest.approx((72, 100, 300, 100), abs=0.5)]
    assert page.rules[0].horizontal


def test_thin_rectangles_are_rules_and_wide_ones_shades(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.5)
        canvas.rect(72, 500, 0.7, 200, stroke=0, fill=1)
        canvas.rect(100, 500, 200, 100, stroke=0, fill=1)

    page = drawn(tmp_path, draw)
    assert [rule.horizontal for rule in page.rules] == [False]
    assert [tuple(box) for box in page.fills] == [pytest.approx((100, A4[1] - 600, 300, A4[1] - 500), abs=0.5)]


def test_the_border_of_a_rectangle_is_four_rules(tmp_path: Path) -> None:
    page = drawn(tmp_path, lambda c: c.rect(72, 500, 200, 100))
    assert sorted(rule.horizontal for rule in page.rules) == [False, False, True, True]


def test_white_paint_and_slanted_lines_are_nothing(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(1)
        canvas.rect(72, 500, 200, 100, stroke=0, fill=1)
        canvas.line(72, 300, 200, 400)

    page = drawn(tmp_path, draw)
    assert (page.rules, page.fills) == ((), ())


def test_lines_in_a_form_with_a_matrix_are_placed(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("frame")
        canvas.line(0, 0, 100, 0)
        canvas.endForm()
        canvas.translate(72, 500)
        canvas.scale(2, 2)
        canvas.doForm("frame")

    page = drawn(tmp_path, draw)
    assert [tuple(rule) for rule in page.rules] == [pytest.approx((72, A4[1] - 500, 272, A4[1] - 500), abs=0.5)]


# Bad input


def complaint(path: Path, pages: int = 5_000) -> str:
    """What is said of a file that cannot be read."""
    with pytest.raises(ExtractError) as caught, open_pdf(path, pages) as document:
        list(document.pages())
    text = str(caught.value)
    assert "\n" not in text
    assert str(path) in text
    return text


@pytest.fixture
def pdf() -> bytes:
    row = Row("Port", "system/http_port", ["Sets the port.", "Default: 80."])
    return typeset([Text("3.1 Web", heading=True), Table([row], "Table 3-1: Web")], Style())


def put(folder: Path, data: bytes) -> Path:
    path = folder / "guide.pdf"
    path.write_bytes(data)
    return path


def encrypted(data: bytes) -> bytes:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(held, encryption=pikepdf.Encryption(owner="owner", user="user"))
    return held.getvalue()


def huge(data: bytes, side: float) -> bytes:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.pages[0].MediaBox = pikepdf.Array([0, 0, side, side])
        document.save(held)
    return held.getvalue()


def pages(number: int) -> bytes:
    held = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(number):
            document.add_blank_page(page_size=A4)
        document.save(held)
    return held.getvalue()


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "No such file" in complaint(tmp_path / "none.pdf")
    assert "cannot be read" in complaint(tmp_path)


@pytest.mark.parametrize("data", [b"", b"\0" * 5000, b"PK\x03\x04 a zip file", b"<html>a page</html>", b"%PD"])
def test_no_pdf(tmp_path: Path, data: bytes) -> None:
    assert "not a PDF" in complaint(put(tmp_path, data))


def test_a_file_that_only_begins_like_a_pdf(tmp_path: Path) -> None:
    assert "damaged or cut off" in complaint(put(tmp_path, b"%PDF-1.7\n" + b"nothing " * 500))


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6])
def test_a_pdf_that_is_cut_off(tmp_path: Path, pdf: bytes, share: float) -> None:
    path = put(tmp_path, pdf[: int(len(pdf) * share)])
    assert any(word in complaint(path) for word in ("damaged", "cut off", "no pages"))


def test_a_pdf_with_a_password(tmp_path: Path, pdf: bytes) -> None:
    assert "encrypted; remove the password" in complaint(put(tmp_path, encrypted(pdf)))


def test_a_pdf_that_anybody_may_open_is_read(tmp_path: Path, pdf: bytes) -> None:
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(held, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert "system/http_port" in " ".join(texts(pages_of(held.getvalue(), tmp_path)[0]))


@pytest.mark.parametrize("side", [14_401, 1e9])
def test_an_absurd_page(tmp_path: Path, pdf: bytes, side: float) -> None:
    assert "page 1 measures" in complaint(put(tmp_path, huge(pdf, side)))


def test_too_many_pages(tmp_path: Path) -> None:
    path = put(tmp_path, pages(12))
    assert "12 pages, more than 10; allow it with --max-pages 12" in complaint(path, 10)
    with open_pdf(path, 12) as document:
        assert len(document) == 12


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), head=st.booleans())
def test_any_bytes(tmp_path: Path, data: bytes, head: bool) -> None:
    complaint(put(tmp_path, b"%PDF-1.4\n" + data if head else data))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 1 << 20), damage=st.binary(min_size=1, max_size=40))
def test_any_damage(tmp_path: Path, pdf: bytes, place: int, damage: bytes) -> None:
    """A damaged file is read, or refused in one line; nothing else."""
    place %= len(pdf)
    path = put(tmp_path, pdf[:place] + damage + pdf[place + len(damage) :])
    try:
        with open_pdf(path) as document:
            list(document.pages())
    except ExtractError as error:
        assert "\n" not in str(error)


# The command


def bad_files(pdf: bytes) -> dict[str, tuple[bytes, str]]:
    blank = typeset([Text("Words of a book. " * 40)] * 4, Style())
    return {
        "no-pdf": (b"no pdf at all", "not a PDF"),
        "cut-off": (pdf[: len(pdf) // 3], "cut off"),
        "encrypted": (encrypted(pdf), "encrypted"),
        "scan": (pages(3), "ocrmypdf"),
        "no-table": (blank, "no parameter table"),
        "absurd": (huge(pdf, 1e7), "measures"),
    }


@pytest.mark.parametrize("case", ["no-pdf", "cut-off", "encrypted", "scan", "no-table", "absurd"])
def test_the_command_complains_in_one_line_and_writes_nothing(
    tmp_path: Path, pdf: bytes, offhook: Run, case: str
) -> None:
    data, words = bad_files(pdf)[case]
    guide, output = put(tmp_path, data), tmp_path / "out" / "edition"
    found = offhook("extract", str(guide), "-o", str(output), "--report", str(tmp_path / "report.json"))
    assert found.returncode == 2
    assert found.stdout == ""
    assert words in found.stderr
    assert len(found.stderr.strip().splitlines()) == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["guide.pdf"]


def test_the_command_refuses_too_many_pages(tmp_path: Path, offhook: Run) -> None:
    guide = put(tmp_path, pages(12))
    found = offhook("extract", str(guide), "-o", str(tmp_path / "out"), "--max-pages", "10")
    assert found.returncode == 2
    assert "--max-pages 12" in found.stderr
    assert not (tmp_path / "out").exists()
