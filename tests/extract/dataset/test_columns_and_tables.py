"""The description of the dataset, from which schema, SQLite tables and users' documentation are made."""

from __future__ import annotations

import re

import pytest

from extract.dataset.columns import Table
from extract.dataset.tables import BY_NAME, TABLES

PROMISED = (
    "parameters", "values", "requires", "notes", "sections", "tables", "sources", "evidence", "events", "messages",
)  # fmt: skip
SCRIPTS_RELY_ON = {
    "name", "index", "label", "summary", "type", "unit", "minimum", "maximum", "max_length", "default", "values",
    "models", "requires", "apply", "section", "table", "page", "bbox",
}  # fmt: skip


@pytest.mark.parametrize("name", PROMISED)
def test_the_promised_tables_are_there(name: str) -> None:
    assert name in BY_NAME


def test_parameters_have_the_columns_that_scripts_rely_on() -> None:
    assert {column.name for column in BY_NAME["parameters"].columns} >= SCRIPTS_RELY_ON


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_says_what_it_holds(table: Table) -> None:
    for text in (table.meaning, *(column.meaning for column in table.columns)):
        assert re.search(r"\w.*[.:]`?$", text), text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_and_indexes_name_columns(table: Table) -> None:
    columns = {column.name for column in table.columns}
    assert len(columns) == len(table.columns)
    assert {name for index in (table.key, *table.index) for name in index} <= columns


def test_every_limit_has_a_unit() -> None:
    parameters = BY_NAME["parameters"]
    assert all(parameters.column(name).unit for name in ("minimum", "maximum", "max_length"))
