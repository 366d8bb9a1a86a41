"""Patterns in quotes, and files that are excluded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint import files


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "a.cfg",
        "site-1/b.cfg",
        "site-1/deep/c.CFG",
        "site-1/notes.txt",
        "site-2/d.cfg",
        ".git/e.cfg",
        "[x].cfg",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str, gitignore: bool = True, skip: files.Skip | None = None) -> list[str]:
    found = list(files.find(paths, gitignore, skip))
    assert [fault for _, fault in found if fault] == []
    return [path for path, _ in found]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("site-*/**/*.cfg", ["site-1/b.cfg", "site-2/d.cfg"]),
        ("site-*", ["site-1/b.cfg", "site-1/deep/c.CFG", "site-2/d.cfg"]),
        ("site-?/", ["site-1/b.cfg", "site-1/deep/c.CFG", "site-2/d.cfg"]),
        ("site-1/*", ["site-1/b.cfg", "site-1/deep/c.CFG"]),
        ("site-1/**", ["site-1/b.cfg", "site-1/deep/c.CFG"]),
        ("*/*.txt", ["site-1/notes.txt"]),
        ("[x].cfg", ["[x].cfg"]),  # A file of this very name.
        ("[a-b].cfg", ["a.cfg"]),
        ("**/*.cfg", ["[x].cfg", "a.cfg", "site-1/b.cfg", "site-2/d.cfg"]),
    ],
)
def test_patterns(pattern: str, expected: list[str], here: Path) -> None:
    assert [name.replace(os.sep, "/") for name in names(pattern)] == expected


def test_a_pattern_that_matches_nothing_is_a_fault(here: Path) -> None:
    assert list(files.find(["nix-*.cfg"])) == [("nix-*.cfg", "nix-*.cfg: no file matches; check the pattern")]


def test_each_file_once(here: Path) -> None:
    assert names("site-1/b.cfg", "site-1/*.cfg", "a.cfg") == ["a.cfg", "site-1/b.cfg"]


def test_patterns_and_gitignore(here: Path) -> None:
    (here / ".gitignore").write_text("site-1/\n")
    assert names("site-*/*.cfg") == ["site-2/d.cfg"]
    assert names("site-*") == ["site-2/d.cfg"]
    assert names("site-*/*.cfg", gitignore=False) == ["site-1/b.cfg", "site-2/d.cfg"]
    assert names("site-1/*.cfg") == ["site-1/b.cfg"]  # The folder is named.


def test_skipped_folders_are_not_entered(here: Path) -> None:
    asked: list[str] = []

    def skip(path: str, folder: bool) -> bool:
        asked.append(os.path.relpath(path))
        return folder and path.endswith("site-1")

    assert names(".", skip=skip) == ["./[x].cfg", "./a.cfg", "./site-2/d.cfg"]
    assert not [path for path in asked if path.startswith(("site-1/", ".git"))]
