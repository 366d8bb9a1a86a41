"""Read a guide: pages -> pieces -> tables -> rows -> facts, each with its place and the words it was read from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.document.page import Box, Line, Page
from extract.facts.columns import describe, text_cells
from extract.facts.description import Description
from extract.facts.labels import label_key, resolve
from extract.facts.naming import FirstCell, Name, first_cell
from extract.tables.headers import CAPTION
from extract.tables.join import join
from extract.tables.kinds import Kind, parts
from extract.tables.margins import Margins, body, margins
from extract.tables.model import JoinedRow, Piece, Table
from extract.tables.pieces import pieces
from extract.tables.places import Heading, Mention, headings, last_before, mentions, menu_paths
from extract.tables.unframed import continuation

Progress = Callable[[int, int], None]
"""Called with the number of pages done and of all pages."""
_PADDING = 5.0
"""Space between a cell's text and its edge, in points, where too few lines show how far text runs."""
_MANY = 8
"""Lines of descriptions that show how far text runs."""
_STEP = 4.0
"""Edges that differ by less than this, in points, are the same."""
_SWITCHED = frozenset({"0", "1"})
_NEAR = 160.0
"""Prose that leads to a table without a caption stands at most this far above it, in points."""


class TablePlace(NamedTuple):
    """A table that was found, and what is known of where it stands."""

    number: str | None
    title: str | None
    number_assumed: bool
    """The caption is missing; the number is that of the table which the text above speaks of."""
    section: str | None
    kind: Kind
    menu: str | None
    """The menu path that leads to the settings, where the text above prints one."""
    pages: tuple[int, ...]
    boxes: tuple[tuple[int, Box], ...]
    header: tuple[str, ...]
    rows: int


class Condition(NamedTuple):
    """What must hold for a row's parameter to matter; `parameter` is null where a label could not be resolved."""

    parameter: str | None
    label: str | None
    op: str
    values: tuple[str, ...]
    words: str
    inferred: bool


class GuideRow(NamedTuple):
    """One parameter, or one setting of the web interface or the screen without a name, as one row states it."""

    id: str
    name: str | None
    shown: str | None
    index_range: tuple[int, int] | None
    label: str | None
    description: Description
    conditions: tuple[Condition, ...]
    table: TablePlace
    page: int
    box: Box
    places: tuple[tuple[int, Box], ...]
    first_words: str
    """The words of the first cell as printed."""


class OtherTable(NamedTuple):
    """A table whose rows are no parameters, as texts."""

    place: TablePlace
    rows: tuple[tuple[str, ...], ...]


class Reading(NamedTuple):
    """All that was read from a guide's pages."""

    pages: int
    limits: Margins
    rows: tuple[GuideRow, ...]
    tables: tuple[TablePlace, ...]
    others: tuple[OtherTable, ...]
    joined: tuple[Table, ...]
    """All tables, of whatever kind, joined over their pages."""
    headings: tuple[Heading, ...]


def read_pages(pages: Sequence[Page], known_sections: Iterable[str] = (), progress: Progress | None = None) -> Reading:
    """Read the pages of a guide. `known_sections` are the numbers its contents list."""
    limits = margins(pages)
    known = frozenset(known_sections)
    marks: list[Heading] = []
    named: list[Mention] = []
    menus: list[Mention] = []
    found: list[Piece] = []
    for number, page in enumerate(pages, 1):
        lines = body(page, limits)
        marks += headings(page.number, lines, _usual_size(lines), known)
        named += mentions(page.number, lines)
        menus += menu_paths(page.number, lines)
        found += _pieces(page, limits, found)
        if progress:
            progress(number, len(pages))
    rows: list[GuideRow] = []
    places: list[TablePlace] = []
    others: list[OtherTable] = []
    joined: list[Table] = []
    tables = list(join(found))
    captions = [match for table in tables if (match := CAPTION.match(table.caption or ""))]
    captioned = {match["number"].replace("\u2013", "-") for match in captions}
    named = [mention for mention in named if mention.number not in captioned]
    every = [part for table in tables for part in parts(table, _names_a_parameter)]
    for part, edge in zip(every, _text_edges([part.table for part in every]), strict=True):
        place = _place(part.table, part.kind, marks, named, menus)
        places.append(place)
        joined.append(part.table)
        if part.kind == "parameters":
            rows += _rows(part.table, place, edge)
        elif part.kind != "reload":
            others.append(OtherTable(place, tuple(row.texts for row in part.table.rows)))
    return Reading(len(pages), limits, tuple(resolved(rows)), tuple(places), tuple(others), tuple(joined), tuple(marks))


def _pieces(page: Page, limits: Margins, before: Sequence[Piece]) -> list[Piece]:
    """The page's pieces; where the page before ends in an open table, also its rest without a header."""
    found = pieces(page, limits)
    last = before[-1] if before else None
    if last and last.page == page.number - 1 and last.ends_page and not any(piece.begins_page for piece in found):
        rest = continuation(page, limits, last)
        if rest and not any(piece.box.top < rest.box.bottom for piece in found):
            found.insert(0, rest)
    return found


