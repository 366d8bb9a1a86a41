"""The lines that needs are read from, with their places: pages of a PDF, or a text dump."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.document.page import Box, Line, Page, Word, surround
from extract.document.text import TextDocument
from extract.frontmatter.landmarks import BULLET
from extract.frontmatter.running import running
from extract.tables.margins import Margins, body, margins

_GAP = 1.6
"""Two columns of a list stand apart by more than this many type sizes."""
_COLUMN_LINES = 3
"""So many lines must have words at a second column's place."""


class Placed(NamedTuple):
    """A line with its place. A bullet before it stands apart by a blank."""

    text: str
    page: int | None
    box: Box | None
    size: float
    """Type size in points; 0 in a dump."""
    bold: bool
    words: tuple[Word, ...] = ()
    """Its words with their places; none in a dump."""


Source = Sequence[Page] | Sequence[Placed] | TextDocument | Sequence[str]
"""Pages, the lines made of them (so that they need be made once only), or a dump."""


def placed(source: Source, limits: Margins | None = None) -> list[Placed]:
    """All lines of the body, in reading order. `limits`: the margins, where they are known already."""
    if isinstance(source, TextDocument):
        return _of_text(source.lines, source.pages)
    pages = [item for item in source if isinstance(item, Page)]
    if pages:
        limits = limits or margins(pages)
        return [line for page in pages for line in page_lines(page, limits)]
    lines = [item for item in source if isinstance(item, Placed)]
    return lines or _of_text([item for item in source if isinstance(item, str)], None)


def _of_text(lines: Sequence[str], pages: Sequence[int] | None) -> list[Placed]:
    left_out = running(lines)
    return [
        Placed(apart(" ".join(line.split())), pages[i] if pages else None, None, 0.0, False)
        for i, line in enumerate(lines)
        if line.strip() and i not in left_out
    ]


def page_lines(page: Page, limits: Margins) -> Iterator[Placed]:
    """A page's lines; where a list is set in columns, column by column."""
    held: list[list[list[Word]]] = []
    starts: list[float] = []
    lines = body(page, limits)
    seconds = [part[0].x0 for line in lines for part in _parts(line)[1:] if any("/" in word.text for word in part)]
    places = [
        x for x in sorted(set(map(round, seconds))) if sum(abs(x - other) < 3 for other in seconds) >= _COLUMN_LINES
    ]
    for line in lines:
        parts = _parts(line)
        aligned = all(any(abs(part[0].x0 - x) < 3 for x in places) for part in parts[1:])
        crosses = len(parts) == 1 and any(line.x0 < x - 3 < line.x1 for x in places)
        texts = [without_bullet(" ".join(word.text for word in part)) for part in parts]
        names = any("/" in text for text in texts) and all("/" in text or " " not in text for text in texts)
        if len(parts) > 1 and aligned and names:
            starts = starts or [part[0].x0 for part in parts]
            held.append(parts)
        elif held and len(parts) == 1 and not crosses and (names or len(line.words) == 1):
            held.append(parts)
        else:
            yield from _by_column(held, starts, page.number)
            held, starts = [], []
            yield _line(line.words, page.number)
    yield from _by_column(held, starts, page.number)


def _parts(line: Line) -> list[list[Word]]:
    """The words of a line in groups that stand apart; a bullet belongs to what follows it."""
    parts = [[line.words[0]]]
    for before, word in pairwise(line.words):
        lone_bullet = len(parts[-1]) == 1 and bool(BULLET.fullmatch(before.text))
        if word.x0 - before.x1 > _GAP * word.size and not lone_bullet:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _by_column(held: Sequence[Sequence[Sequence[Word]]], starts: Sequence[float], page: int) -> Iterator[Placed]:
    for number, start in enumerate(starts):
        until = starts[number + 1] if number + 1 < len(starts) else float("inf")
        for parts in held:
            for part in parts:
                if (start - 3 <= part[0].x0 or number == 0) and part[0].x0 < until - 3:
                    yield _line(part, page)


def _line(words: Sequence[Word], page: int) -> Placed:
    text = apart(" ".join(word.text for word in words))
    return Placed(
        text, page, surround(words), max(word.size for word in words), all(word.bold for word in words), tuple(words)
    )


def apart(text: str) -> str:
    """A line with its bullet apart from its first word."""
    match = BULLET.match(text)
    return f"{match[0].strip()} {text[match.end() :]}" if match and match.end() < len(text) else text


def common_size(lines: Sequence[Placed]) -> float:
    """The type size of most lines."""
    sizes = sorted(line.size for line in lines)
    return sizes[len(sizes) // 2] if sizes else 0.0


def without_bullet(text: str) -> str:
    return re.sub(BULLET, "", text)
