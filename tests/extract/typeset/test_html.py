"""Manner B as a PDF, by another engine: names printed, page numbers right, no page without its statement."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from extract.errors import ExtractError
from extract.typeset import chromium as chromium_module
from extract.typeset import printable_truth, typeset

Rows = dict[str, list[dict[str, Any]]]
PagesOf = Callable[[bytes], list[str]]
Unprinted = Callable[[list[str], dict[str, Any]], list[str]]


@pytest.fixture(scope="module")
def pdf(chromium: str, dataset: Rows, excerpt: tuple[str, ...]) -> bytes:
    return typeset(dataset, "b", parameters=excerpt)


def test_every_name_is_printed(
    pdf: bytes, dataset: Rows, excerpt: tuple[str, ...], pages_of: PagesOf, unprinted: Unprinted
) -> None:
    truth = printable_truth(dataset, "b", parameters=excerpt)
    assert unprinted(pages_of(pdf), truth) == []


def test_contents_have_the_pages_of_this_document(pdf: bytes, pages_of: PagesOf) -> None:
    pages = pages_of(pdf)
    contents = next(page for page in pages if "Table of Contents" in page)
    entries = re.findall(r"^((?:\d+|[A-Z])[\d.]* \S.*?) ?\.[. ]*(\d+)$", contents, re.M)
    assert len(entries) >= 10
    assert all(heading in pages[int(page) - 1].replace("\n", " ") for heading, page in entries)


def test_reload_appendix_is_a_table_with_marks(pdf: bytes, pages_of: PagesOf) -> None:
    appendix = "".join(page for page in pages_of(pdf) if "F Parameters Requiring" in page)
    assert "\u221a" in appendix


def test_each_page_says_that_it_is_no_page_of_the_vendors_guide(pdf: bytes, pages_of: PagesOf) -> None:
    assert all("not of the vendor's guide" in page for page in pages_of(pdf))


def test_metadata_and_tags(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "offhook" in str(opened.docinfo["/Title"])
        assert "/StructTreeRoot" in opened.Root
        assert "/Outlines" in opened.Root


def test_odd_page_heights(chromium: str, dataset: Rows, excerpt: tuple[str, ...]) -> None:
    pdf = typeset(dataset, "b", 3, excerpt[:3], page_height=230, row_height=60)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert {round(float(page.mediabox[3])) for page in opened.pages} == {230}
        assert len(opened.pages) > 8


def test_without_a_browser_it_says_what_to_install(
    dataset: Rows, excerpt: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium_module.shutil, "which", lambda name: None)
    with pytest.raises(ExtractError, match="install one of chromium, chromium-browser, google-chrome"):
        typeset(dataset, "b", parameters=excerpt)
