"""Read a guide from its file: a PDF, or a text dump of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from extract.appendix.model import Need
from extract.appendix.read import needs_in_prose, reload_appendix
from extract.document.page import Box, Page
from extract.document.pdf import PAGES, open_pdf
from extract.document.text import parameter_blocks, read_text, text_paragraphs
from extract.errors import ExtractError
from extract.facts.description import read_description
from extract.facts.naming import first_cell
from extract.frontmatter.model import FrontMatter
from extract.frontmatter.read import front_matter
from extract.guide import GuideRow, Reading, TablePlace, read_pages, resolved
from extract.tables.headers import CAPTION
from extract.tables.margins import Margins, body

_FRONT = 40
"""Front matter ends within this many pages; what stands behind is not searched for it."""
_LETTERS = 20
"""Fewer letters than this on a page, on the average, mean a scan."""
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


class Guide(NamedTuple):
    """A guide that was read."""

    path: Path
    front: FrontMatter
    reading: Reading
    needs: tuple[Need, ...]
    """What changes need, from the reload and reboot appendix and from prose."""
    prose: tuple[tuple[int, str], ...]
    """Its lines with their page; page 0 in a text dump."""


def read_guide(path: Path, max_pages: int = PAGES, progress: Progress | None = None) -> Guide:
    """Read a guide. Raises `ExtractError`, in one line, for what cannot be read."""
    if path.suffix.lower() in (".txt", ".text"):
        return _from_text(path)
    with open_pdf(path, max_pages) as document:
        pages: list[Page] = []
        for page in document.pages():
            pages.append(page)
            if progress:
                progress("reading pages", len(pages), len(document))
    if sum(len(word.text) for page in pages for word in page.words) < _LETTERS * len(pages):
        raise ExtractError(f"{path}: pages without text, a scan; make it readable first: ocrmypdf {path.name} out.pdf")
    front = front_matter(pages[:_FRONT])
    known = [section.number for section in front.sections if section.number]
    reading = read_pages(pages, known, lambda done, all_: progress("finding tables", done, all_) if progress else None)
    if not reading.rows:
        raise ExtractError(f"{path}: no parameter table found in {len(pages)} pages; is this an administrator's guide?")
    lines = [(page.number, line) for page in pages for line in body(page, reading.limits)]
    return Guide(path, front, reading, _needs(pages, reading), tuple((n, line.text) for n, line in lines))


def _needs(pages: list[Page], reading: Reading) -> tuple[Need, ...]:
    return _first(
        reload_appendix(pages, reading.joined, reading.limits), needs_in_prose(pages, reading.joined, reading.limits)
    )


def _first(*stated: Iterable[Need]) -> tuple[Need, ...]:
    """The first statement on each name: the appendix before prose."""
    first: dict[str, Need] = {}
    for need in chain.from_iterable(stated):
        first.setdefault(need.name, need)
    return tuple(first.values())


def _from_text(path: Path) -> Guide:
    """A text dump: columns, bullets and page numbers are lost, names and sentences are not."""
    document = read_text(path)
    rows: list[GuideRow] = []
    places: dict[str | None, TablePlace] = {}
    for block in parameter_blocks(document.lines):
        first = first_cell([*block.label, *block.path])
        match = CAPTION.match(block.caption or "")
        number, title = (match["number"].replace("\u2013", "-"), match["title"]) if match else (None, None)
        place = places.setdefault(
            number, TablePlace(number, title, False, block.section, "parameters", None, (), (), (), 0)
        )
        description = read_description(text_paragraphs(block.description))
        words = " ".join((*block.label, *block.path))
        rows += [
            GuideRow(
                name.name,
                name.name,
                name.shown,
                name.index_range,
                first.label,
                description,
                (),
                place,
                0,
                _NOWHERE,
                (),
                words,
            )
            for name in first.names
        ]
    if not rows:
        raise ExtractError(
            f"{path}: no parameter found in {len(document.lines)} lines; is this an administrator's guide?"
        )
    reading = Reading(0, Margins(0, 0), tuple(resolved(rows)), tuple(places.values()), (), (), ())
    lines = tuple((0, line) for line in document.lines)
    return Guide(
        path, front_matter(document), reading, _first(reload_appendix(document), needs_in_prose(document)), lines
    )
