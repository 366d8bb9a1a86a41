"""The pieces of tables on one page: regions by frame or by header, cut into rows and cells."""

from __future__ import annotations

from extract.document.page import Page
from extract.tables.framed import framed, table_frames
from extract.tables.headers import head
from extract.tables.margins import Margins, body
from extract.tables.model import Piece
from extract.tables.unframed import unframed


def pieces(page: Page, limits: Margins) -> list[Piece]:
    """Every piece of a table on a page, top to bottom: framed ones, and those that a header row alone gives away."""
    lines = body(page, limits)
    heads = [one for line in lines if (one := head(line))]
    inside = [framed(page, lines, frame, heads) for frame in table_frames(page)]
    found = [piece for piece in inside if piece]
    regions = [piece.box for piece in found]
    for number, one in enumerate(heads):
        if not any(box.holds((one.line.x0 + one.line.x1) / 2, one.line.words[0].box.middle) for box in regions):
            later = [other.line.top for other in heads[number + 1 :]]
            piece = unframed(page, lines, one, min(later, default=page.height), regions)
            if piece:
                found.append(piece)
                regions.append(piece.box)
    return sorted(found, key=lambda piece: piece.box.top)
