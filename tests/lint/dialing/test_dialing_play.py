"""A number typed key by key: what stands after each key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import kb
from kb.catalogue import Catalogue
from lint.dialing import dial_plan, digit_map
from lint.dialing.automaton import automaton
from lint.dialing.dialed import dial
from lint.dialing.keys import KEYS
from lint.dialing.play import play

MAP = digit_map.read("[2-9]11|0|011xxx.|*xx|[2-7]xxx")


def test_patterns_go_one_after_the_other(catalogue: Catalogue) -> None:
    steps = play(catalogue, MAP, None, "2114")
    assert [one.number for one in steps] == ["2", "21", "211", "2114"]
    assert [one.state for one in steps] == ["goes-on", "goes-on", "timer", "immediate"]
    assert [one.gone for one in steps] == [("0", "011xxx.", "*xx"), (), (), ("[2-9]11",)]
    assert steps[2].account["disputed"], "the guide contradicts itself on 211"


def test_what_is_typed_after_the_call_was_placed_comes_too_late(catalogue: Catalogue) -> None:
    steps = play(catalogue, MAP, dial_plan.read(r"4xxx=Line_\\\@h"), "45678")
    assert [one.state for one in steps[3:]] == ["immediate", "too-late"]
    assert steps[3].account["destination"] == "Line_567@h"
    assert (steps[4].alive, steps[4].gone) == (("[2-7]xxx",), ())


def test_a_number_that_nothing_matches(catalogue: Catalogue) -> None:
    assert [one.state for one in play(catalogue, MAP, None, "99")] == ["goes-on", "no-match"]
    assert [one.state for one in play(catalogue, digit_map.read(""), None, "9")] == ["no-match"]
    assert play(catalogue, MAP, None, "") == []


@given(st.lists(st.from_regex(r"[0-9x]{1,4}[.T]?", fullmatch=True), max_size=4), st.text(KEYS[:4], max_size=6))
def test_each_step_is_what_dial_says_of_the_number_so_far(texts: list[str], number: str) -> None:
    read = digit_map.read("|".join(texts))
    steps = play(kb.load(), read, None, number)
    assert len(steps) == len(number)
    for keys, step in enumerate(steps, 1):
        answer = dial(read.sound, number[:keys])
        if step.state in ("immediate", "timer", "no-match"):
            assert step.state == answer.outcome
        if step.state == "goes-on":
            assert answer.longer
            assert answer.outcome == "no-match"
        if step.state == "too-late":
            assert answer.keys < keys
        else:
            alive = {one.text for one in read.sound if automaton(one).after(number[:keys])}
            assert set(step.alive) == alive
