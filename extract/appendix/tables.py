"""Needs in table form: a column for each action with marks, or a column that names the action, or names below actions.

The header may stand in the first row, and it may be missing where a table goes on overleaf.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.appendix.actions import one_action, said
from extract.appendix.heads import Column, columns_of, names_action
from extract.appendix.marks import Mark, crosses_mean_no, mark
from extract.appendix.model import Action, Need
from extract.appendix.wrapped import Hit, Reading, find, roots
from extract.tables.headers import FIRST
from extract.tables.model import Cell, JoinedRow, Table

_PATH = re.compile(r"^\[?/?[a-z_]\w*/")
_LONE = re.compile(r"^[a-z0-9_%][\w%=-]*$")
_ACTION_WORDS = 8
"""A cell that names an action has at most so many words; more describe something."""
_FULL = 0.85
"""A full line of a cell reaches at least this share of the longest one in its column."""


def needs_in_tables(tables: Sequence[Table], how: Reading) -> list[Need]:
    """The needs that tables state, in order; tables of another kind state none."""
    found: list[Need] = []
    columns: tuple[Column, ...] = ()
    last_page = 0
    for table in tables:
        heads, rows = _heads(table)
        if not (heads is None and _continues(table, columns, last_page)):
            columns = heads or ()
        if columns:
            found += _needs(columns, rows, how)
            last_page = table.pages[-1]
    return found


def _heads(table: Table) -> tuple[tuple[Column, ...] | None, Sequence[JoinedRow]]:
    """A table's columns and the rows below its header; no columns where it is of another kind."""
    candidates: list[tuple[Sequence[str], Sequence[JoinedRow]]] = [(table.header, table.rows)]
    if table.rows:
        below = table.rows[0].texts
        merged = [f"{upper} {lower}".strip() for upper, lower in zip(table.header, below, strict=False)]
        candidates += [(below, table.rows[1:]), (merged, table.rows[1:])]
    for texts, rows in candidates:
        if len(texts) >= 2 and not any(_path(text) for text in texts):
            of_names = any(text.strip().lower() in FIRST for text in texts)
            acting = [text for text in texts if names_action(text)]
            if acting and (of_names or len(acting) == len(texts)):
                return columns_of(texts), rows
    return None, table.rows


def _path(text: str) -> bool:
    return any(_PATH.match(word) for word in text.split())


def _continues(table: Table, columns: Sequence[Column], last_page: int) -> bool:
    """Whether a table without a header is the rest of the one before: overleaf, with as many columns."""
    widths = {len(row.cells) for row in table.rows}
    return bool(columns) and not table.header and widths == {len(columns)} and 0 <= table.pages[0] - last_page <= 1


def _needs(columns: Sequence[Column], rows: Sequence[JoinedRow], how: Reading) -> Iterator[Need]:
    how = how._replace(known=how.known | roots(cell.lines[0].text for row in rows for cell in row.cells if cell.lines))
    crosses = crosses_mean_no(text for row in rows for text in row.texts)
    edges = [max((_width(cell, k) for cell in column for k in range(len(cell.lines))), default=0.0) for column in zip(
        *(row.cells for row in rows), strict=False)]  # fmt: skip
    for row in rows:
        hits = {i: _names(row.cells[i], edges[i], how) for i in range(len(edges)) if _path(row.cells[i].text)}
        if not any(hits.values()):
            continue
        beside = _beside(columns, row, set(hits), no_crosses=crosses)
        page, box = row.places[0]
        for i, cell_hits in hits.items():
            column = columns[i] if i < len(columns) else None
            for hit in cell_hits:
                own = column and column.action  # Names stand below the action itself.
                action, words, assumed = (own, column.head, column.assumed) if column and own else beside
                if words:
                    yield Need(hit.name.name, hit.name.shown, action, words, page, box, assumed)


def _names(cell: Cell, edge: float, how: Reading) -> tuple[Hit, ...]:
    """The names in a cell; one that looks whole goes on below a full line, or in a word without a slash."""
    below = [line.text for line in cell.lines[1:]] + [""]
    full = [_width(cell, k) >= _FULL * edge or bool(_LONE.match(below[k])) for k in range(len(cell.lines))]
    return find([line.text for line in cell.lines], how._replace(full=full, alone=True)).hits


def _width(cell: Cell, k: int) -> float:
    return cell.lines[k].x1 - cell.lines[k].x0


def _beside(
    columns: Sequence[Column], row: JoinedRow, names: set[int], *, no_crosses: bool
) -> tuple[Action, str, bool]:
    """What the cells beside a name say: the marked column, or the cell that names an action."""
    marked: list[Column] = []
    refused: list[Column] = []
    named: list[str] = []
    for i, (column, text) in enumerate(zip(columns, row.texts, strict=False)):
        if i in names or not text.strip():
            continue
        value = mark(text)
        if said(text) and len(text.split()) <= _ACTION_WORDS:
            named.append(text)
        elif value is Mark.SET or (value is Mark.CROSS and not no_crosses):
            marked.append(column)
        elif value is not None:
            refused.append(column)
    asked = [column for column in columns if column.action]
    marked = [column for column in marked if column.action]
    if named:
        actions = {one_action(said(text)) for text in named}
        only = actions.pop() if len(actions) == 1 else None
        return only or "unknown", " | ".join(named), False
    if len(marked) == 1:
        return marked[0].action or "unknown", marked[0].head, marked[0].assumed
    if marked:
        return "unknown", " | ".join(column.head for column in marked), False
    if len(refused) >= len(asked) >= 2:
        return "none", " | ".join(f"{column.head}: no" for column in asked), False
    return "unknown", " | ".join(column.head for column in asked), False
