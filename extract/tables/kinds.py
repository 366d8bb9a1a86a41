"""Tell parameter tables from look-alikes, even where one touches the other inside one frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from extract.tables.headers import describes
from extract.tables.model import JoinedRow, Table

Kind = Literal["parameters", "reload", "messages", "standards", "other"]

_LONGEST_HEAD = 3
"""Words that a header cell may have."""


class Part(NamedTuple):
    """A table, or the part of a frame that is a table of its own."""

    kind: Kind
    table: Table


def parts(table: Table, has_name: Callable[[JoinedRow], bool]) -> list[Part]:
    """The tables that stand in one frame; `has_name` says whether a row's first cell names a parameter."""
    start = _second_header(table, has_name)
    if start is None:
        return [Part(kind(table, has_name), table)]
    upper = table._replace(rows=table.rows[:start])
    lower = table._replace(header=table.rows[start].texts, rows=table.rows[start + 1 :], caption=None)
    lower = lower._replace(pages=tuple(sorted({page for row in lower.rows for page, _ in row.places})))
    found = [Part(kind(lower, has_name), lower)]
    if upper.rows:
        found.insert(0, Part(kind(upper, has_name), upper))
    return found


def kind(table: Table, has_name: Callable[[JoinedRow], bool]) -> Kind:
    """What a table's rows are, by its header and by how many of them name a parameter."""
    header = [text.lower() for text in table.header]
    named = sum(map(has_name, table.rows))
    if len(header) >= 2 and any("reload" in text or "reboot" in text or "restart" in text for text in header):
        return "reload"
    if describes(header):
        return "parameters"
    told = not header or any(word in header[0] for word in ("parameter", "path", "configuration"))
    if table.rows and named * 2 >= len(table.rows) and told:
        return "parameters"
    if any("message" in text for text in header):
        return "messages"
    if any(text.startswith(("rfc", "sip", "method", "header")) for text in header):
        return "standards"
    return "other"


def _second_header(table: Table, has_name: Callable[[JoinedRow], bool]) -> int | None:
    """The row that begins a second table.

    All its cells hold short words, as a header's do, and from there on stands no name and no sentence. A setting of the
    web interface without a name has a sentence beside its label.
    """
    rows = table.rows
    last_named = max((i for i, row in enumerate(rows) if has_name(row)), default=None)
    if last_named is None or len(table.header) < 2:
        return None
    for start in range(last_named + 1, len(rows)):
        if _short(rows[start]) and len(rows) > start + 1 and all(_fragment(row) for row in rows[start:]):
            return start
    return None


def _short(row: JoinedRow) -> bool:
    return all(0 < len(text.split()) <= _LONGEST_HEAD and text[:1].isalpha() for text in row.texts)


def _fragment(row: JoinedRow) -> bool:
    """A row of words and numbers rather than of sentences."""
    return not any(text.rstrip().endswith((".", "!", "?")) or len(text.split()) > 12 for text in row.texts)
