"""Running headers and footers in plain lines, where no height on the page tells them from the body.

A page number gives them away: the same words, again and again, with a number that only grows. The lines beside such a
line that also repeat belong to it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extract.tables.headers import FIRST

LEADER = re.compile(r"[.\u00b7]{4,}|(?:[.\u00b7] ){4,}|\u2026{2,}|_{4,}")
"""What leads from a title to its page in a list."""
_LONGEST = 120
"""Characters that a running line has at most."""
_NUMBER_FIRST = re.compile(r"^(?P<page>\d{1,4})\s+(?P<text>\S.*)$")
_NUMBER_LAST = re.compile(r"^(?P<text>.*\S)\s+(?P<page>\d{1,4})$")
_CHAPTER = re.compile(r"^(?P<number>\d{1,3}|[A-Z])\.\s+(?P<title>\S.*)$")
_TIMES = 3
"""So often words must stand with a growing number."""
_APART = 5
"""Two pages have at least so many lines between their numbers, in the middle of all cases."""
_STEP = 4
"""The number grows by at most so much from one to the next: odd and even pages differ, and so may first pages."""
_GROWING = 0.8
"""Share of the occurrences whose numbers must grow."""
_BESIDE = 0.6
"""Share of a line's occurrences that must stand beside a page number."""


def running(lines: Sequence[str]) -> frozenset[int]:
    """Positions of the lines that are headers or footers; needs three pages of a kind to see them."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    texts = [" ".join(lines[i].split()) for i in filled]
    found = _numbered(texts)
    for _ in range(2):  # A header has two lines at most.
        found |= _beside(texts, found)
    return frozenset(filled[i] for i in found)


def _numbered(texts: Sequence[str]) -> set[int]:
    """Lines that hold a page number, at their beginning or end."""
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for i, text in enumerate(texts):
        if len(text) > _LONGEST or LEADER.search(text):
            continue  # A list's wrapped titles may end alike, and their pages grow too.
        for side, regex in (("first", _NUMBER_FIRST), ("last", _NUMBER_LAST)):
            match = regex.match(text)
            if match and re.search(r"[^\W\d_]{2}", match["text"]):
                places[side, match["text"]].append((i, int(match["page"])))
    found: set[int] = set()
    for entries in places.values():
        if len(entries) >= _TIMES and _pages(entries):
            found.update(i for i, _ in entries)
    return found


def _pages(entries: Sequence[tuple[int, int]]) -> bool:
    """Whether the numbers of lines that say the same are pages: they grow by the same small step, pages apart."""
    steps = [(b - a, second - first) for (a, first), (b, second) in pairwise(entries)]
    lines = sorted(apart for apart, _ in steps)
    (step, times), *_ = Counter(step for _, step in steps).most_common(1)
    growing = sum(step > 0 for _, step in steps)
    return (
        lines[len(lines) // 2] >= _APART
        and 1 <= step <= _STEP
        and times * 2 >= len(steps)
        and growing >= _GROWING * len(steps)
    )


def _beside(texts: Sequence[str], known: set[int]) -> set[int]:
    """Lines next to known ones that repeat there, or that repeat a chapter's title with a dot behind its number."""
    next_to = {i + step for i in known for step in (-1, 1)} - known
    candidates = [i for i in next_to if 0 <= i < len(texts) and len(texts[i]) <= _LONGEST]
    beside = Counter(texts[i] for i in candidates)
    everywhere = Counter(text for i, text in enumerate(texts) if i not in known)
    found: set[int] = set()
    for i in candidates:
        text = texts[i]
        if text.split()[0].lower() in FIRST:
            continue  # A table's header begins a page as often.
        match = _CHAPTER.match(text)
        again = match is not None and everywhere[f"{match['number']} {match['title']}"] > 0
        if again or (beside[text] >= 2 and beside[text] >= _BESIDE * everywhere[text]):
            found.add(i)
    return found
