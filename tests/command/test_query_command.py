"""`offhook query`: read-only SQL."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
PROMISED = "select apply, count(*) from parameters group by 1"


def test_a_table(offhook: Run) -> None:
    run = offhook("query", PROMISED)
    assert (run.returncode, run.stderr) == (0, "")
    head, rule, *rows = run.stdout.splitlines()
    assert head.split() == ["apply", "count(*)"]
    assert set(rule) == {"-", " "}
    assert sum(int(row.split()[1]) for row in rows) == 1200


def test_json(offhook: Run) -> None:
    rows = json.loads(offhook("query", PROMISED, "--format", "json").stdout)
    assert sum(row["count(*)"] for row in rows) == 1200


def test_csv(offhook: Run) -> None:
    text = offhook("query", "select name, summary, page from parameters limit 5", "--format", "csv").stdout
    rows = list(csv.reader(StringIO(text)))
    assert rows[0] == ["name", "summary", "page"]
    assert len(rows) == 6


def test_an_answer_without_rows(offhook: Run) -> None:
    none = "select name from parameters where 0"
    assert json.loads(offhook("query", none, "--format", "json").stdout) == []
    assert offhook("query", none, "--format", "csv").stdout == "name\n"
    assert offhook("query", none).returncode == 0


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("selec 1", "syntax error"),
        ("select * from colours", "no such table: colours"),
        ("select 1; select 2", "one statement at a time"),
        ("delete from parameters", "queries may only read the dataset"),
        ("pragma table_info(parameters)", "queries may only read the dataset"),
        ("", "write a SELECT"),
    ],
)
def test_a_wrong_query_is_one_line_and_exit_2(
    offhook: Run, one_line: Callable[[Any], str], sql: str, told: str
) -> None:
    run = offhook("query", sql)
    assert run.returncode == 2
    assert told in one_line(run)


def test_no_file_is_made(offhook: Run, tmp_path: Path, one_line: Callable[[Any], str]) -> None:
    for sql in ("attach 'new.db' as other", "vacuum into 'new.db'"):
        run = offhook("query", sql, cwd=tmp_path)
        assert run.returncode == 2
        one_line(run)
    assert list(tmp_path.iterdir()) == []


def test_a_query_without_end_is_stopped(offhook: Run, one_line: Callable[[Any], str]) -> None:
    endless = "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c"
    run = offhook("query", endless, "--timeout", "0.1")
    assert run.returncode == 2
    assert "ran longer than 0.1 s and was stopped" in one_line(run)


@pytest.mark.parametrize("seconds", ["soon", "nan", "-1"])
def test_a_timeout_that_is_none_is_refused(offhook: Run, one_line: Callable[[Any], str], seconds: str) -> None:
    run = offhook("query", "select 1", f"--timeout={seconds}")
    assert run.returncode == 2
    assert "--timeout" in one_line(run)


@pytest.mark.parametrize("value", ["x'00ff'", "9e999", "-9e999"])
def test_values_that_json_does_not_know_are_still_json(offhook: Run, value: str) -> None:
    run = offhook("query", f"select {value} as v", "--format", "json")
    assert (run.returncode, run.stderr) == (0, "")

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    json.loads(run.stdout, parse_constant=refuse)


def test_sql_of_broken_bytes_is_one_line(offhook: Run, one_line: Callable[[Any], str]) -> None:
    run = offhook("query", "select '\udcff'")
    assert run.returncode == 2
    one_line(run)


LIMITED = """
import resource, sys
import offhook
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
sys.exit(offhook.main(["query", "select replace(hex(zeroblob(2000000)), '0', 'x') from evidence"]))
"""


def test_an_answer_that_no_memory_holds_is_one_line(one_line: Callable[[Any], str]) -> None:
    """Ten thousand values of four megabytes each, with two gigabytes at hand."""
    pytest.importorskip("resource", reason="needs limits of memory, which this system has not")
    run = subprocess.run([sys.executable, "-c", LIMITED], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "limit" in one_line(run)
