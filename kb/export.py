"""The dataset in other forms: one writer per format, each writing all of its files or none."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EISDIR
from io import BytesIO, StringIO
from typing import Any

from kb.catalogue import Catalogue
from kb.errors import KbError, MissingExtraError
from kb.frames import table_names
from kb.settings_schema import settings_schema
from kb.writing import replacing

_SHEET_NAME = 31
"""Longest name of a sheet in Excel."""


def export(catalogue: Catalogue, kind: str, target: str, tables: list[str] | None = None) -> list[str]:
    """Write the dataset (or only `tables`) to `target` and return the paths written.

    `parquet` and `csv` write a folder with a file per table, `sqlite`, `xlsx` and `json-schema` one file. Raises
    `KbError` for a wrong table or a target that cannot be written, `MissingExtraError` where a library is missing.
    """
    known = table_names(catalogue)
    wrong = [name for name in tables or () if name not in known]
    if wrong:
        raise KbError(f"{wrong[0]}: no such table; there are {', '.join(known)}")
    try:
        return WRITERS[kind](catalogue, target, tables or known)
    except OSError as error:
        raise KbError(f"{target}: cannot be written ({error.strerror or error})") from error


def csv_text(catalogue: Catalogue, table: str) -> str:
    """One table as CSV with a header line; cells that hold JSON stay JSON."""
    rows = catalogue.rows(f'select * from "{table}" order by rowid')
    columns = [column for column, _ in _columns(catalogue, table)]
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(tuple(row) for row in rows)
    return buffer.getvalue()


def _csv(catalogue: Catalogue, target: str, tables: list[str]) -> list[str]:
    with _folder(target, [f"{table}.csv" for table in tables]) as place:
        for table in tables:
            with open(place(f"{table}.csv"), "w", encoding="utf-8", newline="") as file:
                file.write(csv_text(catalogue, table))
    return [os.path.join(target, f"{table}.csv") for table in tables]


def _parquet(catalogue: Catalogue, target: str, tables: list[str]) -> list[str]:
    arrow, parquet = _pyarrow()
    kinds = {"integer": arrow.int64(), "boolean": arrow.bool_()}
    with _folder(target, [f"{table}.parquet" for table in tables]) as place:
        for table in tables:
            rows = catalogue.rows(f'select * from "{table}" order by rowid')
            arrays, fields = [], []
            for column, kind in _columns(catalogue, table):
                values = [_flag(row[column]) if kind == "boolean" else row[column] for row in rows]
                arrow_type = kinds.get(kind, arrow.string())
                arrays.append(arrow.array(values, type=arrow_type))
                fields.append(arrow.field(column, arrow_type))
            parquet.write_table(arrow.Table.from_arrays(arrays, schema=arrow.schema(fields)), place(f"{table}.parquet"))
    return [os.path.join(target, f"{table}.parquet") for table in tables]


def _sqlite(catalogue: Catalogue, target: str, tables: list[str]) -> list[str]:
    with replacing(target) as fresh:
        shutil.copyfile(catalogue.path, fresh)
        left_out = [name for name in table_names(catalogue) if name not in tables]
        if left_out:
            connection = sqlite3.connect(fresh)
            for name in left_out:
                connection.execute(f'drop table "{name}"')
            connection.execute("vacuum")
            connection.close()
    return [target]


def _xlsx(catalogue: Catalogue, target: str, tables: list[str]) -> list[str]:
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("an Excel workbook", "xlsxwriter", "notebook") from error
    workbook = BytesIO()
    # Values are data, never formulas or links, whatever they look like.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(workbook, options) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table[:_SHEET_NAME])
            columns = [column for column, _ in _columns(catalogue, table)]
            sheet.write_row(0, 0, columns, bold)
            rows = catalogue.rows(f'select * from "{table}" order by rowid')
            for number, row in enumerate(rows, 1):
                for position, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, position, cell)
            sheet.freeze_panes(1, 1)
            if rows:
                sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    with replacing(target) as fresh, open(fresh, "wb") as file:
        file.write(workbook.getvalue())
    return [target]


def _json_schema(catalogue: Catalogue, target: str, _tables: list[str]) -> list[str]:
    with replacing(target) as fresh, open(fresh, "w", encoding="utf-8") as file:
        file.write(json.dumps(settings_schema(catalogue), indent=1, ensure_ascii=False) + "\n")
    return [target]


WRITERS: dict[str, Callable[[Catalogue, str, list[str]], list[str]]] = {
    "parquet": _parquet,
    "csv": _csv,
    "sqlite": _sqlite,
    "xlsx": _xlsx,
    "json-schema": _json_schema,
}


def _columns(catalogue: Catalogue, table: str) -> list[tuple[str, str]]:
    rows = catalogue.rows('select "column", type from columns where "table" = ? order by rowid', (table,))
    return [(row["column"], row["type"]) for row in rows]


def _flag(value: Any) -> bool | None:
    return None if value is None else bool(value)


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("Parquet", "pyarrow", "fleet") from error
    return pyarrow, pyarrow.parquet


@contextmanager
def _folder(target: str, names: list[str]) -> Iterator[Callable[[str], str]]:
    """A function from file name to a path to write to.

    Once all files are written they take their places; where one cannot, those that stood there before are put back.
    """
    os.makedirs(target, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".offhook-", dir=target) as fresh:
        old = os.path.join(fresh, "old")
        os.mkdir(old)
        yield lambda name: os.path.join(fresh, name)
        kept: list[str] = []
        placed: list[str] = []
        try:
            for name in names:
                if os.path.isdir(os.path.join(target, name)):
                    raise IsADirectoryError(EISDIR, f"{name} is a folder")
                if os.path.exists(os.path.join(target, name)):
                    os.rename(os.path.join(target, name), os.path.join(old, name))
                    kept.append(name)
                os.replace(os.path.join(fresh, name), os.path.join(target, name))
                placed.append(name)
        except OSError:
            for name in placed:
                os.remove(os.path.join(target, name))
            for name in kept:
                os.rename(os.path.join(old, name), os.path.join(target, name))
            raise
