"""The dataset in other forms, each read back with the tool that people will read it with."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest

import kb
from extract.dataset.sqlite import compile_sqlite
from extract.dataset.tables import BY_NAME
from kb.catalogue import Catalogue
from kb.export import WRITERS, export
from kb.settings_schema import settings_schema

Rows = dict[str, list[dict[str, Any]]]
FILE_NAMES = {"sqlite": "offhook.sqlite", "xlsx": "offhook.xlsx", "json-schema": "settings.json"}
FOLDERS = ("parquet", "csv")


def flat(table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows as formats without lists and mappings hold them: cells that hold JSON are its text."""
    json_columns = {column.name for column in BY_NAME[table].columns if column.type == "json"}
    return [
        {
            name: json.dumps(value, ensure_ascii=False) if name in json_columns and value is not None else value
            for name, value in row.items()
        }
        for row in rows
    ]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def written(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the whole dataset in every format."""
    place = tmp_path_factory.mktemp("export")
    for kind in WRITERS:
        export(catalogue, kind, str(place / FILE_NAMES.get(kind, kind)))
    return place


TABLES = ("parameters", "values", "requires", "variants", "messages")


@pytest.mark.parametrize("table", [*TABLES, "evidence"])
def test_parquet(written: Path, dataset: Rows, table: str) -> None:
    found = pyarrow.parquet.read_table(written / "parquet" / f"{table}.parquet").to_pylist()
    assert found == flat(table, dataset[table])


@pytest.mark.parametrize("table", TABLES)
def test_csv(written: Path, dataset: Rows, table: str) -> None:
    """Flags are 0 and 1, null is empty."""
    with (written / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))

    def text(value: Any) -> str:
        return "" if value is None else str(int(value) if isinstance(value, bool) else value)

    assert found == [{name: text(value) for name, value in row.items()} for row in flat(table, dataset[table])]


@pytest.mark.parametrize("table", TABLES)
def test_sqlite(written: Path, dataset: Rows, table: str) -> None:
    with closing(sqlite3.connect(written / "offhook.sqlite")) as connection:
        found = connection.execute(f'select * from "{table}" order by rowid').fetchall()  # noqa: S608 (a table of ours)
    assert found == [tuple(row.values()) for row in flat(table, dataset[table])]


@pytest.mark.parametrize("table", TABLES)
def test_xlsx(written: Path, dataset: Rows, table: str) -> None:
    """An empty text is an empty cell."""
    book = openpyxl.load_workbook(written / "offhook.xlsx", read_only=True)
    header, *found = book[table].iter_rows(values_only=True)
    book.close()
    assert list(header) == list(dataset[table][0])
    assert [(*row, *[None] * (len(header) - len(row))) for row in found] == [
        tuple(None if value == "" else value for value in row.values()) for row in flat(table, dataset[table])
    ]


@pytest.mark.parametrize("text", ["=1+1", "{=SUM(A1)}", "https://example.com/", "+49 30 1234", "@home", "007"])
def test_a_cell_of_a_spreadsheet_is_data(tmp_path: Path, text: str) -> None:
    """Never a formula or a link, whatever it looks like."""
    note = {"parameter": "a/b", "position": 0, "kind": "note", "text": text, "source": None}
    compile_sqlite({"notes": [note]}, tmp_path / "small.sqlite", {})
    export(Catalogue(str(tmp_path / "small.sqlite")), "xlsx", str(tmp_path / "small.xlsx"), ["notes"])
    cell = openpyxl.load_workbook(tmp_path / "small.xlsx")["notes"]["D2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_every_table_is_in_every_format(written: Path, dataset: Rows) -> None:
    assert {path.stem for path in (written / "parquet").iterdir()} == set(dataset)
    assert {path.stem for path in (written / "csv").iterdir()} == set(dataset)
    book = openpyxl.load_workbook(written / "offhook.xlsx", read_only=True)
    assert book.sheetnames == list(dataset)
    book.close()


def test_json_schema(written: Path, catalogue: Catalogue) -> None:
    assert json.loads((written / "settings.json").read_text(encoding="utf-8")) == settings_schema(catalogue)


def test_an_exported_sqlite_file_is_a_dataset(written: Path) -> None:
    assert Catalogue(str(written / "offhook.sqlite"))["voip/line/0/id"].name == "voip/line/{n}/id"


@pytest.mark.parametrize("kind", FOLDERS)
def test_only_some_tables(catalogue: Catalogue, tmp_path: Path, kind: str) -> None:
    paths = export(catalogue, kind, str(tmp_path / "out"), ["values", "notes"])
    assert names(tmp_path / "out") == [f"notes.{kind}", f"values.{kind}"]
    assert all(Path(path).is_file() for path in paths)


def test_only_some_tables_of_sqlite(catalogue: Catalogue, tmp_path: Path) -> None:
    export(catalogue, "sqlite", str(tmp_path / "some.sqlite"), ["values"])
    with closing(sqlite3.connect(tmp_path / "some.sqlite")) as connection:
        assert connection.execute('select count(*) from "values"').fetchone()[0] > 2000
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            connection.execute("select * from notes")


@pytest.mark.parametrize("kind", ["parquet", "csv", "sqlite", "xlsx"])
def test_a_wrong_table_names_those_that_there_are(catalogue: Catalogue, tmp_path: Path, kind: str) -> None:
    with pytest.raises(kb.KbError, match="colours: no such table; there are parameters, values"):
        export(catalogue, kind, str(tmp_path / "out"), ["parameters", "colours"])
    assert names(tmp_path) == []


# Files in folders that were there before stay, and a failure leaves nothing half-written.


@pytest.mark.parametrize("kind", FOLDERS)
def test_other_files_of_a_folder_stay(catalogue: Catalogue, tmp_path: Path, kind: str) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    (tmp_path / f"notes.{kind}").write_text("old")
    export(catalogue, kind, str(tmp_path), ["notes"])
    assert names(tmp_path) == ["mine.txt", f"notes.{kind}"]
    assert (tmp_path / f"notes.{kind}").stat().st_size > 1000


@pytest.mark.parametrize("kind", WRITERS)
def test_a_target_that_cannot_be_written_is_one_line(catalogue: Catalogue, tmp_path: Path, kind: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(kb.KbError, match=r"file/out: cannot be written \(Not a directory\)"):
        export(catalogue, kind, str(tmp_path / "file" / "out"), ["notes"])
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_failure_at_the_end_leaves_the_old_target(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    target = tmp_path / FILE_NAMES.get(kind, "notes." + kind)
    target.write_text("old")

    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(kb.KbError, match=r"cannot be written \(No space left on device\)"):
        export(catalogue, kind, str(tmp_path if kind in FOLDERS else target), ["notes"])
    assert target.read_text() == "old"
    assert names(tmp_path) == [target.name]


@pytest.mark.parametrize("kind", FOLDERS)
def test_of_several_files_all_are_written_or_none(catalogue: Catalogue, tmp_path: Path, kind: str) -> None:
    (tmp_path / f"values.{kind}").mkdir()
    with pytest.raises(kb.KbError):
        export(catalogue, kind, str(tmp_path), ["parameters", "values"])
    assert names(tmp_path) == [f"values.{kind}"]


def test_a_target_that_is_no_file_is_written_to_not_replaced(catalogue: Catalogue, tmp_path: Path) -> None:
    """`-o /dev/stdout`, and a link to where the file shall be. Replacing it would turn /dev/full into a file."""
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    export(catalogue, "json-schema", str(tmp_path / "link.json"))
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").is_file()


# Libraries that belong to an extra


@pytest.mark.parametrize(
    ("kind", "module", "message"),
    [
        ("parquet", "pyarrow", "Parquet needs pyarrow, which is not installed; run: pip install 'offhook[fleet]'"),
        (
            "xlsx",
            "xlsxwriter",
            "an Excel workbook needs xlsxwriter, which is not installed; run: pip install 'offhook[notebook]'",
        ),
    ],
)
def test_without_the_library_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, module: str, message: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(kb.MissingExtraError) as caught:
        export(kb.load(), kind, str(tmp_path / "out"))
    assert str(caught.value) == message
    assert names(tmp_path) == []
