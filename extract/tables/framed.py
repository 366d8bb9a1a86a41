"""Tables inside drawn frames."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.document.page import Line, Page, surround
from extract.tables import rulers
from extract.tables.assemble import parts_rows, piece_of, shade_edges
from extract.tables.headers import Head, partings
from extract.tables.model import Piece

_THROUGH = 0.8
"""A line runs through where it covers this share of the way."""
_FLAT, _SIDE = 2.5, 6.0
"""Heights and places that differ by at most this, in points, are the same."""
WIDE = 120.0
"""A table is at least this wide, in points."""


def table_frames(page: Page) -> list[rulers.Frame]:
    """Frames with at least two columns, the parts of one that lie on each other put together."""
    stacked: list[rulers.Frame] = []
    for frame in rulers.frames(page.rules):
        last = stacked[-1] if stacked else None
        if (
            last
            and 0 <= frame.box.top - last.box.bottom < 4
            and abs(frame.box.x0 - last.box.x0) < 4
            and abs(frame.box.x1 - last.box.x1) < 4
        ):
            stacked[-1] = rulers.Frame(
                surround([last.box, frame.box]), last.rows + frame.rows, last.columns + frame.columns
            )
        else:
            stacked.append(frame)
    parted = [part for frame in stacked for part in _apart(frame)]
    return [frame for frame in parted if frame.box.x1 - frame.box.x0 >= WIDE and frame.columns and _inner(frame)]


def _apart(frame: rulers.Frame) -> list[rulers.Frame]:
    """The tables in a frame: one ends and the next begins where a line runs through and the columns stand elsewhere."""
    box = frame.box
    through = sorted({y for y, _, _ in frame.rows if rulers.covers(frame.rows, y, box.x0, box.x1) >= _THROUGH})
    heights = [box.top, *(y for y in through if box.top + _FLAT < y < box.bottom - _FLAT), box.bottom]
    starts, held = [box.top], set[float]()
    for above, below in pairwise(heights):
        columns = _crossing(frame, above, below)
        if columns and held and not (_within(columns, held) or _within(held, columns)):
            starts.append(above)
            held = set()
        held |= columns
    return [_cut_out(frame, a, b) for a, b in pairwise([*starts, box.bottom])] if len(starts) > 1 else [frame]


def _crossing(frame: rulers.Frame, above: float, below: float) -> set[float]:
    """The places of upright lines that run from one height to the other, the frame's own sides left out."""
    if below - above <= _FLAT:
        return set()
    inner = {x for x, _, _ in frame.columns if min(x - frame.box.x0, frame.box.x1 - x) > _SIDE}
    return {x for x in inner if rulers.covers(frame.columns, x, above, below) >= _THROUGH}


def _within(some: set[float], others: set[float]) -> bool:
    return all(any(abs(x - other) < _SIDE for other in others) for x in some)


def _cut_out(frame: rulers.Frame, top: float, bottom: float) -> rulers.Frame:
    """The part of a frame between two heights."""
    rows = tuple(row for row in frame.rows if top - _FLAT <= row[0] <= bottom + _FLAT)
    columns = tuple((x, max(a, top), min(b, bottom)) for x, a, b in frame.columns if a < bottom and b > top)
    return rulers.Frame(frame.box._replace(top=top, bottom=bottom), rows, columns)


def _inner(frame: rulers.Frame) -> list[float]:
    """Places of upright lines inside a frame that part columns: together at least a third of its height."""
    height = frame.box.bottom - frame.box.top
    places: list[float] = []
    for position, _, _ in frame.columns:
        share = rulers.covers(frame.columns, position, frame.box.top, frame.box.bottom)
        apart = min(position - frame.box.x0, frame.box.x1 - position) > 10
        if apart and share >= 1 / 3 and height > 8 and not any(abs(position - other) < 6 for other in places):
            places.append(position)
    return sorted(places)


def framed(page: Page, lines: list[Line], frame: rulers.Frame, heads: Sequence[Head]) -> Piece | None:
    """A frame as a piece of a table."""
    box = frame.box
    inside = [line for line in lines if box.top - 1 <= line.words[0].box.middle <= box.bottom + 1 and line.x1 > box.x0]
    if not inside:
        return None
    columns = (box.x0, *_inner(frame), box.x1)
    first = next((one for one in heads if box.top - 1 <= one.line.words[0].box.middle <= box.bottom), None)
    if first and len(first.texts) >= len(columns):
        below = [line for line in inside if line.top > first.line.top]
        columns = tuple(sorted((*columns, *partings(first, below, columns))))
    separators = [y for y, _, _ in frame.rows if parts_rows(frame.rows, y, columns)]
    separators += shade_edges(page, box, columns, inside)
    return piece_of(page, lines, inside, columns, first, separators, box=box)
