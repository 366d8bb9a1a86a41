"""The JSON Schema of a dataset, made from its table definitions."""

from __future__ import annotations

from typing import Any

from extract.dataset.columns import Column, Table
from extract.dataset.tables import TABLES

_TYPES = {"text": "string", "integer": "integer", "boolean": "boolean"}


def dataset_schema() -> dict[str, Any]:
    """A schema whose `$defs` has one entry per table: the shape of each line of that table's JSON Lines file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "offhook dataset",
        "description": "One definition per table; every line of TABLE.jsonl is valid against $defs/TABLE.",
        "$defs": {table.name: row_schema(table) for table in TABLES},
    }


def row_schema(table: Table) -> dict[str, Any]:
    """The schema of one row: every column is there, null where it is open and the column allows it."""
    return {
        "type": "object",
        "description": table.meaning,
        "properties": {column.name: _column_schema(column) for column in table.columns},
        "required": [column.name for column in table.columns],
        "additionalProperties": False,
    }


def _column_schema(column: Column) -> dict[str, Any]:
    description = column.meaning + (f" Unit: {column.unit}." if column.unit else "")
    value: dict[str, Any] = dict(column.items) if column.type == "json" else {"type": _TYPES[column.type]}
    if column.values:
        value["enum"] = list(column.values)
    if column.required:
        return {"description": description, **value}
    if not value:
        return {"description": description}
    return {"description": description, "anyOf": [value, {"type": "null"}]}
