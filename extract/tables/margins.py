"""Running headers and footers: lines that stand at the same height on page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from extract.document.page import Line, Page, lines_of

_ZONE = 0.12
"""Share of a page's height, at its top and bottom, where running lines stand."""
_OFTEN = 0.3
"""Share of pages that must have a line at that height."""
_ALIKE = 0.5
"""Running lines repeat themselves: at most this many different texts for each page that has one."""


class Margins(NamedTuple):
    """Heights between which the body of every page stands, in points."""

    top: float
    bottom: float


def margins(pages: Sequence[Page]) -> Margins:
    """The body's limits, from what the pages have in common.

    A line is taken for a running one where many pages have a line at its height and these lines say the same but for
    numbers: a table's header that begins every page says the same too, so two-column lines are left alone.
    """
    if not pages:
        return Margins(0.0, 0.0)
    height = max(page.height for page in pages)
    seen: dict[int, list[tuple[int, str, Line]]] = defaultdict(list)
    for page in pages:
        for line in lines_of(page.words):
            if line.bottom < _ZONE * page.height or line.top > (1 - _ZONE) * page.height:
                seen[round(line.top)].append((page.number, re.sub(r"\d+", "#", line.text), line))
    top, bottom = 0.0, height
    for entries in seen.values():
        on_pages = {number for number, _, _ in entries}
        if len(on_pages) < max(2, _OFTEN * len(pages)) and len(pages) > 1:
            continue
        texts = Counter(text for _, text, _ in entries)
        if len(texts) > max(3, _ALIKE * len(entries)) or all(_header_like(text) for text in texts):
            continue
        lines = [line for _, _, line in entries]
        if lines[0].bottom < _ZONE * height:
            top = max(top, *(line.bottom for line in lines))
        else:
            bottom = min(bottom, *(line.top for line in lines))
    return Margins(top, bottom)


def body(page: Page, limits: Margins) -> list[Line]:
    """The lines of a page's body, top to bottom."""
    return [
        line for line in lines_of(page.words) if line.top >= limits.top - 0.5 and line.bottom <= limits.bottom + 0.5
    ]


def _header_like(text: str) -> bool:
    words = text.lower().split()
    return bool(words) and words[0].startswith(("parameter", "name")) and len(words) <= 4
