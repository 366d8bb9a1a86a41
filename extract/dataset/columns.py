"""The building blocks of a dataset's description: columns and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

ColumnType = Literal["text", "integer", "boolean", "json"]


@dataclass(frozen=True)
class Column:
    """One column: what it holds, in which type and unit, and whether a row may leave it open (`null`)."""

    name: str
    type: ColumnType
    meaning: str
    unit: str = ""
    required: bool = False
    values: tuple[str, ...] = ()
    """The only literals the column may hold; empty where it is open."""
    items: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    """For `json`: the JSON Schema of the value."""


@dataclass(frozen=True)
class Table:
    """One table of the dataset: a JSON Lines file, and a table of the same name in SQLite."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    """The columns that together tell rows apart; empty where order does."""
    index: tuple[tuple[str, ...], ...] = ()
    """Further look-ups that must be fast in SQLite."""

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def text(name: str, meaning: str, *, unit: str = "", required: bool = False, values: tuple[str, ...] = ()) -> Column:
    return Column(name, "text", meaning, unit, required, values)


def integer(name: str, meaning: str, *, unit: str = "", required: bool = False) -> Column:
    return Column(name, "integer", meaning, unit, required)


def boolean(name: str, meaning: str, *, required: bool = True) -> Column:
    return Column(name, "boolean", meaning, "", required)


def strings(name: str, meaning: str, *, required: bool = False) -> Column:
    return Column(name, "json", meaning, "", required, items={"type": "array", "items": {"type": "string"}})


def anything(name: str, meaning: str, *, items: dict[str, Any], required: bool = False) -> Column:
    return Column(name, "json", meaning, "", required, items=items)
