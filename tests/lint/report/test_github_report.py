"""Workflow commands of GitHub: one line a finding, and nothing in a file can forge another command."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.engine import Result, lint_paths
from lint.findings import Finding
from lint.report.github import render

_COMMAND = re.compile(r"::(\w+) ([^:]*)::(.*)")


def finding(file: str = "a.cfg", message: str = "why", severity: str = "error") -> Finding:
    return Finding(file, 3, 5, 9, "VAL002", "out-of-range", severity, None, message, None, None)


def shown(found: Finding) -> str:
    return "".join(render([Result(found.file, [found], {})]))


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A line as the runner reads it: command, properties, message."""
    match = _COMMAND.fullmatch(line.removesuffix("\n"))
    assert match, line
    command, listed, message = match.groups()
    properties = dict(one.split("=", 1) for one in listed.split(","))
    return command, {name: decoded(value) for name, value in properties.items()}, decoded(message)


def decoded(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_a_finding_is_a_command() -> None:
    assert shown(finding()) == "::error file=a.cfg,line=3,col=5,endColumn=9,title=VAL002 out-of-range::why\n"


@pytest.mark.parametrize(("severity", "command"), [("error", "error"), ("warning", "warning"), ("info", "notice")])
def test_severities(severity: str, command: str) -> None:
    assert read(shown(finding(severity=severity)))[0] == command


def test_escapes() -> None:
    line = shown(finding(file="a,b:c%.cfg", message="100% ::error::x, y: z"))
    assert line.startswith("::error file=a%2Cb%3Ac%25.cfg,line=3,")
    assert line.endswith("::100%25 ::error::x, y: z\n")


@given(st.text(), st.text(min_size=1).filter(lambda name: "\0" not in name))
def test_nothing_breaks_out_of_its_line(message: str, name: str) -> None:
    line = shown(finding(file=f"d/{name}", message=message))
    assert len(line.splitlines()) == 1
    assert line.removesuffix("\n").isprintable()
    command, properties, text = read(line)
    assert command == "error"
    assert list(properties) == ["file", "line", "col", "endColumn", "title"]
    assert properties["title"] == "VAL002 out-of-range"
    if message.isprintable():
        assert text == message


@given(st.text())
def test_hostile_files_give_one_command_a_finding(lint_bytes: Callable[[bytes], Result], text: str) -> None:
    hostile = f"::error::{text}\nsystem/ntp/enabled=\r::stop-commands::{text}\n"
    result = lint_bytes(hostile.encode("utf-8", "surrogatepass"))
    lines = "".join(render([result])).split("\n")[:-1]
    assert len(lines) == len(result.findings) + bool(result.error)
    assert all(read(line)[1]["file"] == "a.cfg" for line in lines)


def test_a_file_that_could_not_be_linted_is_an_error() -> None:
    lines = "".join(render([Result("none.cfg", [], {}, "none.cfg: no such file; check the path")]))
    assert lines == "::error file=none.cfg,title=not linted::none.cfg: no such file; check the path\n"


def test_paths_begin_at_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step may run in a folder of it."""
    (tmp_path / "phones").mkdir()
    monkeypatch.chdir(tmp_path / "phones")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert "file=phones/a.cfg," in shown(finding())


def test_samples(catalogue: Catalogue, samples: Path) -> None:
    results = list(lint_paths([str(samples)], catalogue))
    lines = "".join(render(results)).splitlines()
    assert len(lines) == sum(len(result.findings) for result in results)
    assert {read(line)[0] for line in lines} == {"error", "warning", "notice"}
