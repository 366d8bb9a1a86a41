"""Compile a dataset into the one SQLite file that `kb` reads: the tables, their description, and a full-text index."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from extract.dataset.columns import Column, Table
from extract.dataset.full_text import index_words
from extract.dataset.tables import TABLES
from extract.errors import ExtractError

FORMAT = 4
"""Version of the file's layout; `kb` refuses files of another."""

_TYPES = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "json": "TEXT"}


def compile_sqlite(rows: Mapping[str, Sequence[Mapping[str, Any]]], path: Path, meta: Mapping[str, str]) -> None:
    """Write `rows` as a SQLite file at `path`; all or nothing. `meta` goes into the table of that name.

    Raises `ExtractError` where the file cannot be written.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        connection = sqlite3.connect(fresh)
        try:
            with connection:
                _fill(connection, rows, {"format": str(FORMAT), **meta})
            connection.execute("vacuum")
        finally:
            connection.close()
        fresh.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise ExtractError(f"{path}: the dataset file cannot be written ({error})") from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _fill(
    connection: sqlite3.Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]], meta: Mapping[str, str]
) -> None:
    for table in TABLES:
        _create(connection, table)
        holes = ", ".join("?" * len(table.columns))
        connection.executemany(
            f'insert into "{table.name}" values ({holes})',  # noqa: S608 (a name of the dataset's own)
            ([_cell(column, row.get(column.name)) for column in table.columns] for row in rows.get(table.name, ())),
        )
    connection.execute('create table "columns" ("table" text, "column" text, "type" text, "unit" text, meaning text)')
    connection.executemany(
        'insert into "columns" values (?, ?, ?, ?, ?)',
        ((t.name, c.name, c.type, c.unit, c.meaning) for t in TABLES for c in t.columns),
    )
    connection.execute("create table meta (key text primary key, value text)")
    connection.executemany("insert into meta values (?, ?)", sorted(meta.items()))
    index_words(connection, rows)


def _create(connection: sqlite3.Connection, table: Table) -> None:
    columns = [f'"{column.name}" {_TYPES[column.type]}' for column in table.columns]
    if table.key:
        columns.append(f"primary key ({_list(table.key)})")
    connection.execute(f'create table "{table.name}" ({", ".join(columns)})')
    for number, index in enumerate(table.index):
        connection.execute(f'create index "{table.name}_{number}" on "{table.name}" ({_list(index)})')


def _list(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _cell(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.type == "json":
        return json.dumps(value, ensure_ascii=False)
    return int(value) if column.type == "boolean" else value
