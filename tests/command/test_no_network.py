"""No command reaches for the network, for whatever reason."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

GUARD = """
import sys
def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise RuntimeError("network: " + event)
sys.addaudithook(refuse)
"""


@pytest.fixture
def guarded(tmp_path: Path) -> dict[str, str]:
    """An environment in which Python refuses whatever begins a connection or asks for a host."""
    (tmp_path / "sitecustomize.py").write_text(GUARD)
    return {"PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}


def test_the_guard_works(guarded: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        env=os.environ | guarded,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "network: socket." in run.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("explain", "voip/line/0/id"), 0),
        (("explain", "voip/lin/0/id"), 1),
        (("search", "outbund proxy"), 0),
        (("query", "select 1"), 0),
        (("export", "--format", "json-schema"), 0),
        (("export", "--format", "parquet", "-o", "out", "--table", "notes"), 0),
        (("export", "--format", "xlsx", "-o", "out.xlsx", "--table", "notes"), 0),
        (("completion", "bash"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_commands_work_without_it(
    offhook: Run, guarded: dict[str, str], tmp_path: Path, arguments: tuple[str, ...], status: int
) -> None:
    run = offhook(*arguments, env=guarded, cwd=tmp_path)
    assert "network" not in run.stderr
    assert run.returncode == status