def _names_a_parameter(row: JoinedRow) -> bool:
    return bool(_first(row).names)


def _first(row: JoinedRow) -> FirstCell:
    return first_cell([line.text for line in row.cells[0].lines])


def _place(
    table: Table, kind: Kind, marks: Sequence[Heading], named: Sequence[Mention], menus: Sequence[Mention]
) -> TablePlace:
    page, box = table.rows[0].places[0] if table.rows else table.boxes[0]
    caption = CAPTION.match(table.caption or "")
    number = caption["number"].replace("\u2013", "-") if caption else None
    section = last_before(marks, page, box.top)
    assumed = False
    if number is None and kind == "parameters":
        mention = last_before(named, page, box.top)
        near = mention and (
            box.top - mention.top < _NEAR if mention.page == page else mention.page == page - 1 and box.top < _NEAR
        )
        if mention and near and (section is None or (mention.page, mention.top) >= (section.page, section.top)):
            number, assumed = mention.number, True
    return TablePlace(
        number,
        caption["title"].strip() if caption else None,
        assumed,
        section.number if section else None,
        kind,
        _menu(menus, section, page, box.top),
        table.pages,
        table.boxes,
        table.header,
        len(table.rows),
    )


def _menu(menus: Sequence[Mention], section: Heading | None, page: int, top: float) -> str | None:
    """The last menu path above a table, within its section."""
    menu = last_before(menus, page, top)
    if menu is None or section is None or (menu.page, menu.top) < (section.page, section.top):
        return None
    return menu.number


def _rows(table: Table, place: TablePlace, edge: float) -> Iterator[GuideRow]:
    """The rows of a parameter table: one for each name, and one for a label without a name.

    `edge`: how far to the right the text of its descriptions runs.
    """
    for row in table.rows:
        if len(row.cells) < 2 or not any(row.texts):
            continue
        first = _first(row)
        description = describe(table.header, row.cells, edge)
        page, box = row.places[0]
        words = " ".join(row.cells[0].text.split())
        names: Sequence[Name | None] = first.names or (None,)
        for name in names:
            identifier = name.name if name else f"{place.number or f'page {page}'}: {first.label or '(no label)'}"
            yield GuideRow(
                identifier,
                name.name if name else None,
                name.shown if name else None,
                (name.index_range or description.index) if name else None,
                first.label,
                description,
                (),
                place,
                page,
                box,
                row.places,
                words,
            )


def _text_edges(tables: Sequence[Table]) -> list[float]:
    """How far to the right the text of each table's descriptions runs, in points.

    Tables whose columns stand at the same places share it: a table of few lines does not show it alone.
    """
    lines = [
        [line for row in table.rows for cell in text_cells(table.header, row.cells) for line in cell.lines]
        for table in tables
    ]
    places = [_places(table, own) for table, own in zip(tables, lines, strict=True)]
    ends: dict[tuple[int, ...], list[float]] = defaultdict(list)
    for place, own in zip(places, lines, strict=True):
        ends[place] += [line.x1 for line in own]
    return [
        max(ends[place]) if len(ends[place]) >= _MANY else max(box.x1 for _, box in table.boxes) - _PADDING
        for place, table in zip(places, tables, strict=True)
    ]


def _places(table: Table, lines: Sequence[Line]) -> tuple[int, ...]:
    """Where a table's edges and its descriptions stand, in steps too wide for a printer's rounding to matter."""
    box = table.boxes[0][1]
    left = min((line.x0 for line in lines), default=box.x0)
    return tuple(round(place / _STEP) for place in (box.x0, left, *table.columns[2:-1], box.x1))


def resolved(rows: Sequence[GuideRow]) -> Iterator[GuideRow]:
    """Rows with the labels of their conditions turned into names."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.label and row.name and row.name not in by_label[label_key(row.label)]:
            by_label[label_key(row.label)].append(row.name)
    known = {row.shown: row.name for row in rows if row.name} | {row.name: row.name for row in rows if row.name}
    for row in rows:
        conditions = []
        for read in row.description.conditions:
            name, inferred = read.path, False
            if name is not None:
                name = known.get(name) or first_cell([f"[{name}]"]).names[0].name
            elif read.label and row.name:
                found = resolve(read.label, row.name, by_label)
                name, inferred = (found.name, found.inferred) if found else (None, False)
                if inferred and not _SWITCHED.issuperset(read.values):
                    name, inferred = None, False  # What is inferred is a switch, and no switch has other values.
            conditions.append(Condition(name, read.label, read.op, read.values, read.words, inferred))
        yield row._replace(conditions=tuple(conditions))


def _usual_size(lines: Sequence[Line]) -> float:
    sizes = Counter(round(line.size, 1) for line in lines)
    return sizes.most_common(1)[0][0] if sizes else 10.0
