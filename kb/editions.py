"""What lies over the shipped facts: an edition of the user's own guide, and facts confirmed on phones.

An edition is a folder that `offhook extract` wrote: it wins where it speaks, shipped facts fill the rest. Confirmed
facts win over both. Either is merged with the shipped dataset once, into a SQLite file in the user's data folder; the
next time that file is opened directly.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from kb import confirmed, store
from kb.catalogue import Catalogue
from kb.errors import DatasetError

_KEPT = 4
"""Merged files with confirmed facts that are kept: each change of that file makes another."""


def merged_path(edition: str | None, confirmations: str | None = None) -> str:
    """The merged dataset of an edition (a folder, or a name in the data folder) and of a file of confirmed facts.

    Made where it is missing or stale. Raises `ExtractError` for an edition that does not exist, `DatasetError` where
    the shipped dataset cannot be read, `KbError` for a file of confirmed facts that cannot be taken.
    """
    path = _edition(edition) if edition else store.default_path()
    return _with_confirmed(path, confirmations) if confirmations else path


def _edition(edition: str) -> str:
    from extract.dataset import sqlite, write
    from extract.dataset.merge import merge
    from extract.editions import data_folder, find_edition

    folder = find_edition(edition)
    shipped = Catalogue(store.default_path())
    digest = write.digest({**write.read_files(folder), "shipped": _digest(shipped)})
    path = data_folder() / "merged" / f"{folder.name}-{digest[:16]}.sqlite"
    if not path.is_file():
        rows = merge(write.read(folder), rows_of(shipped), _models(shipped))
        sqlite.compile_sqlite(rows, path, {"digest": digest, "edition": folder.name})
    return str(path)


def _with_confirmed(base: str, confirmations: str) -> str:
    """The dataset at `base` with confirmed facts over it; their file is only parsed where something changed."""
    import hashlib

    from extract.editions import data_folder

    text = confirmed.text_of(confirmations)
    below = Catalogue(base)
    digest = hashlib.sha256(f"{_digest(below)}\0{text}".encode()).hexdigest()
    path = data_folder() / "merged" / f"confirmed-{digest[:16]}.sqlite"
    if not path.is_file():
        from extract.dataset import sqlite
        from kb.overlay import lay_over

        said = confirmed.parse(text, confirmations)
        rows = lay_over(rows_of(below), below, said, confirmations, _models(below))
        edition = below.rows("select value from meta where key = 'edition'")
        meta = {"digest": digest, "confirmed": confirmations}
        if edition:
            meta["edition"] = str(edition[0]["value"])
        sqlite.compile_sqlite(rows, path, meta)
        _forget_old(path)
    return str(path)


def _forget_old(path: Path) -> None:
    """Remove all but the latest merged files; one that is in use stays where the system wants it so."""
    with suppress(OSError):
        found = sorted(path.parent.glob("confirmed-*.sqlite"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in found[_KEPT:]:
            old.unlink()


def _models(catalogue: Catalogue) -> list[str]:
    return [row["model"] for row in catalogue.rows("select model from models where of_guide order by rowid")]


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
    """What tells a dataset from another one, or from the same in another layout."""
    rows = catalogue.rows("select value from meta where key = 'digest'")
    if not rows:
        raise DatasetError(f"{catalogue.path}: the dataset does not state its digest; run 'make data' to rebuild it")
    return f"{rows[0]['value']} {store.FORMAT}"
