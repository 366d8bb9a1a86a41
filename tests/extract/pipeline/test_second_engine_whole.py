"""The whole reference printed by a browser in other editions' manners: at least what must hold on any guide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.extraction import extract
from extract.typeset import printable_truth, typeset
from extract.typeset.chromium import browser

Rows = dict[str, dict[str, Any]]
pytestmark = pytest.mark.skipif(browser() is None, reason="needs a browser that prints: apt-get install chromium")
NAMES, FACTS = 0.995, 0.99
"""The least share of names and of each stated fact that comes back."""


@pytest.fixture(scope="module")
def printed(dataset: dict[str, list[dict[str, Any]]]) -> Rows:
    truth = printable_truth(dataset, "b")
    return {row["name"]: row | {"apply": truth["apply"].get(row["name"])} for row in truth["parameters"]}


@pytest.fixture(scope="module")
def found(dataset: dict[str, list[dict[str, Any]]], tmp_path_factory: pytest.TempPathFactory) -> Rows:
    guide: Path = tmp_path_factory.mktemp("guide") / "guide-b.pdf"
    guide.write_bytes(typeset(dataset, "b"))
    return {row["name"]: row for row in extract(guide).rows["parameters"] if row["name"]}


def test_names(found: Rows, printed: Rows) -> None:
    assert not set(found) - set(printed), "names that the guide does not print"
    assert len(set(found) & set(printed)) >= NAMES * len(printed), sorted(set(printed) - set(found))


@pytest.mark.parametrize(
    "fact",
    ["label", "default", "minimum", "maximum", "max_length", "unit", "values", "models", "section", "index", "apply"],
)
def test_facts(found: Rows, printed: Rows, fact: str) -> None:
    none = (None, [], "unknown")
    pairs = {name: (printed[name].get(fact), row[fact]) for name, row in found.items()}
    stated = {name: pair for name, pair in pairs.items() if pair[0] not in none}
    lost = {name: pair for name, pair in stated.items() if pair[0] != pair[1]}
    invented = {name: read for name, (said, read) in pairs.items() if said in none and read not in none}
    assert len(lost) <= max(1, (1 - FACTS) * len(stated)), lost  # One, where few rows state it.
    assert len(invented) <= (1 - FACTS) * len(stated), invented


def test_conditions(found: Rows, printed: Rows) -> None:
    def asked(row: dict[str, Any]) -> list[tuple[str, str | None]]:
        return sorted((one["parameter"], one.get("value")) for one in row.get("requires") or [])

    lost = {name: asked(row) for name, row in found.items() if asked(row) != asked(printed[name])}
    assert len(lost) <= (1 - FACTS) * sum(bool(asked(row)) for row in printed.values()), lost
