"""Results of earlier runs: the same as a cold run's, whatever changed in between."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kb
from kb.store import default_path
from lint.engine import Result
from lint.errors import UsageError
from lint.running import program
from lint.running.cache import Cache
from lint.running.request import Request
from lint.running.run import Run
from lint.running.worker import Worker
from lint.settings.read import Layer

ROOT = Path(__file__).parents[2]


def results(folder: Path, cache: Path | None, **keys: object) -> list[Result]:
    request = Request((str(folder),), Layer("test", str(folder), dict(keys)), jobs=1)
    opened = partial(_open, cache) if cache else None
    return [one._replace(sources=None) for one in Run(request, cache=opened)]


def _open(folder: Path, request: Request, _number: int) -> Cache:
    return Cache(str(folder), request, complain=True)


def phones(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for number in range(12):
        lines = [
            "include global.cfg", f"voip/line/0/id={4100 + number}", f"voip/line/0/auth_password=hush-{number}",
            "voip/line/0/enabled = 1", f"system/ntp/enabled={'yes' if number % 3 else 1}",
        ]  # fmt: skip
        (folder / f"00908f{number:06x}.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "global.cfg").write_text("management/telnet/enabled=0\n", encoding="utf-8")
    for path in folder.iterdir():
        os.utime(path, ns=(1, 1))
    return folder


def edit(folder: Path, name: str, text: str) -> None:
    """Change a file and keep its time stamp, which anybody may do."""
    path = folder / name
    before = path.stat() if path.exists() else None
    path.write_text(text, encoding="utf-8")
    if before:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], None]] = {
    "a phone's value": lambda folder: edit(folder, "00908f000003.cfg", "voip/line/0/id=4101\n"),
    "of the same length": lambda folder: edit(folder, "global.cfg", "management/telnet/enabled=1\n"),
    "an include that is gone": lambda folder: (folder / "global.cfg").unlink(),
    "a file more": lambda folder: edit(folder, "00908f0000ff.cfg", "voip/line/0/id=4101\n"),
    "a file less": lambda folder: (folder / "00908f000003.cfg").unlink(),
    "a file renamed": lambda folder: (folder / "00908f000003.cfg").rename(folder / "00908f0000fe.cfg") and None,
    "settings": lambda folder: edit(folder, "offhook.toml", 'ignore = ["SYN003"]\nrules.SEC012.severity = "info"\n'),
    "an include of a phone": lambda folder: edit(folder, "00908f000004.cfg", "include site.cfg\n"),
    "nothing": lambda folder: None,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("select", [(), ("SEC", "VAL", "INC")], ids=["all rules", "without rules over all files"])
def test_whatever_changes_a_run_is_as_a_cold_one(tmp_path: Path, change: str, select: tuple[str, ...]) -> None:
    folder, cache = phones(tmp_path / "phones"), tmp_path / "cache"
    keys = {"select": select} if select else {}
    assert results(folder, cache, **keys) == results(folder, None, **keys)
    CHANGES[change](folder)
    assert results(folder, cache, **keys) == results(folder, None, **keys)
    assert results(folder, cache, **keys) == results(folder, None, **keys)


LINES = st.sampled_from([
    "include a.cfg", "include b.cfg", "management/telnet/enabled=1", "voip/line/0/id=4101", "voip/line/0/id=4102",
    "bad", "; offhook: ignore-file=FLT", "",
])  # fmt: skip
STEP = st.tuples(st.sampled_from(["a.cfg", "b.cfg", "c.cfg", "d.cfg"]), st.lists(LINES, max_size=4) | st.none())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, min_size=1, max_size=6))
def test_any_row_of_changes(tmp_path: Path, steps: list[tuple[str, list[str] | None]]) -> None:
    folder, cache = tmp_path / "phones", tmp_path / "cache"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "first.cfg").write_text("include a.cfg\n", encoding="utf-8")
    for name, lines in steps:
        if lines is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert results(folder, cache) == results(folder, None)


def test_what_did_not_change_is_not_linted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = phones(tmp_path / "phones"), tmp_path / "cache"
    first = results(folder, cache)
    monkeypatch.setattr("lint.running.worker.Worker.lint", lambda *_: pytest.fail("linted again"))
    assert results(folder, cache) == first
    for path in folder.iterdir():  # A fresh checkout has other time stamps, and the same contents.
        os.utime(path, ns=(time.time_ns(), time.time_ns()))
    assert results(folder, cache) == first


def test_another_dataset_gives_other_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One at another place, and another one at the same place."""
    folder, cache, dataset = phones(tmp_path / "phones"), tmp_path / "cache", tmp_path / "other.sqlite"
    first = results(folder, cache)
    try:
        for name in ("system/ntp/enabled", "management/telnet/enabled"):
            shutil.copy(default_path(), dataset.with_suffix(".new"))
            with closing(sqlite3.connect(dataset.with_suffix(".new"))) as held, held:
                held.execute("delete from parameters where name = ?", (name,))
            dataset.with_suffix(".new").replace(dataset)
            monkeypatch.setenv("OFFHOOK_DATASET", str(dataset))
            kb._opened.cache_clear()
            warm, cold = results(folder, cache), results(folder, None)
            assert warm == cold != first
            assert any(name == one.parameter and one.code == "PAR001" for result in warm for one in result.findings)
            monkeypatch.delenv("OFFHOOK_DATASET")
    finally:
        monkeypatch.undo()
        kb._opened.cache_clear()
    assert results(folder, cache) == first


