"""Findings as tables, to be kept: one Parquet file, a folder of Parquet files, or a DuckDB database.

A table holds the fields of `Finding` and the site, which is the file's folder; beside it stands what is known of the
run. It is there as a whole, or not at all.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from kb import duck
from kb.errors import KbError, MissingExtraError
from kb.writing import replacing
from lint import storage
from lint.engine import Result
from lint.errors import UsageError
from lint.findings import Finding

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 50_000
"""So many findings stand in memory at once, and in one file of a folder."""
_NUMBERS = ("line", "column", "end_column")
COLUMNS = (*Finding._fields, "site")
RUN = "offhook.run"
"""The key under which a Parquet file tells of its run."""
DONE = "_SUCCESS"
"""The last file of a folder: the others are all there."""


class RunInfo(NamedTuple):
    """What is known of a run besides its findings."""

    date: str
    """When it ended, in UTC: 2026-01-31T12:00:00Z."""
    files: int
    """How many files were linted."""
    failed: int
    """How many of them could not be."""
    version: str
    """Of this program."""


Info = Callable[[], RunInfo]
"""What is known when all findings are written."""


def is_table(path: str) -> bool:
    """Whether a report of this name is a table."""
    return path.lower().endswith((".parquet", ".duckdb", "/", os.sep))


def write(path: str, results: Iterable[Result], info: Info) -> None:
    """Write the table that the name asks for. Raises `UsageError`, or `MissingExtraError` without pyarrow or duckdb."""
    needs("pyarrow", path)
    if path.lower().endswith(".duckdb"):
        needs("duckdb", path)
    try:
        if path.endswith(("/", os.sep)):
            _folder(path.rstrip("/" + os.sep), results, info)
        elif path.lower().endswith(".duckdb"):
            _database(path, results, info)
        else:
            with replacing(path) as fresh:
                _parquet(fresh, batches(results), info)
    except KbError:
        raise
    except OSError as error:
        raise UsageError(f"{path}: the table cannot be written ({error.strerror or error}); name another") from None


def needs(module: str, path: str) -> None:
    """Raise `MissingExtraError` where a library is not there."""
    from importlib.util import find_spec

    if find_spec(module) is None:
        raise MissingExtraError(f"--output {path}", module, "fleet")


def now() -> str:
    """The time, as runs tell it; `SOURCE_DATE_EPOCH` sets it."""
    import time

    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())))


def batches(results: Iterable[Result]) -> Iterator[pa.Table]:
    """The findings in tables of a bounded size, the last of which may be empty."""
    import pyarrow as pa

    schema = pa.schema([(name, pa.int32() if name in _NUMBERS else pa.string()) for name in COLUMNS])
    rows: list[tuple[object, ...]] = []

    def table() -> pa.Table:
        held = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
        return pa.table([pa.array(values, field.type) for values, field in zip(held, schema, strict=True)], schema)

    for result in results:
        site = os.path.dirname(result.file)
        rows += [(*map(_text, finding), _text(site)) for finding in result.findings]
        if len(rows) >= _ROWS:
            yield table()
            rows.clear()
    yield table()


def _parquet(path: str, tables: Iterable[pa.Table], info: Info | None = None) -> None:
    import json

    import pyarrow.parquet as pq

    waiting = iter(tables)
    first = next(waiting)
    with pq.ParquetWriter(path, first.schema, compression="zstd") as writer:
        writer.write_table(first)
        for table in waiting:
            writer.write_table(table)
        if info is not None:
            writer.add_key_value_metadata({RUN: json.dumps(info()._asdict())})


def _folder(path: str, results: Iterable[Result], info: Info) -> None:
    """A folder of Parquet files. It is made beside its place; a remote one here, and copied when it is complete."""
    import tempfile

    if storage.is_remote(path):
        with tempfile.TemporaryDirectory() as fresh:
            _parts(fresh, results, info)
            storage.remote().put(fresh, path, last=DONE)
        return
    if os.path.exists(path) and not _is_ours(path):
        raise UsageError(f"{path}: is there, and no table that was written here; name another folder")
    fresh = f"{path}.{os.getpid()}.part"
    try:
        os.mkdir(fresh)
        _parts(fresh, results, info)
        old = f"{path}.{os.getpid()}.old"
        if os.path.exists(path):
            os.rename(path, old)
        os.rename(fresh, path)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _parts(folder: str, results: Iterable[Result], info: Info) -> None:
    import json

    for number, table in enumerate(batches(results)):
        _parquet(os.path.join(folder, f"part-{number:05}.parquet"), [table])
    with open(os.path.join(folder, DONE), "w", encoding="utf-8") as file:
        json.dump(info()._asdict(), file)


def _is_ours(folder: str) -> bool:
    """Whether a folder holds a table and nothing else, or nothing."""
    if not os.path.isdir(folder):
        return False
    return all(name == DONE or (name.startswith("part-") and name.endswith(".parquet")) for name in os.listdir(folder))


def _database(path: str, results: Iterable[Result], info: Info) -> None:
    duckdb = duck.load(f"--output {path}")
    with replacing(path) as fresh:
        try:
            with duckdb.connect(fresh) as database:
                made = False
                for table in batches(results):
                    database.register("batch", table)
                    database.execute(
                        "insert into findings from batch" if made else "create table findings as from batch"
                    )
                    database.unregister("batch")
                    made = True
                run = info()
                database.execute("create table run (date varchar, files integer, failed integer, version varchar)")
                database.execute("insert into run values (?, ?, ?, ?)", list(run))
        except duckdb.Error as error:
            raise UsageError(
                f"{path}: the table cannot be written ({' '.join(str(error).split())[:200]}); name another"
            ) from None
        finally:
            with suppress(OSError):
                os.unlink(f"{fresh}.wal")


def _text(value: object) -> object:
    """Text that tables take: a file's name may hold bytes that are none."""
    return value.encode(errors="backslashreplace").decode() if isinstance(value, str) else value
