"""Running headers and footers: lines that stand at the same height on page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.document.page import Line, Page, lines_of
from extract.tables.headers import caption
from extract.tables.rulers import frames

_ZONE = 0.12
"""Share of a page's height, at its top and bottom, where running lines stand."""
_OFTEN = 0.3
"""Share of pages that must have a line at that height."""
_APART = 0.6
"""A running line stands apart from the body by more than this many type sizes."""
_FAR, _FEW = 2.5, 3
"""In so few pages odd and even running lines need not repeat; they stand this many type sizes apart from the body."""
_LARGER = 1.15
"""A heading is larger than the text below it by at least this factor."""
_ALIKE = 0.5
"""Running lines repeat themselves: at most this many different texts for each page that has one."""


class Margins(NamedTuple):
    """Heights between which the body of every page stands, in points."""

    top: float
    bottom: float


def margins(pages: Sequence[Page]) -> Margins:
    """The body's limits, from what the pages have in common.

    A line is a running one where many pages have a line at its height that says the same but for numbers, apart from
    the lines of the body. Lines inside a frame are a table's, whatever they say; a single page has nothing in common.
    """
    height = max((page.height for page in pages), default=0.0)
    if len(pages) < 2:
        return Margins(0.0, height)
    seen: dict[tuple[bool, int], list[_Edge]] = defaultdict(list)
    for page in pages:
        for edge in _edges(page):
            seen[edge.above, round(edge.line.top)].append(edge)
    top, bottom = 0.0, height
    for (above, _), entries in sorted(seen.items(), key=lambda item: item[0][1]):
        headed = [edge for edge in entries if any(middle > top for middle in edge.headings)]
        if not _running(entries, len(pages)) or len(headed) * 2 > len(entries):
            continue
        if above:
            top = max(top, *(edge.line.bottom for edge in entries))
        else:
            bottom = min(bottom, *(edge.line.top for edge in entries))
    return Margins(top, bottom)


class _Edge(NamedTuple):
    """A line near the upper (`above`) or lower edge of a page, and how far it stands from the body, in type sizes."""

    page: int
    above: bool
    line: Line
    text: str
    gap: float
    headings: tuple[float, ...]
    """The middles of larger lines above it: below a heading of the body stands the body, not a running header."""


def _edges(page: Page) -> Iterator[_Edge]:
    framed = [frame.box for frame in frames(page.rules) if frame.columns and len(frame.rows) > 1]
    lines = lines_of(page.words)
    headed = next((line.top for line in lines if _header_like(line.text)), page.height)
    for number, line in enumerate(lines):
        above = line.bottom < _ZONE * page.height
        if above and line.top > headed:
            continue  # A table's rows, or the second line of its header.
        if not above and line.top <= (1 - _ZONE) * page.height:
            continue
        if any(box.holds((line.x0 + line.x1) / 2, (line.top + line.bottom) / 2) for box in framed):
            continue
        inner = lines[number + 1 :][:1] if above else lines[:number][-1:]
        gap = min(
            (abs(other.top - line.bottom) if above else abs(line.top - other.bottom) for other in inner), default=99.0
        )
        larger = [other for other in lines[:number] if above and other.size >= _LARGER * line.size]
        headings = tuple((other.top + other.bottom) / 2 for other in larger)
        yield _Edge(page.number, above, line, re.sub(r"\d+", "#", line.text), gap / line.size, headings)


def _running(entries: Sequence[_Edge], pages: int) -> bool:
    """Whether lines at one height are running ones."""
    if pages <= _FEW and _on_every_page(entries, pages):
        return True
    texts = Counter(edge.text for edge in entries)
    often = len({edge.page for edge in entries}) >= max(2, _OFTEN * pages)
    # Odd and even pages may have a line each.
    repeated = max(texts.values()) >= 2
    alike = repeated and len(texts) <= max(2, _ALIKE * len(entries)) and not all(_header_like(text) for text in texts)
    return often and alike and sum(edge.gap > _APART for edge in entries) * 2 > len(entries)


def _on_every_page(entries: Sequence[_Edge], pages: int) -> bool:
    """Whether each of a few pages has a plain line at this height, far from the body: no heading, no caption."""
    plain = all(edge.gap > _FAR and not edge.line.bold and not caption(edge.line) for edge in entries)
    return plain and len({edge.page for edge in entries}) == pages


def body(page: Page, limits: Margins) -> list[Line]:
    """The lines of a page's body, top to bottom."""
    return [
        line for line in lines_of(page.words) if line.top >= limits.top - 0.5 and line.bottom <= limits.bottom + 0.5
    ]


def _header_like(text: str) -> bool:
    words = text.lower().split()
    return bool(words) and words[0].startswith(("parameter", "name")) and len(words) <= 4
