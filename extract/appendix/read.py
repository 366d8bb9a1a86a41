"""Read what a guide says on reload and reboot: its appendix in list and in table form, and its prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.appendix.grids import grids
from extract.appendix.lists import needs_in_list
from extract.appendix.model import Need
from extract.appendix.prose import needs_in_sentences
from extract.appendix.regions import regions
from extract.appendix.source import Placed, Source, placed
from extract.appendix.tables import needs_in_tables
from extract.appendix.wrapped import Reading, roots
from extract.document.page import Box
from extract.document.text import TextDocument, parameter_blocks
from extract.facts.naming import first_cell
from extract.tables.headers import SECOND
from extract.tables.margins import Margins
from extract.tables.model import Table


def reload_appendix(source: Source, tables: Iterable[Table] = (), limits: Margins | None = None) -> list[Need]:
    """Every statement of the appendix, in the order of the guide's tables and lines.

    `source`: all pages of a PDF, `placed` lines of them, or a text dump. `tables`: all joined tables of the PDF; those
    of other kinds state no need, but their names settle where a wrapped name ends. `limits`: the pages' margins, where
    known. A guide without such an appendix gives an empty list.
    """
    lines = placed(source, limits)
    tables = list(tables)
    how = Reading(roots(line.text for line in lines), _names(source, tables))
    found = needs_in_tables(tables, how)
    taken = [(need.page, need.box) for need in found if need.page is not None and need.box is not None]
    taken += [place for table in tables if _describes(table) for place in table.boxes]
    for region in regions(lines):
        left = [line for line in region.lines if not _inside(line, taken)]
        framed = grids(left, how)
        found += needs_in_tables([grid.table for grid in framed], how)
        read = {i for grid in framed for i in grid.taken}
        found += needs_in_list(region.title, [line for i, line in enumerate(left) if i not in read], how)
    return list(dict.fromkeys(found))


def needs_in_prose(source: Source, tables: Iterable[Table] = (), limits: Margins | None = None) -> list[Need]:
    """Sentences outside the tables that say what a change of a parameter needs, for parameters that they call by name.

    A value's effect ("if it is 1, the phone restarts") is no such sentence.
    """
    tables = list(tables)
    boxes = [place for table in tables for place in table.boxes]
    lines = placed(source, limits)
    how = Reading(roots(line.text for line in lines), _names(source, tables), full=())
    return needs_in_sentences([line for line in lines if not _inside(line, boxes)], how)


def _names(source: Source, tables: Sequence[Table]) -> frozenset[str]:
    """The names in the first cells of parameter tables, in the dataset's form."""
    described = [table for table in tables if _describes(table)]
    cells = [[line.text for line in row.cells[0].lines] for table in described for row in table.rows if row.cells]
    if isinstance(source, TextDocument):
        cells += [[*row.label, *row.path] for row in parameter_blocks(source.lines)]
    elif source and isinstance(source[0], str):
        cells += [
            [*row.label, *row.path] for row in parameter_blocks([line for line in source if isinstance(line, str)])
        ]
    return frozenset(name.name for cell in cells for name in first_cell(cell).names)


def _describes(table: Table) -> bool:
    """Whether a table describes parameters instead of saying what they need."""
    return len(table.header) >= 2 and table.header[1].strip().lower() in SECOND


def _inside(line: Placed, boxes: Sequence[tuple[int, Box]]) -> bool:
    """Whether a line stands in a row that was read as a table's."""
    if line.box is None:
        return False
    middle = line.box.middle
    return any(page == line.page and box.top - 1 <= middle <= box.bottom + 1 for page, box in boxes)
