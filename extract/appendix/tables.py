"""Needs in table form: a column for each action with marks, or a column that names the action, or names below actions.

The header may stand in the first row, and it may be missing where a table goes on overleaf.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.appendix.actions import one_action, said
from extract.appendix.marks import Mark, crosses_mean_no, mark
from extract.appendix.model import Action, Need
from extract.appendix.wrapped import Hit, find
from extract.tables.headers import FIRST
from extract.tables.model import JoinedRow, Table


class Column(NamedTuple):
    """What a column's head says: one action, or none that is clear."""

    head: str
    action: Action | None
    """`None` where the head names no action."""
    assumed: bool


def needs_in_tables(tables: Sequence[Table], known: frozenset[str]) -> list[Need]:
    """The needs that tables state, in order; tables of another kind state none."""
    found: list[Need] = []
    columns: tuple[Column, ...] = ()
    last_page = 0
    for table in tables:
        heads, rows = _heads(table)
        if heads is None and columns and len(table.header or _first(table)) == len(columns) and table.pages[0] <= last_page + 1:
            rows = _with_header(table)  # Goes on without its header.
        else:
            columns = heads or ()
        if columns:
            found += _needs(columns, rows, known)
            last_page = table.pages[-1]
    return found


def _heads(table: Table) -> tuple[tuple[Column, ...] | None, Sequence[JoinedRow]]:
    """A table's columns and the rows below its header; no columns where it is of another kind."""
    candidates: list[tuple[Sequence[str], Sequence[JoinedRow]]] = [(table.header, table.rows)]
    if table.rows:
        merged = [f"{upper} {lower}".strip() for upper, lower in zip(table.header, table.rows[0].texts, strict=False)]
        candidates += [(table.rows[0].texts, table.rows[1:]), (merged, table.rows[1:])]
    for texts, rows in candidates:
        if len(texts) >= 2 and not any("/" in text.strip("/") and " / " not in text for text in texts):
            columns = _columns(texts)
            of_names = texts[0].strip().lower() in FIRST or any(text.strip().lower() in FIRST for text in texts)
            if any(column.action for column in columns) and (of_names or all(column.action for column in columns)):
                return columns, rows
    return None, table.rows


def _first(table: Table) -> tuple[str, ...]:
    return table.rows[0].texts if table.rows else ()


def _with_header(table: Table) -> Sequence[JoinedRow]:
    """The rows of a table that goes on; its supposed header is a row, but its cells are gone, only texts are left."""
    return table.rows


def _columns(texts: Sequence[str]) -> tuple[Column, ...]:
    """Columns by their heads. A bare "Reload" beside a column for a reboot, and beside no other reload, is VoIP's.

    These phones know two kinds of taking over a change that their guides set against each other, the restart of the
    phone and the reload of its telephony; a third kind is always called by its name.
    """
    heads = [said(text) for text in texts]
    others = {action for head in heads for action in head}
    contrast = "reboot" in others and not any(action.startswith("reload_") for action in others)
    columns = []
    for text, head in zip(texts, heads, strict=True):
        assumed = head == ("reload",) and contrast and sum(other == ("reload",) for other in heads) == 1
        columns.append(Column(text, "reload_voip" if assumed else one_action(head), assumed))
    return tuple(columns)


def _needs(columns: Sequence[Column], rows: Sequence[JoinedRow], known: frozenset[str]) -> Iterator[Need]:
    crosses = crosses_mean_no(text for row in rows for text in row.texts)
    for row in rows:
        named = [i for i, cell in enumerate(row.cells) if "/" in cell.text.strip("/")]
        hits = {i: find([line.text for line in row.cells[i].lines], known, alone=True).hits for i in named}
        if not any(hits.values()):
            continue
        action, words, assumed = _row_action(columns, row, set(hits), no_crosses=crosses)
        page, box = row.places[0]
        for i, cell_hits in hits.items():
            for hit in cell_hits:
                below = columns[i] if i < len(columns) else None
                if below and below.action:  # Names stand below the action itself.
                    yield _need(hit, below.action, below.head, row, assumed=below.assumed)
                else:
                    yield Need(hit.name.name, hit.name.shown, action, words, page, box, assumed)


def _need(hit: Hit, action: Action, words: str, row: JoinedRow, *, assumed: bool) -> Need:
    page, box = row.places[0]
    return Need(hit.name.name, hit.name.shown, action, words, page, box, assumed)


def _row_action(
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
        own = said(text)
        if own:
            named.append(text)
        elif value is Mark.SET or (value is Mark.CROSS and not no_crosses):
            marked.append(column)
        elif value is not None:
            refused.append(column)
    if named:
        actions = {one_action(said(text)) for text in named}
        only = actions.pop() if len(actions) == 1 else None
        return only or "unknown", " | ".join(named), False
    marked = [column for column in marked if column.action]
    if len(marked) == 1 and marked[0].action:
        return marked[0].action, marked[0].head, marked[0].assumed
    if marked:
        return "unknown", " | ".join(column.head for column in marked), False
    asked = [column for column in columns if column.action]
    if refused and len(refused) >= len(asked) >= 2:
        return "none", " | ".join(f"{column.head}: no" for column in asked), False
    return "unknown", " | ".join(column.head for column in asked), False
