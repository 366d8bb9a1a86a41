"""Findings as a Parquet file: the fields of `Finding` and the site, which is the file's folder."""

from __future__ import annotations

import os
from collections.abc import Iterable

from kb.errors import MissingExtraError
from kb.writing import replacing
from lint.engine import Result
from lint.errors import UsageError
from lint.findings import Finding

_ROWS = 50_000
"""So many findings stand in memory at once."""
_NUMBERS = ("line", "column", "end_column")


def write(path: str, results: Iterable[Result]) -> None:
    """Write the file as a whole, or not at all. Raises `UsageError`, or `MissingExtraError` without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("--output FILE.parquet", "pyarrow", "fleet") from None
    columns = [*Finding._fields, "site"]
    schema = pa.schema([(name, pa.int32() if name in _NUMBERS else pa.string()) for name in columns])
    rows: list[tuple[object, ...]] = []

    def table() -> pa.Table:
        held = list(zip(*rows, strict=True)) or [()] * len(columns)
        return pa.table([pa.array(values, field.type) for values, field in zip(held, schema, strict=True)], schema)

    try:
        with replacing(path) as fresh, pq.ParquetWriter(fresh, schema, compression="zstd") as writer:
            for result in results:
                site = os.path.dirname(result.file)
                rows += [(*map(_text, finding), _text(site)) for finding in result.findings]
                if len(rows) >= _ROWS:
                    writer.write_table(table())
                    rows.clear()
            writer.write_table(table())
    except OSError as error:
        raise UsageError(
            f"{path}: the table cannot be written ({error.strerror or error}); name another file"
        ) from None


def _text(value: object) -> object:
    """Text that Parquet takes: a file's name may hold bytes that are none."""
    return value.encode(errors="backslashreplace").decode() if isinstance(value, str) else value
