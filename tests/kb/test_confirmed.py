"""The file of confirmed facts: what is written is read back, whatever the texts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.confirmed import Confirmation, add, disagreeing, parse, quoted, read, written
from kb.errors import KbError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_quoted_as_toml(text: str) -> None:
    assert tomllib.loads(f"x = {quoted(text)}")["x"] == text


@given(st.lists(st.builds(Confirmation, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | TEXTS, st.none() | TEXTS)))
def test_what_is_written_is_read_back(confirmations: list[Confirmation]) -> None:
    assert parse("\n".join(map(written, confirmations)), "f") == confirmations


def test_adding_keeps_what_stands_there(tmp_path: Path) -> None:
    path = str(tmp_path / "f.toml")
    first = Confirmation("a/b", "none", "seen", "ann", "2026-01-02")
    second = first._replace(apply="reboot", model="405HD")
    add(path, first)
    add(path, second)
    assert read(path) == [first, second]
    assert [p.name for p in tmp_path.iterdir()] == ["f.toml"]
    assert disagreeing([first, second]) == {"a/b": [first, second]}
    assert disagreeing([first, first]) == {}


def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[project]\n")
    with pytest.raises(KbError, match="must hold tables"):
        add(str(path), Confirmation("a/b", "none", "seen", "ann", "2026-01-02"))
    assert path.read_text() == "[project]\n"


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    path = str(tmp_path / "no" / "f.toml")
    with pytest.raises(KbError, match="cannot be written"):
        add(path, Confirmation("a/b", "none", "seen", "ann", "2026-01-02"))
