"""A digit map: patterns and the separator between them, which decides the syntax. `str(read(text)) == text`."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, zip_longest

from kb.tuples import NamedTuple
from lint.dialing import faults, pattern
from lint.dialing.faults import Fault
from lint.dialing.pattern import Pattern

FULL, SHORT, SINGLE, MIXED = "full", "short", "single", "mixed"
"""`|` between patterns, `;` between patterns, one pattern alone (both syntaxes may be meant), both separators."""

_SYNTAX = {"": SINGLE, "|": FULL, ";": SHORT, "|;": MIXED}


class DigitMap(NamedTuple):
    """A digit map that was read, whatever it is worth."""

    text: str
    syntax: str
    patterns: tuple[Pattern, ...]
    separators: str
    """One character between each pattern and the next."""
    faults: tuple[Fault, ...]
    """All of them, in the order of their places."""

    def __str__(self) -> str:
        pieces = zip_longest(map(str, self.patterns), self.separators, fillvalue="")
        return "".join(chain.from_iterable(pieces))

    @property
    def sound(self) -> tuple[Pattern, ...]:
        """The patterns that are understood."""
        return tuple(one for one in self.patterns if one.sound)


@lru_cache(maxsize=1024)
def read(text: str) -> DigitMap:
    """Read a digit map. Never fails; an empty text is a map without patterns, as phones have it by default.

    A single pattern is read in the full syntax, of which the short one is a part. So are the patterns of a map with
    both separators, which no manual defines.
    """
    if not text:
        return DigitMap("", SINGLE, (), "", ())
    separators = "".join(character for character in text if character in "|;")
    syntax = _SYNTAX["".join(sign for sign in "|;" if sign in separators)]
    patterns: list[Pattern] = []
    found: list[Fault] = []
    start = 0
    for part in text.replace("|", ";").split(";"):
        one = pattern.read(part, start, syntax != SHORT)
        if not part:
            # The separator that has nothing before it, or, at the end, nothing behind it.
            at = min(start, len(text) - 1)
            found.append(Fault(faults.EMPTY_PATTERN, at, at + 1, "empty pattern"))
        patterns.append(one)
        start += len(part) + 1
    if syntax == MIXED:
        at = next(place for place, sign in enumerate(text) if sign in "|;" and sign != separators[0])
        words = f"'{text[at]}' where '{separators[0]}' separated before"
        found.append(Fault(faults.BOTH_SEPARATORS, at, at + 1, words))
    found.extend(chain.from_iterable(one.faults for one in patterns))
    # A separator alone has nothing on either side: one fault.
    unique = sorted(dict.fromkeys(found), key=lambda fault: fault.start)
    return DigitMap(text, syntax, tuple(patterns), separators, tuple(unique))
