"""From what every source says to the rows of the dataset."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset import statements as said
from extract.dataset.resolve import rows_of
from extract.dataset.statements import Contradiction, Statement
from extract.dataset.tables import GRADES

Say = Callable[..., Statement]
MODELS = ("405HD", "420HD")
EXISTS = Statement("exists", None, "MANUAL", None, "manual", 0)


def weigh(*statements: Statement, name: str = "a/b", **other: Any) -> dict[str, list[dict[str, Any]]]:
    return rows_of(said.Testimony(name, [EXISTS, *statements], **other), MODELS)


def parameter(*statements: Statement, **other: Any) -> dict[str, Any]:
    return weigh(*statements, **other)["parameters"][0]


def standing(rows: dict[str, list[dict[str, Any]]], prop: str) -> dict[str, str]:
    return {row["source"]: row["standing"] for row in rows["evidence"] if row["property"] == prop}


def test_what_nobody_states_stays_unknown() -> None:
    row = parameter()
    assert (row["type"], row["apply"]) == ("unknown", "unknown")
    assert [row[column] for column in ("default", "minimum", "values", "requires", "summary", "models")] == [None] * 6


def test_an_empty_default_is_not_an_unknown_one(say: Say) -> None:
    assert parameter(say("default", ""))["default"] == ""


def test_every_fact_carries_its_grade_and_source(say: Say) -> None:
    row = parameter(
        say("type", "integer", source="FW", grade="firmware", position=3),
        say("default", "5", source="MANUAL", page="94"),
        say("apply", "reboot", source="FW", grade="firmware", position=3),
    )
    assert (row["type_grade"], row["default_grade"], row["apply_grade"]) == ("firmware", "manual", "firmware")
    assert row["stated_by"] == {"type": "FW", "default": "MANUAL p94", "apply": "FW"}


def test_a_form_carries_its_grade_and_how_hard_it_may_be_held(say: Say) -> None:
    row = parameter(say("form", "netmask", source="FW", grade="firmware"))
    assert (row["form"], row["form_grade"], row["enforce"]) == ("netmask", "firmware", {"form": "error"})
    assert row["stated_by"] == {"form": "FW"}
    assert (parameter()["form"], parameter()["form_grade"]) == (None, None)


def test_what_is_not_used_stays_as_evidence(say: Say) -> None:
    """Nothing that a source says is lost: it agrees, or it differs, and both can be shown."""
    rows = weigh(
        say("default", "Enable", source="BEST"),
        say("default", "ENABLE", source="SAME", position=1),
        say("default", "Disable", source="OTHER", position=2),
    )
    assert standing(rows, "default") == {"BEST": "used", "SAME": "agrees", "OTHER": "differs"}


def test_a_value_list_is_kept_in_order_with_its_meanings(say: Say) -> None:
    rows = weigh(say("values", {"b": "second letter", "a": ""}))
    assert rows["parameters"][0]["values"] == ["b", "a"]
    assert [(row["literal"], row["meaning"]) for row in rows["values"]] == [("b", "second letter"), ("a", None)]


def test_an_incomplete_value_list_says_so(say: Say) -> None:
    row = parameter(say("values", {"a": "", "b": ""}, incomplete="other builds have more"))
    assert (row["values_complete"], row["values_incomplete_why"]) == (False, "other builds have more")
    assert row["enforce"]["values"] == "hint"


def test_an_index_range_is_the_widest_any_source_gives(say: Say) -> None:
    """What no source allows is out of range; what one allows is not."""
    row = parameter(
        say("index", {"n": [1, 4]}, source="MANUAL"),
        say("index", {"n": [0, 3]}, source="FW", grade="firmware"),
        say("index", {"n": [2, 7]}, source="SIBLING", models=("450HD",)),
        name="voip/line/{n}/id",
    )
    assert (row["index"], row["indexes"]) == ([0, 7], {"n": [0, 7]})


def test_two_placeholders_have_ranges_of_their_own(say: Say) -> None:
    row = parameter(say("index", {"n": [0, 9], "m": [0, 3]}), name="tones/{n}/tone_on_{m}")
    assert (row["index"], row["indexes"]) == ([0, 9], {"n": [0, 9], "m": [0, 3]})


def test_a_default_of_the_guides_first_model_stands_for_all(say: Say) -> None:
    rows = weigh(
        say("default", "big", models=("450HD",), position=0),
        say("default", "small", models=("405HD",), position=1),
    )
    assert rows["parameters"][0]["default"] == "small"
    assert [(row["models"], row["value"]) for row in rows["variants"]] == [(["450HD"], "big"), (["405HD"], "small")]


def test_a_word_on_another_model_does_not_displace_a_general_one(say: Say) -> None:
    row = parameter(say("default", "big", models=("450HD",), position=0), say("default", "small", position=5))
    assert row["default"] == "small"


def test_a_default_of_the_first_index_stands_for_the_parameter(say: Say) -> None:
    rows = weigh(
        say("default", "0", at_index="1+"),
        say("default", "1", at_index="0"),
        name="voip/line/{n}/enabled",
    )
    assert rows["parameters"][0]["default"] == "1"
    assert {(row["at_index"], row["value"]) for row in rows["variants"]} == {("0", "1"), ("1+", "0")}


def test_conditions_must_all_hold_and_their_alternatives_share_a_clause(say: Say) -> None:
    both = [condition("a/tls"), condition("a/tcp")]
    rows = weigh(say("requires", [condition("a/on")]), say("requires", both))
    assert [(row["clause"], row["required"]) for row in rows["requires"]] == [(0, "a/on"), (1, "a/tls"), (1, "a/tcp")]


def test_a_condition_told_twice_is_one_edge_of_its_best_source(say: Say) -> None:
    rows = weigh(
        say("requires", [condition("a/on", why="from the name")], source="OWN", grade="inferred", position=9),
        say("requires", [condition("a/on", why="the manual says so")], source="MANUAL"),
    )
    assert [(row["source"], row["grade"], row["why"]) for row in rows["requires"]] == [
        ("MANUAL", "manual", "the manual says so")
    ]


def test_a_shared_placeholder_means_the_same_index(say: Say) -> None:
    rows = weigh(
        say("requires", [condition("voip/line/{n}/enabled")]),
        say("requires", [condition("voip/on")]),
        name="voip/line/{n}/id",
    )
    assert {row["required"]: row["same_index"] for row in rows["requires"]} == {
        "voip/line/{n}/enabled": True,
        "voip/on": False,
    }
    assert [cell.get("index") for cell in rows["parameters"][0]["requires"]] == ["same", None]


def test_the_requires_cell_has_one_value_only_where_there_is_one(say: Say) -> None:
    """Scripts read `{parameter, value}`; where several literals will do, `value` must not pretend otherwise."""
    one = condition("a/on")
    several = condition("a/mode", op="one_of", values=["TLS", "TCP"])
    cells = parameter(say("requires", [one]), say("requires", [several]))["requires"]
    assert [(cell["value"], cell["values"]) for cell in cells] == [("1", ["1"]), (None, ["TLS", "TCP"])]


def test_a_condition_for_some_models_is_no_crash(say: Say) -> None:
    rows = weigh(say("requires", [condition("a/on")], models=("405HD",)))
    assert [row["models"] for row in rows["evidence"] if row["property"] == "requires"] == [["405HD"]]


def test_a_contradiction_is_a_note_and_softens_the_fact(say: Say) -> None:
    against = [Contradiction("max_length", "EXPORT", "an export holds 36 characters")]
    rows = weigh(say("max_length", "30"), contradictions=against)
    assert rows["parameters"][0]["enforce"] == {"max_length": "warning"}
    assert [(row["kind"], row["text"], row["source"]) for row in rows["notes"]] == [
        ("contradiction", "max_length: an export holds 36 characters", "EXPORT")
    ]


def test_the_best_evidence_of_existence_grades_the_parameter() -> None:
    seen = Statement("exists", None, "FIELD", None, "field", 7)
    assert rows_of(said.Testimony("a/b", [seen]), MODELS)["parameters"][0]["grade"] == "field"
    assert rows_of(said.Testimony("a/b", [seen, EXISTS]), MODELS)["parameters"][0]["grade"] == "manual"


def condition(name: str, op: str = "equals", values: list[str] | None = None, why: str = "it must") -> dict[str, Any]:
    return {"parameter": name, "op": op, "values": ["1"] if values is None else values, "why": why}


# Whatever comes together:

PLAIN = {"default": ["0", "1", ""], "type": ["integer", "string"], "maximum": ["1", "9"], "apply": ["reboot", "none"]}


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    """Statements of sources that rank differently, each saying one thing once on one property, model and index."""
    made = []
    for position in range(draw(st.integers(0, 6))):
        prop = draw(st.sampled_from(sorted(PLAIN)))
        made.append(
            Statement(
                prop=prop,
                value=draw(st.sampled_from(PLAIN[prop])),
                source=f"S{position}",
                page=None,
                grade=draw(st.sampled_from(GRADES)),
                position=position,
                models=draw(st.sampled_from([None, ("405HD",), ("450HD",), ("405HD", "450HD")])),
                at_index=draw(st.sampled_from([None, "0", "1+"])),
                prefer=draw(st.sampled_from([None, None, "a reason"])),
            )
        )
    return made


@given(statements())
def test_what_is_used_was_stated(given: list[Statement]) -> None:
    row = parameter(*given)
    for prop in ("default", "type", "apply", "maximum"):
        stated = [s.value for s in given if s.prop == prop]
        unknown = "unknown" if prop in ("type", "apply") else None
        used = row[prop]
        assert (str(used) if isinstance(used, int) else used) in (stated or [unknown])


@given(statements())
def test_every_statement_stays_in_the_evidence(given: list[Statement]) -> None:
    kept = [(row["property"], row["source"], row["value"]) for row in weigh(*given)["evidence"]]
    assert sorted(kept, key=repr) == sorted(((s.prop, s.source, s.value) for s in [EXISTS, *given]), key=repr)


@given(statements(), st.randoms(use_true_random=False))
def test_the_order_in_the_file_does_not_matter(given: list[Statement], random: Any) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)
    for table, rows in weigh(*given).items():
        again = weigh(*shuffled)[table]
        assert sorted(json.dumps(row, sort_keys=True) for row in rows) == sorted(
            json.dumps(row, sort_keys=True) for row in again
        )
    assert parameter(*given) == parameter(*shuffled)


@given(statements(), st.randoms(use_true_random=False))
def test_variants_stand_best_first_whatever_their_order_in_the_file(given: list[Statement], random: Any) -> None:
    """Who asks for the default of a model takes the first that fits, so the most trusted one must come first."""
    shuffled = list(given)
    random.shuffle(shuffled)
    assert weigh(*given)["variants"] == weigh(*shuffled)["variants"]


@pytest.mark.parametrize("prop", ["type", "maximum", "values"])
@given(grades=st.lists(st.sampled_from(GRADES), min_size=1, max_size=4))
def test_the_parameter_is_held_no_harder_than_its_used_testimony(prop: str, grades: list[str]) -> None:
    value = {"values": {"a": "", "b": ""}, "maximum": "9"}.get(prop, "string")
    given = [Statement(prop, value, f"S{n}", None, grade, n) for n, grade in enumerate(grades)]
    rows = weigh(*given)
    (used,) = [row for row in rows["evidence"] if row["property"] == prop and row["standing"] == "used"]
    assert rows["parameters"][0]["enforce"][prop] == used["enforce"]
