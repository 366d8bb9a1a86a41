"""Tables without a frame: from their header row, or from the page before, to where their columns end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from extract.document.page import Box, Line, Page
from extract.tables.assemble import body_size, parts_rows, piece_of, shade_edges
from extract.tables.framed import WIDE
from extract.tables.headers import Head, caption, groups, head, heading, partings, valley
from extract.tables.margins import Margins, body
from extract.tables.model import Piece

_AHEAD = 7
"""Lines that a row without a description has at most."""
_WIDEST_SHIFT = 80.0
_MIRRORED = 4.0
"""A body that begins this much further left or right, in points, stands on a page with the other margins."""
_GUTTER, _BLANK = 0.5, (0.22, 0.36)
"""Widths in type sizes: what parts columns is at least so wide, and a blank between words is within these."""


def unframed(page: Page, lines: list[Line], first: Head, until: float, regions: Sequence[Box]) -> Piece | None:
    """A piece without a closed frame: from its header row to where its columns end."""
    first = _whole_head(first, lines)
    below = [line for line in lines if first.line.bottom - 1 < line.top < until]
    for box in regions:
        if box.top > first.line.top:
            below = [line for line in below if line.bottom <= box.top + 1]
    size = first.line.size
    left = min([first.line.x0, *(f.x0 for f in page.fills if f.holds(first.line.x0, first.line.words[0].box.middle))])
    right = page.width - left
    parting = _parting(page, first, below)
    others = partings(first, below, [parting])
    columns = (left - 1, parting, *others, max(right, first.line.x1))
    taken = _until_end(below, columns, size)
    if not taken and below:
        return None
    flat = [(r.top, r.x0, r.x1) for r in page.rules if r.horizontal]
    top, bottom = first.line.top, [first.line, *taken][-1].bottom + 6
    drawn = [x1 for y, x0, x1 in flat if top - 6 < y < bottom and x0 < parting < x1 - WIDE / 2]
    if drawn:
        columns = (left - 1, parting, *others, max(*drawn, *(line.x1 for line in [first.line, *taken])))
    separators = sorted(
        {y for y, _, _ in flat if top - 6 < y < bottom and parts_rows(flat, y, _reach(flat, y, columns))}
    )
    area = Box(columns[0], top, columns[-1], bottom)
    separators += shade_edges(page, area, columns, taken)
    return piece_of(page, lines, [first.line, *taken], columns, first, separators)


def _parting(page: Page, first: Head, below: Sequence[Line]) -> float:
    """Where the first column ends: at a shade's edge, else in the strip that no word of the body enters."""
    (_, left_end), (right_start, _) = first.spans[:2]
    middle = first.line.words[0].box.middle
    edges = [f.x0 for f in page.fills if f.top <= middle <= f.bottom and left_end <= f.x0 <= right_start + 1]
    if edges:
        return max(edges)
    plain = right_start - 2
    size = first.line.size
    near = list(takewhile(lambda line: not (caption(line) or heading(line, size) or head(line)), below[:12]))
    over = [word.x1 for line in near for word in line.words if word.x0 < plain < word.x1]
    if over and max(over) < right_start:
        return (max(over) + right_start) / 2  # a name that fills its column to the gutter
    crossed = bool(over)
    rows = [line for line in near if len(groups(line, 0.9)) >= 2]
    left_of_head = any(groups(line, 0.9)[1][0].x0 < plain for line in rows)
    if not crossed and not left_of_head:
        return plain
    return valley([first.line, *rows], first.spans[0][0], first.spans[1][1]) or plain


def _whole_head(first: Head, lines: Sequence[Line]) -> Head:
    """A header row with the line that some of its texts wrap onto: right below and as bold, the first column empty."""
    size = first.line.size
    for line in lines:
        close = 0 < line.top - first.line.top < 1.6 * size
        if close and line.bold and first.line.bold and line.x0 > first.spans[0][1] and len(first.spans) > 2:
            both = tuple(sorted((*first.line.words, *line.words), key=lambda word: word.x0))
            return first._replace(line=Line(both))
    return first


