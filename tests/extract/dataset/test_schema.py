"""The dataset's JSON Schema: every committed row is valid, and the schema would notice a bad one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from extract.dataset.schema import dataset_schema
from extract.dataset.tables import TABLES

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def schema(root: Path) -> dict[str, Any]:
    """The schema as it lies beside the tables."""
    text = (root / "data" / "dataset" / "schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def validator(schema: dict[str, Any], table: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{table}", "$defs": schema["$defs"]})


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert set(schema["$defs"]) == {table.name for table in TABLES}


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_row_is_valid(schema: dict[str, Any], root: Path, table: str) -> None:
    """Read with `json` alone, line by line, as a stranger would."""
    check = validator(schema, table)
    lines = (root / "data" / "dataset" / f"{table}.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "", "the file ends with a line feed"
    assert lines, f"table {table} is empty"
    for number, line in enumerate(lines, 1):
        problem = next(check.iter_errors(json.loads(line)), None)
        assert problem is None, f"{table}.jsonl:{number}: {problem.message if problem else ''}"


@pytest.mark.parametrize("table", [table for table in TABLES if table.key], ids=lambda table: table.name)
def test_keys_tell_rows_apart(dataset: Rows, table: Any) -> None:
    keys = [tuple(row[column] for column in table.key) for row in dataset[table.name]]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "change",
    [
        {"apply": "restart"},
        {"type": None},
        {"minimum": "5"},
        {"index": [0]},
        {"sibling": 0},
        {"enforce": {"type": "fatal"}},
        {"requires": [{"parameter": "a/b", "op": "equals"}]},
        {"extra": 1},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_schema_notices_a_bad_row(schema: dict[str, Any], dataset: Rows, change: dict[str, Any]) -> None:
    row = dataset["parameters"][0]
    assert validator(schema, "parameters").is_valid(row)
    assert not validator(schema, "parameters").is_valid(row | change)


def test_the_schema_notices_a_column_that_is_left_out(schema: dict[str, Any], dataset: Rows) -> None:
    row = dict(dataset["parameters"][0])
    del row["bbox"]
    assert not validator(schema, "parameters").is_valid(row)


def test_units_stand_in_the_schema() -> None:
    columns = dataset_schema()["$defs"]["parameters"]["properties"]
    assert columns["max_length"]["description"].endswith("Unit: characters.")
