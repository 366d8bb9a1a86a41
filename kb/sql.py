"""Users' SQL over the dataset: read only, one file, bounded.

The connection is opened read-only, and SQLite's authorizer refuses everything but reading tables of this file:
no writing, no other files, no settings. A query may neither run for ever nor build a value without bounds.
"""

from __future__ import annotations

import re
import sqlite3
import time
from typing import Any

from kb import store
from kb.errors import QueryError
from kb.tuples import NamedTuple

SECONDS = 30.0
"""How long a query may run."""
LONGEST_VALUE = 10_000_000
"""Longest text or blob a query may build, in bytes."""
LARGEST_ANSWER = 100_000_000
"""Text and blobs that all rows of an answer may hold together, in bytes."""
_STEPS = 10_000
"""Virtual machine steps between two looks at the clock."""
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_KEYWORDS = frozenset({"default", "index", "values", "table"})


class Result(NamedTuple):
    """Answer of a query: column names, and rows as tuples of plain values."""

    columns: list[str]
    rows: list[tuple[Any, ...]]


def query(sql: str, path: str | None = None, seconds: float = SECONDS) -> Result:
    """Run one SELECT over the dataset at `path` (default: the shipped one).

    Raises `QueryError` for SQL that is wrong, does more than read, takes longer than `seconds` or gives more than
    `LARGEST_ANSWER`; `DatasetError` where the dataset cannot be opened.
    """
    connection = store.connect(path or store.default_path())
    try:
        connection.row_factory = None
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        for function in ("json_each", "json_tree"):  # They are built on first use, which the authorizer would refuse.
            connection.execute(f"select * from {function}('[]')")
        connection.set_authorizer(_authorize)
        end = time.monotonic() + seconds
        connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        cursor = connection.execute(sql)
        if cursor.description is None:
            raise QueryError("the query gives no rows; write a SELECT")
        return Result([column[0] for column in cursor.description], _bounded(cursor))
    except UnicodeError as error:
        raise QueryError("the query holds bytes that are no text") from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise QueryError(_explain(str(error), sql, seconds)) from error
    finally:
        connection.close()


def _bounded(cursor: sqlite3.Cursor) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    room = LARGEST_ANSWER
    for row in cursor:
        room -= sum(len(cell) if isinstance(cell, str | bytes) else 8 for cell in row)
        if room < 0:
            raise QueryError(f"the answer holds more than {LARGEST_ANSWER // 1_000_000} MB; narrow it with 'limit'")
        rows.append(row)
    return rows


def _authorize(action: int, name: str | None, *_: object) -> int:
    if action == sqlite3.SQLITE_FUNCTION and name == "load_extension":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _explain(message: str, sql: str, seconds: float) -> str:  # noqa: PLR0911 (one answer per kind of fault)
    """SQLite's message, with what to do about it."""
    if "one statement" in message:
        return "one statement at a time; separate queries are separate calls"
    if message == "interrupted":
        return f"the query ran longer than {seconds:g} s and was stopped; narrow it with 'where' or 'limit'"
    if "not authorized" in message or "prohibited" in message or "readonly" in message:
        return f"{message}: queries may only read the dataset; write a SELECT"
    near = re.match(r'near "(\w+)": syntax error', message)
    words = {word.lower() for word in re.findall(r"\w+", sql)} & _KEYWORDS
    if near and words:
        quoted = ", ".join(f'"{word}"' for word in sorted(words))
        return f"{message}; names that are SQL words stand in double quotes: {quoted}"
    if message.startswith("no such table"):
        return f"{message}; 'select distinct \"table\" from columns' lists them all"
    if message.startswith("no such column"):
        return f"{message}; the table 'columns' lists the columns of every table"
    return message
