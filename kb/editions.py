"""Editions beside the shipped facts: what the user's own guide says wins where it speaks, shipped facts fill the rest.

An edition is a folder that `offhook extract` wrote. Asked for, it is merged with the shipped dataset once, into a
SQLite file in the user's data folder; the next time that file is opened directly.
"""

from __future__ import annotations

import json
from typing import Any

from kb import store
from kb.catalogue import Catalogue
from kb.errors import DatasetError


def merged_path(edition: str) -> str:
    """The merged dataset of an edition (a folder, or a name in the data folder), made where it is missing or stale.

    Raises `ExtractError` for an edition that does not exist, `DatasetError` where the shipped dataset cannot be read.
    """
    from extract.dataset import sqlite, write
    from extract.dataset.merge import merge
    from extract.editions import data_folder, find_edition

    folder = find_edition(edition)
    shipped = Catalogue(store.default_path())
    digest = write.digest({**write.read_files(folder), "shipped": _digest(shipped)})
    path = data_folder() / "merged" / f"{folder.name}-{digest[:16]}.sqlite"
    if not path.is_file():
        models = [row["model"] for row in shipped.rows("select model from models where of_guide order by rowid")]
        rows = merge(write.read(folder), rows_of(shipped), models)
        sqlite.compile_sqlite(rows, path, {"digest": digest, "edition": folder.name})
    return str(path)


def rows_of(catalogue: Catalogue) -> dict[str, list[dict[str, Any]]]:
    """All tables of a dataset as rows of plain values: `{table: rows}`."""
    kinds: dict[str, dict[str, str]] = {}
    for row in catalogue.rows('select "table", "column", type from columns order by rowid'):
        kinds.setdefault(row["table"], {})[row["column"]] = row["type"]
    return {
        table: [
            {name: _plain(row[name], kind) for name, kind in columns.items()}
            for row in catalogue.rows(f'select * from "{table}" order by rowid')
        ]
        for table, columns in kinds.items()
    }


def _plain(cell: Any, kind: str) -> Any:
    if cell is None:
        return None
    if kind == "json":
        return json.loads(cell)
    return bool(cell) if kind == "boolean" else cell


def _digest(catalogue: Catalogue) -> str:
    rows = catalogue.rows("select value from meta where key = 'digest'")
    if not rows:
        raise DatasetError(f"{catalogue.path}: the dataset does not state its digest; run 'make data' to rebuild it")
    return str(rows[0]["value"])
