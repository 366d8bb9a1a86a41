"""The samples: exactly what they state, in list form and in table form, from the PDF and from dumps of it."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.appendix.model import Need
from extract.appendix.read import needs_in_prose, reload_appendix
from extract.document.pdf import open_pdf
from extract.document.text import TextDocument, text_document
from extract.tables.join import join
from extract.tables.margins import margins
from extract.tables.pieces import pieces


def stated(shared: Path, name: str) -> dict[str, str]:
    return json.loads((shared / "guide" / f"{name}.truth.json").read_text(encoding="utf-8"))["apply"]  # type: ignore[no-any-return]


def actions(needs: list[Need]) -> dict[str, str]:
    assert len({need.name for need in needs}) == len(needs)
    return {need.name: need.action for need in needs}


@pytest.mark.parametrize(("name", "count", "page"), [("sample", 41, 40), ("sample-b", 29, 29)])
def test_both_forms(shared: Path, name: str, count: int, page: int) -> None:
    with open_pdf(shared / "guide" / f"{name}.pdf") as document:
        pages = list(document.pages())
    limits = margins(pages)
    tables = list(join(piece for one in pages for piece in pieces(one, limits)))
    needs = reload_appendix(pages, tables, limits)
    wanted = stated(shared, name)
    assert len(wanted) == count
    assert actions(needs) == wanted
    assert {need.page for need in needs} == {page}
    assert all(need.box and need.words for need in needs)
    assert reload_appendix(pages, tables) == needs
    assert needs_in_prose(pages, tables, limits) == []


def test_the_table_form_without_the_table_reader(shared: Path) -> None:
    with open_pdf(shared / "guide" / "sample-b.pdf") as document:
        pages = list(document.pages())
    assert actions(reload_appendix(pages)) == stated(shared, "sample-b")


def dump(path: Path) -> TextDocument:
    pdf = pdfium.PdfDocument(path)
    try:
        return text_document("\n".join(page.get_textpage().get_text_range() for page in pdf))
    finally:
        pdf.close()


def test_dumps(shared: Path) -> None:
    assert actions(reload_appendix(dump(shared / "guide" / "sample.pdf"))) == stated(shared, "sample")
    needs = reload_appendix(dump(shared / "guide" / "sample-b.pdf"))
    assert set(actions(needs)) == set(stated(shared, "sample-b"))
    assert {need.action for need in needs} == {"unknown"}, "the dump has lost the columns of the marks"
