"""What one line of a configuration file says, by its text alone.

Columns count from 1, in characters of the decoded text (a tab is one character, so is a byte that cannot be decoded).
A blank is a space or a tab.
"""

from __future__ import annotations

from functools import lru_cache

from kb.patterns import pattern
from kb.tuples import NamedTuple

ASSIGNMENT, COMMENT, BLANK, INCLUDE, OTHER = "assignment", "comment", "blank", "include", "other"
BLANKS = " \t"

# No `=` may follow: `include = x` sets a parameter of an odd name. A URL behind the word may well hold one.
_INCLUDE = pattern(r"[ \t]*include[ \t]+(?!=)(?=[^ \t])")


class Span(NamedTuple):
    """A stretch of one line, first column and the first one after it."""

    column: int
    end_column: int


class Statement(NamedTuple):
    """One line without its line end. Nothing is stripped from `text`; `name` and `value` stand without outer blanks.

    A text after the value (` ; such as this`) is part of the value: whether a phone cuts it off is not known.
    """

    kind: str
    text: str
    name: str = ""
    """The name of an assignment; empty in other lines."""
    name_span: Span = Span(1, 1)
    equals: int = 0
    """Column of the first `=` of an assignment, 0 in other lines."""
    value: str = ""
    """The value of an assignment, the target of an include, the text of a comment after its mark."""
    value_span: Span = Span(1, 1)
    mark: str = ""
    """How a comment begins: `;`, or `#`, which is doubtful."""

    @property
    def span(self) -> Span:
        """The line without the blanks around it."""
        return _span(self.text, 0, len(self.text))[1]


@lru_cache(maxsize=1 << 16)
def read(text: str) -> Statement:
    """Read one line, given without its line end. Remembered: files of many phones share most of their lines."""
    body = text.strip(BLANKS)
    if not body:
        return Statement(BLANK, text)
    if body[0] in ";#":
        value, span = _span(text, text.index(body[0]) + 1, len(text))
        return Statement(COMMENT, text, value=value, value_span=span, mark=body[0])
    include = _INCLUDE.match(text) if body.startswith("include") else None
    if include:
        value, span = _span(text, include.end(), len(text))
        return Statement(INCLUDE, text, value=value, value_span=span)
    equals = text.find("=")
    if equals < 0:
        return Statement(OTHER, text)
    if text.isprintable() and " " not in (text[0], text[equals - 1], text[equals + 1 :][:1], text[-1]):
        # Nearly every line: there is no blank to cut off.
        first, last = Span(1, equals + 1), Span(equals + 2, len(text) + 1)
        return Statement(ASSIGNMENT, text, text[:equals], first, equals + 1, text[equals + 1 :], last)
    name, name_span = _span(text, 0, equals)
    value, value_span = _span(text, equals + 1, len(text))
    return Statement(ASSIGNMENT, text, name, name_span, equals + 1, value, value_span)


def _span(text: str, start: int, end: int) -> tuple[str, Span]:
    """A part of a line without its outer blanks, and where it stands; nothing but blanks counts as empty at `start`."""
    part = text[start:end]
    inner = part.strip(BLANKS)
    if not inner:
        return "", Span(start + 1, start + 1)
    start += len(part) - len(part.lstrip(BLANKS))
    return inner, Span(start + 1, start + len(inner) + 1)
