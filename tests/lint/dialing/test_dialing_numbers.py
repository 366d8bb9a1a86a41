"""Numbers typed key by key: what the manual says of its own example, and what holds for any map."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.dialing import dialed, digit_map
from lint.dialing.automaton import automaton
from lint.dialing.dialed import AT_ONCE, NEVER, WAITS, Answer, dial

MAP = digit_map.read(
    "[2-9]11|0|100|101|011xxx.|9011xxx.|1[2-9]xxxxxxxxx|91[2-9]xxxxxxxxx|9[2-9]xxxxxx|*xx|[8]xxxx|[2-7]xxx"
)


def answer(number: str, text: str = MAP.text) -> Answer:
    return dial(digit_map.read(text).sound, number)


def by(found: Answer) -> list[str]:
    return [MAP.patterns[place].text for place in found.patterns]


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        ("911", "[2-9]11"),
        ("100", "100"),
        ("101", "101"),
        ("12125551234", "1[2-9]xxxxxxxxx"),
        ("912125551234", "91[2-9]xxxxxxxxx"),
        ("95551234", "9[2-9]xxxxxx"),
        ("*69", "*xx"),
        ("84567", "[8]xxxx"),
        ("4567", "[2-7]xxx"),
        ("7999", "[2-7]xxx"),
    ],
)
def test_what_the_manual_calls_immediate_is_dialed_at_once(number: str, pattern: str) -> None:
    found = answer(number)
    assert (found.outcome, found.keys, by(found)) == (AT_ONCE, len(number), [pattern])
    assert not found.disputed


def test_the_phone_waits_after_the_operators_number() -> None:
    found = answer("0")
    assert (found.outcome, by(found), [MAP.patterns[p].text for p in found.longer]) == (WAITS, ["0"], ["011xxx."])
    assert dialed.LONGER_WAITS in found.rests_on


@pytest.mark.parametrize(("number", "longer"), [("211", "[2-7]xxx"), ("711", "[2-7]xxx"), ("811", "[8]xxxx")])
def test_service_codes_that_begin_extensions_are_disputed(number: str, longer: str) -> None:
    """The manual calls them immediate; by what it says of 0 the phone waits. The answer says both."""
    found = answer(number)
    assert (found.outcome, by(found), [MAP.patterns[p].text for p in found.longer]) == (WAITS, ["[2-9]11"], [longer])
    assert found.disputed


def test_an_extension_behind_a_service_code_is_disputed() -> None:
    found = answer("2114")
    assert (found.outcome, by(found), found.disputed) == (AT_ONCE, ["[2-7]xxx"], True)
    assert found.early is not None
    assert (found.early.keys, found.early.patterns) == (3, (0,))


@pytest.mark.parametrize(
    ("number", "pattern"), [("01144", "011xxx."), ("01144123456", "011xxx."), ("901144", "9011xxx.")]
)
def test_international_numbers_end_by_the_timer(number: str, pattern: str) -> None:
    """The dot allows none of the last x, and always one more."""
    found = answer(number)
    assert (found.outcome, by(found)) == (WAITS, [pattern])
    assert found.rests_on[0] == dialed.DOT_WAITS


@pytest.mark.parametrize(
    ("number", "longer", "lost"),
    [("55", ["[2-7]xxx"], None), ("1112", [], 2), ("#", [], 1), ("*6", ["*xx"], None), ("A", [], 1)],
)
def test_what_matches_nothing_is_dialed_all_the_same(number: str, longer: list[str], lost: int | None) -> None:
    found = answer(number)
    assert (found.outcome, found.dialed, by(found)) == (NEVER, number, [])
    assert [MAP.patterns[place].text for place in found.longer] == longer
    assert found.lost == lost
    assert found.rests_on[0] == dialed.NO_MATCH


def test_keys_after_the_end_come_too_late() -> None:
    found = answer("45678")
    assert (found.outcome, found.keys, found.dialed) == (AT_ONCE, 4, "4567")


def test_a_trailing_timer_makes_the_phone_wait() -> None:
    assert answer("12", "1xT").outcome == WAITS
    assert answer("12", "1xT").rests_on == (dialed.TIMER_WAITS,)
    assert answer("12", "1xT|12").outcome == AT_ONCE, "the other pattern ends it"


def test_the_short_syntax() -> None:
    """The manual's example: complete after the third, the tenth and the fourth digit."""
    short = "10x;05xxxxxxxx;4xxx"
    for number, keys in (("1099", 3), ("05123456789", 10), ("45678", 4)):
        assert (answer(number, short).outcome, answer(number, short).keys) == (AT_ONCE, keys)


def test_an_empty_map_leaves_every_number_to_the_timer() -> None:
    assert answer("0", "").outcome == NEVER


@pytest.mark.parametrize("number", ["", "12 3", "12a", "+49", "\uff11"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(number)}$"):
        answer(number)


def test_answers_rest_on_facts_of_the_dataset(catalogue: Catalogue) -> None:
    for identifier in (dialed.MATCH_ENDS, dialed.LONGER_WAITS, dialed.CONFLICT, dialed.DOT_WAITS, dialed.TIMER_WAITS,
                       dialed.NO_MATCH):  # fmt: skip
        assert catalogue.topic_fact(identifier).topic == "digit-map"


@given(
    st.lists(st.sampled_from(["0", "1x", "[12]x.", "1xx", "12T", "x.", "2x1", "*x"]), min_size=1, max_size=4),
    st.text(st.sampled_from("012*"), min_size=1, max_size=5),
)
def test_answers_agree_with_the_patterns(texts: list[str], number: str) -> None:
    patterns = digit_map.read("|".join(texts)).sound
    found = dial(patterns, number)
    assert number.startswith(found.dialed)
    assert {place for place, one in enumerate(patterns) if automaton(one).matches(found.dialed)} == set(found.patterns)
    assert (found.outcome == NEVER) == (not found.patterns)
    if found.outcome == AT_ONCE:
        assert not found.longer
        assert any(not patterns[place].timer for place in found.patterns)
    else:
        assert found.dialed == number
    if found.early:
        assert found.disputed
        assert found.early.keys < found.keys or found.outcome != AT_ONCE
