"""Tables inside drawn frames."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document.page import Line, Page, surround
from extract.tables import rulers
from extract.tables.assemble import parts_rows, piece_of, shade_edges
from extract.tables.headers import Head
from extract.tables.model import Piece

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
    return [frame for frame in stacked if frame.box.x1 - frame.box.x0 >= WIDE and frame.columns and _inner(frame)]


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
    separators = [y for y, _, _ in frame.rows if parts_rows(frame.rows, y, columns)]
    separators += shade_edges(page, box, columns, inside)
    first = next((one for one in heads if box.top - 1 <= one.line.words[0].box.middle <= box.bottom), None)
    return piece_of(page, lines, inside, columns, first, separators, box=box)
