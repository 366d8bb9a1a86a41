"""The one SQLite file that the wheel carries: the same rows, their description, and a full-text index."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extract.dataset import write
from extract.dataset.sqlite import FORMAT, compile_sqlite
from extract.dataset.tables import TABLES
from extract.errors import ExtractError

Rows = dict[str, list[dict[str, Any]]]
PART = {"number": "I", "title": "Setting up", "page": 7, "number_assumed": False, "note": None}


@pytest.fixture(scope="module")
def file(dataset: Rows, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed dataset as a fresh SQLite file."""
    path = tmp_path_factory.mktemp("sqlite") / "dataset.sqlite"
    compile_sqlite(dataset, path, {"digest": "abc"})
    return path


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_it_holds_the_same_rows_as_the_json_lines(file: Path, dataset: Rows, table: Any) -> None:
    def decoded(column: Any, cell: Any) -> Any:
        if cell is None:
            return None
        return {"json": json.loads, "boolean": bool}.get(column.type, lambda same: same)(cell)

    rows = ask(file, f'select * from "{table.name}" order by rowid')  # noqa: S608 (a table of ours)
    found = [{c.name: decoded(c, cell) for c, cell in zip(table.columns, row, strict=True)} for row in rows]
    assert found == dataset[table.name]


def test_every_column_is_described(file: Path) -> None:
    described = ask(file, 'select "table", "column", type, unit, meaning from columns order by rowid')
    assert described == [(t.name, c.name, c.type, c.unit, c.meaning) for t in TABLES for c in t.columns]


def test_it_says_its_format_and_the_digest_of_its_dataset(file: Path) -> None:
    assert ask(file, "select key, value from meta order by key") == [("digest", "abc"), ("format", str(FORMAT))]


@pytest.mark.parametrize("word", ["registrar", "outbound", "Ring01"])
def test_words_find_parameters(file: Path, word: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("select name from search_words where search_words match ?", (word,)).fetchone()


def test_the_same_rows_give_the_same_file(dataset: Rows, file: Path, tmp_path: Path) -> None:
    compile_sqlite(dataset, tmp_path / "again.sqlite", {"digest": "abc"})
    assert (tmp_path / "again.sqlite").read_bytes() == file.read_bytes()


def test_a_failing_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dataset.sqlite"
    compile_sqlite({"parts": [PART]}, path, {})

    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(ExtractError, match=r"the dataset file cannot be written .*No space left"):
        compile_sqlite({"parts": []}, path, {})
    assert ask(path, "select number from parts") == [("I",)]
    assert [left.name for left in tmp_path.iterdir()] == ["dataset.sqlite"]


def test_a_target_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExtractError, match="the dataset file cannot be written") as caught:
        compile_sqlite({}, tmp_path / "file" / "dataset.sqlite", {})
    assert "\n" not in str(caught.value)


def test_rows_that_a_key_does_not_tell_apart_are_one_line(tmp_path: Path) -> None:
    """A dataset edited by hand, or merged badly by git, may hold a row twice."""
    with pytest.raises(ExtractError):
        compile_sqlite({"parts": [PART, PART]}, tmp_path / "dataset.sqlite", {})


def test_the_shipped_file_is_made_from_the_committed_dataset(root: Path) -> None:
    shipped = root / "kb" / "dataset.sqlite"
    committed = write.digest(write.read_files(root / "data" / "dataset"))
    assert ask(shipped, "select value from meta where key = 'digest'") == [(committed,)], "run `make data`"
