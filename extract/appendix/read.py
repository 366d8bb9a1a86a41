"""Read what a guide says on reload and reboot: its appendix in list and in table form, and its prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.appendix.lists import needs_in_list
from extract.appendix.model import Need
from extract.appendix.regions import Region, regions
from extract.appendix.source import Placed, Source, placed
from extract.appendix.tables import needs_in_tables
from extract.appendix.wrapped import roots
from extract.document.page import Box
from extract.tables.margins import Margins
from extract.tables.model import Table


def reload_appendix(source: Source, tables: Iterable[Table] = (), limits: Margins | None = None) -> list[Need]:
    """Every statement of the appendix, in the order of the guide's tables and lines.

    `source`: all pages of a PDF, or a text dump. `tables`: the joined tables of the PDF; those of other kinds do not
    matter. `limits`: the pages' margins, where known. A guide without such an appendix gives an empty list.
    """
    lines = placed(source, limits)
    tables = list(tables)
    known = roots([line.text for line in lines])
    found: list[Need] = []
    taken: list[tuple[int, Box]] = []
    for table in tables:
        needs = needs_in_tables([table], known)
        found += needs
    found = needs_in_tables(tables, known)
    taken = [(need.page, need.box) for need in found if need.page is not None and need.box is not None]
    for region in regions(lines):
        left = [line for line in region.lines if not _inside(line, taken)]
        found += needs_in_list(region.title, left, known)
    return found


def _inside(line: Placed, boxes: Sequence[tuple[int, Box]]) -> bool:
    """Whether a line stands in a row that was read as a table's."""
    if line.box is None:
        return False
    middle = line.box.middle
    return any(page == line.page and box.top - 1 <= middle <= box.bottom + 1 for page, box in boxes)


__all__ = ["Region", "reload_appendix"]
