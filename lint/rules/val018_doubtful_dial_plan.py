r"""A dial plan that can be read in more ways than one.

- Fewer backslashes than `x`, or an `x` before the end of the pattern: whether a backslash is the
  digit of one `x` or one of the last digits, the manual's only example does not tell.
- A rule whose numbers all match an earlier rule: no source says which one a phone takes.
- More than digits and `x` in a pattern (only the gateway manual allows it), or a capital `X`.
- Longer than the manuals allow; newer firmware takes more.

Severity: warning.

Passes::

    voip/signalling/sip/number_rules=4xxx=Line_\\\@10.1.2.3;5xx=\\\@10.1.2.3

Fails::

    voip/signalling/sip/number_rules=4xxx=Line_\\@10.1.2.3
    voip/signalling/sip/number_rules=xx44=\\@10.1.2.3
    voip/signalling/sip/number_rules=4xxx=\\\@10.1.2.3;45xx=\\@10.1.2.4
    voip/signalling/sip/number_rules=[2-4]xx=\\@10.1.2.3
    voip/signalling/sip/number_rules=4XXX=\\\@10.1.2.3
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.dialing import dial_plan, faults
from lint.dialing.compare import repeated
from lint.dialing.value import documented, problem, reported, too_long, value_of
from lint.entries import Entry
from lint.findings import Problem
from lint.wording import quote

CODE = "VAL018"
NAME = "doubtful-dial-plan"

_KINDS = frozenset({faults.GATEWAY_PATTERN, faults.CAPITAL_X})
_TWICE, _READINGS = "dial-plan-pattern-twice", "dial-plan-readings-differ"


def check(entry: Entry) -> Iterator[Problem]:
    """Report what is doubtful in a dial plan, each at its place."""
    value = value_of(entry, "dialplan")
    if not value:
        return
    plan = dial_plan.read(value)
    yield from reported(entry, plan.faults, _KINDS)
    yield from too_long(entry, value)
    rules = [rule for rule in plan.rules if rule.sound]
    found: list[Problem | None] = []
    for rule in rules:
        if dial_plan.readings_differ(rule):
            words = f"which digits the backslashes of {quote(rule.text)} stand for cannot be told: "
            words += "use one for each x, and keep the x at the end of the pattern"
            found.append(problem(entry, _READINGS, (rule.start, rule.start + len(rule.text)), words))
    if len(value) <= max(documented(entry), default=0):
        for relation in repeated(tuple(rule.pattern for rule in rules)).relations:
            one, other = (rules[place].pattern for place in (relation.pattern, relation.others[0]))
            words = f"all numbers of {quote(one.text)} match the earlier rule for {quote(other.text)}"
            found.append(problem(entry, _TWICE, (one.start, one.end), words))
    yield from (finding for finding in found if finding)
