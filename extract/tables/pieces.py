"""The pieces of tables on one page: regions by frame or by header, cut into rows and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from extract.document.page import Box, Line, Page, Word, lines_of, surround
from extract.tables import rulers
from extract.tables.cut import split_by_text
from extract.tables.headers import Head, caption, groups, head, heading, valley
from extract.tables.margins import Margins, body
from extract.tables.model import Cell, Piece, Row

_WIDE = 120.0
"""A table is at least this wide, in points."""
_AHEAD = 7
"""Lines that a row without a description has at most."""
_WIDEST_SHIFT = 80.0
_MIRRORED = 4.0
"""A body that begins this much further left or right, in points, stands on a page with the other margins."""
_ABOVE = 42.0
"""A caption stands at most this far above its table, in points."""
_HELD = 0.8
"""A line parts two rows where it covers this share of every column."""
_GUTTER, _BLANK = 0.5, (0.22, 0.36)
"""Widths in type sizes: what parts columns is at least so wide, and a blank between words is within these."""


def pieces(page: Page, limits: Margins) -> list[Piece]:
    """Every piece of a table on a page, top to bottom: framed ones, and those that a header row alone gives away."""
    lines = body(page, limits)
    heads = [one for line in lines if (one := head(line))]
    framed = [_framed(page, lines, frame, heads) for frame in _table_frames(page)]
    found = [piece for piece in framed if piece]
    regions = [piece.box for piece in found]
    for number, one in enumerate(heads):
        if not any(box.holds((one.line.x0 + one.line.x1) / 2, one.line.words[0].box.middle) for box in regions):
            later = [other.line.top for other in heads[number + 1 :]]
            piece = _open(page, lines, one, min(later, default=page.height), regions)
            if piece:
                found.append(piece)
                regions.append(piece.box)
    return sorted(found, key=lambda piece: piece.box.top)


def continuation(page: Page, limits: Margins, before: Piece) -> Piece | None:
    """What stands at the top of a page as the rest of an unframed table whose header is not repeated.

    `before`: the table's piece at the end of the page before.
    """
    lines = body(page, limits)
    columns = _mirrored(lines, before)
    if not lines or head(lines[0]) or heading(lines[0], _body_size(lines)) or caption(lines[0]):
        return None
    taken = _until_end(lines, columns, _body_size(lines))
    if not any(line.x1 > columns[1] for line in taken):
        taken = _rest_of_name(lines, columns, before)
    return _piece(page, lines, taken, columns, None, []) if taken else None


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


def _table_frames(page: Page) -> list[rulers.Frame]:
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
    return [frame for frame in stacked if frame.box.x1 - frame.box.x0 >= _WIDE and frame.columns and _inner(frame)]


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


def _framed(page: Page, lines: list[Line], frame: rulers.Frame, heads: Sequence[Head]) -> Piece | None:
    """A frame as a piece of a table."""
    box = frame.box
    inside = [line for line in lines if box.top - 1 <= line.words[0].box.middle <= box.bottom + 1 and line.x1 > box.x0]
    if not inside:
        return None
    columns = (box.x0, *_inner(frame), box.x1)
    separators = [y for y, _, _ in frame.rows if _parts(frame.rows, y, columns)]
    separators += _shade_edges(page, box, columns, inside)
    first = next((one for one in heads if box.top - 1 <= one.line.words[0].box.middle <= box.bottom), None)
    return _piece(page, lines, inside, columns, first, separators, box=box)


def _open(page: Page, lines: list[Line], first: Head, until: float, regions: Sequence[Box]) -> Piece | None:
    """A piece without a closed frame: from its header row to where its columns end."""
    below = [line for line in lines if first.line.bottom - 1 < line.top < until]
    for box in regions:
        if box.top > first.line.top:
            below = [line for line in below if line.bottom <= box.top + 1]
    size = first.line.size
    left = min([first.line.x0, *(f.x0 for f in page.fills if f.holds(first.line.x0, first.line.words[0].box.middle))])
    right = page.width - left
    parting = _parting(page, first, below)
    columns = (left - 1, parting, max(right, first.line.x1))
    taken = _until_end(below, columns, size)
    if not taken:
        return None
    flat = [(r.top, r.x0, r.x1) for r in page.rules if r.horizontal]
    top, bottom = first.line.top, taken[-1].bottom + 6
    drawn = [x1 for y, x0, x1 in flat if top - 6 < y < bottom and x0 < parting < x1 - _WIDE / 2]
    if drawn:
        columns = (left - 1, parting, max(*drawn, *(line.x1 for line in [first.line, *taken])))
    separators = sorted({y for y, _, _ in flat if top - 6 < y < bottom and _parts(flat, y, _reach(flat, y, columns))})
    area = Box(columns[0], top, columns[-1], bottom)
    separators += _shade_edges(page, area, columns, taken)
    return _piece(page, lines, [first.line, *taken], columns, first, separators)


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


def _parts(rows: Iterable[tuple[float, float, float]], y: float, columns: Sequence[float]) -> bool:
    """Whether a drawn line at height `y` parts rows: it runs through every column."""
    rows = list(rows)
    return all(rulers.covers(rows, y, a, b) >= _HELD for a, b in pairwise(columns))


def _reach(flat: Sequence[tuple[float, float, float]], y: float, columns: Sequence[float]) -> tuple[float, ...]:
    """Columns of an open table end where its own lines end, not at the page's margin."""
    ends = [b for p, _, b in flat if abs(p - y) < 2.5]
    return (columns[0] + 1, columns[1], min(columns[-1], max([columns[1] + 20, *ends])))


