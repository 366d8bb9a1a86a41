"""What it means that two sources say the same, and whom to believe when they do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset.statements import Statement, same_value

Say = Callable[..., Statement]

VALUES = (
    st.none() | st.text(max_size=8) | st.lists(st.text(max_size=4)) | st.dictionaries(st.text(max_size=3), st.text())
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Enable", "ENABLE"),
        (" 5", "5"),
        ("0x1F", "31"),
        ("007", "7"),
        ("0:00", "00:00"),
        (["PCMU", "G722"], ["pcmu", "g722"]),
        ({"n": [0, 7]}, {"n": [0, 7]}),
        ({"0": "Off"}, {"0": "off"}),
    ],
)
def test_sources_that_say_the_same(one: Any, other: Any) -> None:
    assert same_value(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5", "50"),
        ("", None),
        ("", "0"),
        ("10:00", "1:000"),
        (["a", "b"], ["a"]),
        ({"n": [0, 7]}, {"n": [0, 5]}),
    ],
)
def test_sources_that_differ(one: Any, other: Any) -> None:
    assert not same_value(one, other)


@given(VALUES, VALUES)
def test_sameness_works_both_ways(one: Any, other: Any) -> None:
    assert same_value(one, one)
    assert same_value(one, other) == same_value(other, one)


def test_a_better_grade_is_believed_before_a_trusted_source(say: Say) -> None:
    manual = say("default", "1", source="LAST", grade="manual", position=9)
    firmware = say("default", "0", source="FIRST", grade="firmware", position=0)
    assert min([firmware, manual], key=lambda s: s.rank) is manual


def test_within_a_grade_the_order_of_trust_decides(say: Say) -> None:
    early, late = say("default", "1", position=0), say("default", "0", position=1)
    assert min([late, early], key=lambda s: s.rank) is early


def test_a_stated_preference_goes_before_grade_and_trust(say: Say) -> None:
    preferred = say("default", "1", grade="field", position=9, prefer="two phones of this firmware show it")
    assert min([say("default", "0", grade="manual"), preferred], key=lambda s: s.rank) is preferred


def test_a_source_is_cited_with_its_page(say: Say) -> None:
    assert say("default", "1", source="MANUAL", page="94").cited == "MANUAL p94"
    assert say("default", "1", source="MANUAL").cited == "MANUAL"
    unsure = say("default", "1", source="MANUAL", alternatives=("MANUAL p94", "OTHER p7"))
    assert unsure.cited == "MANUAL p94 or OTHER p7"
