"""Tables of the dataset as pandas data frames."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kb import sql
from kb.catalogue import Catalogue
from kb.errors import KbError, MissingExtraError

if TYPE_CHECKING:
    import pandas as pd


def table_names(catalogue: Catalogue) -> list[str]:
    """The tables of the dataset, in order."""
    rows = catalogue.rows('select "table" from columns group by 1 order by min(rowid)')
    return [str(row[0]) for row in rows]


def describe(catalogue: Catalogue, table: str | None = None) -> pd.DataFrame:
    """Columns of one table or of all: `table`, `column`, `type`, `unit`, `meaning`."""
    rows = catalogue.rows('select * from columns where ? is null or "table" = ? order by rowid', (table, table))
    found: pd.DataFrame = _pandas().DataFrame(
        [dict(row) for row in rows], columns=["table", "column", "type", "unit", "meaning"]
    )
    return found


def frame(catalogue: Catalogue, table: str) -> pd.DataFrame:
    """One table of the dataset; `describe` has its columns and units.

    Cells of type `json` become lists and mappings, flags become booleans, whole numbers keep their gaps as `<NA>`.
    Raises `KbError` for a table that does not exist, `MissingExtraError` where pandas is not installed.
    """
    pandas = _pandas()
    columns = {row["column"]: row["type"] for row in catalogue.rows(
        'select "column", type from columns where "table" = ? order by rowid', (table,))}  # fmt: skip
    if not columns:
        raise KbError(f"{table}: no such table; there are {', '.join(table_names(catalogue))}")
    rows = catalogue.rows(f'select * from "{table}" order by rowid')
    data: pd.DataFrame = pandas.DataFrame([tuple(row) for row in rows], columns=list(columns))
    for column, kind in columns.items():
        data[column] = _typed(data[column], kind)
    return data


def query(statement: str, path: str | None = None, findings: str | None = None) -> pd.DataFrame:
    """Answer of read-only SQL as a data frame; raises `QueryError` for SQL that is wrong or does more than read."""
    if findings is None:
        result = sql.query(statement, path)
    else:
        from kb import stored

        result = stored.query(statement, path, findings)
    answer: pd.DataFrame = _pandas().DataFrame(result.rows, columns=result.columns)
    return answer


def _typed(values: Any, kind: str) -> Any:
    if kind == "json":
        return values.map(lambda cell: json.loads(cell) if isinstance(cell, str) else None)
    if kind == "boolean":
        return values.astype("boolean")
    if kind == "integer":
        return values.astype("Int64")
    return values.astype(object).where(values.notna(), None)


def _pandas() -> Any:
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("a data frame", "pandas", "notebook") from error
    return pd