def _shade_edges(page: Page, box: Box, columns: Sequence[float], lines: Sequence[Line]) -> list[float]:
    """Edges of shaded rows: shades that together run through every column, and do not cut a line of text."""
    edges: list[float] = []
    flat = [(y, f.x0, f.x1) for f in page.fills for y in (f.top, f.bottom) if f.bottom > box.top and f.top < box.bottom]
    for y in sorted({y for y, _, _ in flat}):
        reach = (columns[0] + 2, *columns[1:-1], min(columns[-1] - 2, max(b for p, _, b in flat if abs(p - y) < 2)))
        if reach[-1] > columns[-2] + 20 and _parts(flat, y, reach):
            cuts = any(line.top + 0.25 * line.size < y < line.bottom - 0.25 * line.size for line in lines)
            if not cuts and box.top < y < box.bottom:
                edges.append(y)
    return edges


def _piece(  # noqa: PLR0917 (each is one thing that is known of the region)
    page: Page,
    lines: Sequence[Line],
    inside: Sequence[Line],
    columns: Sequence[float],
    first: Head | None,
    separators: Sequence[float],
    *,
    box: Box | None = None,
) -> Piece | None:
    """Cut the lines of a region into rows and cells."""
    box = box or Box(columns[0], inside[0].top, columns[-1], inside[-1].bottom)
    words = [w for line in inside for w in line.words if columns[0] - 2 <= w.x0 and w.x1 <= columns[-1] + 8]
    cuts = _spread([box.top - 2, *separators, box.bottom + 2])
    rest = [w.box.middle for w in words if first is None or w.box.middle > first.line.bottom + 1]
    ruled = any(min(rest) < y < max(rest) for y in cuts[1:-1]) if rest else False
    rows: list[Row] = []
    header: tuple[str, ...] | None = None
    for start, end in pairwise(cuts):
        band = [w for w in words if start <= w.box.middle < end]
        if first is not None and header is None and any(w in first.line.words for w in band):
            header = tuple(_cell(band_part).text for band_part in _by_column(
                [w for w in band if w.box.middle <= first.line.bottom + 1], columns))  # fmt: skip
            band = [w for w in band if w.box.middle > first.line.bottom + 1]
        if not band:
            continue
        cells = tuple(_cell(part) for part in _by_column(band, columns))
        for part in [cells] if ruled else split_by_text(cells):
            place = surround([line for cell in part for line in cell.lines])
            rows.append(Row(part, page.number, place))
    if not rows and header is None:
        return None
    return Piece(
        page.number,
        box,
        header,
        tuple(rows),
        _caption(lines, box),
        tuple(columns),
        not any(line.top >= box.bottom - 1 for line in lines),
        not any(line.bottom <= box.top + 1 for line in lines),
        tuple(start for start, _ in first.spans) if first else (),
    )


def _spread(heights: Iterable[float]) -> list[float]:
    """Heights in order, those that lie on each other once."""
    found: list[float] = []
    for y in sorted(heights):
        if not found or y - found[-1] > 3:
            found.append(y)
    return found


def _by_column(words: Sequence[Word], columns: Sequence[float]) -> list[list[Word]]:
    """Words by the column that holds their middle; what stands outside belongs to the nearest one."""
    parts: list[list[Word]] = [[] for _ in range(len(columns) - 1)]
    for word in words:
        middle = (word.x0 + word.x1) / 2
        number = sum(middle >= edge for edge in columns[1:-1])
        parts[number].append(word)
    return parts


def _cell(words: Sequence[Word]) -> Cell:
    return Cell(tuple(lines_of(words)))


def _caption(lines: Sequence[Line], box: Box) -> str | None:
    """The caption above a table, of one line or two."""
    above = [line for line in lines if line.bottom <= box.top + 2 and line.bottom > box.top - _ABOVE]
    for number in range(len(above) - 1, max(-1, len(above) - 4), -1):
        if caption(above[number]):
            return " ".join(line.text for line in above[number:])
    return None


def _body_size(lines: Sequence[Line]) -> float:
    sizes = sorted(line.size for line in lines)
    return sizes[len(sizes) // 2]
