"""What becomes of a number that is typed key by key under a digit map.

The manuals say that a match ends the entry. They also say that the phone waits after a match that begins a longer
pattern (their `0`), and that it does not (their `[2-9]11`): where that decides, the answer is the one with the wait,
which the other statement is named beside. `rests_on` holds ids of facts of the dataset's topics.
"""

from __future__ import annotations

from collections.abc import Sequence

from kb.tuples import NamedTuple
from lint.dialing.automaton import Automaton, automaton
from lint.dialing.keys import BITS
from lint.dialing.pattern import Pattern

AT_ONCE, WAITS, NEVER = "immediate", "timer", "no-match"
"""Dialed at once after a key; complete, but dialed by the timer; no match, so ended by the timer or the pound key."""

MATCH_ENDS = "digit-map-match"
LONGER_WAITS = "digit-map-prefix-waits"
CONFLICT = "digit-map-overlap-conflict"
DOT_WAITS = "digit-map-dot-ends-by-timer"
TIMER_WAITS = "digit-map-full-constructs"
NO_MATCH = "digit-map-no-match"


class Match(NamedTuple):
    """Where a number on its way is complete by patterns, though others could go on."""

    keys: int
    patterns: tuple[int, ...]


class Answer(NamedTuple):
    """What becomes of a number. Patterns are named by their places among those asked."""

    number: str
    outcome: str
    keys: int
    """How many keys are taken: all, unless the number ends before its last key."""
    patterns: tuple[int, ...]
    """What the keys taken match."""
    longer: tuple[int, ...]
    """Patterns that further keys could still complete."""
    lost: int | None
    """The key, counted from 1, with which nothing can match any more."""
    early: Match | None
    """An earlier end, if the phone dials a match although a longer pattern has begun."""
    rests_on: tuple[str, ...]

    @property
    def dialed(self) -> str:
        """The number that is sent."""
        return self.number[: self.keys]

    @property
    def disputed(self) -> bool:
        """Whether the guide contradicts itself in what decides here."""
        return CONFLICT in self.rests_on


def is_number(text: str) -> bool:
    """Whether a text is a row of keys."""
    return bool(text) and all(key in BITS for key in text)


def dial(patterns: Sequence[Pattern], number: str) -> Answer:
    """What becomes of a number under sound patterns. Raises `ValueError` for a text that is no row of keys."""
    if not is_number(number):
        raise ValueError(number)
    machines = [automaton(one) for one in patterns]
    states = [one.start for one in machines]
    early: Match | None = None
    lost: int | None = None
    for keys, key in enumerate(number, 1):
        states = [one.step(state, key) for one, state in zip(machines, states, strict=True)]
        matched, longer = _standing(machines, states)
        if not (matched or longer) and lost is None:
            lost = keys
        ended = tuple(place for place in matched if _ends(patterns[place], machines[place], states[place]))
        if ended and not longer:
            rests_on = (MATCH_ENDS, *((CONFLICT,) if early else ()))
            return Answer(number, AT_ONCE, keys, matched, (), None, early, rests_on)
        if ended and early is None and keys < len(number):
            early = Match(keys, ended)
    if not matched:
        rests_on = (NO_MATCH, *((CONFLICT,) if early else ()))
        return Answer(number, NEVER, len(number), (), longer, lost, early, rests_on)
    if ended:
        rests_on = (LONGER_WAITS, CONFLICT)
    else:
        grounds = [TIMER_WAITS if patterns[place].timer else DOT_WAITS for place in matched]
        rests_on = (*dict.fromkeys(grounds), *((CONFLICT,) if early else ()))
    return Answer(number, WAITS, len(number), matched, longer, None, early, rests_on)


def _standing(machines: Sequence[Automaton], states: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Which patterns match, and which can still be completed."""
    pairs = list(enumerate(zip(machines, states, strict=True)))
    matched = tuple(place for place, (one, state) in pairs if one.accepts(state))
    return matched, tuple(place for place, (one, state) in pairs if one.open(state))


def _ends(pattern: Pattern, machine: Automaton, state: int) -> bool:
    """Whether a pattern, taken alone, ends the number here at once."""
    return machine.settled(state) and not pattern.timer
