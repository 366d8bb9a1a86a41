"""Manner A as a PDF: reproducible, tagged, with bookmarks and metadata; names survive page breaks anywhere."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import typst

from extract.errors import ExtractError
from extract.typeset import printable_truth, typeset

Rows = dict[str, list[dict[str, Any]]]
PagesOf = Callable[[bytes], list[str]]
Unprinted = Callable[[list[str], dict[str, Any]], list[str]]


@pytest.fixture(scope="module")
def pdf(dataset: Rows, excerpt: tuple[str, ...]) -> bytes:
    return typeset(dataset, "a", parameters=excerpt)


def test_every_name_is_printed(
    pdf: bytes, dataset: Rows, excerpt: tuple[str, ...], pages_of: PagesOf, unprinted: Unprinted
) -> None:
    truth = printable_truth(dataset, "a", parameters=excerpt)
    assert unprinted(pages_of(pdf), truth) == []


def test_two_builds_give_the_same_bytes(pdf: bytes, dataset: Rows, excerpt: tuple[str, ...]) -> None:
    assert typeset(dataset, "a", parameters=excerpt) == pdf


def test_another_process_gives_the_same_bytes(pdf: bytes, excerpt: tuple[str, ...], root: Path, tmp_path: Path) -> None:
    """Sets have another order there, because strings hash otherwise."""
    out = tmp_path / "excerpt.pdf"
    subprocess.run(
        [sys.executable, "-m", "extract.typeset", "--only", *excerpt, "-o", str(out)],
        cwd=root, check=True, capture_output=True, env={"PYTHONHASHSEED": "7"},
    )  # fmt: skip
    assert out.read_bytes() == pdf


def test_metadata_tags_and_language(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "offhook" in str(opened.docinfo["/Title"])
        assert str(opened.docinfo["/Author"]) == "offhook"
        assert "not those of the vendor's guide" in str(opened.docinfo["/Subject"])
        assert "/CreationDate" not in opened.docinfo
        assert opened.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in opened.Root
        assert str(opened.Root.Lang) == "en"


def test_bookmarks_lead_to_their_sections(pdf: bytes, pages_of: PagesOf) -> None:
    pages = pages_of(pdf)
    document = pypdfium2.PdfDocument(pdf)
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    document.close()
    titles = [title for title, _ in marks]
    assert {"VoIP Settings", "15 Configuring SIP Settings", "F Parameters Requiring Reload / Reboot"} <= set(titles)
    assert all(title in pages[page].replace("\n", " ") for title, page in marks)


def test_list_of_tables_has_the_pages_of_this_document(pdf: bytes, pages_of: PagesOf) -> None:
    pages = pages_of(pdf)
    listed = next(page for page in pages if "List of Tables" in page and "Table 15-2" in page)
    entries = re.findall(r"^(Table \S+: [^.]+?) ?\.[. ]*(\d+)$", listed, re.M)
    assert len(entries) >= 5
    assert all(caption in pages[int(page) - 1] for caption, page in entries)


def test_each_page_says_that_it_is_no_page_of_the_vendors_guide(pdf: bytes, pages_of: PagesOf) -> None:
    pages = pages_of(pdf)
    assert all("not of the vendor's guide" in page for page in pages)
    assert "It is not the vendor's guide" in pages[0]


def test_header_repeats_overleaf_and_running_heads_alternate(dataset: Rows, pages_of: PagesOf) -> None:
    names = [row["name"] for row in dataset["parameters"] if row["table"] == "22-5"]
    pages = [page for page in pages_of(typeset(dataset, "a", parameters=names)) if "22. Configuring Volume" in page]
    with_table = [page for page in pages if "[voip/audio" in page]
    assert len(with_table) > 2
    assert all("Parameter Description" in page for page in with_table)
    assert sum("Table 22-5:" in page for page in with_table) == 1
    heads = {page.startswith("Administrator's Guide") for page in with_table}
    assert heads == {True, False}


@pytest.mark.parametrize(("page_height", "row_height"), [(217.0, None), (263.5, 41.0), (301.0, 90.0)])
def test_names_survive_page_breaks_anywhere(
    page_height: float,
    row_height: float | None,
    dataset: Rows,
    excerpt: tuple[str, ...],
    pages_of: PagesOf,
) -> None:
    pdf = typeset(dataset, "a", 3, excerpt, page_height=page_height, row_height=row_height)
    pages = pages_of(pdf)
    # Between the halves of a cut name stand a footer and headers: so each of its halves is looked for.
    text = re.sub(r"\s+", "", "".join(pages))
    for row in printable_truth(dataset, "a", 3, excerpt)["parameters"]:
        halves = row["shown"].split("/")
        assert all(half in text for half in (halves[0], halves[1])), row["shown"]
    document = pypdfium2.PdfDocument(pdf)
    assert {round(page.get_height(), 1) for page in document} == {page_height}
    document.close()


def test_a_warning_fails_the_build(dataset: Rows, excerpt: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    class Warned:
        message = "unknown font family: nowhere sans"

    class Compiler:
        def __init__(self, *given: Any, **options: Any) -> None:
            pass

        def compile_with_warnings(self, **options: Any) -> tuple[bytes, list[Warned]]:
            return b"%PDF", [Warned()]

    monkeypatch.setattr(typst, "Compiler", Compiler)
    with pytest.raises(ExtractError, match="Typst warns: unknown font family"):
        typeset(dataset, "a", parameters=excerpt)


def test_unknown_names_and_manners_are_refused(dataset: Rows) -> None:
    with pytest.raises(ExtractError, match="no parameter 'voip/line/0/id'"):
        typeset(dataset, "a", parameters=["voip/line/0/id"])
    with pytest.raises(ExtractError, match="no manner 'c'"):
        typeset(dataset, "c")
