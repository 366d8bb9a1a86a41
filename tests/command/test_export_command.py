"""`offhook export`: the dataset in other forms."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_folder_with_a_file_per_table(offhook: Run, tmp_path: Path, kind: str) -> None:
    run = offhook("export", "--format", kind, "-o", "out", "--table", "values", "--table", "notes", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.split() == [str(Path("out", f"{table}.{kind}")) for table in ("values", "notes")]
    assert all((tmp_path / path).is_file() for path in run.stdout.split())


@pytest.mark.parametrize("kind", ["sqlite", "xlsx"])
def test_one_file(offhook: Run, tmp_path: Path, kind: str) -> None:
    run = offhook("export", "--format", kind, "-o", f"out.{kind}", "--table", "values", cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (0, f"out.{kind}\n", "")
    assert (tmp_path / f"out.{kind}").stat().st_size > 10_000


def test_one_csv_table_goes_to_standard_output(offhook: Run) -> None:
    rows = list(csv.DictReader(StringIO(offhook("export", "--format", "csv", "--table", "parameters").stdout)))
    assert len(rows) == 1200


def test_the_schema_goes_to_standard_output(offhook: Run) -> None:
    Draft202012Validator.check_schema(json.loads(offhook("export", "--format", "json-schema").stdout))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "parquet"), "say where with -o PATH"),
        (("--format", "csv"), "say where with -o PATH"),
        (("--format", "csv", "--table", "values", "--table", "notes"), "say where with -o PATH"),
        (("--format", "csv", "--table", "colours"), "colours: no such table; there are parameters"),
        (("--format", "xlsx", "-o", "x.xlsx", "--table", "colours"), "colours: no such table"),
        (("--format", "sqlite", "-o", "none/x.sqlite"), "none/x.sqlite: cannot be written"),
        (("--format", "xlsx", "-o", "none/x.xlsx"), "none/x.xlsx: cannot be written"),
        (
            (
                "--format",
                "docx",
            ),
            "invalid choice: 'docx'",
        ),
        ((), "--format"),
    ],
    ids=str,
)
def test_what_cannot_be_written_is_one_line_and_exit_2(
    offhook: Run, one_line: Callable[[Any], str], tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    run = offhook("export", *arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert told in one_line(run)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_the_output_may_be_standard_output(offhook: Run) -> None:
    run = offhook("export", "--format", "json-schema", "-o", "/dev/stdout")
    assert (run.returncode, run.stderr) == (0, "")
    assert '"$schema"' in run.stdout