def test_another_program_makes_its_own_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = phones(tmp_path / "phones"), tmp_path / "cache"
    first = results(folder, cache)
    linted = []
    lint = Worker.lint
    monkeypatch.setattr(Worker, "lint", lambda self, task: linted.append(task) or lint(self, task))
    assert results(folder, cache) == first
    assert not linted
    for name in ("program", "environment"):
        with monkeypatch.context() as patch:
            patch.setattr(f"lint.running.cache.{name}", lambda: "another")
            assert results(folder, cache) == first
            assert len(linted) == len(first)
            linted.clear()


def test_a_program_is_another_one_whenever_a_source_is(tmp_path: Path) -> None:
    source = tmp_path / "lint" / "rules" / "a.py"
    source.parent.mkdir(parents=True)
    seen = set()
    for text in ("LEAST = 1\n", "LEAST = 2\n"):
        source.write_text(text)
        os.utime(source, ns=(1, 1))
        program._of.cache_clear()
        seen.add(program._of(str(tmp_path)))
    assert len(seen) == 2
    program._of.cache_clear()
    assert program.program() == program.program()


def test_a_secret_is_not_kept(tmp_path: Path) -> None:
    folder, cache = phones(tmp_path / "phones"), tmp_path / "cache"
    results(folder, cache)
    kept = b"".join(path.read_bytes() for path in cache.iterdir())
    assert b"voip/line/0/auth_password" in kept
    assert b"hush" not in kept


def test_a_damaged_store_makes_no_difference(tmp_path: Path) -> None:
    folder, cache = phones(tmp_path / "phones"), tmp_path / "cache"
    first = results(folder, cache)
    store = next(cache.iterdir())
    data = store.read_bytes()
    for damaged in (data[: len(data) // 2], b"no database at all" * 100, data[:4096] + bytes(len(data) - 4096), b""):
        store.write_bytes(damaged)
        assert results(folder, cache) == first
        assert results(folder, cache) == first


def test_runs_side_by_side_and_one_that_is_killed(tmp_path: Path) -> None:
    folder, cache = phones(tmp_path / "phones"), tmp_path / "cache"
    command = [sys.executable, "-m", "offhook", "lint", "--cache", str(cache), "--format", "json", str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    time.sleep(0.3)
    killed.kill()
    killed.wait()
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(3)]
    outputs = [one.communicate(timeout=60)[0] for one in running]
    cold = subprocess.run([*command, "--no-cache"], capture_output=True, check=False, env=environment)
    assert set(outputs) == {cold.stdout}


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="no cache can be kept here"):
        Cache(str(tmp_path / "file"), Request(()), complain=True)
