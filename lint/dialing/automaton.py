"""Automata of patterns: which numbers a pattern matches, and how two patterns stand to each other.

A pattern is a row of positions, so its non-deterministic automaton has one state for each number of positions passed. A
set of such states is one integer; the deterministic automaton over these sets is built as far as it is walked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from lint.dialing.keys import BITS, KEYS, keys_of
from lint.dialing.pattern import Element, Pattern

DEAD = 0
"""The state from which nothing is matched any more."""


class Automaton:
    """The automaton of one sound pattern. States are integers; the empty number is never matched."""

    def __init__(self, positions: Sequence[Element]) -> None:
        self._masks = [position.mask for position in positions]
        self._dots = [position.dot for position in positions]
        self._end = 1 << len(positions)
        self._steps: dict[tuple[int, str], int] = {}
        self._dotted = sum(1 << place for place, dot in enumerate(self._dots) if dot)
        self.classes = {
            key: sum(1 << place for place, mask in enumerate(self._masks) if mask & bit) for key, bit in BITS.items()
        }
        """The positions that take each key. Keys of equal class lead to equal states."""
        self.start = self._closed(1)

    def _closed(self, states: int) -> int:
        """With all states that are reached without a key: a dotted position may be left out."""
        while (further := states | (states & self._dotted) << 1) != states:
            states = further
        return states

    def step(self, state: int, key: str) -> int:
        """The state after a key."""
        following = self._steps.get((state, key))
        if following is None:
            taken = state & self.classes[key]
            stay = taken & self._dotted
            following = self._steps[state, key] = self._closed(stay | (taken ^ stay) << 1)
        return following

    def after(self, number: str) -> int:
        """The state after a whole number."""
        state = self.start
        for key in number:
            state = self.step(state, key)
        return state

    def accepts(self, state: int) -> bool:
        """Whether the number that led here (one key at least) is matched."""
        return bool(state & self._end)

    def open(self, state: int) -> bool:
        """Whether a further key can lead to a match."""
        return bool(state & (self._end - 1))

    def settled(self, state: int) -> bool:
        """Whether the number is matched and cannot go on within this pattern."""
        return self.accepts(state) and not self.open(state)

    def further(self, state: int) -> str:
        """A shortest row of keys, one at least, that leads from an open state to a match."""
        place = (state & (self._end - 1)).bit_length() - 1
        first = next(keys_of(self._masks[place]))
        rest = zip(self._masks[place + 1 :], self._dots[place + 1 :], strict=True)
        return first + "".join(next(keys_of(mask)) for mask, dot in rest if not dot)

    def matches(self, number: str) -> bool:
        """Whether the pattern matches a whole number."""
        return bool(number) and self.accepts(self.after(number))


@lru_cache(maxsize=4096)
def automaton(pattern: Pattern) -> Automaton:
    """The automaton of a sound pattern."""
    return Automaton(pattern.positions)


def representatives(automata: Sequence[Automaton]) -> list[str]:
    """One key of each class: keys of equal class are not told apart by any of the automata."""
    return list({tuple(one.classes[key] for one in automata): key for key in reversed(KEYS)}.values())[::-1]


States = tuple[int, ...]


class Budget:
    """How many states may still be walked. Patterns with dots in their midst can have more than anybody waits for."""

    def __init__(self, states: int) -> None:
        self.left = states

    def spend(self) -> None:
        """Count one state. Raises `BudgetError` where none is left."""
        if not self.left:
            raise BudgetError
        self.left -= 1


class BudgetError(Exception):
    """A comparison was given up: it would take too long."""


def walk(
    automata: Sequence[Automaton], budget: Budget, stop: Callable[[States], bool] = lambda states: False
) -> Iterator[tuple[States, str]]:
    """States of the product of automata, each with a shortest number that leads there, shortest numbers first.

    Only states are walked at which the first automaton has matched or still can. What follows a state on which `stop`
    says yes is left out. Raises `BudgetError`.
    """
    keys = representatives(automata)
    seen: set[States] = set()
    queue = deque([(tuple(one.start for one in automata), "")])
    while queue:
        states, number = queue.popleft()
        for key in keys:
            following = tuple(one.step(state, key) for one, state in zip(automata, states, strict=True))
            if following[0] == DEAD or following in seen:
                continue
            budget.spend()
            seen.add(following)
            yield following, number + key
            if not stop(following):
                queue.append((following, number + key))
