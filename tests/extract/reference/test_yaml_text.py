"""YAML in which every scalar stays the text it is, and everything knows its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.errors import ExtractError
from extract.reference.yaml_text import load


def read(tmp_path: Path, text: str) -> Any:
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(
    "value", ["0:00", "no", "on", "1e3", "0x1F", "007", "2018-12-01", "1_000", "true", "-1", "='a'"]
)
def test_a_value_is_the_text_that_stands_there(tmp_path: Path, value: str) -> None:
    """YAML itself would read times as minutes, `no` as false, and a date as a date."""
    assert read(tmp_path, f"default: {value}") == {"default": value}


def test_nothing_is_none_and_empty_text_is_not(tmp_path: Path) -> None:
    assert read(tmp_path, "a:\nb: ''\nc: null") == {"a": None, "b": "", "c": None}
    assert read(tmp_path, "# nothing but a comment\n") is None


def test_everything_knows_its_line(tmp_path: Path) -> None:
    content = read(tmp_path, "# comment\n- name: a/b\n  facts:\n    - from: [X]\n")
    entry = content[0]
    assert (content.line, entry.line, entry["name"].line, entry["facts"].line) == (2, 2, 2, 4)
    assert entry.lines == {"name": 2, "facts": 3}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice in one entry"),
        ("a:\n  - [1, 2\nb: 3\n", 3, "is not YAML"),
        ("a: 1\n\tb: 2\n", 2, "is not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "is not YAML"),
        ("a: *unknown\n", 1, "is not YAML"),
        ("? [a, b]\n: 1\n", 1, "a key must be a plain word"),
        ("a: \x00\n", 1, "is not YAML"),
    ],
    ids=["key twice", "open list", "tab", "two documents", "unknown alias", "list as key", "control character"],
)
def test_what_is_no_sound_yaml_is_refused(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(ExtractError) as caught:
        read(tmp_path, text)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'file.yaml'}:{line}: ")
    assert reason in message
    assert "\n" not in message


def test_bytes_that_are_no_utf_8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"name: caf\xe9\n")
    with pytest.raises(ExtractError, match=r"file\.yaml:1: is not UTF-8 \(byte 9\)"):
        load(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExtractError, match=r"file\.yaml:1: cannot be read \(No such file or directory\)"):
        load(tmp_path / "file.yaml")


def test_a_node_that_holds_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExtractError):
        read(tmp_path, "a: &again [*again]\n")
