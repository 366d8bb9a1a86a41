"""`.gitignore`: what is passed over is what git itself passes over."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint import files
from lint.running.patterns import Patterns

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
TREE = (
    "a.cfg", "b.cfg", "keep.cfg", "old/a.cfg", "old/keep.cfg", "site/a.cfg", "site/old/a.cfg", "site/old/deep/b.cfg",
    "site/new/a.cfg", "site/new/a b.cfg", "site/new/#x.cfg", "site/new/!x.cfg", "out/x.cfg/a.cfg", "out/keep.cfg",
)  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(folder)}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, env=os.environ | alone
    )
    return done.stdout


def grow(folder: Path) -> None:
    for name in TREE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def gits_own(folder: Path, below: str = ".") -> list[str]:
    """What git would add."""
    listed = git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", below).split("\0")
    return sorted(name for name in listed if name.endswith(".cfg"))


def ours(folder: Path, below: str = ".", gitignore: bool = True) -> list[str]:
    found = files.find([str(folder / below)], gitignore)
    return sorted(os.path.relpath(path, folder) for path, fault in found if not fault)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    grow(tmp_path)
    return tmp_path


@needs_git
@pytest.mark.parametrize(
    "ignored",
    [
        {".gitignore": "old/\n"},
        {".gitignore": "/old\n*.cfg\n!keep.cfg\n"},
        {".gitignore": "*\n!*/\n!*.cfg\nold/\n"},
        {".gitignore": "/*\n!/site\n/site/*\n!/site/new\n"},
        {".gitignore": "site/**\n!site/new/\n"},
        {".gitignore": "**/old\n"},
        {".gitignore": "site/*/a.cfg\n", "site/new/.gitignore": "!a.cfg\n"},
        {".gitignore": "*.cfg\n", "site/.gitignore": "!*.cfg\n", "site/old/.gitignore": "*\n"},
        {".gitignore": "x.cfg/\n"},
        {".gitignore": "\\#x.cfg\n\\!x.cfg\n# a comment\n\n"},
        {".gitignore": "a\\ b.cfg   \r\n[ab].cfg\n"},
        {".gitignore": "[!a].cfg\n"},
        {"site/.gitignore": "/old/\nold\n", ".git/info/exclude": "out/\n"},
        {".git/info/exclude": "keep.cfg\n", ".gitignore": "!keep.cfg\n"},
    ],
)
def test_the_same_as_git(ignored: dict[str, str], repository: Path) -> None:
    for name, text in ignored.items():
        (repository / name).write_bytes(text.encode())
    assert ours(repository) == gits_own(repository)
    assert ours(repository, "site") == gits_own(repository, "site")
    assert ours(repository, gitignore=False) == sorted(TREE)


PARTS = st.sampled_from(
    ["*", "**", "old", "site", "new", "a.cfg", "keep.cfg", "*.cfg", "?.cfg", "[a-b].cfg", "out", "x.cfg"]
)
LINES = st.builds(
    lambda mark, start, parts, end: mark + start + "/".join(parts) + end,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "/"]),
    st.lists(PARTS, min_size=1, max_size=3),
    st.sampled_from(["", "", "/"]),
)


@needs_git
@given(st.lists(LINES, min_size=1, max_size=5), st.lists(LINES, max_size=3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_as_git_for_any_patterns(repository: Path, top: list[str], nested: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(top))
    (repository / "site" / ".gitignore").write_text("\n".join(nested))
    assert ours(repository) == gits_own(repository)


@needs_git
def test_what_is_named_is_linted(repository: Path) -> None:
    (repository / ".gitignore").write_text("old/\na.cfg\n")
    named = str(repository / "old" / "a.cfg")
    assert list(files.find([named])) == [(named, None)]
    assert ours(repository, "old") == ["old/a.cfg", "old/keep.cfg"]  # So is a folder that is named.


def test_without_a_repository_the_folder_and_what_is_below_counts(tmp_path: Path) -> None:
    grow(tmp_path)
    (tmp_path / ".gitignore").write_text("a.cfg\n")
    (tmp_path / "site" / ".gitignore").write_text("old/\n")
    assert ours(tmp_path, "site") == [name for name in sorted(TREE) if name.startswith(("site/a", "site/new/"))]
    assert "site/a.cfg" not in ours(tmp_path)


def test_hidden_folders_are_passed_over_unless_named(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "a.cfg").touch()
    (tmp_path / "b.cfg").touch()
    assert ours(tmp_path) == ["b.cfg"]
    assert ours(tmp_path, ".hidden") == [".hidden/a.cfg"]


def test_a_folder_of_ignored_files_is_a_fault_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.cfg").touch()
    (tmp_path / ".gitignore").write_text("*\n")
    ((_, fault),) = files.find([str(tmp_path)])
    assert fault is not None
    assert "not ignored (.gitignore, exclude)" in fault


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("old/", "old/a.cfg", True),
        ("old/", "site/old/deep/a.cfg", True),
        ("/old/", "site/old/a.cfg", False),
        ("*.cfg", "site/a.cfg", True),
        ("site/*.cfg", "site/a.cfg", True),
        ("site/*.cfg", "site/old/a.cfg", False),
        ("site/**/a.cfg", "site/old/a.cfg", True),
        ("a.cfg/", "a.cfg", False),
        ("# a.cfg", "a.cfg", False),
        ("[", "[", False),
    ],
)
def test_patterns_cover_files(pattern: str, path: str, covered: bool, tmp_path: Path) -> None:
    assert Patterns(str(tmp_path), [pattern]).cover(str(tmp_path / path)) is covered


def test_patterns_say_nothing_of_what_lies_elsewhere(tmp_path: Path) -> None:
    here = Patterns(str(tmp_path / "here"), ["*"])
    assert here.cover(str(tmp_path / "hereabouts" / "a.cfg")) is False
    assert here.decide(str(tmp_path / "here"), folder=True) is None
