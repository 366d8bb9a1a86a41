"""Write a dataset: JSON Lines tables that diff well, and their schema. The same rows always give the same bytes."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extract.dataset.columns import Table
from extract.dataset.schema import dataset_schema
from extract.dataset.tables import TABLES
from extract.errors import ExtractError

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
SCHEMA_FILE = "schema.json"


def table_lines(table: Table, rows: Sequence[Mapping[str, Any]]) -> str:
    """The JSON Lines text of one table: columns in the table's order, one row a line."""
    columns = [column.name for column in table.columns]
    unknown = {name for row in rows for name in row} - set(columns)
    if unknown:
        raise ValueError(f"table {table.name} has no column {', '.join(sorted(unknown))}")
    lines = (json.dumps({name: row.get(name) for name in columns}, ensure_ascii=False) + "\n" for row in rows)
    return "".join(lines)


def render(rows: Rows) -> dict[str, str]:
    """Every file of a dataset: `{file name: text}`, the schema included."""
    files = {f"{table.name}.jsonl": table_lines(table, rows.get(table.name, ())) for table in TABLES}
    files[SCHEMA_FILE] = json.dumps(dataset_schema(), indent=1, ensure_ascii=False) + "\n"
    return files


def digest(files: Mapping[str, str]) -> str:
    """SHA-256 over all files of a dataset, by name: equal digests, equal datasets."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + hashlib.sha256(files[name].encode()).digest())
    return total.hexdigest()


def write(rows: Rows, folder: Path) -> str:
    """Write all files into `folder` and return their digest. All of them or none: a new folder is renamed into place.

    Raises `ExtractError` where the folder cannot be written.
    """
    files = render(rows)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            for name, text in files.items():
                (fresh / name).write_text(text, encoding="utf-8", newline="\n")
            fresh.chmod(0o755)
            _swap(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise ExtractError(f"{folder}: the dataset cannot be written ({error.strerror})") from error
    return digest(files)


def _swap(fresh: Path, folder: Path) -> None:
    """Put `fresh` in the place of `folder`; what stood there goes only once the new one stands."""
    if not folder.exists():
        fresh.replace(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    try:
        folder.replace(old / folder.name)
        try:
            fresh.replace(folder)
        except OSError:
            (old / folder.name).rename(folder)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def read(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Read the tables of a dataset back: `{table: rows}`. Raises `ExtractError` naming file and line."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in TABLES:
        path = folder / f"{table.name}.jsonl"
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except OSError as error:
            raise ExtractError(f"{path}: {error.strerror}; run 'make data' to build the dataset") from error
        except UnicodeDecodeError as error:
            raise ExtractError(f"{path}: not UTF-8 (byte {error.start}); run 'make data' to rebuild it") from error
        parsed = []
        if lines[-1] == "":
            lines.pop()
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError("not an object")
            except ValueError as error:
                raise ExtractError(f"{path}:{number}: not a JSON row ({error}); run 'make data'") from error
            parsed.append(row)
        rows[table.name] = parsed
    return rows


def read_files(folder: Path) -> dict[str, str]:
    """The files of a written dataset as `render` gives them, for comparison. Missing files are left out."""
    wanted = [f"{table.name}.jsonl" for table in TABLES] + [SCHEMA_FILE]
    return {
        name: (folder / name).read_text(encoding="utf-8", errors="replace")
        for name in wanted
        if (folder / name).is_file()
    }
