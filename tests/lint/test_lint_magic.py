"""The magics of notebooks, in a real IPython shell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest
from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import CapturedIO, capture_output

from lint.findings import Finding

TEXT = "system/ntp/enabled=yes\nvoip/line/0/auth_password=Zyxw9876\n"
Cell = Callable[[str], CapturedIO]


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(HistoryManager, "enabled", False)  # Its thread and its file would outlive the test.
    InteractiveShell.clear_instance()
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


@pytest.fixture
def cell(shell: Any) -> Cell:
    """Run a cell, and capture what it shows."""

    def run(text: str) -> CapturedIO:
        with capture_output() as shown:
            shell.run_cell(text)
        return shown

    assert run("%load_ext offhook").stdout == ""
    return run


def test_a_cell_is_linted(cell: Cell) -> None:
    (shown,) = cell(f"%%offhook --select VAL,SEC --name phone.cfg\n{TEXT}").outputs
    text = shown.data["text/plain"]
    assert text.startswith("phone.cfg:1:20: error VAL001 'yes' is not 0 or 1")
    assert "    system/ntp/enabled=yes\n                       ^^^\n" in text
    assert shown.data["text/html"].startswith("<table")
    assert "VAL001" in shown.data["text/html"]
    for form in shown.data.values():
        assert "Zyxw" not in form
        assert "SEC001" in form


def test_findings_go_into_a_variable(cell: Cell, shell: Any) -> None:
    cell(f"%%offhook -o found --ignore APP\n{TEXT}")
    found = shell.user_ns["found"]
    assert isinstance(found, pd.DataFrame)
    assert list(found.columns) == list(Finding._fields)
    assert list(found.code) == ["VAL001", "SEC001"]
    cell("%%offhook -o found\n; nothing")
    assert list(shell.user_ns["found"].columns) == list(Finding._fields)
    assert len(shell.user_ns["found"]) == 0


def test_options_are_those_of_the_command(cell: Cell) -> None:
    (shown,) = cell(f"%%offhook --policy strict --select SEC\n{TEXT}").outputs
    assert "error SEC001" in shown.data["text/plain"]
    (shown,) = cell("%%offhook --model 405hd --select SYN\n;\n").outputs
    assert shown.data["text/plain"] == "1 file: no findings"


def test_a_parameter_is_explained(cell: Cell) -> None:
    (shown,) = cell("%offhook explain voip/line/0/id").outputs
    assert shown.data["text/markdown"].startswith("**voip/line/0/id**\n")
    assert shown.data["text/plain"].startswith("voip/line/0/id\n")


def test_a_rule_is_explained(cell: Cell) -> None:
    (shown,) = cell("%offhook rule val001").outputs
    assert shown.data["text/markdown"].startswith("**VAL001 wrong-type**\n\nA value of another type")
    assert "Fails::" in shown.data["text/plain"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("%offhook explain voip/lin/0/id", "voip/lin/0/id: no such parameter; did you mean voip/line/0/id?"),
        ("%offhook rule XYZ", "no rule 'XYZ'; the rules are "),
        ("%offhook", "%offhook explain NAME... shows parameters"),
        ("%offhook dance", "%offhook explain NAME... shows parameters"),
        ("%offhook 'open", "No closing quotation"),
        ("%%offhook --colour\n;", "unrecognized arguments: --colour"),
        ("%%offhook --model 999HD\n;", "no model '999HD'; known models are "),
        ("%%offhook --select XYZ\n;", "no rule has the code 'XYZ'"),
        ("%%offhook --edition nowhere\n;", "nowhere"),
        ("%%offhook -o a.b\n;", "-o takes the name of a variable, not 'a.b'"),
        ("%%offhook\na\0b", "binary, not a configuration file"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(cell: Cell, text: str, said: str) -> None:
    shown = cell(text)
    (line,) = (shown.stdout + shown.stderr).strip().splitlines()
    assert line.startswith("UsageError: ")
    assert said in line
    assert shown.outputs == []


def test_without_pandas_it_says_what_to_install(cell: Cell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    shown = cell(f"%%offhook -o found\n{TEXT}")
    assert "pip install 'offhook[notebook]'" in shown.stdout + shown.stderr
    assert cell(f"%%offhook\n{TEXT}").outputs


def test_an_error_of_a_user_is_one_line_in_a_notebook(shell: Any, capsys: pytest.CaptureFixture[str]) -> None:
    shell.run_cell("import kb; kb.load()['voip/line/0/idd']")
    printed = capsys.readouterr()
    assert (printed.out + printed.err).startswith("offhook: voip/line/0/idd: no such parameter; did you mean")
    assert "Traceback" not in printed.out + printed.err
