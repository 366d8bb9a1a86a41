"""Users' SQL: it may read this dataset, and nothing else in the world."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kb import sql, store
from kb.errors import DatasetError, QueryError


def test_the_promised_query() -> None:
    columns, rows = sql.query("select apply, count(*) from parameters group by 1")
    assert columns == ["apply", "count(*)"]
    assert sum(count for _, count in rows) == 1200
    assert {action for action, _ in rows} >= {"reboot", "none", "unknown"}


@pytest.mark.parametrize(
    "statement",
    [
        "with few as (select name from parameters limit 3) select count(*) from few",
        'select "default", "index", "values", "table" from parameters limit 1',
        "select json_extract(indexes, '$.n') from parameters where indexes is not null limit 1",
        "select value from parameters, json_each(parameters.models) limit 1",
        "select p.name, r.required from parameters p join requires r on r.parameter = p.name limit 1",
        "select upper(name), row_number() over (order by name) from parameters limit 1",
        "with recursive c(x) as (select 1 union all select x + 1 from c where x < 5) select count(*) from c",
        "-- a remark\nselect 1;",
    ],
)
def test_what_a_select_can_do(statement: str) -> None:
    assert len(sql.query(statement).rows) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "delete from parameters",
        "update parameters set apply = 'none'",
        "insert into notes values ('a', 0, 'note', 'x', null)",
        "drop table parameters",
        "create table mine (a)",
        "create temp table mine (a)",
        "create temp view mine as select 1",
        "attach 'OTHER' as other",
        "attach ':memory:' as other",
        "detach main",
        "vacuum into 'OTHER'",
        "vacuum",
        "pragma table_info(parameters)",
        "pragma writable_schema = 1",
        "select * from pragma_database_list",
        "begin",
        "reindex",
        "analyze",
        "select load_extension('OTHER')",
        "select writefile('OTHER', 'x')",
        "select readfile('/etc/hostname')",
        "insert into search_words(search_words) values ('rebuild')",
    ],
)
def test_what_it_cannot(statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = Path(store.default_path()).read_bytes()
    with pytest.raises(QueryError) as caught:
        sql.query(statement.replace("OTHER", str(tmp_path / "other.db")))
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == [], "no file is made"
    assert Path(store.default_path()).read_bytes() == before


def test_no_other_dataset_can_be_opened_through_a_uri(tmp_path: Path) -> None:
    with pytest.raises(QueryError):
        sql.query(f"attach 'file:{tmp_path}/other.db?mode=rwc' as other")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("", "write a SELECT"),
        ("-- nothing", "write a SELECT"),
        ("delete from parameters", "queries may only read the dataset"),
        ("select 1; select 2", "one statement at a time"),
        ("select * from nope", "lists them all"),
        ("select nope from parameters", "lists the columns of every table"),
        ("select default from parameters", 'stand in double quotes: "default"'),
        ("selec 1", "syntax error"),
        ("select ?", "bindings"),
        ("select cast(x'ff' as text) as broken", "UTF-8"),
    ],
)
def test_a_wrong_query_says_what_to_do(statement: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        sql.query(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c",
        "select count(*) from evidence a, evidence b, evidence c where a.source < b.source and b.page < c.page",
    ],
    ids=["recursion", "joins"],
)
def test_a_query_without_end_is_stopped(statement: str) -> None:
    with pytest.raises(QueryError, match=r"ran longer than 0\.05 s and was stopped"):
        sql.query(statement, seconds=0.05)


@pytest.mark.parametrize(
    "value",
    [
        "zeroblob(1000000000)",
        "replace(hex(zeroblob(4000000)), '0', 'aaaaaaaa')",
        "group_concat(a.parameter || b.parameter) from evidence a, notes b",
    ],
)
def test_no_value_grows_without_bounds(value: str) -> None:
    with pytest.raises(QueryError, match=r"too big|out of memory|longer than"):
        sql.query(f"select {value}", seconds=5)


def test_sql_of_broken_bytes_is_wrong_sql() -> None:
    with pytest.raises(QueryError):
        sql.query("select '\udcff'")


def test_sql_with_a_zero_byte_is_wrong_sql() -> None:
    with pytest.raises(QueryError):
        sql.query("select 1\0")


def test_a_missing_dataset_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no dataset here"):
        sql.query("select 1", path=os.fspath(tmp_path / "none.sqlite"))
