"""The bare command: its overview, the help of every sub-command, and how it ends."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import offhook as module

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_the_overview_names_every_command(offhook: Run) -> None:
    run = offhook("--help")
    assert run.returncode == 0
    for name, (_, text) in module.COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(text)}$", run.stdout, re.MULTILINE)


def test_without_a_command_it_shows_the_overview_and_fails(offhook: Run) -> None:
    run = offhook()
    assert run.returncode == 2
    assert "usage: offhook" in run.stdout + run.stderr


def test_an_unknown_command_is_one_line(offhook: Run, one_line: Callable[[Any], str]) -> None:
    run = offhook("explian", "voip/line/0/id")
    assert run.returncode == 2
    assert "'explian'" in one_line(run)


def test_the_version(offhook: Run) -> None:
    assert offhook("--version").stdout == f"offhook {module.__version__}\n"


def test_the_version_is_the_one_of_the_package(root: Path) -> None:
    assert f'\nversion = "{module.__version__}"\n' in (root / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", module.COMMANDS)
def test_the_one_line_help_is_the_modules_own(name: str) -> None:
    path, text = module.COMMANDS[name]
    assert text == importlib.import_module(path).HELP


@pytest.mark.parametrize("name", module.COMMANDS)
def test_every_help_has_an_example_and_says_how_it_ends(offhook: Run, name: str) -> None:
    run = offhook(name, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert re.search(rf"^examples?:\n  .*offhook {name}\b", run.stdout, re.MULTILINE)
    assert name == "completion" or "Exit status: 0 " in run.stdout


@pytest.mark.parametrize("name", module.COMMANDS)
def test_help_fits_a_terminal(offhook: Run, name: str) -> None:
    lines = offhook(name, "--help", env={"COLUMNS": "120"}).stdout.splitlines()
    assert [line for line in lines if len(line) > 120] == []


@pytest.mark.parametrize("name", module.COMMANDS)
def test_a_wrong_option_is_one_line(offhook: Run, one_line: Callable[[Any], str], name: str) -> None:
    run = offhook(name, "--colour")
    assert run.returncode == 2
    assert one_line(run).endswith(f"see 'offhook {name} --help'")


def test_the_benchmark_prints_a_ratio_for_each_command(root: Path) -> None:
    """How long a cold start takes is for people to judge; here it only has to run."""
    script = root / "benchmarks" / "cold_start.py"
    run = subprocess.run([sys.executable, str(script), "1"], capture_output=True, text=True, check=True)
    assert re.search(
        r"^explain --format json +\d+\.\d\d x python -c 'import json, argparse'$", run.stdout, re.MULTILINE
    )


COMMANDS = [
    ("explain", "voip/line/0/id"),
    ("explain", "voip/line/0/id", "--format", "json"),
    ("search", "proxy"),
    ("query", "select * from evidence"),
    ("query", "select * from evidence", "--format", "csv"),
    ("export", "--format", "csv", "--table", "evidence"),
    ("export", "--format", "json-schema"),
    ("completion", "bash"),
    ("explain", "--help"),
    ("--help",),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_reader_that_goes_away_is_no_fault(offhook: Run, arguments: tuple[str, ...]) -> None:
    """`offhook query ... | head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    run = offhook(*arguments, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert run.stderr == ""
    assert run.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs /dev/full, a disk that is always full")
@pytest.mark.parametrize("arguments", COMMANDS[:5], ids=" ".join)
def test_a_full_disk_is_one_line(offhook: Run, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        run = offhook(*arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert run.returncode == 2
    assert re.fullmatch(r"offhook: .*No space left on device.*\n", run.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "conferencephone/device_nickname"),
        ("query", "select * from figures"),
        ("query", "select * from figures", "--format", "csv"),
        ("query", "select * from figures", "--format", "json"),
    ],
    ids=" ".join,
)
def test_a_terminal_that_knows_only_ascii_gets_an_answer(offhook: Run, arguments: tuple[str, ...]) -> None:
    """Old consoles and pipes of Windows cannot show every letter; a sign in its place will do, a traceback will not."""
    run = offhook(*arguments, env={"PYTHONIOENCODING": "ascii"})
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout


@pytest.mark.parametrize("module_with_something_to_put_in_order", [None, "tempfile", "threading"])
def test_the_end_is_quick_unless_there_is_something_to_put_in_order(
    root: Path, module_with_something_to_put_in_order: str | None
) -> None:
    """A quick command ends with all of its output and its status, and without taking apart what it made."""
    code = (
        "import atexit, sys, offhook; atexit.register(print, 'put in order'); "
        f"{f'import {module_with_something_to_put_in_order}; ' if module_with_something_to_put_in_order else ''}"
        "sys.argv[1:] = ['rule', 'NONE999']; offhook.program()"
    )
    # `-S`: what the environment imports at start-up is not ours.
    command = [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(root)!r}); {code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 2
    assert "NONE999" in done.stderr
    assert (done.stdout == "put in order\n") == (module_with_something_to_put_in_order is not None)
