r"""A rule of the dial plan whose numbers the digit map does not know.

The dial plan changes a number once it is complete, and the digit map says when it is. A number that
no pattern of the map matches ends by the timer or the key that completes dialing only.

Severity: warning.

Passes::

    voip/signalling/sip/digit_map=4xxx|0
    voip/signalling/sip/number_rules=4xxx=Line_\\\@10.1.2.3

Fails::

    voip/signalling/sip/digit_map=5xxx|0
    voip/signalling/sip/number_rules=4xxx=Line_\\\@10.1.2.3
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.dialing import dial_plan, digit_map
from lint.dialing.automaton import Budget, BudgetError
from lint.dialing.checks import Values, compared
from lint.dialing.compare import covers
from lint.findings import Problem
from lint.sheet import Sheet

CODE = "DEP002"
NAME = "dial-plan-without-map"
_STATES = 20_000


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report a dial plan with a pattern that no pattern of the digit map covers."""
    yield from compared(sheet, "dial-plan-pattern-not-in-map", _uncovered)


def _uncovered(values: Values) -> str | None:
    plan, known = dial_plan.read(values[0]), digit_map.read(values[1])
    if plan.faults or known.faults:
        return None  # Which VAL015 and VAL017 report.
    budget = Budget(_STATES)
    try:
        missing = [
            str(rule.pattern)
            for rule in plan.rules
            if not any(covers(pattern, rule.pattern, budget) for pattern in known.sound)
        ]
    except BudgetError:
        return None
    return ", ".join(missing) or None
