"""Findings of earlier runs, read back: `--output findings.parquet`, `.duckdb`, `.jsonl`, or a folder of Parquet files.

They come file by file, in the order in which they were written. JSON Lines tell nothing of their run: the file's own
time stands for its date, and the files that have findings for all files.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator
from glob import glob
from itertools import groupby
from typing import Any

from kb import duck
from kb.errors import MissingExtraError
from lint.engine import Result
from lint.errors import UsageError
from lint.findings import SEVERITIES, Finding
from lint.report.table import DONE, RUN, RunInfo

_SUFFIXES = (".parquet", ".duckdb", ".jsonl")
_FIELDS = ", ".join(f'"{name}"' for name in Finding._fields)


def is_stored(path: str) -> bool:
    """Whether a path is one of stored findings."""
    if os.path.isdir(path):
        return os.path.isfile(os.path.join(path, DONE))
    return path.lower().endswith(_SUFFIXES)


def runs_in(paths: Iterable[str]) -> list[str]:
    """The stored runs that paths stand for: a folder of runs stands for those in it. Raises `UsageError`."""
    found: list[str] = []
    for path in paths:
        if os.path.isdir(path) and not is_stored(path):
            inside = [os.path.join(path, name) for name in sorted(os.listdir(path))]
            held = [one for one in inside if is_stored(one)]
            if not held:
                raise UsageError(f"{path}: no stored findings in this folder ({', '.join(_SUFFIXES)}); name another")
            found += held
        else:
            found.append(path)
    return found


def results(path: str) -> Iterator[Result]:
    """The findings by file. Raises `UsageError` where the path holds no findings."""
    for file, found in groupby(findings(path), key=lambda finding: finding.file):
        yield Result(file, list(found), {})


def findings(path: str) -> Iterator[Finding]:
    """The findings, in the order in which they were written. Raises `UsageError`, `MissingExtraError`."""
    try:
        for row in _rows(path):
            finding = Finding(*row)
            if finding.severity not in SEVERITIES:
                raise ValueError(f"severity '{finding.severity}'")
            yield finding
    except FileNotFoundError:
        raise UsageError(f"{path}: there are no such findings; check the path") from None
    except UsageError:
        raise
    except (OSError, ValueError, TypeError, KeyError) as error:
        said = " ".join(str(error).split())[:120]
        raise UsageError(f"{path}: holds no findings that offhook wrote ({said}); lint anew") from None


def run_info(path: str) -> RunInfo:
    """What is known of the run. Raises `UsageError` where the path holds no findings."""
    try:
        told = _told(path)
    except FileNotFoundError:
        raise UsageError(f"{path}: there are no such findings; check the path") from None
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split())[:120]
        raise UsageError(f"{path}: holds no findings that offhook wrote ({said}); lint anew") from None
    if told:
        return RunInfo(**{name: told[name] for name in RunInfo._fields})
    number = len({finding.file for finding in findings(path)})
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(os.stat(path).st_mtime))
    return RunInfo(date, number, 0, "")


def parts(path: str) -> list[str]:
    """The Parquet files of a table."""
    return sorted(glob(os.path.join(glob_escape(path), "*.parquet"))) if os.path.isdir(path) else [path]


def glob_escape(path: str) -> str:
    """A path as a pattern that stands for itself."""
    from glob import escape

    return escape(path)


def _rows(path: str) -> Iterator[Iterable[Any]]:
    if path.lower().endswith(".jsonl"):
        with open(path, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                yield [row[name] for name in Finding._fields]
    elif path.lower().endswith(".duckdb"):
        yield from _database_rows(path, f"select {_FIELDS} from findings")  # noqa: S608 (names of our own)
    else:
        pq = _parquet(path)
        for part in parts(path):
            with pq.ParquetFile(part) as held:
                for batch in held.iter_batches(columns=list(Finding._fields)):
                    yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _database_rows(path: str, sql: str) -> Iterator[tuple[Any, ...]]:
    duckdb = duck.load(path)
    if not os.path.isfile(path):
        raise FileNotFoundError(path)
    try:
        with duckdb.connect(path, read_only=True) as database:
            answer = database.execute(sql)
            while rows := answer.fetchmany(10_000):
                yield from rows
    except duckdb.Error as error:
        raise ValueError(str(error)) from None


def _parquet(path: str) -> Any:
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError(path, "pyarrow", "fleet") from None
    return pq


def _told(path: str) -> dict[str, Any] | None:
    if os.path.isdir(path):
        with open(os.path.join(path, DONE), encoding="utf-8") as file:
            found: dict[str, Any] = json.load(file)
            return found
    if path.lower().endswith(".duckdb"):
        row = next(_database_rows(path, f"select {', '.join(RunInfo._fields)} from run"))  # noqa: S608
        return dict(zip(RunInfo._fields, row, strict=True))
    if path.lower().endswith(".parquet"):
        with _parquet(path).ParquetFile(path) as held:
            text = (held.metadata.metadata or {}).get(RUN.encode())
            return json.loads(text) if text else None
    return None