def _until_end(lines: Sequence[Line], columns: Sequence[float], size: float) -> list[Line]:
    """The lines that keep to the columns: prose, headings, captions and figures end a table without a frame.

    Words that start where most of the second column's text starts leave no doubt in a narrow gutter.
    """
    starts = Counter(round(x0) for line in lines if (x0 := _second_start(line, columns[1])) is not None)
    second = starts.most_common(1)[0][0] if starts else 0
    taken: list[Line] = []
    parting = columns[1]
    pitch = 1.6 * size
    for number, line in enumerate(lines):
        if heading(line, size) or caption(line) or head(line):
            break
        across = any(w.x0 < parting - 1 and w.x1 > parting + 1 for w in line.words)
        left = [w for w in line.words if w.x1 <= parting + 1]
        right = [w for w in line.words if w.x0 >= parting - 1]
        gap = (right[0].x0 - left[-1].x1) / size if left and right else 99.0
        aligned = right and abs(right[0].x0 - second) < 1.5
        close = _BLANK[0] <= gap < _BLANK[1] if aligned else gap < _GUTTER
        close = close and not (aligned and "/" in left[-1].text)  # A name that fills its column.
        if across or close:
            break
        apart = taken and line.top - taken[-1].top > pitch
        lone = left and not right and (apart or not taken) and "/" not in left[0].text
        if lone and not _resumes(lines[number + 1 : number + _AHEAD], columns, size):
            break
        taken.append(line)
    return taken


def _second_start(line: Line, parting: float) -> float | None:
    """Where a line's text in the second column starts."""
    return next((word.x0 for word in line.words if word.x0 >= parting - 1), None)


def _resumes(lines: Sequence[Line], columns: Sequence[float], size: float) -> bool:
    """Whether the next lines come back to two columns: what stands between is a row without a description."""
    parting = columns[1]
    for line in lines:
        if heading(line, size) or caption(line) or head(line):
            return False
        left = [w for w in line.words if w.x1 <= parting + 1]
        right = [w for w in line.words if w.x0 >= parting - 1]
        if len(left) + len(right) < len(line.words):
            return False
        if left and right:
            return right[0].x0 - left[-1].x1 >= _GUTTER * size and abs(right[0].x0 - parting) < 3 * size
    return False


def _reach(flat: Sequence[tuple[float, float, float]], y: float, columns: Sequence[float]) -> tuple[float, ...]:
    """Columns of an open table end where its own lines end, not at the page's margin."""
    ends = [b for p, _, b in flat if abs(p - y) < 2.5]
    return (columns[0] + 1, *columns[1:-1], min(columns[-1], max([columns[-2] + 20, *ends])))


def continuation(page: Page, limits: Margins, before: Piece) -> Piece | None:
    """What stands at the top of a page as the rest of an unframed table whose header is not repeated.

    `before`: the table's piece at the end of the page before.
    """
    lines = body(page, limits)
    columns = _mirrored(lines, before)
    if not lines or head(lines[0]) or heading(lines[0], body_size(lines)) or caption(lines[0]):
        return None
    taken = _until_end(lines, columns, body_size(lines))
    if not any(line.x1 > columns[1] for line in taken):
        taken = _rest_of_name(lines, columns, before)
    return piece_of(page, lines, taken, columns, None, []) if taken else None


def _mirrored(lines: Sequence[Line], before: Piece) -> Sequence[float]:
    """Columns of the page before where they stand on this one: odd and even pages may have mirrored margins.

    The page may begin with text of the second column only, so the smaller of both shifts is the likely one.
    """
    texts = [
        min((line.x0 for row in before.rows for line in row.cells[column].lines), default=edge + 2)
        for column, edge in enumerate(before.columns[:2])
    ]
    start = min((line.x0 for line in lines), default=texts[0])
    shift = min((start - text for text in texts), key=abs)
    return [edge + shift for edge in before.columns] if _MIRRORED < abs(shift) < _WIDEST_SHIFT else before.columns


def _rest_of_name(lines: Sequence[Line], columns: Sequence[float], before: Piece) -> list[Line]:
    """Lines of the first column alone: the end of a row whose description ended on the page before."""
    left = list(takewhile(lambda line: line.x1 <= columns[1] + 1, lines))
    last = before.rows[-1].cells[0].text if before.rows else ""
    whole = f"{last} {' '.join(line.text for line in left)}"
    cut = bool(last) and not last.endswith("]") and "[" in whole and whole.endswith("]")
    return left if cut else []
