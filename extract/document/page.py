"""What is on a page: words, rules and shaded areas, in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points: `x0 <= x1` from the left edge, `top <= bottom` from the upper edge."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class Word(NamedTuple):
    """Letters without a gap between them."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """Type size in points."""
    bold: bool

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


class Rule(NamedTuple):
    """A drawn line, horizontal or vertical; thin filled rectangles are lines too."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


class Page(NamedTuple):
    """One page. `number` counts from 1 in the file, whatever the footer prints."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Box, ...]


class Line(NamedTuple):
    """Words on one height, left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)


def surround(parts: Iterable[Word | Line | Box]) -> Box:
    """The smallest box round all parts."""
    parts = list(parts)
    return Box(
        min(part.x0 for part in parts),
        min(part.top for part in parts),
        max(part.x1 for part in parts),
        max(part.bottom for part in parts),
    )


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Group words into lines from top to bottom: words whose middles lie within half a letter of each other."""
    rows: list[list[Word]] = []
    # Of the row at hand: the sum of its words' middles and their largest size, kept while it grows.
    middles = largest = 0.0
    placed = sorted(((word.top + word.bottom) / 2, word.x0, number, word) for number, word in enumerate(words))
    for middle, _, _, word in placed:
        if rows and abs(middle - middles / len(rows[-1])) <= 0.4 * min(word.size, largest):
            rows[-1].append(word)
            middles += middle
            largest = max(largest, word.size)
        else:
            rows.append([word])
            middles, largest = middle, word.size
    return [Line(tuple(sorted(row, key=_left))) for row in rows]


_left = attrgetter("x0")
