"""Many processes: the same bytes in the same order, and an end that is clean."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lint.errors import UsageError
from lint.running import worker
from lint.running.request import Request, Task, tasks
from lint.running.run import INTERRUPTED, Run
from lint.settings.merge import Settings

ROOT = Path(__file__).parents[2]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "offhook", "lint", *arguments]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


def offhook_lint(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*arguments), capture_output=True, check=False, env=environment(), timeout=120)


@pytest.fixture
def fleet(tmp_path: Path, samples: Path) -> Path:
    folder = tmp_path / "fleet"
    (folder / "lab").mkdir(parents=True)
    bad = (samples / "faulty.cfg").read_bytes()
    for number in range(60):
        text = b"voip/line/0/id=%d\nvoip/line/0/auth_password=secret%d \n" % (number, number)
        (folder / ("lab" if number % 7 == 0 else ".") / f"{number:03}.cfg").write_bytes(
            bad if number % 5 == 0 else text
        )
    (folder / "setup.cfg").write_text("[metadata]\n")
    (folder / "011.cfg").write_bytes(b"\0")
    (folder / "lab" / "offhook.toml").write_text('ignore = ["PAR"]\nrules.VAL.severity = "warning"\nmodel = "405HD"')
    (folder / "013.cfg").write_text("; offhook: ignore-file\nsystem/ntp/enabled=yes\n")
    return folder


@pytest.mark.parametrize("arguments", [(), ("--format", "json"), ("--no-directives", "--format", "concise")])
def test_any_number_of_processes_says_the_same(arguments: Sequence[str], fleet: Path) -> None:
    alone, four = (offhook_lint(str(fleet), *arguments, "--jobs", jobs) for jobs in ("1", "4"))
    assert (four.stdout, four.stderr, four.returncode) == (alone.stdout, alone.stderr, alone.returncode)
    assert alone.returncode == 2
    assert len(alone.stdout) > 10_000
    assert alone.stderr.count(b"\n") == 2  # The binary file, and the notice.


def test_baselines_hold_for_any_number_of_processes(fleet: Path) -> None:
    (fleet / "011.cfg").unlink()
    known = str(fleet / "known.json")
    assert offhook_lint(str(fleet), "--write-baseline", known, "--jobs", "3").returncode == 0
    for jobs in ("1", "3"):
        done = offhook_lint(str(fleet), "--baseline", known, "--jobs", jobs)
        assert (done.returncode, done.stdout[:26]) == (0, b"59 files: no findings; 2 s"), done.stdout


def fake(number: int, path: str = "a.cfg") -> list[Task]:
    return [Task(path, path, Settings())] * number


def test_processes_are_started_where_they_pay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    large, small = tmp_path / "large.cfg", tmp_path / "small.cfg"
    large.write_bytes(b" " * 100_000)
    small.write_bytes(b"")
    monkeypatch.setattr(worker, "_processors", lambda: 8)
    assert worker.processes(fake(200, str(large)), 0) == 1
    assert worker.processes(fake(201, str(large)), 0) == 8
    assert worker.processes(fake(201, str(small)), 0) == 1
    assert worker.processes(fake(20_000, str(small)), 0) == 8
    assert worker.processes(fake(300, "none.cfg"), 0) == 1
    assert worker.processes(fake(3), 2) == 2
    assert worker.processes(fake(3), 8) == 3
    assert worker.processes(fake(1), 8) == 1
    assert worker.processes([*fake(1000, str(large)), Task("-", "-", Settings())], 8) == 1
    monkeypatch.setattr(worker, "_processors", lambda: 1)
    assert worker.processes(fake(10_000, str(large)), 0) == 1


def test_a_process_that_dies_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.cfg").write_text("")
    (tmp_path / "b.cfg").write_text("")
    monkeypatch.setattr(worker, "_start", os.getpid)  # Called with arguments it fails at once.
    with pytest.raises(UsageError, match="ended before its time"):
        list(worker.in_processes(tasks(Request((str(tmp_path),))), 2, directives=True))


@pytest.fixture
def heeds_ctrl_c() -> Iterator[None]:
    """Started in the background, as by `nohup`, the tests themselves would ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_ctrl_c")
def test_an_interrupted_run_ends_between_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.running.run.HELD", 0)  # As in a large fleet, results are there as soon as they are made.
    for number in range(5):
        (tmp_path / f"{number}.cfg").write_text("system/ntp/enabled=yes\n")
    run = Run(Request((str(tmp_path),)))
    before = signal.getsignal(signal.SIGINT)
    found = []
    for result in run:
        found.append(result)
        if len(found) == 2:
            os.kill(os.getpid(), signal.SIGINT)
    assert len(found) == 2
    assert run.status() == INTERRUPTED
    assert list(run.notices()) == ["interrupted: 2 of 5 files were linted"]
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.usefixtures("heeds_ctrl_c")
@pytest.mark.skipif(os.name == "nt", reason="signals of a terminal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_reports_what_was_done(jobs: str, tmp_path: Path, samples: Path) -> None:
    bad = (samples / "faulty.cfg").read_bytes()
    for number in range(1500):
        (tmp_path / f"{number:04}.cfg").write_bytes(bad + b"; %d\n" % number * 300)
    with subprocess.Popen(
        command(str(tmp_path), "--format", "json", "--jobs", jobs),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
        bufsize=0,
    ) as process:
        assert process.stdout is not None
        start = process.stdout.read(2000)  # It is at work.
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    found = json.loads(start + out)
    assert 0 < len({finding["file"] for finding in found}) < 1500
    assert process.returncode == INTERRUPTED
    lines = err.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("offhook: interrupted: ")
    assert lines[0].endswith(" of 1500 files were linted")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_earlier_version_is_known_to_every_process(jobs: str, tmp_path: Path) -> None:
    for folder, value in (("old", 1), ("new", 2)):
        (tmp_path / folder).mkdir()
        for name in ("a.cfg", "b.cfg"):
            (tmp_path / folder / name).write_text(f"voip/line/0/id={value}\n")
    done = offhook_lint(
        str(tmp_path / "new"),
        "--against",
        str(tmp_path / "old"),
        "--select",
        "APP",
        "--format",
        "concise",
        "--jobs",
        jobs,
    )
    assert done.stdout.count(b"1 change since ") == 2
