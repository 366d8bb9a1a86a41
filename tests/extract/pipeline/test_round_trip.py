"""The embedded guide, read: every printed fact comes back, and nothing that is not printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.extraction import Extraction, extract

Rows = dict[str, dict[str, Any]]
FACTS = (
    "label",
    "default",
    "minimum",
    "maximum",
    "max_length",
    "unit",
    "values",
    "models",
    "section",
    "index",
    "apply",
)


@pytest.fixture(scope="module")
def guide(root: Path) -> Path:
    return root / "data" / "guide" / "offhook-guide.pdf"


@pytest.fixture(scope="module")
def read(guide: Path) -> Extraction:
    return extract(guide)


@pytest.fixture(scope="module")
def found(read: Extraction) -> Rows:
    return {row["name"]: row for row in read.rows["parameters"] if row["name"]}


@pytest.fixture(scope="module")
def printed(guide: Path) -> Rows:
    truth = json.loads(guide.with_name("truth.json").read_text(encoding="utf-8"))
    return {row["name"]: row | {"apply": truth["apply"].get(row["name"])} for row in truth["parameters"]}


def test_every_name_and_no_other(found: Rows, printed: Rows) -> None:
    assert len(printed) == 1200
    assert sorted(found) == sorted(printed)


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact(found: Rows, printed: Rows, fact: str) -> None:
    stated = {name: row[fact] for name, row in printed.items() if row.get(fact) not in (None, [])}
    assert stated, "the guide prints none of these"
    none = (None, [], "unknown")
    assert {name: row[fact] for name, row in found.items() if row[fact] not in none} == stated


def test_every_condition(found: Rows, printed: Rows) -> None:
    def asked(row: dict[str, Any]) -> list[tuple[str, str | None]]:
        return sorted((one["parameter"], one.get("value")) for one in row.get("requires") or [])

    assert {name: asked(row) for name, row in found.items() if asked(row)} == {
        name: asked(row) for name, row in printed.items() if asked(row)
    }


def test_every_table_that_has_a_number(found: Rows, printed: Rows) -> None:
    """A table printed without a caption takes the number that the text above it names, and is marked as assumed."""
    numbered = {name: row["table"] for name, row in printed.items() if row.get("table")}
    assert {name: found[name]["table"] for name in numbered} == numbered


def test_every_row_says_where_it_stands(found: Rows, read: Extraction) -> None:
    assert all(1 <= row["page"] <= read.audit.pages for row in found.values())
