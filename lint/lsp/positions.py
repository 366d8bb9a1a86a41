"""Places in a text as the linter and as editors count them.

The linter counts lines and columns from 1, columns in characters. The protocol counts both from 0, columns in UTF-16
code units: a character outside the Basic Multilingual Plane takes two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from lsprotocol.types import Position, Range

from lint.cfg.lines import Span
from lint.cfg.parse import Document, encode, parse

_SURROGATE = re.compile("[\ud800-\udfff]")


def units(text: str) -> int:
    """UTF-16 code units of a text.

    Bytes that are no UTF-8 count as an editor shows them: a replacement character in the place of each sequence.
    """
    return len(encode(text).decode(errors="replace").encode("utf-16-le")) // 2


class Text:
    """The text of a document, as an editor has it."""

    def __init__(self, source: str) -> None:
        """Half characters, which some editors send for bytes that are no text, become replacement characters."""
        self.source = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", source)

    @classmethod
    def of_file(cls, document: Document) -> Text:
        """What an editor will show of a file that is not open: it hides the byte order mark."""
        text = cls("")
        text.document = document._replace(bom=False)
        return text

    @cached_property
    def data(self) -> bytes:
        """The text as the bytes of a file."""
        return self.source.encode()

    @cached_property
    def document(self) -> Document:
        return parse(self.data)

    def line(self, number: int) -> str:
        """A line without its line end; empty where the text has none of that number."""
        lines = self.document.lines
        return lines[number - 1].statement.text if 0 < number <= len(lines) else ""

    def position(self, number: int, column: int) -> Position:
        """The editor's place of a line and column of the linter."""
        if column < 1:  # Before a byte order mark.
            return Position(number - 1, 0)
        mark = 1 if self.document.bom and number == 1 else 0
        return Position(number - 1, mark + units(self.line(number)[: column - 1]))

    def at(self, offset: int) -> Position:
        """The editor's place of an offset in the text, in characters. Within a line end there is none."""
        number = bisect_right(self._starts, offset)
        return Position(number - 1, units(self.source[self._starts[number - 1] : offset]))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins; one more begins behind the last line end."""
        starts = [0]
        for line in self.document.lines:
            if line.end:
                starts.append(starts[-1] + len(line.statement.text) + len(line.end))
                if len(starts) == 2:
                    starts[1] += int(self.document.bom)
        return starts

    def place(self, position: Position) -> tuple[int, int]:
        """Line and column of an editor's place; one behind the end of a line is that end."""
        number = position.line + 1
        left = position.character - (1 if self.document.bom and number == 1 else 0)
        line = self.line(number)
        column = 1
        for character in line:
            left -= 2 if ord(character) > 0xFFFF else 1
            if left < 0:
                break
            column += 1
        return number, column

    def range(self, number: int, span: Span) -> Range:
        """The editor's place of a span of a line."""
        return Range(self.position(number, span.column), self.position(number, span.end_column))
