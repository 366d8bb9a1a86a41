"""What `offhook dial` tells of a digit map, a dial plan and numbers, as plain data: the JSON form of its answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kb.catalogue import Catalogue
from lint.dialing import dial_plan
from lint.dialing.compare import compare
from lint.dialing.dial_plan import DialPlan
from lint.dialing.dialed import TIMER_WAITS, Answer, dial
from lint.dialing.digit_map import DigitMap
from lint.dialing.faults import Fault
from lint.dialing.pattern import TIMER, Pattern
from lint.dialing.words import describe, explain

Data = dict[str, Any]

_HASH = "digit-map-hash-ends-number"


def account(catalogue: Catalogue, digit_map: DigitMap, plan: DialPlan | None, numbers: Iterable[str]) -> Data:
    """Everything that is known; numbers must be rows of keys."""
    patterns = digit_map.sound
    comparison = compare(patterns)
    told: Data = {
        "map": digit_map.text,
        "syntax": digit_map.syntax,
        "patterns": [_pattern(one) for one in digit_map.patterns],
        "faults": [_fault(catalogue, fault) for fault in digit_map.faults],
        "relations": [
            {
                "kind": relation.kind,
                "pattern": patterns[relation.pattern].text,
                "others": [patterns[other].text for other in relation.others],
                "example": relation.example or None,
                "longer": relation.longer or None,
                **_practice(catalogue, relation.kind),
                "column": patterns[relation.pattern].start + 1,
                "message": explain(patterns, relation),
            }
            for relation in comparison.relations
        ],
        "compared": comparison.complete,
        "numbers": [number_account(catalogue, patterns, plan, number) for number in numbers],
    }
    if plan is not None:
        told["plan"] = plan.text
        told["rules"] = [
            {
                "rule": rule.text,
                "column": rule.start + 1,
                "meaning": describe(rule.pattern) if rule.sound else None,
                "target": rule.target,
            }
            for rule in plan.rules
        ]
        told["plan_faults"] = [_fault(catalogue, fault) for fault in plan.faults]
    return told


def _pattern(one: Pattern) -> Data:
    sound = one.sound
    return {
        "pattern": one.text,
        "column": one.start + 1,
        "meaning": describe(one) if sound else None,
        "shortest": max(one.fewest, 1) if sound else None,
        "longest": one.most if sound else None,
        "timer": one.timer,
    }


def _fault(catalogue: Catalogue, fault: Fault) -> Data:
    return {
        "kind": fault.kind,
        "column": fault.start + 1,
        "end_column": fault.end + 1,
        **_practice(catalogue, fault.kind),
        "message": fault.words,
    }


def _practice(catalogue: Catalogue, identifier: str) -> Data:
    practice = catalogue.practice(identifier)
    return {"severity": practice.suggested, "sources": practice.sources, "note": practice.note}


def number_account(catalogue: Catalogue, patterns: Sequence[Pattern], plan: DialPlan | None, number: str) -> Data:
    """What becomes of one number under sound patterns. Raises `ValueError` for a text that is no row of keys."""
    answer = dial(patterns, number)
    found = _destinations(plan, answer) if plan is not None else []
    told: Data = {
        "number": number,
        "outcome": answer.outcome,
        "pattern": patterns[answer.patterns[0]].text if answer.patterns else None,
        # Where several rules match, no source says which is taken.
        "destination": found[0]["destination"] if len(found) == 1 else None,
        "keys": answer.keys,
        "dialed": answer.dialed,
        "patterns": _names(patterns, answer.patterns),
        "longer": _names(patterns, answer.longer),
        "lost": answer.lost,
        "early": None,
        "disputed": answer.disputed,
        "rests_on": [_fact(catalogue, identifier) for identifier in answer.rests_on],
        "beware": catalogue.practice(_HASH).text if "#" in number else None,
    }
    if answer.early:
        told["early"] = {
            "keys": answer.early.keys,
            "dialed": number[: answer.early.keys],
            "patterns": _names(patterns, answer.early.patterns),
        }
    if plan is not None:
        told["destinations"] = found
    return told


def _fact(catalogue: Catalogue, identifier: str) -> Data:
    fact = catalogue.topic_fact(identifier)
    text = fact.text
    if identifier == TIMER_WAITS:
        # The fact lists all signs; the answer rests on one.
        text = "; ".join(f"`{one['value']}`: {one['meaning']}" for one in fact.examples or () if one["value"] == TIMER)
    return {"id": identifier, "text": text, "sources": fact.sources, "grade": fact.grade, "note": fact.note}


def _destinations(plan: DialPlan, answer: Answer) -> list[Data]:
    return [
        {
            "rule": plan.rules[found.rule].text,
            "destination": found.certain,
            "each_x": found.each_x,
            "last_digits": found.last_digits,
        }
        for found in dial_plan.apply(plan, answer.dialed)
    ]


def _names(patterns: Sequence[Pattern], places: Iterable[int]) -> list[str]:
    return [patterns[place].text for place in places]
