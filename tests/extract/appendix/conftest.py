"""Pages set by hand: lines of words at given places, so that forms can be tried without a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

from extract.document.page import Page, Rule, Word

SIZE = 10.0
WIDTH = 5.0
"""Width of every letter, in points."""
Segment = tuple[float, str]


class Setter:
    """Sets lines from top to bottom, page after page."""

    def __init__(self, per_page: int = 50) -> None:
        self.per_page = per_page
        self.pages: list[list[Word]] = [[]]
        self.rules: list[list[Rule]] = [[]]
        self.count = 0

    def line(self, *segments: Segment | str, size: float = SIZE, bold: bool = False) -> Setter:
        """A line: words at their places, or one text at the left edge."""
        if self.count >= self.per_page:
            self.page()
        top = 60 + 14 * self.count
        for x, text in [(60.0, part) if isinstance(part, str) else part for part in segments]:
            left = x
            for word in text.split():
                self.pages[-1].append(Word(word, left, top, left + WIDTH * len(word), top + size, size, bold))
                left += WIDTH * (len(word) + 1)
        self.count += 1
        return self

    def lines(self, texts: Iterable[str]) -> Setter:
        for text in texts:
            self.line(text)
        return self

    def heading(self, text: str) -> Setter:
        return self.line(text, size=16, bold=True)

    def page(self) -> Setter:
        """Begin a new page."""
        self.pages.append([])
        self.rules.append([])
        self.count = 0
        return self

    def grid(self, columns: Sequence[float], rows: Sequence[Sequence[Sequence[str]]]) -> Setter:
        """A ruled table; each cell is given line by line. Rows that do not fit begin the next page."""
        start = None
        for row in rows:
            height = max(len(cell) for cell in row)
            if self.count + height > self.per_page:
                self._frame(columns, start)
                self.page()
                start = None
            start = self.count if start is None else start
            self._flat(columns)
            for k in range(height):
                parts = [(columns[i] + 4, cell[k]) for i, cell in enumerate(row) if k < len(cell) and cell[k]]
                self.line(*parts)
        self._flat(columns)
        self._frame(columns, start)
        return self

    def _flat(self, columns: Sequence[float]) -> None:
        top = 58.0 + 14 * self.count
        self.rules[-1].append(Rule(columns[0], top, columns[-1], top))

    def _frame(self, columns: Sequence[float], start: int | None) -> None:
        if start is not None:
            self._flat(columns)
            self.rules[-1] += [Rule(x, 58.0 + 14 * start, x, 58.0 + 14 * self.count) for x in columns]

    def done(self) -> list[Page]:
        return [
            Page(number, 595, 842, tuple(words), tuple(rules), ())
            for number, (words, rules) in enumerate(zip(self.pages, self.rules, strict=True), 1)
        ]


@pytest.fixture(scope="session")
def setter() -> type[Setter]:
    """For pages from the first one on."""
    return Setter


@pytest.fixture(scope="session")
def guide() -> Callable[..., Setter]:
    """A guide with some chapters before the appendix, whose title is given."""

    def make(title: str = "F Parameters Requiring Reload / Reboot", per_page: int = 50) -> Setter:
        made = Setter(per_page)
        for number, chapter in enumerate(("Introduction", "Web Interface", "Quick Setup", "Security of the Phone"), 1):
            made.heading(f"{number} {chapter}")
            made.lines([f"Prose of chapter {number} on the phone, line {word}." for word in ("one", "two", "three")])
            made.line("It names [voip/line/%d/id], [system/mode] and [network/lan/mode] too.").page()
        return made.heading(title)

    return make
