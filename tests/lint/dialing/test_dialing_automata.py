"""Automata against simpler ways to the same answer: regular expressions, and trying every short number."""

from __future__ import annotations

import itertools
import re
import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.dialing import digit_map
from lint.dialing.automaton import Budget, BudgetError, automaton
from lint.dialing.compare import COVERED, OVERLAP, TWICE, UNREACHABLE, compare, continued, covers, repeated
from lint.dialing.keys import KEYS
from lint.dialing.pattern import Pattern

POSITIONS = st.sampled_from(["0", "1", "2", "x", "*", "#", "A", "[1-3]", "[02*]", "[1-2A]", "[0-9]"])
PATTERNS = st.lists(st.tuples(POSITIONS, st.sampled_from(["", "", "", "."])).map("".join), min_size=1, max_size=5).map(
    "".join
)
SMALL = st.lists(
    st.tuples(st.sampled_from(["0", "1", "x", "[12]", "[0-9]"]), st.sampled_from(["", "", "."])).map("".join),
    min_size=1,
    max_size=3,
).map("".join)
NUMBERS = ["".join(keys) for length in range(1, 7) for keys in itertools.product("0123", repeat=length)]
"""Enough to tell the small patterns apart: 3 stands for all keys that they do not name."""


def one(text: str) -> Pattern:
    (pattern,) = digit_map.read(text).sound
    return pattern


def regex(text: str) -> re.Pattern[str]:
    """The reference: the pattern as a regular expression, sign by sign."""
    signs = {"x": "[0-9]", "*": r"\*", "#": "\\#", ".": "*"}
    pieces = re.findall(r"\[[^]]*\]|.", text)
    return re.compile("".join(piece if len(piece) > 1 else signs.get(piece, piece) for piece in pieces))


@given(PATTERNS, st.lists(st.text(st.sampled_from(KEYS), min_size=1, max_size=7)))
def test_automata_match_what_regular_expressions_match(text: str, numbers: list[str]) -> None:
    for number in [*numbers, "0", "11", "123", "*0A", "000000"]:
        assert automaton(one(text)).matches(number) == bool(regex(text).fullmatch(number))


@given(PATTERNS, st.text(st.sampled_from(KEYS), max_size=5))
def test_an_open_state_has_a_further_match(text: str, number: str) -> None:
    machine = automaton(one(text))
    state = machine.after(number)
    if machine.open(state):
        assert regex(text).fullmatch(number + machine.further(state))


@cache
def language(text: str) -> frozenset[str]:
    matches = regex(text).fullmatch
    return frozenset(number for number in NUMBERS if matches(number))


@cache
def beginnings(text: str) -> frozenset[str]:
    return frozenset(number[:cut] for number in language(text) for cut in range(1, len(number)))


def ends(text: str) -> frozenset[str]:
    """Numbers that cannot go on; those of four keys at most, so that all that could follow were tried."""
    return frozenset(number for number in language(text) - beginnings(text) if len(number) <= 4)


@given(SMALL, SMALL)
def test_covering_is_what_all_short_numbers_say(wide: str, narrow: str) -> None:
    assert covers(one(wide), one(narrow), Budget(1000)) == (language(narrow) <= language(wide))


def begun(short: str, long: str) -> bool:
    """Whether a number of `long` begins with one of `short` that cannot go on in `short`."""
    return bool(ends(short) & beginnings(long))


@given(SMALL, SMALL)
def test_continuing_is_what_all_short_numbers_say(short: str, long: str) -> None:
    example = continued(one(short), one(long), Budget(1000))
    assert (example is not None) == begun(short, long)
    if example:
        number, longer = example
        assert longer.startswith(number)
        assert len(longer) > len(number)
        assert regex(short).fullmatch(number)
        assert regex(long).fullmatch(longer)


@given(st.lists(SMALL, min_size=2, max_size=4))
def test_relations_are_what_all_short_numbers_say(texts: list[str]) -> None:
    patterns = digit_map.read("|".join(texts)).patterns
    comparison = compare(patterns)
    assert comparison.complete
    assert len({relation.pattern for relation in comparison.relations}) == len(comparison.relations)
    for relation in comparison.relations:
        mine, others = language(texts[relation.pattern]), [texts[other] for other in relation.others]
        if relation.kind == TWICE:
            assert language(others[0]) == mine
        elif relation.kind == COVERED:
            assert mine < language(others[0])
        else:
            assert all(begun(other, texts[relation.pattern]) for other in others)
            ended = frozenset().union(*map(ends, others))
            free = {n for n in mine if len(n) < 6 and not any(n[:cut] in ended for cut in range(1, len(n)))}
            assert relation.kind == (OVERLAP if free else UNREACHABLE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[8]xxxx|8xxxx", [(TWICE, 1, (0,))]),
        ("x.|xx.", [(TWICE, 1, (0,))]),
        ("[2-7]xxx|41xx", [(COVERED, 1, (0,))]),
        ("41xx|[2-7]xxx", []),
        ("1xx|1xxx", [(UNREACHABLE, 1, (0,))]),
        ("1xxx|1xx", [(UNREACHABLE, 0, (1,))]),
        ("0|[1-9]|xxx", [(UNREACHABLE, 2, (0, 1))]),
        ("0|xxx", [(OVERLAP, 1, (0,))]),
        ("0T|0xx", []),
        ("0.|0xx", [(OVERLAP, 0, (1,))]),
        ("xx.|0x.", [(COVERED, 1, (0,))]),
        ("911|x.T", [(OVERLAP, 1, (0,))]),
        ("x.T|911", [(OVERLAP, 0, (1,))]),
    ],
)
def test_relations(text: str, expected: list[tuple[str, int, tuple[int, ...]]]) -> None:
    found = compare(digit_map.read(text).patterns).relations
    assert [(relation.kind, relation.pattern, relation.others) for relation in found] == expected


def test_endless_comparisons_are_given_up() -> None:
    """Dots in the midst of patterns double the states with each key after them."""
    patterns = digit_map.read("|".join("x.1" + "x" * length for length in range(40, 60))).patterns
    begin = time.process_time()
    assert not compare(patterns).complete
    assert not repeated(patterns, 100).complete
    assert time.process_time() - begin < 10
    with pytest.raises(BudgetError):
        covers(patterns[0], patterns[1], Budget(10))
