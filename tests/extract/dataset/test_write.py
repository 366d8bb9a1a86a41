"""Writing a dataset: the same bytes every time, all files or none, and errors that say where."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from extract.dataset import write
from extract.dataset.tables import BY_NAME, TABLES
from extract.errors import ExtractError

Rows = dict[str, list[dict[str, Any]]]
ONE = {"parts": [{"number": "I", "title": "Setting up", "page": 7, "number_assumed": False, "note": None}]}
TWO = {"parts": [*ONE["parts"], {"number": "II", "title": "Keys", "page": 9, "number_assumed": True, "note": None}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds a dataset of one part."""
    write.write(ONE, tmp_path / "dataset")
    return tmp_path / "dataset"


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_written_reads_back(folder: Path) -> None:
    rows = write.read(folder)
    assert rows["parts"] == ONE["parts"]
    assert set(rows) == {table.name for table in TABLES}
    assert write.render(rows) == write.read_files(folder)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    digests = [write.write(TWO, tmp_path / name) for name in ("first", "second")]
    assert content(tmp_path / "first") == content(tmp_path / "second")
    assert not any(b"\r" in text for text in content(tmp_path / "first").values()), "line ends of no system"
    assert digests[0] == digests[1] == write.digest(write.read_files(tmp_path / "first"))


def test_other_rows_give_another_digest() -> None:
    assert write.digest(write.render(ONE)) != write.digest(write.render(TWO))


def test_lines_are_rows_with_columns_in_the_tables_order() -> None:
    shuffled = dict(reversed(ONE["parts"][0].items()))
    (line,) = write.table_lines(BY_NAME["parts"], [shuffled]).splitlines()
    assert list(json.loads(line)) == [column.name for column in BY_NAME["parts"].columns]


def test_a_row_with_a_column_that_is_none_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="table parts has no column colour"):
        write.table_lines(BY_NAME["parts"], [{"number": "I", "colour": "red"}])


def test_a_new_dataset_takes_the_place_of_the_old_one(folder: Path) -> None:
    write.write(TWO, folder)
    assert len(write.read(folder)["parts"]) == 2
    assert [path.name for path in folder.parent.iterdir()] == ["dataset"], "nothing is left lying about"


@pytest.mark.parametrize("failing", range(4))
def test_a_write_that_fails_leaves_the_old_dataset(folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    """The disk fills up after some files."""
    before, real, count = content(folder), Path.write_text, iter(range(100))

    def full(self: Path, *arguments: Any, **named: Any) -> int:
        if next(count) == failing:
            raise OSError(28, "No space left on device")
        return real(self, *arguments, **named)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ExtractError, match=r"cannot be written .No space left on device"):
        write.write(TWO, folder)
    assert content(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["dataset"]


@pytest.mark.parametrize("failing", [0, 1])
def test_a_swap_that_fails_leaves_the_old_dataset(folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    before, real, count = content(folder), os.replace, iter(range(100))

    def refused(*arguments: Any, **named: Any) -> None:
        if next(count) == failing:
            raise OSError(16, "Device or resource busy")
        real(*arguments, **named)

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(ExtractError, match="cannot be written"):
        write.write(TWO, folder)
    assert [path.name for path in folder.parent.iterdir()] == ["dataset"]
    assert content(folder) == before


def test_a_target_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExtractError, match=r"file/dataset: the dataset cannot be written") as caught:
        write.write(ONE, tmp_path / "file" / "dataset")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"number": "II"', "not a JSON row"),
        ("[1, 2]", "not an object"),
        ("", "not a JSON row"),
        ("plain text", "not a JSON row"),
    ],
)
def test_a_damaged_row_is_named_by_file_and_line(folder: Path, line: str, reason: str) -> None:
    with (folder / "parts.jsonl").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(ExtractError, match=rf"parts\.jsonl:2: .*{reason}"):
        write.read(folder)


def test_a_missing_table_says_what_to_do(folder: Path) -> None:
    (folder / "parts.jsonl").unlink()
    with pytest.raises(ExtractError, match=r"parts\.jsonl: No such file or directory; run 'make data'"):
        write.read(folder)


def test_a_table_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "parts.jsonl").write_bytes(b'{"number": "\xff"}\n')
    with pytest.raises(ExtractError, match=r"parts\.jsonl: not UTF-8 \(byte 12\)"):
        write.read(folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ü ß 漢",
        "tab\tand line\nfeed",
        'quote " and \\',
        "\x0c",
        *"\x85\u2028\u2029",
    ],
    ids=ascii,
)
def test_any_text_survives_writing_and_reading(tmp_path: Path, text: str) -> None:
    write.write({"parts": [ONE["parts"][0] | {"title": text}]}, tmp_path / "dataset")
    assert write.read(tmp_path / "dataset")["parts"][0]["title"] == text
