"""The command as users meet it: run in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def on_a_terminal(tmp_path: Path) -> Callable[..., str]:
    """Run the command with a terminal as its output, and return what it shows there."""
    pty = pytest.importorskip("pty", reason="needs pseudo-terminals, which this system has not")

    def run(*arguments: str, env: dict[str, str] | None = None) -> str:
        ours, theirs = pty.openpty()
        quiet = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
        process = subprocess.Popen(
            [sys.executable, "-m", "offhook", *arguments],
            stdout=theirs,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env=quiet | {"TERM": "xterm-256color", "COLUMNS": "100"} | (env or {}),
            cwd=tmp_path,
        )
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so at the end
                break
            if not piece:
                break
            shown += piece
        os.close(ours)
        assert process.wait(timeout=60) == 0
        return shown.decode()

    return run


@pytest.fixture
def one_line() -> Callable[[Any], str]:
    """What a failed run says: nothing on stdout, one line on stderr, no traceback."""

    def check(run: subprocess.CompletedProcess[str]) -> str:
        assert run.stdout == ""
        assert "Traceback" not in run.stderr
        (line,) = run.stderr.splitlines()
        return line

    return check
