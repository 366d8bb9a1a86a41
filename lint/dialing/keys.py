"""The keys of a phone as sets of bits, and words for such sets."""

from __future__ import annotations

from collections.abc import Iterator

DIGITS = "0123456789"
KEYS = DIGITS + "*#ABCD"
"""What can be dialed, and what a digit map can name."""

BITS = {key: 1 << place for place, key in enumerate(KEYS)}
ANY_DIGIT = (1 << len(DIGITS)) - 1


def keys_of(mask: int) -> Iterator[str]:
    """The keys of a set, in the order of `KEYS`."""
    return (key for key, bit in BITS.items() if mask & bit)


def words(mask: int) -> str:
    """A set in words: `2 to 7`, `1, 3 or 5`, `a digit`; three digits in a row or more become a span."""
    if mask == ANY_DIGIT:
        return "a digit"
    spans: list[str] = []
    for key in keys_of(mask):
        if spans and key in DIGITS and spans[-1][-1] in DIGITS and int(key) == int(spans[-1][-1]) + 1:
            spans[-1] = f"{spans[-1][0]}-{key}"
        else:
            spans.append(key)
    parts: list[str] = []
    for span in spans:
        first, last = span[0], span[-1]
        if len(span) == 1:
            parts.append(first)
        elif int(last) == int(first) + 1:
            parts += [first, last]
        else:
            parts.append(f"{first} to {last}")
    return " or ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
