"""Digit maps as text: what is read, what is wrong with it and where, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.dialing import dial_plan, digit_map, faults
from lint.dialing.words import describe

EXAMPLE = "[2-9]11|0|100|101|011xxx.|9011xxx.|1[2-9]xxxxxxxxx|91[2-9]xxxxxxxxx|9[2-9]xxxxxx|*xx|[8]xxxx|[2-7]xxx"
MAP_SIGNS = "0189xX*#AD[]-.T|; aé\udc80\n"


def found(text: str) -> list[tuple[str, str]]:
    """Kinds of faults, each with the stretch of the text it points at."""
    return [(fault.kind, text[fault.start : fault.end]) for fault in digit_map.read(text).faults]


@given(st.one_of(st.text(), st.text(st.sampled_from(MAP_SIGNS))))
def test_any_text_is_read_and_printed_again(text: str) -> None:
    read = digit_map.read(text)
    assert str(read) == text
    assert all(0 <= fault.start < fault.end <= len(text) for fault in read.faults)
    assert all(text[one.start : one.end] == one.text == str(one) for one in read.patterns)
    assert all(text[e.start : e.start + len(e.text)] == e.text for one in read.patterns for e in one.elements)
    for one in read.sound:
        assert describe(one)


@given(st.text(st.sampled_from(MAP_SIGNS)))
def test_what_is_not_understood_is_said_to_be_at_fault(text: str) -> None:
    read = digit_map.read(text)
    for one in read.patterns:
        assert one.sound or any(one.start - 1 <= fault.start <= one.end for fault in read.faults)


def test_every_kind_of_fault_is_a_practice_of_the_dataset(catalogue: Catalogue) -> None:
    kinds = [value for name, value in vars(faults).items() if name.isupper()]
    assert len(kinds) == 14
    for kind in kinds:
        assert catalogue.practice(kind).family == "VAL"


@pytest.mark.parametrize(
    "text", [EXAMPLE, "[2-9]11|0|100|101|1[2-9]xxxxxxxxx|*xx|4xxx", "10x;05xxxxxxxx;4xxx", "4xxx", "[0-9*#A-D]", ""]
)
def test_examples_of_manuals_have_no_fault(text: str) -> None:
    if "A-D" in text:
        assert found(text) == [(faults.BAD_SUB_RANGE, "A-D")], "a sub-range is of digits only"
    else:
        assert found(text) == []


@pytest.mark.parametrize(
    ("text", "syntax"), [("1|2", "full"), ("1;2", "short"), ("12", "single"), ("1|2;3", "mixed"), ("", "single")]
)
def test_the_separator_decides_the_syntax(text: str, syntax: str) -> None:
    assert digit_map.read(text).syntax == syntax


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1||2", [(faults.EMPTY_PATTERN, "|")]),
        ("|1", [(faults.EMPTY_PATTERN, "|")]),
        ("1;", [(faults.EMPTY_PATTERN, ";")]),
        ("|", [(faults.EMPTY_PATTERN, "|")]),
        ("[2-9|1", [(faults.BRACKET_OPEN, "[")]),
        ("2-9]|1", [(faults.HYPHEN_OUTSIDE, "-"), (faults.BRACKET_OPEN, "]")]),
        ("x[]", [(faults.BRACKET_EMPTY, "[]")]),
        ("2-9", [(faults.HYPHEN_OUTSIDE, "-")]),
        ("[9-2]", [(faults.BAD_SUB_RANGE, "9-2")]),
        ("[1-A]", [(faults.BAD_SUB_RANGE, "1-A")]),
        ("[-2]", [(faults.BAD_SUB_RANGE, "-")]),
        ("[2-]", [(faults.BAD_SUB_RANGE, "-")]),
        ("[1x]", [(faults.BAD_CHARACTER, "x")]),
        (".1", [(faults.BAD_DOT, ".")]),
        ("x..", [(faults.BAD_DOT, ".")]),
        ("1T.", [(faults.TIMER_PLACE, "T"), (faults.BAD_DOT, ".")]),
        ("1Tx", [(faults.TIMER_PLACE, "T")]),
        ("T", [(faults.TIMER_PLACE, "T")]),
        ("N11|e", [(faults.BAD_CHARACTER, "N"), (faults.BAD_CHARACTER, "e")]),
        ("1xx ", [(faults.BAD_CHARACTER, " ")]),
        ("*xx;[12]x;1T", [(faults.BAD_CHARACTER, "*"), (faults.BAD_CHARACTER, "[12]"), (faults.BAD_CHARACTER, "T")]),
        ("4XxX", [(faults.CAPITAL_X, "XxX")]),
        ("1|2;3", [(faults.BOTH_SEPARATORS, ";")]),
    ],
)
def test_faults_and_their_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_the_manuals_example_in_words() -> None:
    """Lengths are those of the manual's table."""
    assert [describe(one) for one in digit_map.read(EXAMPLE).patterns] == [
        "3 digits: 2 to 9, then 11",
        "the number 0",
        "the number 100",
        "the number 101",
        "5 or more digits beginning with 011",
        "6 or more digits beginning with 9011",
        "11 digits beginning with 1, then 2 to 9",
        "12 digits beginning with 91, then 2 to 9",
        "8 digits beginning with 9, then 2 to 9",
        "3 keys beginning with *",
        "5 digits beginning with 8",
        "4 digits beginning with 2 to 7",
    ]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("x", "1 digit"),
        ("x.", "1 or more digits"),
        ("xx.T", "1 or more digits, complete when the timer has run out"),
        ("[13579]x", "2 digits beginning with 1, 3, 5, 7 or 9"),
        ("[12]x", "2 digits beginning with 1 or 2"),
        ("[*#]", "1 key: * or #"),
        ("[0-9]x1", "3 digits: any 2 digits, then 1"),
        ("0x1x", "4 digits beginning with 0, then any digit, then 1"),
        ("1.2", "1 or more digits: 1 any number of times, then 2"),
        ("[2-46-8#]0", "2 keys: 2 to 4, 6 to 8 or #, then 0"),
    ],
)
def test_patterns_in_words(pattern: str, words: str) -> None:
    assert describe(digit_map.read(pattern).patterns[0]) == words


@given(st.one_of(st.text(), st.text(st.sampled_from("04xX=\\@;[]-.T|a"))))
def test_any_dial_plan_is_read_and_printed_again(text: str) -> None:
    plan = dial_plan.read(text)
    assert str(plan) == text
    assert all(0 <= fault.start < fault.end <= len(text) for fault in plan.faults)
    assert all(text[rule.start :].startswith(rule.text) for rule in plan.rules)


@given(st.text(st.sampled_from("04xX=\\@;[]-.T")), st.text(st.sampled_from("049"), max_size=5))
def test_any_dial_plan_can_be_applied(text: str, number: str) -> None:
    plan = dial_plan.read(text)
    for found_at in dial_plan.apply(plan, number):
        rule = plan.rules[found_at.rule]
        agree = found_at.each_x == found_at.last_digits
        assert agree or found_at.each_x is None or dial_plan.readings_differ(rule)
