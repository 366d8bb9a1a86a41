"""SQL over stored findings beside the dataset's tables, by DuckDB: `select * from findings join parameters ...`.

As in `kb.sql`, a query may only read, only what it was given, and not for ever.
"""

from __future__ import annotations

import os
import re
import threading
from typing import Any

from kb import duck, store
from kb.errors import MissingExtraError, QueryError
from kb.sql import LARGEST_ANSWER, SECONDS, Result

_MEMORY = "1GB"


def query(sql: str, path: str | None, findings: str, seconds: float = SECONDS) -> Result:
    """Run one SELECT over the dataset at `path` and the findings.

    Raises `QueryError` for SQL that is wrong, does more than read or takes longer than `seconds`, and for a path that
    holds no findings; `MissingExtraError` without DuckDB.
    """
    duckdb = duck.load("SQL over findings")
    connection = duckdb.connect(":memory:", config={"memory_limit": _MEMORY})
    timer = threading.Timer(seconds, connection.interrupt)
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise QueryError("queries may only read; write one SELECT")
        _open(connection, findings)
        _add_dataset(connection, sql, path or store.default_path())
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        timer.start()
        answer = connection.execute(sql)
        return Result([column[0] for column in answer.description or ()], _bounded(answer))
    except duckdb.InterruptException:
        raise QueryError(f"the query ran longer than {seconds:g} s and was stopped; narrow it") from None
    except duckdb.Error as error:
        raise QueryError(" ".join(str(error).split())[:300]) from None
    finally:
        timer.cancel()
        connection.close()


def _open(connection: Any, path: str) -> None:
    """Make the findings a table: of files, a view that is read as far as a query needs it."""
    duckdb = duck.load("SQL over findings")
    try:
        if not os.path.exists(path):
            raise QueryError(f"{path}: there are no such findings; check the path")
        if path.lower().endswith(".duckdb"):
            connection.execute(f"attach {_quoted(path)} as stored (read_only)")
            connection.execute("create view findings as from stored.findings")
            return
        if os.path.isdir(path):
            files = [os.path.join(path, name) for name in sorted(os.listdir(path)) if name.endswith(".parquet")]
        else:
            files = [path]
        if not files:
            raise QueryError(f"{path}: no Parquet files in this folder; check the path")
        listed = f"[{', '.join(_quoted(os.path.abspath(file)) for file in files)}]"
        reader = "read_json" if path.lower().endswith((".jsonl", ".json")) else "read_parquet"
        connection.execute(f"set allowed_paths = {listed}")
        connection.execute(f"create view findings as from {reader}({listed})")
    except duckdb.Error as error:
        raise QueryError(f"{path}: holds no findings ({' '.join(str(error).split())[:120]})") from None


def _add_dataset(connection: Any, sql: str, path: str) -> None:
    """Copy the tables of the dataset that the SQL speaks of."""
    words = set(re.findall(r"\w+", sql.lower()))
    dataset = store.connect(path)
    try:
        tables = [row[0] for row in dataset.execute('select distinct "table" from columns')]
        for table in [*tables, "columns"]:
            if table not in words or table == "findings":
                continue
            rows = dataset.execute(f'select * from "{table}" order by rowid')
            names = [column[0] for column in rows.description]
            held = [tuple(row) for row in rows]
            columns = {name: _column([row[place] for row in held]) for place, name in enumerate(names)}
            connection.register("held", _arrow(columns))
            connection.execute(f'create or replace table "{table}" as from held')
            connection.unregister("held")
    finally:
        dataset.close()


def _column(cells: list[Any]) -> list[Any]:
    """Cells of one type: SQLite's columns may hold several, a table's of DuckDB one."""
    kinds = {type(cell) for cell in cells if cell is not None}
    return cells if len(kinds) < 2 else [None if cell is None else str(cell) for cell in cells]


def _arrow(columns: dict[str, list[Any]]) -> Any:
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtraError("SQL over findings", "pyarrow", "fleet") from None
    return pa.table(columns)


def _bounded(answer: Any) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    room = LARGEST_ANSWER
    while some := answer.fetchmany(1000):
        rows += some
        room -= sum(len(cell) if isinstance(cell, str | bytes) else 8 for row in some for cell in row)
        if room < 0:
            raise QueryError(f"the answer holds more than {LARGEST_ANSWER // 1_000_000} MB; narrow it with 'limit'")
    return rows


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
