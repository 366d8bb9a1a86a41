"""All formats through the command: what a user asks for, where it goes, and what it costs."""

from __future__ import annotations

import argparse
import json
import tracemalloc
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from kb.catalogue import Catalogue
from lint import manual
from lint.commands import lint
from lint.engine import Result, lint_paths
from lint.findings import Finding
from lint.report import formats

FORMATS = pytest.mark.parametrize("name", formats.NAMES)

pages = partial(manual.pages, Catalogue())


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook lint")
    lint.configure(parser)
    return lint.run(parser.parse_args(arguments))


def test_concise_is_one_line_a_finding(catalogue: Catalogue, samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(samples), "--format", "concise") == 1
    lines = capsys.readouterr().out.splitlines()
    findings = [finding for result in lint_paths([str(samples)], catalogue) for finding in result.findings]
    assert lines == [f"{f.file}:{f.line}:{f.column}: {f.severity} {f.code} {f.message}" for f in findings]


@FORMATS
def test_every_format_ends_with_a_line_end(name: str, samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(samples), "--format", name) == 1
    out, err = capsys.readouterr()
    assert out.endswith("\n")
    assert err == ""


@FORMATS
def test_output_holds_what_would_be_shown(
    name: str, samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(str(samples), "--format", name)
    shown = capsys.readouterr().out
    target = tmp_path / "report"
    assert run(str(samples), "--format", name, "--output", str(target)) == 1
    assert capsys.readouterr().out == "4 files: 12 errors, 7 warnings, 10 infos\n"
    assert target.read_text(encoding="utf-8") == shown
    assert list(tmp_path.iterdir()) == [target]


def test_output_in_a_missing_folder(samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "none" / "report"
    assert run(str(samples), "--output", str(target)) == 2
    assert capsys.readouterr().err == (
        f"offhook: {target}: the report cannot be written (No such file or directory); name another file\n"
    )


def test_output_is_a_folder(samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(samples), "--output", str(tmp_path)) == 2
    assert capsys.readouterr().err == (
        f"offhook: {tmp_path}: the report cannot be written (Is a directory); name another file\n"
    )


def test_output_never_overwrites_what_is_linted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text("system/type=405HD\n")
    link = tmp_path / "link"
    link.symlink_to(file)
    for linted, output in ((file, file), (file, link), (tmp_path, file)):
        assert run(str(linted), "--output", str(output)) == 2
        assert capsys.readouterr().err == (
            f"offhook: {output}: is to be linted, the report would overwrite it; name another file for --output\n"
        )
    assert file.read_text() == "system/type=405HD\n"
    assert run(str(tmp_path), "--output", str(tmp_path / "report.txt")) == 0
    assert run(str(tmp_path), "--output", str(tmp_path / "report.txt")) == 0  # Again: a report is replaced.


def test_an_old_report_stays_where_writing_fails(tmp_path: Path) -> None:
    from lint.report.output import write

    target = tmp_path / "report"
    target.write_text("old")

    def pieces() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(str(target), pieces())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_could_not_be_linted_leaves_a_report(
    samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "lint.sarif"
    assert run(str(samples), str(tmp_path / "none.cfg"), "--format", "sarif", "--output", str(target)) == 2
    out, err = capsys.readouterr()
    assert out == "4 files: 12 errors, 7 warnings, 10 infos; 1 file not linted\n"
    assert err.endswith("none.cfg: no such file; check the path\n")
    log = json.loads(target.read_text(encoding="utf-8"))
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


@FORMATS
def test_reports_keep_nothing_of_the_files_behind(name: str) -> None:
    """The report of a fleet is larger than memory may be: 40 MB pass through here."""

    def many() -> Iterator[Result]:
        for number in range(400):
            finding = Finding(
                f"{number}.cfg", 1, 1, 2, "VAL002", "n", "error", None, f"{number}" + "x" * 100_000, None, None
            )
            yield Result(finding.file, [finding], {1: "a=b"})

    render = formats.renderer(name, pages, "1")
    tracemalloc.start()
    written = sum(len(piece) for piece in render(many()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert written > 40_000_000 or name == "summary"
    assert peak < 5_000_000


def test_reports_know_nothing_of_rules() -> None:
    """Rules may be rows of data one day: reports are told of them, and ask no module."""
    folder = Path(formats.__file__).parent
    for module in folder.glob("*.py"):
        assert "lint.rules" not in module.read_text(encoding="utf-8"), module
