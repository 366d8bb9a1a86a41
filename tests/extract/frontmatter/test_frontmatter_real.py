"""The vendor's own front matter, beside the checkout: all of it comes out as the reference has it. And the samples'."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from extract.document.pdf import open_pdf
from extract.document.text import read_text, text_document
from extract.frontmatter.model import FrontMatter
from extract.frontmatter.read import front_matter

if TYPE_CHECKING:
    from tests.extract.frontmatter.conftest import Lists

Rows = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="module")
def real(shared: Path) -> FrontMatter:
    return front_matter(read_text(shared / "guide" / "frontmatter.txt"))


def test_every_section(real: FrontMatter, lists: Lists) -> None:
    assert len(lists.sections) == 247
    assert [(row.number, row.title, row.page, row.part) for row in real.sections] == lists.sections


def test_every_part(real: FrontMatter, lists: Lists, reference_guide: Rows) -> None:
    assert len(lists.parts) == 11
    assert [(row.number, row.title, row.page) for row in real.parts] == lists.parts
    assumed = ["number_assumed" in row for row in reference_guide("parts")]
    assert [row.assumed for row in real.parts] == assumed


def test_every_table(real: FrontMatter, lists: Lists) -> None:
    assert len(lists.tables) == 113
    assert [(row.number, row.title, row.page) for row in real.tables] == lists.tables


def test_every_figure(real: FrontMatter, lists: Lists) -> None:
    assert len(lists.figures) == 143
    assert [(row.number, row.title, row.page) for row in real.figures] == lists.figures


def test_title_version_and_number(real: FrontMatter, root: Path, reference_guide: Rows) -> None:
    document = reference_guide("document")
    assert isinstance(document, dict)
    for field in ("title", "product", "version", "document", "date", "vendor"):
        assert getattr(real, field) == document[field], field


def test_every_revision(real: FrontMatter, reference_guide: Rows) -> None:
    wanted = reference_guide("revisions")
    assert len(wanted) == 8
    assert [(row.document, row.version, row.status, row.assumed) for row in real.revisions] == [
        (row["document"], row.get("version"), row.get("status"), "row_assumed" in row) for row in wanted
    ]
    for found, row in zip(real.revisions, wanted, strict=True):
        last_parts = [name.split("/")[-1] for name in row["parameters"] if name.endswith(("mode", "codec", "timeout"))]
        assert all(part in found.text for part in last_parts)


@pytest.mark.parametrize(("name", "version", "count"), [("sample", "2.2.16", 43), ("sample-b", "2.2.8", 36)])
def test_the_samples(shared: Path, name: str, version: str, count: int) -> None:
    path = shared / "guide" / f"{name}.pdf"
    stated = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))["tables"]
    assert len(stated) == count
    with open_pdf(path) as document:
        found = front_matter(document.pages())
    assert [(row.number, row.title) for row in found.tables] == [(row["table"], row["title"]) for row in stated]
    assert found[:6] == ("Administrator's Guide", "400 Series IP Phones", version, "OH-0001", None, None)
    assert (found.sections, found.parts, found.figures, found.revisions) == ((), (), (), ())
    pdf = pdfium.PdfDocument(path)
    try:
        dump = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()
    assert front_matter(text_document(dump)) == found
