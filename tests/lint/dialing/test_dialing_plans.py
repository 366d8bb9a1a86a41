r"""Dial plans: rules, what is wrong with them, and where they send a number under both readings."""

from __future__ import annotations

import pytest

from lint.dialing import dial_plan, faults
from lint.dialing.dial_plan import Destination

MANUAL = r"4xxx=Line_\\\@10.1.2.3"


def test_the_manuals_example() -> None:
    plan = dial_plan.read(MANUAL)
    assert plan.faults == ()
    assert not dial_plan.readings_differ(plan.rules[0])
    (found,) = dial_plan.apply(plan, "4567")
    assert found.certain == "Line_567@10.1.2.3"
    assert dial_plan.apply(plan, "45678") == []
    assert dial_plan.apply(plan, "5567") == []


@pytest.mark.parametrize(
    ("rule", "number", "each_x", "last_digits"),
    [
        (r"4xxx=\\@h", "4567", "56@h", "67@h"),
        (r"xx44=\\@h", "1244", "12@h", "44@h"),
        (r"4xxx=\\\\@h", "4567", None, "4567@h"),
        (r"x4x=\\@h", "145", "15@h", "45@h"),
        (r"911=help@h", "911", "help@h", "help@h"),
        (r"9x=a=\@h", "95", "a=5@h", "a=5@h"),
        (r"[2-4]xx=\\@h", "356", "56@h", "56@h"),
        (r"9x.=\\@h", "956", None, "56@h"),
        (r"9x.=\\@h", "9", None, None),
    ],
)
def test_both_readings(rule: str, number: str, each_x: str | None, last_digits: str | None) -> None:
    plan = dial_plan.read(rule)
    assert dial_plan.apply(plan, number) == [Destination(0, each_x, last_digits)]
    differ = None not in (each_x, last_digits) and each_x != last_digits
    assert dial_plan.readings_differ(plan.rules[0]) is differ
    assert (dial_plan.apply(plan, number)[0].certain is None) == (differ or each_x is last_digits is None)


def test_all_rules_for_a_number_are_told() -> None:
    plan = dial_plan.read(r"4xxx=\\\@a;45xx=\\@b;5xxx=\\\@c")
    assert [(found.rule, found.certain) for found in dial_plan.apply(plan, "4567")] == [(0, "567@a"), (1, "67@b")]


@pytest.mark.parametrize(
    ("text", "kind", "stretch"),
    [
        ("4xxx", faults.RULE_FORM, "4xxx"),
        (r"=\@h", faults.RULE_FORM, "="),
        ("4xxx=", faults.RULE_FORM, "="),
        (r"4x=\@h;", faults.RULE_FORM, ";"),
        (r"4x=\@h;transport=tcp", faults.RULE_FORM, "transport"),
        (r"4-x=\@h", faults.RULE_FORM, "-"),
        (r"T=\@h", faults.RULE_FORM, "T"),
        (r"4x=\\\@h", faults.TOO_MANY_BACKSLASHES, "\\" * 3),
        ("4x=desk@h", faults.NO_BACKSLASH, "desk@h"),
        (r"[45]x=\@h", faults.GATEWAY_PATTERN, "[45]"),
        (r"*x=\@h", faults.GATEWAY_PATTERN, "*"),
        (r"4X=\@h", faults.CAPITAL_X, "X"),
    ],
)
def test_faults_of_rules(text: str, kind: str, stretch: str) -> None:
    (fault,) = dial_plan.read(text).faults
    assert (fault.kind, text[fault.start : fault.end]) == (kind, stretch)
