"""How hard a linter may hold a fact: the documented rule, point by point.

A finding must be true, so what matters most is what may *not* become an error.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset.enforce import RESTRICTING, enforce
from extract.dataset.statements import Contradiction, Statement
from extract.dataset.tables import ENFORCE, GRADES

Say = Callable[..., Statement]


def level(statement: Statement, *others: Statement, against: tuple[Contradiction, ...] = ()) -> str:
    return enforce(statement, [statement, *others], against)[0]


def why(statement: Statement, *others: Statement, against: tuple[Contradiction, ...] = ()) -> str | None:
    return enforce(statement, [statement, *others], against)[1]


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        ("confirmed", "error"),
        ("manual", "error"),
        ("firmware", "error"),
        ("field", "warning"),
        ("inferred", "hint"),
    ],
)
def test_rule_1_by_grade(say: Say, grade: str, expected: str) -> None:
    assert level(say("maximum", "10", grade=grade)) == expected


@pytest.mark.parametrize(("grade", "expected"), [("manual", "error"), ("field", "warning"), ("inferred", "hint")])
def test_rule_1_holds_for_forms(say: Say, grade: str, expected: str) -> None:
    assert level(say("form", "netmask", grade=grade)) == expected
    assert level(say("form", "netmask"), say("form", "time_zone", source="OTHER")) == "warning"


def test_rule_1_says_why_it_is_no_error(say: Say) -> None:
    assert why(say("maximum", "10", grade="field")) == "field evidence"
    assert why(say("maximum", "10", grade="manual")) is None


def test_rule_2_a_list_that_may_lack_literals_is_a_hint(say: Say) -> None:
    values = {"PCMU": "", "PCMA": ""}
    assert level(say("values", values)) == "error"
    assert level(say("values", values, incomplete="other builds have more")) == "hint"
    assert "other builds have more" in str(why(say("values", values, incomplete="other builds have more")))


def test_rule_2_a_single_known_literal_is_never_held(say: Say) -> None:
    assert level(say("values", {"24HOUR": ""}, incomplete="only one literal known")) == "never"


def test_rule_3_a_length_of_the_firmware_table_is_a_hint(say: Say) -> None:
    assert level(say("max_length", "32", grade="firmware")) == "hint"
    assert level(say("max_length", "32", grade="manual")) == "error"


@pytest.mark.parametrize("grade", ["confirmed", "manual", "firmware"])
def test_rule_4_where_a_good_source_says_otherwise_it_warns(say: Say, grade: str) -> None:
    stated = say("maximum", "10")
    assert level(stated, say("maximum", "20", source="OTHER", grade=grade)) == "warning"
    assert why(stated, say("maximum", "20", source="OTHER", grade=grade)) == "OTHER says otherwise"


@pytest.mark.parametrize(
    "other",
    [
        {"value": "10", "grade": "firmware"},
        {"value": "20", "grade": "field"},
        {"value": "20", "grade": "inferred"},
        {"value": "20", "grade": "manual", "models": ("450HD",)},
        {"value": "20", "grade": "manual", "at_index": "0"},
    ],
    ids=["it agrees", "it is field use", "it is inferred", "it speaks of one model", "it speaks of one index"],
)
def test_rule_4_does_not_apply_where(say: Say, other: dict[str, Any]) -> None:
    assert level(say("maximum", "10"), say("maximum", source="OTHER", **other)) == "error"


def test_rule_4_looks_at_the_same_property_only(say: Say) -> None:
    assert level(say("maximum", "10"), say("minimum", "20", source="OTHER")) == "error"


def test_rule_4_lists_differ_by_their_literals_not_by_how_meanings_are_worded(say: Say) -> None:
    stated = say("values", {"0": "off", "1": "on"})
    assert level(stated, say("values", {"0": "disabled", "1": "enabled"}, source="OTHER")) == "error"
    assert level(stated, say("values", {"0": "off", "1": "on", "2": "auto"}, source="OTHER")) == "warning"


def test_rule_5_what_a_phone_wrote_itself_makes_it_a_warning(say: Say) -> None:
    against = (Contradiction("max_length", "EXPORT-405HD", "an export holds a longer value"),)
    assert level(say("max_length", "30"), against=against) == "warning"
    assert why(say("max_length", "30"), against=against) == "an export holds a longer value"
    assert level(say("maximum", "30"), against=against) == "error"


@pytest.mark.parametrize(("grade", "expected"), [("manual", "warning"), ("firmware", "warning"), ("inferred", "hint")])
def test_rule_6_a_dependency_is_no_broken_file(say: Say, grade: str, expected: str) -> None:
    condition = [{"parameter": "a/b", "op": "equals", "values": ["1"], "why": "it must be on"}]
    assert level(say("requires", condition, grade=grade)) == expected


@pytest.mark.parametrize("prop", ["label", "summary", "comment", "default", "apply", "unit", "secret", "hidden"])
def test_facts_that_restrict_nothing_are_never_held(say: Say, prop: str) -> None:
    assert level(say(prop, "1")) == "never"


# Whatever comes together:

GIVEN = st.builds(
    Statement,
    prop=st.sampled_from(sorted(RESTRICTING - {"values", "requires", "index"})),
    value=st.sampled_from(["1", "2"]),
    source=st.sampled_from(["A", "B"]),
    page=st.none(),
    grade=st.sampled_from(GRADES),
    position=st.integers(0, 3),
    models=st.none() | st.just(("405HD",)),
    prefer=st.none() | st.just("a reason"),
)
AGAINST = st.builds(Contradiction, prop=st.sampled_from(sorted(RESTRICTING)), source=st.just("X"), why=st.just("seen"))


@given(GIVEN, st.lists(GIVEN, max_size=4), st.lists(AGAINST, max_size=3))
def test_an_inferred_fact_is_never_an_error(
    one: Statement, others: list[Statement], against: list[Contradiction]
) -> None:
    assert one.grade != "inferred" or enforce(one, others, against)[0] in ("hint", "never")


@given(GIVEN, st.lists(GIVEN, max_size=4), st.lists(AGAINST, max_size=3), AGAINST)
def test_a_contradiction_never_makes_a_fact_harder(
    one: Statement, others: list[Statement], against: list[Contradiction], further: Contradiction
) -> None:
    before, after = enforce(one, others, against)[0], enforce(one, others, [*against, further])[0]
    assert ENFORCE.index(after) >= ENFORCE.index(before)
    assert further.prop != one.prop or after != "error"


@given(GIVEN, st.lists(GIVEN, max_size=4), GIVEN)
def test_another_source_never_makes_a_fact_harder(one: Statement, others: list[Statement], further: Statement) -> None:
    before, after = enforce(one, others, ())[0], enforce(one, [*others, further], ())[0]
    assert ENFORCE.index(after) >= ENFORCE.index(before)


@given(GIVEN, st.lists(GIVEN, max_size=4), st.lists(AGAINST, max_size=3))
def test_whatever_is_no_error_says_why(one: Statement, others: list[Statement], against: list[Contradiction]) -> None:
    found, reason = enforce(one, others, against)
    assert (found == "error") == (reason is None)
