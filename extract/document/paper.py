"""How a page lies before the reader: from the file's points to points from the upper left corner of upright text.

A wide table may stand on a page that the file turns, or run up an upright page; either way its text tells what is up.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extract.document.page import Box

_SAMPLE = 200
"""So many letters of a page show which way its text runs."""


class Paper(NamedTuple):
    """A page's place in the file's points, and by how many quarters its text is turned there, against the clock."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as read."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.quarters % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as the reader sees it: distances from the left and from the upper edge."""
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        if self.quarters == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle as the reader sees it."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def paper(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Paper:
    """How a page lies: turned as most of its letters are."""
    left, bottom, right, top = page.get_bbox()
    return Paper(left, bottom, right, top, _quarters(text_page))


def _quarters(text_page: pdfium.PdfTextPage) -> int:
    """By how many quarters most letters are turned."""
    count = raw.FPDFText_CountChars(text_page.raw)
    matrix = raw.FS_MATRIX()
    seen: Counter[int] = Counter()
    for index in range(0, count, max(1, count // _SAMPLE)):
        if raw.FPDFText_GetMatrix(text_page.raw, index, ctypes.byref(matrix)):
            a, b = matrix.a, matrix.b
            seen[(0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)] += 1
    return seen.most_common(1)[0][0] if seen else 0
