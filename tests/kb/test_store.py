"""Opening the dataset: a file that is missing, damaged or of another format is one clear line."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import kb
from kb import store
from kb.catalogue import Catalogue
from kb.errors import DatasetError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped dataset to be damaged."""
    return Path(shutil.copy(store.default_path(), tmp_path / "dataset.sqlite"))


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def complaint(path: Path) -> str:
    """What is said when the first parameters are asked for."""
    with pytest.raises(DatasetError) as caught:
        list(Catalogue(str(path)))
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.endswith("reinstall offhook, or run 'make data' in a checkout")
    assert "\n" not in message
    return message


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no dataset here" in complaint(tmp_path / "none.sqlite")


def test_a_folder(tmp_path: Path) -> None:
    assert "no dataset here" in complaint(tmp_path)


def test_an_empty_file(copy: Path) -> None:
    copy.write_bytes(b"")
    assert "damaged" in complaint(copy)


def test_a_file_of_text(copy: Path) -> None:
    copy.write_text("this is no database\n" * 1000)
    assert "damaged" in complaint(copy)


@pytest.mark.parametrize("part", [0.01, 0.1, 0.5])
def test_a_truncated_file(copy: Path, part: float) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: int(len(content) * part)])
    assert "damaged" in complaint(copy)


def test_a_file_of_another_format(copy: Path) -> None:
    change(copy, "update meta set value = '999' where key = 'format'")
    assert "dataset of format 999, this offhook reads 4" in complaint(copy)


def test_a_file_that_says_no_format(copy: Path) -> None:
    change(copy, "delete from meta")
    assert "dataset of format none" in complaint(copy)


def test_a_database_of_something_else(copy: Path) -> None:
    change(copy, "drop table parameters")
    assert "damaged (no such table: parameters)" in complaint(copy)


@pytest.mark.parametrize(
    "name", ["a b.sqlite", "50%.sqlite", "what?.sqlite", "no#1.sqlite", "ü.sqlite", "a&b=c.sqlite"]
)
def test_a_path_may_hold_any_sign(copy: Path, name: str) -> None:
    """The path becomes part of a URI, where some signs have a meaning."""
    path = copy.rename(copy.with_name(name))
    assert len(Catalogue(str(path))) == 1200


def test_a_relative_path(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy.parent)
    assert len(Catalogue(copy.name)) == 1200


def test_the_environment_names_another_dataset(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(store.ENVIRONMENT, str(copy))
    assert Catalogue().path == str(copy)


def test_the_dataset_is_not_written_to(copy: Path) -> None:
    """It may lie where nobody may write; SQLite must not even make a journal beside it."""
    before = copy.read_bytes()
    catalogue = Catalogue(str(copy))
    with pytest.raises(DatasetError, match="readonly"):
        catalogue.rows("delete from notes")
    assert len(list(catalogue)) == 1200
    assert copy.read_bytes() == before
    assert list(copy.parent.iterdir()) == [copy]


def test_load_opens_a_dataset_once(copy: Path) -> None:
    assert kb.load(str(copy)) is kb.load(str(copy))
    assert re.search(r"dataset\.sqlite$", kb.load().path)
