"""`offhook lsp`: what it says to people."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

import offhook as module

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_the_help_says_how_to_hook_it_in(offhook: Run) -> None:
    shown = offhook("lsp", "--help").stdout
    for word in ("Neovim", "VS Code", "JupyterLab", "ttcn_cfg", "text/x-ttcn-cfg"):
        assert word in shown


def test_without_pygls_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert module.main(["lsp"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("run: pip install 'offhook[lsp]'")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--model", "999HD"], "no model '999HD' is known; "),
        (["--select", "XYZ"], "no rule has the code 'XYZ'"),
        (["--edition", "nowhere"], "nowhere"),
    ],
)
def test_wrong_options_are_one_line(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert module.main(["lsp", *options]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_an_editor_that_goes_away_ends_it(offhook: Run) -> None:
    run: Any = offhook("lsp", stdin=subprocess.DEVNULL)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
