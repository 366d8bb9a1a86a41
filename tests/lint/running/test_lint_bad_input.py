"""Files that cannot be linted, and disks that are full: told in one line each, nothing is half-written."""

from __future__ import annotations

import importlib.util
import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from lint import files
from lint.engine import Result
from lint.running.cache import Cache
from lint.running.request import Request
from lint.running.run import Run

ROOT = Path(__file__).parents[3]
GOOD = "system/ntp/enabled=yes\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "phones"
    made.mkdir()
    for name in ("a", "z"):
        (made / f"{name}.cfg").write_text(GOOD, encoding="utf-8")
    return made


def lint(*words: str | Path, most: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run it; no file may become larger than `most` bytes, as on a disk that is nearly full."""
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most)) if most is not None else None
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "offhook", "lint", "--isolated", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=60, preexec_fn=limit
    )


def make_bad(folder: Path) -> dict[str, str]:
    """One of each kind, and what is said of it."""
    (folder / "dangling.cfg").symlink_to("nowhere.cfg")
    (folder / "loop.cfg").symlink_to("loop.cfg")
    (folder / "up").symlink_to(folder, target_is_directory=True)
    (folder / "wide.cfg").write_bytes(GOOD.encode("utf-16"))
    (folder / "binary.cfg").write_bytes(bytes(range(256)))
    with (folder / "huge.cfg").open("wb") as file:
        file.truncate(1_000_000_000)  # A hole: nothing is written.
    os.mkfifo(folder / "pipe.cfg")
    said = {
        "dangling.cfg": "no such file",
        "loop.cfg": "cannot be read",
        "wide.cfg": "UTF-16",
        "binary.cfg": "",
        "huge.cfg": "1,000 MB",
        "pipe.cfg": "is a pipe or device",
    }
    if os.geteuid():
        (folder / "closed.cfg").write_text(GOOD, encoding="utf-8")
        (folder / "closed.cfg").chmod(0)
        said["closed.cfg"] = "cannot be read (Permission denied)"
    return said


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_bad_file_is_named_and_the_others_are_linted(folder: Path, jobs: str) -> None:
    said = make_bad(folder)
    (folder / "latin.cfg").write_bytes("system/ntp/enabled=yes\n; Büro\n".encode("latin-1"))
    done = lint(folder, "--jobs", jobs, "--select", "VAL001", "--format", "concise")
    assert done.returncode == 2
    told = {Path(line.split(": ")[1]).name: line for line in done.stderr.splitlines()}
    assert told.keys() == said.keys()
    for name, words in said.items():
        assert words in told[name]
    assert [Path(line.split(":")[0]).name for line in done.stdout.splitlines()][:3] == ["a.cfg", "latin.cfg", "z.cfg"]


def test_an_include_that_cannot_be_read_is_a_finding(folder: Path) -> None:
    make_bad(folder)
    for name in ("loop", "huge", "binary", "wide"):
        (folder / "a.cfg").write_text(f"include {name}.cfg\n{GOOD}", encoding="utf-8")
        done = lint(folder / "a.cfg", "--format", "concise")
        assert done.returncode == 1
        assert "a.cfg:1:" in done.stdout
        assert " INC" in done.stdout
        assert "VAL001" in done.stdout
        assert done.stderr == ""


def run(folder: Path, cache: Path | None = None) -> Run:
    opened = (lambda request, _number: Cache(str(cache), request)) if cache else None
    return Run(Request((str(folder),), isolated=True, jobs=1), cache=opened)


def test_a_file_that_vanishes_after_it_was_found(folder: Path) -> None:
    job = run(folder)
    (folder / "a.cfg").unlink()
    first, second = job
    assert first.error == f"{folder / 'a.cfg'}: no such file; check the path"
    assert second.findings
    assert job.status() == 2


def test_a_file_that_changes_while_it_is_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is linted as it was read, and not taken for that the next time."""
    read = files.read

    def read_and_change(path: str) -> bytes:
        data = read(path)
        Path(path).write_text("voip/lin/0/id=4101\n", encoding="utf-8")
        return data

    def told(job: Run) -> list[list[str]]:
        return [[finding.code for finding in result.findings] for result in job]

    cache = tmp_path / "cache"
    with monkeypatch.context() as patch:
        patch.setattr(files, "read", read_and_change)
        before = told(run(folder, cache))
    assert all("VAL001" in codes for codes in before)
    assert told(run(folder, cache)) == told(run(folder))
    assert not any("VAL001" in codes for codes in told(run(folder, cache)))


NEEDS = {"parquet": "pyarrow", "duckdb": "duckdb", "parts/": "pyarrow"}


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl", "a.sarif", "a.parquet", "a.duckdb", "parts/"])
def test_a_full_disk_leaves_nothing_half_written(folder: Path, tmp_path: Path, name: str) -> None:
    module = NEEDS.get(name.rpartition(".")[2])
    if module and not importlib.util.find_spec(module):
        pytest.skip(f"needs {module}")
    (folder / "a.cfg").write_text("".join(f"voip/lin/0/x{n * n}=1\n" for n in range(500)), encoding="utf-8")
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / name
    kind = {"a.json": ["--format", "json"], "a.sarif": ["--format", "sarif"]}.get(name, [])
    done = lint(folder, *kind, "--output", f"{tmp_path}/out/{name}", most=2000)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert f"{target}" in done.stderr
    assert "cannot be written" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []
    if not name.endswith("/"):
        target.write_text("before", encoding="utf-8")
        assert lint(folder, *kind, "--output", target, most=2000).returncode == 2
        assert target.read_text(encoding="utf-8") == "before"


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full, a disk that is always full")
def test_a_device_that_is_full(folder: Path) -> None:
    done = lint(folder, "--output", "/dev/full")
    assert done.returncode == 2
    assert "/dev/full: the report cannot be written (No space left on device)" in done.stderr


def test_a_full_disk_keeps_no_results_and_that_is_all(folder: Path, tmp_path: Path) -> None:
    done, cold = lint(folder, "--cache", tmp_path / "cache", most=9000), lint(folder, "--no-cache")
    assert (done.stdout, done.returncode) == (cold.stdout, cold.returncode)
    assert lint(folder, "--cache", tmp_path / "cache").stdout == cold.stdout


def test_results_name_the_faults_too(folder: Path) -> None:
    make_bad(folder)
    results: list[Result] = list(run(folder))
    assert {Path(one.file).name for one in results if one.error} >= {"loop.cfg", "huge.cfg", "pipe.cfg"}
