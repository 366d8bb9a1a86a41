"""A number that is typed key by key: what stands after each key, as plain data."""

from __future__ import annotations

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.dialing.account import Data, number_account
from lint.dialing.dial_plan import DialPlan
from lint.dialing.dialed import AT_ONCE, NEVER
from lint.dialing.digit_map import DigitMap

GOES_ON = "goes-on"
"""Nothing matches yet, but a pattern still can."""
TOO_LATE = "too-late"
"""The call was placed by an earlier key already."""


class Played(NamedTuple):
    """What stands after a key, if it were the last one."""

    key: str
    number: str
    """All keys so far."""
    state: str
    """One of the outcomes of a number, or that it goes on, or that the key comes too late."""
    alive: tuple[str, ...]
    """Patterns that match, or can still be completed, in the map's order."""
    gone: tuple[str, ...]
    """Patterns that were alive before this key."""
    account: Data
    """All that is known of the number so far, as `offhook dial` tells it."""


def play(catalogue: Catalogue, digit_map: DigitMap, plan: DialPlan | None, number: str) -> list[Played]:
    """One entry for each key of a number. Raises `ValueError` for a text that is no row of keys."""
    patterns = digit_map.sound
    names = [one.text for one in patterns]
    before = tuple(dict.fromkeys(names))
    played: list[Played] = []
    dialed = False
    for keys, key in enumerate(number, 1):
        told = number_account(catalogue, patterns, plan, number[:keys])
        state = told["outcome"]
        if state == NEVER and told["longer"]:
            state = GOES_ON
        if dialed:
            state, alive = TOO_LATE, before
        else:
            standing = {*told["patterns"], *told["longer"]}
            alive = tuple(name for name in before if name in standing)
        gone = tuple(name for name in before if name not in alive)
        played.append(Played(key, number[:keys], state, alive, gone, told))
        before, dialed = alive, dialed or state == AT_ONCE
    return played
