"""What the guide states: every parameter once, nothing that the dataset does not say, nothing left out that it does."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from extract.typeset import MANNERS, printable_truth
from extract.typeset.content import WITHOUT_PLACE, build
from extract.typeset.model import OtherTable, Text
from extract.typeset.phrases import BY_KEY

Rows = dict[str, list[dict[str, Any]]]
Parameters = dict[str, dict[str, Any]]
SAME = ("label", "minimum", "maximum", "unit", "max_length", "default", "values", "models")


@pytest.fixture(scope="module", params=MANNERS)
def truth(request: pytest.FixtureRequest, dataset: Rows) -> dict[str, Any]:
    return printable_truth(dataset, request.param)


def test_all_parameters_are_printed_once(truth: dict[str, Any], parameters: Parameters) -> None:
    assert len(parameters) == 1200
    assert Counter(row["name"] for row in truth["parameters"]) == dict.fromkeys(parameters, 1)


@pytest.mark.parametrize("fact", SAME)
def test_states_what_the_dataset_says_and_no_more(fact: str, truth: dict[str, Any], parameters: Parameters) -> None:
    printed = {row["name"]: row.get(fact) for row in truth["parameters"]}
    assert printed == {name: row[fact] for name, row in parameters.items()}


def test_conditions_are_those_of_the_dataset(truth: dict[str, Any], parameters: Parameters) -> None:
    for row in truth["parameters"]:
        known = [one for one in parameters[row["name"]]["requires"] or () if one["op"] != "unknown"]
        printed = row.get("requires", [])
        assert [one["parameter"] for one in printed] == [one["parameter"] for one in known]
        plain = [(one["value"], one.get("op")) for one in printed if "value" in one]
        assert plain == [(one["value"], None) for one in known if one["op"] == "equals"]


def test_an_unknown_need_is_not_listed(truth: dict[str, Any], parameters: Parameters) -> None:
    known = {name: row["apply"] for name, row in parameters.items() if row["apply"] != "unknown"}
    assert truth["apply"] == known
    assert {row["name"]: row["apply"] for row in truth["parameters"] if "apply" in row} == known


def test_index_is_the_datasets_range_or_unsaid(truth: dict[str, Any], parameters: Parameters) -> None:
    stated = {row["name"]: row["index"] for row in truth["parameters"] if "index" in row}
    assert stated
    assert all(parameters[name]["index"] == index for name, index in stated.items())


def test_tables_carry_the_guides_numbers_and_hold_their_rows(truth: dict[str, Any], dataset: Rows) -> None:
    titles = {table["number"]: table["title"] for table in dataset["tables"]}
    rows = Counter((row.get("table"), row["section"]) for row in truth["parameters"])
    for table in truth["tables"]:
        assert table["rows"] == rows[(table.get("table"), table["section"])]
        if table.get("table") in titles:
            assert table["title"] == titles[table["table"]]


def test_parameters_stand_in_the_table_the_dataset_names(truth: dict[str, Any], parameters: Parameters) -> None:
    for row in truth["parameters"]:
        known = parameters[row["name"]]
        if known["table"]:
            assert row["table"] == known["table"]
        elif known["section"]:
            assert row["section"] == known["section"]
            assert "table" not in row


@pytest.mark.parametrize("manner", MANNERS)
def test_parameters_without_a_place_have_an_appendix_of_their_own(manner: str, dataset: Rows) -> None:
    document = build(dataset, BY_KEY[manner], seed=1)
    own = next(section for section in document.sections() if section.title == WITHOUT_PLACE)
    placeless = {row["name"] for row in dataset["parameters"] if not row["section"]}
    inside = [table for table in document.tables() if table.section.startswith(f"{own.number}.")]
    assert {row.facts["name"] for table in inside for row in table.rows} == placeless
    assert own.number not in {section["number"] for section in dataset["sections"]}


@pytest.mark.parametrize("manner", MANNERS)
def test_sections_are_the_guides_own_in_order(manner: str, dataset: Rows) -> None:
    document = build(dataset, BY_KEY[manner], seed=1)
    known = [(section["number"], section["title"]) for section in dataset["sections"]]
    assert [(one.number, one.title) for one in document.sections()][: len(known)] == known


@pytest.mark.parametrize("manner", MANNERS)
def test_the_same_rows_and_seed_give_the_same_document(manner: str, dataset: Rows) -> None:
    assert build(dataset, BY_KEY[manner], seed=3) == build(dataset, BY_KEY[manner], seed=3)


def test_another_seed_words_the_same_facts_otherwise(dataset: Rows) -> None:
    one, other = build(dataset, BY_KEY["b"], seed=3), build(dataset, BY_KEY["b"], seed=4)
    assert one != other
    assert {row.facts["name"] for table in one.tables() for row in table.rows} == {
        row.facts["name"] for table in other.tables() for row in table.rows
    }


def test_an_excerpt_prints_what_it_needs_and_nothing_else(dataset: Rows, excerpt: tuple[str, ...]) -> None:
    document = build(dataset, BY_KEY["a"], seed=1, parameters=excerpt)
    printed = [row.facts["name"] for table in document.tables() for row in table.rows]
    assert sorted(printed) == sorted(excerpt)
    assert all(section.blocks or section.level < 3 for section in document.sections())
    assert not document.preface


def test_tables_of_other_things_are_among_them(dataset: Rows) -> None:
    """DHCP options, CSV, RFCs, messages: and in manner B many touch a parameter table."""
    document = build(dataset, BY_KEY["b"], seed=1)
    captioned = {
        block.number: block.header
        for section in document.sections()
        for block in section.blocks
        if isinstance(block, OtherTable) and block.number
    }
    assert {"4-1", "8-2", "48-1", "D-1", "E-1", "E-2", "E-3", "G-1"} <= set(captioned)
    assert sum(table.touching is not None for table in document.tables()) >= 5


def test_every_page_says_whose_document_it_is(dataset: Rows) -> None:
    document = build(dataset, BY_KEY["a"], seed=1)
    assert "not of the vendor's guide" in document.footer
    assert "not the vendor's guide" in document.statement
    guide = dataset["document"][0]
    assert any(guide["document"] in text.plain() for text in document.imprint)
    assert document.document != guide["document"]


def test_the_vendors_tables_whose_rows_are_unknown_are_said_to_be(dataset: Rows) -> None:
    document = build(dataset, BY_KEY["a"], seed=1)
    said = " ".join(
        block.plain() for section in document.sections() for block in section.blocks if isinstance(block, Text)
    )
    assert "table 15-1 here, \u201cSIP General Parameters\u201d. Its rows are not known." in said
