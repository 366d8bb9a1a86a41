"""Patterns in words: what one matches (`4 digits beginning with 2 to 7`), and how it stands to others."""

from __future__ import annotations

from collections.abc import Sequence

from lint.dialing import keys
from lint.dialing.compare import COVERED, OVERLAP, TWICE, UNREACHABLE, Relation
from lint.dialing.pattern import Element, Pattern


def describe(pattern: Pattern) -> str:
    """A sound pattern in words."""
    positions = pattern.positions
    tail = len(positions)
    while tail and positions[tail - 1].any_digit:
        tail -= 1
    text = _whole(pattern, positions[:tail], positions[tail:])
    return f"{text}, complete when the timer has run out" if pattern.timer else text


def _whole(pattern: Pattern, head: Sequence[Element], tail: Sequence[Element]) -> str:
    length = _length(pattern)
    if any(element.dot for element in head):
        return f"{length}: {_sequence(pattern.positions)}"
    if not head:
        return length
    if tail:
        return f"{length} beginning with {_sequence(head)}"
    if all(_single(element) for element in head):
        return f"the number {_sequence(head)}"
    return f"{length}: {_sequence(head)}"


def _length(pattern: Pattern) -> str:
    digits = all(element.mask & ~keys.ANY_DIGIT == 0 for element in pattern.positions)
    noun = "digit" if digits else "key"
    fewest = max(pattern.fewest, 1)
    if pattern.most is None:
        return f"{fewest} or more {noun}s"
    return f"{fewest} {noun}{'' if fewest == 1 else 's'}"


def _sequence(elements: Sequence[Element]) -> str:
    """`91, then 2 to 9, then any 3 digits`."""
    parts: list[str] = []
    row, run = "", 0
    for element in [*elements, None]:
        if row and (element is None or element.dot or not _single(element)):
            parts.append(row)
            row = ""
        if run and (element is None or element.dot or not element.any_digit):
            parts.append("any digit" if run == 1 else f"any {run} digits")
            run = 0
        if element is None:
            break
        if element.dot:
            parts.append(f"{keys.words(element.mask)} any number of times")
        elif _single(element):
            row += next(keys.keys_of(element.mask))
        elif element.any_digit:
            run += 1
        else:
            parts.append(keys.words(element.mask))
    return ", then ".join(parts)


def _single(element: Element) -> bool:
    return element.mask.bit_count() == 1


def explain(patterns: Sequence[Pattern], relation: Relation) -> str:
    """A relation between patterns in words."""
    name = f"'{patterns[relation.pattern]}'"
    others = listed([str(patterns[other]) for other in relation.others])
    example = f"{relation.example} and {relation.longer}"
    return {
        TWICE: f"{name} matches the same numbers as the earlier {others}",
        COVERED: f"{name} does nothing: all its numbers match the earlier {others}",
        UNREACHABLE: f"{name} is reached only if the phone waits after a complete number of {others} ({example})",
        OVERLAP: f"{name} has numbers that begin with a complete number of {others} ({example})",
    }[relation.kind]


def listed(names: Sequence[str]) -> str:
    """Names in quotes; no more than three."""
    shown = ", ".join(f"'{name}'" for name in names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
