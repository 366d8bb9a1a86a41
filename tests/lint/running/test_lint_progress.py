"""How far a run is: shown on a terminal, and nowhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="terminals of Unix")

ROOT = Path(__file__).parents[3]
FILES = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("phones")
    for number in range(FILES):
        rows = [f"voip/line/{line}/description=Phone {number}" for line in range(4)]
        (made / f"{number:04}.cfg").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return made


def on_terminal(*words: str | Path) -> tuple[str, str]:
    """What a run prints, and what a terminal gets that its errors go to."""
    master, terminal = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "offhook", "lint", "--isolated", "--no-cache", "--jobs", "1", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal, env=environment) as process:
        os.close(terminal)
        shown = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # Linux ends a terminal so.
                break
            if not piece:
                break
            shown += piece
        assert process.stdout is not None
        out = process.stdout.read().decode()
    os.close(master)
    return out, shown.decode()


def test_rate_and_time_left_are_shown(folder: Path) -> None:
    out, shown = on_terminal(folder, "--format", "summary")
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    counts = [int(count) for count in re.findall(rf"(\d+)/{FILES}", plain)]
    assert counts == sorted(counts)
    assert max(counts) > 0
    assert re.search(r"[1-9][\d,]* files/s, left: +(\d:\d\d:\d\d|-:--:--)", plain)
    assert re.search(r"left: +\d:\d\d:\d\d", plain)
    assert f"{FILES} files: " in out
    assert "files/s" not in out
    assert shown.rstrip().endswith(("\x1b[2K", "\x1b[?25h")), "it is wiped off in the end"


def test_no_bar_for_a_few_files(folder: Path) -> None:
    assert on_terminal(*sorted(folder.iterdir())[:20], "--format", "summary")[1] == ""


def test_no_bar_where_nobody_looks(folder: Path) -> None:
    command = [sys.executable, "-m", "offhook", "lint", "--isolated", "--no-cache", "--format", "summary", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert done.stderr == b""
    assert b"files/s" not in done.stdout
