"""The dataset's tables as pandas data frames."""

from __future__ import annotations

import sys
from typing import Any

import pandas as pd
import pytest

import kb
from kb.catalogue import Catalogue
from kb.frames import table_names

Rows = dict[str, list[dict[str, Any]]]
SHORTHANDS = (
    "parameters", "values", "requires", "notes", "evidence", "sections", "tables", "sources", "events", "messages",
)  # fmt: skip


def test_the_tables_of_the_dataset(catalogue: Catalogue, dataset: Rows) -> None:
    assert table_names(catalogue) == list(dataset)


@pytest.mark.parametrize("name", SHORTHANDS)
def test_shorthands_give_their_table(name: str) -> None:
    pd.testing.assert_frame_equal(getattr(kb, name)(), kb.table(name))


@pytest.mark.parametrize("name", SHORTHANDS)
def test_a_frame_holds_the_rows_of_the_dataset(dataset: Rows, name: str) -> None:
    """Null is null whatever pandas calls it; JSON is decoded, flags are true or false."""
    frame = kb.table(name).astype(object)
    found = frame.where(frame.notna(), None).to_dict("records")
    assert found == dataset[name]


def test_columns_have_the_types_that_describe_says() -> None:
    frame, described = kb.parameters(), kb.describe("parameters").set_index("column")["type"]
    dtypes = {"integer": "Int64", "boolean": "boolean", "text": "object", "json": "object"}
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == {
        column: dtypes[kind] for column, kind in described.items()
    }


def test_numbers_keep_their_gaps() -> None:
    """A limit that is not known is neither 0 nor turns its neighbours into fractions."""
    frame = kb.parameters().set_index("name")
    assert frame.loc["voip/dialing/timeout", "minimum"] == -1
    assert frame["minimum"].isna().sum() > 800


def test_cells_of_json_are_lists_and_mappings() -> None:
    frame = kb.parameters().set_index("name")
    assert frame.loc["voip/line/{n}/id", "index"] == [0, 7]
    assert frame.loc["voip/line/{n}/id", "indexes"] == {"n": [0, 7]}
    assert frame.loc["system/ntp/enabled", "requires"] is None


def test_an_empty_default_is_not_a_missing_one() -> None:
    defaults = kb.parameters()["default"]
    assert (defaults == "").sum() > 100
    assert defaults.isna().sum() > 100


def test_a_wrong_table_names_those_that_there_are() -> None:
    with pytest.raises(kb.KbError, match="colours: no such table; there are parameters, values, requires"):
        kb.table("colours")


@pytest.mark.parametrize("name", ["parameters; drop table notes", 'parameters" --', "meta", ""])
def test_only_tables_of_the_dataset_are_tables(name: str) -> None:
    with pytest.raises(kb.KbError, match="no such table"):
        kb.table(name)


def test_describe_covers_every_column_of_every_table(dataset: Rows) -> None:
    described = kb.describe()
    assert list(described.columns) == ["table", "column", "type", "unit", "meaning"]
    for table, rows in dataset.items():
        of_table = described[described["table"] == table]
        assert list(of_table["column"]) == list(rows[0])
        assert of_table["meaning"].str.len().min() > 3
    assert len(described) == sum(len(rows[0]) for rows in dataset.values())


def test_describe_tells_units() -> None:
    described = kb.describe("parameters").set_index("column")
    assert described.loc["max_length", "unit"] == "characters"


def test_the_promised_query_works_in_a_notebook() -> None:
    answer = kb.query("select apply, count(*) from parameters group by 1")
    assert list(answer.columns) == ["apply", "count(*)"]
    assert answer["count(*)"].sum() == 1200


def test_a_query_without_rows_is_an_empty_frame() -> None:
    answer = kb.query("select name, page from parameters where 0")
    assert (list(answer.columns), len(answer)) == (["name", "page"], 0)


def test_a_query_may_only_read() -> None:
    with pytest.raises(kb.QueryError, match="may only read"):
        kb.query("delete from parameters")


@pytest.mark.parametrize("ask", [kb.parameters, kb.describe, lambda: kb.query("select 1")])
def test_without_pandas_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, ask: Any) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(kb.MissingExtraError) as caught:
        ask()
    assert (
        str(caught.value) == "a data frame needs pandas, which is not installed; run: pip install 'offhook[notebook]'"
    )
