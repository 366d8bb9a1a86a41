"""SQL over stored findings: beside the dataset's tables, read only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kb
from kb import stored
from kb.errors import QueryError
from kb.store import default_path

pytest.importorskip("duckdb", reason="extra: fleet")
pytest.importorskip("pyarrow", reason="extra: fleet")


@pytest.fixture
def findings(tmp_path: Path) -> str:
    path = tmp_path / "findings.jsonl"
    rows = [
        {"file": "it's.cfg", "line": number, "code": "VAL001", "parameter": "voip/line/0/id"} for number in range(3)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def rows(sql: str, findings: str, seconds: float = 30) -> list[tuple[object, ...]]:
    return stored.query(sql, default_path(), findings, seconds).rows


def test_findings_are_a_table_beside_the_others(findings: str) -> None:
    assert rows("select file, count(*) from findings group by 1", findings) == [("it's.cfg", 3)]
    sql = "select distinct apply from findings join parameters on name = replace(parameter, '/0/', '/{n}/')"
    assert rows(sql, findings) == [(kb.load()["voip/line/0/id"].apply,)]
    assert rows("select count(*) from columns where \"table\" = 'parameters'", findings)[0][0]


def test_as_a_data_frame(findings: str) -> None:
    pytest.importorskip("pandas")
    assert list(kb.query("select line from findings order by 1", findings=findings).line) == [0, 1, 2]


@pytest.mark.parametrize(
    "sql",
    [
        "drop view findings",
        "copy (select 1) to 'out.csv'",
        "select 1; select 2",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
        "install httpfs",
        "select * from read_csv('pyproject.toml')",
        "select * from 'pyproject.toml'",
        "select * from read_text('/etc/hostname')",
        "select * from nothing",
        "selec",
        "",
    ],
)
def test_only_reading_and_only_these_findings(sql: str, findings: str) -> None:
    with pytest.raises(QueryError) as error:
        rows(sql, findings)
    assert "\n" not in str(error.value)


def test_a_query_does_not_run_for_ever(findings: str) -> None:
    sql = "select count(*) from range(10000000) a, range(10000000) b where a.range % 7 = b.range % 11"
    with pytest.raises(QueryError, match=r"longer than 0\.2 s"):
        rows(sql, findings, 0.2)


def test_what_is_no_findings(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.parquet").write_text("no table")
    (tmp_path / "text.duckdb").write_text("no database at all" * 1000)
    for name, said in {
        "none.parquet": "there are no such findings",
        "empty": "no Parquet files",
        "text.parquet": "holds no findings",
        "text.duckdb": "holds no findings",
    }.items():
        with pytest.raises(QueryError, match=said):
            rows("select 1", str(tmp_path / name))
