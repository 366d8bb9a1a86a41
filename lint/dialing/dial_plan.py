r"""A dial plan: rules `pattern=target` that turn a dialed number into a SIP destination. `str(read(text)) == text`.

In a target each backslash stands for one dialed digit. Which one, the manuals show by an example only, which bears two
readings: the digits at the `x` of the pattern in turn, or the last digits of the number, as many as there are
backslashes. Both are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kb.tuples import NamedTuple
from lint.dialing import faults, pattern
from lint.dialing.automaton import automaton
from lint.dialing.faults import Fault
from lint.dialing.pattern import Pattern

SLOT = "\\"
SEPARATOR = ";"


class Rule(NamedTuple):
    """One rule, or a stretch between two separators that is none. `str(rule)` is its text."""

    text: str
    start: int
    pattern: Pattern
    target: str | None
    """What stands behind the first `=`; None where there is none."""
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return str(self.pattern) if self.target is None else f"{self.pattern}={self.target}"

    @property
    def sound(self) -> bool:
        """Whether it is understood, so that it can be applied."""
        return bool(self.target) and self.pattern.sound

    @property
    def slots(self) -> int:
        """How many digits its target takes over."""
        return (self.target or "").count(SLOT)

    @property
    def wildcards(self) -> tuple[int, ...]:
        """The places in a number at which the pattern takes any digit; empty where a dot makes places move."""
        positions = self.pattern.positions
        if any(element.dot for element in positions):
            return ()
        return tuple(place for place, element in enumerate(positions) if element.any_digit)

    def matches(self, number: str) -> bool:
        """Whether the rule is for this number."""
        return self.sound and automaton(self.pattern).matches(number)


class DialPlan(NamedTuple):
    """A dial plan that was read, whatever it is worth."""

    text: str
    rules: tuple[Rule, ...]
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return SEPARATOR.join(map(str, self.rules))


class Destination(NamedTuple):
    """Where a rule sends a number. Readings that do not hold together with the rule are None."""

    rule: int
    each_x: str | None
    """A backslash is the digit of one `x`, in turn."""
    last_digits: str | None
    """The backslashes are the last digits of the number."""

    @property
    def certain(self) -> str | None:
        """The destination, where the readings that hold agree on it; None where they differ, or none holds."""
        readings = {reading for reading in (self.each_x, self.last_digits) if reading is not None}
        return readings.pop() if len(readings) == 1 else None


@lru_cache(maxsize=1024)
def read(text: str) -> DialPlan:
    """Read a dial plan. Never fails; an empty text is a plan without rules."""
    if not text:
        return DialPlan("", (), ())
    rules: list[Rule] = []
    start = 0
    for part in text.split(SEPARATOR):
        rules.append(_rule(part, start, len(text)))
        start += len(part) + 1
    found = dict.fromkeys(fault for rule in rules for fault in rule.faults)
    return DialPlan(text, tuple(rules), tuple(sorted(found, key=lambda fault: fault.start)))


def apply(plan: DialPlan, number: str) -> list[Destination]:
    """Where the rules that match a number send it, in the order of the plan. Which one a phone takes is not known."""
    return [_destination(place, rule, number) for place, rule in enumerate(plan.rules) if rule.matches(number)]


def readings_differ(rule: Rule) -> bool:
    """Whether both readings hold for the rule, and some number goes elsewhere under the one than under the other."""
    if not rule.sound or len(rule.wildcards) < rule.slots:
        return False
    length = len(rule.pattern.positions)
    return rule.wildcards[: rule.slots] != tuple(range(length - rule.slots, length))


def _rule(text: str, start: int, total: int) -> Rule:
    left, equals, target = text.partition("=")
    one = pattern.read(left, start)
    found: list[Fault] = []
    if not text:
        at = min(start, total - 1)
        found.append(Fault(faults.RULE_FORM, at, at + 1, "empty rule"))
    elif not equals:
        words = "no '=': a rule is pattern=target, and ';' always ends a rule"
        found.append(Fault(faults.RULE_FORM, start, start + len(text), words))
    elif not left:
        found.append(Fault(faults.RULE_FORM, start, start + 1, "no pattern before '='"))
    elif not target:
        found.append(Fault(faults.RULE_FORM, start + len(left), start + len(text), "no target after '='"))
    if left and equals:
        found += _left(one)
    rule = Rule(text, start, one, target if equals else None, ())
    if rule.sound:
        found += _slots(rule, start + len(left) + 1)
    return rule._replace(faults=tuple(found))


def _left(one: Pattern) -> list[Fault]:
    """Faults of what stands before `=`: digits and `x` are sure, the full syntax is the gateway manual's."""
    doubts = [fault for fault in one.faults if fault.kind == faults.CAPITAL_X]
    wrong = [fault for fault in one.faults if fault.kind != faults.CAPITAL_X]
    if wrong or not one.sound:
        words = "; ".join(fault.words for fault in wrong) or "no key before 'T'"
        start, end = (wrong[0].start, wrong[-1].end) if wrong else (one.start, one.end)
        return [Fault(faults.RULE_FORM, start, end, f"no pattern before '=': {words}"), *doubts]
    beyond = [element for element in one.elements if element.timer or element.text not in "0123456789xX"]
    if beyond:
        last = beyond[-1]
        named = ", ".join(dict.fromkeys(f"'{element}'" for element in beyond))
        words = f"{named} before '=', where the phones' manuals have digits and 'x' only"
        doubts.append(Fault(faults.GATEWAY_PATTERN, beyond[0].start, last.start + len(last.text), words))
    return doubts


def _slots(rule: Rule, start: int) -> list[Fault]:
    """Faults in the number of backslashes; `start` is the target's place."""
    target = rule.target or ""
    end = start + len(target)
    if rule.pattern.most is not None and rule.slots > rule.pattern.most:
        first = start + target.index(SLOT)
        words = f"{rule.slots} backslashes for the {rule.pattern.most} keys of '{rule.pattern}'"
        return [Fault(faults.TOO_MANY_BACKSLASHES, first, start + target.rindex(SLOT) + 1, words)]
    if not rule.slots and any(element.any_digit for element in rule.pattern.positions):
        return [Fault(faults.NO_BACKSLASH, start, end, f"no backslash for the 'x' of '{rule.pattern}'")]
    return []


def _destination(place: int, rule: Rule, number: str) -> Destination:
    each_x = [number[at] for at in rule.wildcards[: rule.slots]]
    last_digits = number[len(number) - rule.slots :]
    return Destination(place, _fill(rule, each_x), _fill(rule, last_digits))


def _fill(rule: Rule, digits: Sequence[str]) -> str | None:
    """The target with digits in the place of its backslashes; None where there are too few."""
    if len(digits) < rule.slots:
        return None
    following = iter(digits)
    return "".join(next(following) if sign == SLOT else sign for sign in rule.target or "")
