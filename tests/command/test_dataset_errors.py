"""A dataset that is missing or corrupt: one clear line and exit 2 from every command that needs it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kb import store

Run = Callable[..., subprocess.CompletedProcess[str]]


def missing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("no database\n" * 1000)


def truncated(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 3])


def zeroed(path: Path) -> None:
    """As after a power cut: the right length, the first pages whole, the rest never written."""
    content = path.read_bytes()
    path.write_bytes(content[:8192].ljust(len(content), b"\0"))


def other_format(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update meta set value = '0' where key = 'format'")


@pytest.mark.parametrize("damage", [missing, empty, text, truncated, zeroed, other_format], ids=lambda f: f.__name__)
@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "voip/line/0/id"),
        ("explain", "zzz/qqq", "--format", "json"),
        ("search", "proxy"),
        ("query", "select apply, count(*) from parameters group by 1"),
        ("export", "--format", "json-schema"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_it_is_one_line_and_exit_2(
    offhook: Run,
    one_line: Callable[[Any], str],
    tmp_path: Path,
    damage: Callable[[Path], None],
    arguments: tuple[str, ...],
) -> None:
    copy = Path(shutil.copy(store.default_path(), tmp_path / "dataset.sqlite"))
    damage(copy)
    run = offhook(*arguments, env={store.ENVIRONMENT: str(copy)})
    assert run.returncode == 2
    assert "dataset" in one_line(run)
    assert one_line(run).startswith("offhook: ")
