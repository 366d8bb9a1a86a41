"""How the patterns of one digit map stand to each other: written twice, covered, out of reach, continued.

A relation's kind is the id of a practice of the dataset.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kb.tuples import NamedTuple
from lint.dialing.automaton import DEAD, Automaton, Budget, BudgetError, States, automaton, walk
from lint.dialing.pattern import Element, Pattern

TWICE = "digit-map-pattern-twice"
"""It matches the same numbers as an earlier pattern, however they are written."""
COVERED = "digit-map-pattern-covered"
"""An earlier pattern matches all its numbers, and more."""
UNREACHABLE = "digit-map-unreachable"
"""Each of its numbers begins with a complete number of other patterns."""
OVERLAP = "digit-map-overlap"
"""Some of its numbers do."""

_STATES = 20_000


class Relation(NamedTuple):
    """One pattern, and the others that stand in its way. Patterns are named by their places among those compared."""

    kind: str
    pattern: int
    others: tuple[int, ...]
    example: str = ""
    """A number that is complete by one of the others,"""
    longer: str = ""
    """and a number of this pattern that begins with it."""


class Comparison(NamedTuple):
    """What was found; at most one relation for each pattern, in their order."""

    relations: tuple[Relation, ...]
    complete: bool
    """Nothing was left out for want of time."""


@lru_cache(maxsize=256)
def compare(patterns: tuple[Pattern, ...], states: int = _STATES) -> Comparison:
    """Compare sound patterns with each other; `states` bounds how much is looked at."""
    budget = Budget(states)
    redundant = _gather(_redundant(patterns, budget))
    names = {relation.pattern for relation in redundant.relations}
    if not redundant.complete:
        return redundant
    continuing = _gather(_continuing(patterns, budget, names))
    relations = sorted((*redundant.relations, *continuing.relations), key=lambda relation: relation.pattern)
    return Comparison(tuple(relations), continuing.complete)


@lru_cache(maxsize=256)
def repeated(patterns: tuple[Pattern, ...], states: int = _STATES) -> Comparison:
    """Only the patterns whose numbers an earlier one matches as well: what `compare` calls twice or covered."""
    return _gather(_redundant(patterns, Budget(states)))


def _gather(relations: Iterator[Relation]) -> Comparison:
    """Relations until they end, or until the budget does."""
    found: list[Relation] = []
    try:
        found.extend(relations)
    except BudgetError:
        return Comparison(tuple(found), complete=False)
    return Comparison(tuple(found), complete=True)


def covers(wide: Pattern, narrow: Pattern, budget: Budget) -> bool:
    """Whether each number of `narrow` is one of `wide`. Raises `BudgetError`."""
    if max(wide.fewest, 1) > max(narrow.fewest, 1):
        return False
    if wide.most is not None and (narrow.most is None or narrow.most > wide.most):
        return False
    if any(element.mask & ~other.mask for element, other in _plain(narrow.positions, wide.positions)):
        return False
    small, large = automaton(narrow), automaton(wide)
    return all(large.accepts(b) or not small.accepts(a) for (a, b), _ in walk((small, large), budget))


def continued(short: Pattern, long: Pattern, budget: Budget) -> tuple[str, str] | None:
    """A number that ends `short`, and one of `long` that begins with it; None where there is none.

    A number ends a pattern where it matches, no dot of the pattern lets it go on, and no `T` bids the phone wait.
    Raises `BudgetError`.
    """
    if short.timer or (long.most is not None and max(short.fewest, 1) >= long.most):
        return None
    if any(not element.mask & other.mask for element, other in _plain(short.positions, long.positions)):
        return None
    ending, going = automaton(short), automaton(long)
    for (a, b), number in walk((going, ending), budget, lambda states: states[1] == DEAD):
        if ending.settled(b) and going.open(a):
            return number, number + going.further(a)
    return None


def _redundant(patterns: Sequence[Pattern], budget: Budget) -> Iterator[Relation]:
    for place, one in enumerate(patterns):
        for earlier, other in enumerate(patterns[:place]):
            if not covers(other, one, budget):
                continue
            if covers(one, other, budget):
                yield Relation(TWICE, place, (earlier,))
                break
            # A narrow pattern that ends a number which the wide one leaves to the timer is there for a reason.
            if _waits(one) or not _waits(other):
                yield Relation(COVERED, place, (earlier,))
                break


def _continuing(patterns: Sequence[Pattern], budget: Budget, redundant: set[int]) -> Iterator[Relation]:
    """Patterns with numbers that begin with complete numbers of others; what is redundant says nothing new."""
    kept = [place for place in range(len(patterns)) if place not in redundant]
    for place in kept:
        before: dict[int, tuple[str, str]] = {}
        for other in kept:
            pair = continued(patterns[other], patterns[place], budget) if other != place else None
            if pair:
                before[other] = pair
        if before:
            example, longer = min(before.values(), key=lambda pair: (len(pair[0]), pair))
            reached = _reached(patterns[place], [patterns[other] for other in before], budget)
            yield Relation(OVERLAP if reached else UNREACHABLE, place, tuple(before), example, longer)


def _reached(pattern: Pattern, others: Sequence[Pattern], budget: Budget) -> bool:
    """Whether the pattern has a number that does not begin with a complete number of the others."""
    machines: list[Automaton] = [automaton(pattern), *map(automaton, others)]

    def ended(states: States) -> bool:
        return any(one.settled(state) for one, state in zip(machines[1:], states[1:], strict=True))

    return any(machines[0].accepts(states[0]) for states, _ in walk(machines, budget, ended))


def _waits(pattern: Pattern) -> bool:
    """Whether its numbers end by the timer alone."""
    return pattern.timer or pattern.positions[-1].dot


def _plain(some: Sequence[Element], others: Sequence[Element]) -> Iterator[tuple[Element, Element]]:
    """Positions of two patterns that take the same key of a number: all before the first dot of either."""
    for pair in zip(some, others, strict=False):
        if pair[0].dot or pair[1].dot:
            return
        yield pair
