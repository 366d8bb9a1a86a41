"""Shell completion: of commands, options, and parameters' names."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh", "powershell"])
def test_there_is_a_script_for_each_shell(offhook: Run, shell: str) -> None:
    run = offhook("completion", shell)
    assert (run.returncode, run.stderr) == (0, "")
    assert "offhook" in run.stdout
    assert "argcomplete" in run.stdout.lower()


def test_an_unknown_shell_is_one_line(offhook: Run, one_line: Callable[[Any], str]) -> None:
    run = offhook("completion", "dos")
    assert run.returncode == 2
    assert "invalid choice: 'dos'" in one_line(run)


@pytest.fixture
def complete(offhook: Run, tmp_path: Path) -> Callable[[str], set[str]]:
    """What argcomplete's protocol offers at the end of a line."""

    def ask(line: str) -> set[str]:
        answer = tmp_path / "answer"
        run = offhook(
            env={
                "_ARGCOMPLETE": "1",
                "_ARGCOMPLETE_IFS": "\n",
                "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
                "COMP_LINE": line,
                "COMP_POINT": str(len(line)),
            }
        )
        assert run.returncode == 0, run.stderr
        return {word.strip() for word in answer.read_text(encoding="utf-8").splitlines()}

    return ask


def test_commands(complete: Callable[[str], set[str]]) -> None:
    assert {"explain", "search", "lint", "query", "export"} <= complete("offhook ")
    assert complete("offhook exp") == {"explain", "export"}


def test_options_and_their_values(complete: Callable[[str], set[str]]) -> None:
    assert complete("offhook export --fo") == {"--format"}
    assert complete("offhook export --format x") == {"xlsx"}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("system/ntp/en", "system/ntp/enabled"),
        ("voip/line", "voip/line/0/id"),
        ("voip/signalling/sip/PAI", "voip/signalling/sip/PAI_On_Replay/enable"),
        ("voip/line/0/", "voip/line/0/id"),
        ("voip/line/2/i", "voip/line/2/id"),
    ],
)
def test_names_of_parameters(complete: Callable[[str], set[str]], typed: str, offered: str) -> None:
    """Bug: what was offered, `voip/line/0/...`, cannot be completed any further: a number finds no name."""
    assert offered in complete(f"offhook explain {typed}")


def test_only_names_that_begin_so(complete: Callable[[str], set[str]]) -> None:
    """`_` and `%` in a name are no wildcards."""
    assert all(name.startswith("system/ntp/") for name in complete("offhook explain system/ntp/"))
    assert complete("offhook explain %") == set()


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_a_name(tmp_path: Path) -> None:
    """From the script to the answer, as pressing the tab key does it."""
    line = "offhook explain system/ntp/ena"
    script = f"""
        eval "$(offhook completion bash)"
        COMP_LINE={shlex.quote(line)} COMP_POINT={len(line)} COMP_TYPE=9
        COMP_WORDS=({line}) COMP_CWORD=2
        $(complete -p offhook | sed 's/.*-F \\([^ ]*\\).*/\\1/') offhook
        echo "${{COMPREPLY[@]}}"
    """
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, text=True, env=os.environ | {"PATH": path}, check=False
    )
    assert run.stdout.split() == ["system/ntp/enabled"], run.stderr
