"""The lines that front matter is read from, whatever the guide comes as: a text dump or the pages of a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.document.page import Line, Page, lines_of
from extract.document.text import TextDocument
from extract.frontmatter.running import running
from extract.tables.margins import Margins, margins

PAGES = 60
"""No front matter is longer; later pages of a PDF are not looked at."""
_GAP = 1.5
"""A gap of more than this many type sizes may lead from a title to its page."""
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})


class FrontLine(NamedTuple):
    """A line with plain quotes and single blanks but for gaps; `page` counts from 1 in the file, where known."""

    text: str
    page: int | None
    size: float
    """Type size in points; 0 where not known."""


class FrontLines(NamedTuple):
    """The lines of the body; apart from them the texts of running headers and footers, without page numbers."""

    body: tuple[FrontLine, ...]
    running: tuple[str, ...]


def plain(text: str) -> str:
    """A text with plain quotes and single blanks."""
    return " ".join(text.translate(_PLAIN).split())


def front_lines(source: TextDocument | Iterable[Page], limits: Margins | None = None) -> FrontLines:
    """The lines of a dump or of a PDF's first pages. `limits`: the pages' margins, where known."""
    if isinstance(source, TextDocument):
        return _of_text(source)
    return _of_pages([page for _, page in zip(range(PAGES), source, strict=False)], limits)


def _of_text(source: TextDocument) -> FrontLines:
    left_out = running(source.lines)
    lines, texts = [], []
    for i, line in enumerate(source.lines):
        page = source.pages[i] if source.pages else None
        if i in left_out:
            texts.append(_without_page(plain(line)))
        elif line.strip():
            gaps = re.sub(r"\t+| {3,}", "   ", line.translate(_PLAIN).strip())
            lines.append(FrontLine(gaps, page, 0.0))
    return FrontLines(tuple(lines), _once(texts))


def _of_pages(pages: Sequence[Page], limits: Margins | None) -> FrontLines:
    limits = limits or margins(pages)
    found: list[FrontLine] = []
    texts: list[str] = []
    for page in pages:
        for line in lines_of(page.words):
            if line.top >= limits.top - 0.5 and line.bottom <= limits.bottom + 0.5:
                found.append(FrontLine(_with_gaps(line).translate(_PLAIN), page.number, line.size))
            else:
                texts.append(_without_page(plain(line.text)))
    left_out = running([line.text for line in found])  # Margins may miss one that stands close to the body.
    texts += [_without_page(plain(found[i].text)) for i in left_out]
    return FrontLines(tuple(line for i, line in enumerate(found) if i not in left_out), _once(texts))


def _with_gaps(line: Line) -> str:
    """A line's text, with three blanks where a gap may lead to a page."""
    text = line.words[0].text
    for before, word in pairwise(line.words):
        text += ("   " if word.x0 - before.x1 > _GAP * word.size else " ") + word.text
    return text


def _without_page(text: str) -> str:
    return re.sub(r"^\d{1,4}\s+|\s+\d{1,4}$", "", text)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
