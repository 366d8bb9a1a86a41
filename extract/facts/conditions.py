"""What must hold for a parameter to matter, as a sentence says it."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.facts.grammar import AND_ALSO, OR_ELSE

_NOT_EQUAL = re.compile(
    r"^\s+(?:(?:set|equal|configured)\s+to\s+)?"
    r"['\"\u2018\u201c]?(?P<value>-?\w+)['\"\u2019\u201d]?(?=[\s.,;\])]|$)"
)
_NO_VALUES = frozenset(
    {
        *("not", "set", "configured", "one", "either", "any", "to", "greater", "less", "more", "fewer", "at", "above"),
        *("below", "different", "other", "between"),
    }
)
"""Words behind "is" that begin something else than one value."""
_ON, _OFF = frozenset({"enabled", "enable", "on"}), frozenset({"disabled", "disable", "off"})
_QUOTES = "\"'\u201c\u201d\u2018\u2019"


class ReadCondition(NamedTuple):
    """A condition: on a path, or on a label that has yet to be found."""

    path: str | None
    label: str | None
    wanted: str
    """The one value it needs; empty where several will do or any."""
    words: str
    op: str = "equals"
    values: tuple[str, ...] = ()


def conditions(match: re.Match[str], sentence: str) -> list[ReadCondition]:
    """A condition, its alternatives behind "or", and the conditions that an "and" joins to it.

    What is negated otherwise than "not empty" is not read.
    """
    read: list[ReadCondition] = []
    rest = sentence
    found_one: re.Match[str] | None = match
    while found_one is not None:
        rest = rest[found_one.end() :]
        condition, rest = _condition(found_one, rest, sentence)
        if condition is None:
            return []
        read.append(condition)
        rest = rest.lstrip(" ,")
        found_one = AND_ALSO.match(rest)
    return read


def exception(match: re.Match[str], sentence: str) -> ReadCondition | None:
    """A condition under which the parameter does not matter, turned round."""
    condition, _ = _condition(match, sentence[match.end() :], sentence)
    if condition is None or condition.op != "equals":
        return None
    return condition._replace(op="not_equals", wanted="")


def _condition(match: re.Match[str], rest: str, sentence: str) -> tuple[ReadCondition | None, str]:
    """The condition of one match, and what is left of the sentence behind it."""
    groups = match.groupdict()
    path, label = groups.get("path"), groups.get("label")
    wanted = (groups.get("quoted") or groups.get("wanted") or "").strip(_QUOTES + ".")
    if wanted.lower() == "not" and re.match(r"\s+empty\b", rest):
        return ReadCondition(path, label, "", sentence, "not_empty", ()), re.sub(r"^\s+empty\b", "", rest)
    unlike = _NOT_EQUAL.match(rest) if wanted.lower() == "not" else None
    if unlike:
        value = _switched(unlike["value"])
        return ReadCondition(path, label, "", sentence, "not_equals", (value,)), rest[unlike.end() :]
    if wanted.lower() in _NO_VALUES:
        return None, rest
    values = [_switched(wanted)]
    while (other := OR_ELSE.match(rest)) is not None:
        values.append(_switched(other["wanted"].rstrip(".")))
        rest = rest[other.end() :]
    if len(values) > 1:
        return ReadCondition(path, label, "", sentence, "one_of", tuple(values)), rest
    return ReadCondition(path, label, values[0], sentence, "equals", (values[0],)), rest


def _switched(wanted: str) -> str:
    return "1" if wanted.lower() in _ON else "0" if wanted.lower() in _OFF else wanted
