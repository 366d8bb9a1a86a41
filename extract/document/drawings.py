"""The lines and shaded areas of a PDF page.

Producers draw a table's border as strokes, as thin filled rectangles, as one path with many parts, or inside a form
with a matrix of its own; all of these become `Rule`s and `Box`es in the page's points.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extract.document.bullets import bullet_shaped
from extract.document.page import Box, Rule
from extract.document.paper import Paper

THIN = 2.0
"""A filled rectangle at most this thick, in points, is a drawn line."""
_STRAIGHT = 0.5
"""How far, in points, a line may lean and still run along an axis."""
_WHITE = 250

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


class Drawings(NamedTuple):
    """What is drawn on a page."""

    rules: list[Rule]
    """Lines along an axis."""
    fills: list[Box]
    """Filled rectangles that are not white."""
    dots: list[Box]
    """Small closed shapes that may be bullets."""


def drawings(page: pdfium.PdfPage, paper: Paper) -> Drawings:
    """Lines, shades and dots of a page."""
    found = Drawings([], [], [])
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=4):
        stroked, filled = _painting(item.raw)
        if not (stroked or filled):
            continue
        for points in _subpaths(item.raw, _matrices(item), paper):
            dot = _dot(points)
            box = _rectangle(points) if filled else None
            if dot is not None:
                found.dots.append(dot)
            elif box is not None and min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
                found.rules.append(Rule(*box))
            elif box is not None:
                found.fills.append(box)
            if stroked and dot is None:
                found.rules.extend(_strokes(points))
    return found


def _painting(path: Any) -> tuple[bool, bool]:
    """Whether a path is stroked, and whether it is filled with something to be seen on white paper."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroke)
    if not mode.value:
        return bool(stroke.value), False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    white = min(red.value, green.value, blue.value) >= _WHITE
    return bool(stroke.value), bool(alpha.value) and not white


def _matrices(item: Any) -> list[Matrix]:
    """The matrices from a path's own points out to the page, innermost first."""
    found: list[Matrix] = []
    while item is not None:
        matrix = raw.FS_MATRIX()
        if raw.FPDFPageObj_GetMatrix(item.raw, matrix):
            found.append((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f))
        item = item.container
    return found


def _subpaths(path: Any, matrices: list[Matrix], paper: Paper) -> Iterator[list[Point]]:
    """Each part of a path as its points on the page; a closed one ends where it begins."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(_placed(x.value, y.value, matrices, paper))
        if raw.FPDFPathSegment_GetClose(segment):
            yield [*points, points[0]]
            points = []
    if points:
        yield points


def _placed(x: float, y: float, matrices: list[Matrix], paper: Paper) -> Point:
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return paper.point(x, y)


def _dot(points: list[Point]) -> Box | None:
    """The box of a closed shape as small as a bullet."""
    if len(points) < 4:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return box if bullet_shaped(box) else None


def _rectangle(points: list[Point]) -> Box | None:
    """The box of points that form a rectangle along the axes."""
    xs = {round(x, 1) for x, _ in points}
    ys = {round(y, 1) for _, y in points}
    if len(points) < 4 or len(xs) > 2 or len(ys) > 2:
        return None
    return Box(min(xs), min(ys), max(xs), max(ys))


def _strokes(points: list[Point]) -> list[Rule]:
    """The straight parts of a stroked path that run along an axis."""
    return [
        Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for a, b in pairwise(points)
        if a != b and (abs(a[0] - b[0]) < _STRAIGHT or abs(a[1] - b[1]) < _STRAIGHT)
    ]
