"""Words of messages: values and names made fit to print."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 60
_UNDECODED = range(0xDC80, 0xDD00)
"""Where `surrogateescape` puts bytes that are no UTF-8."""


def clean(text: str) -> str:
    r"""Text from a file without what upsets a terminal or a JSON reader: `\x1b`, `\xfc` in the place of such bytes."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def quote(text: str) -> str:
    """A value in quotes, cleaned, and cut where it is long."""
    text = clean(text)
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[:_LONGEST]}...'"


def either(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def count(number: int, word: str) -> str:
    """`1 setting`, `2 settings`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _escape(character: str) -> str:
    code = ord(character)
    if code in _UNDECODED:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
