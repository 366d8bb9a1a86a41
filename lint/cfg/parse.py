"""A configuration file as lines. Nothing is lost: `parse(data).to_bytes() == data` for any bytes.

The text is read as UTF-8. A byte that is none survives as a lone surrogate (`surrogateescape`), takes one column, and
is written back as the same byte. A byte order mark is kept beside the lines and takes no column. A line ends with LF,
CR LF or CR alone; the last one may have no end.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.cfg import lines
from lint.cfg.lines import Statement

_BOM = "\ufeff"
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


class Line(NamedTuple):
    """One line of a file."""

    number: int
    """Counted from 1."""
    statement: Statement
    end: str
    """The line end as it stands: LF, CR LF, CR, or nothing."""


class Document(NamedTuple):
    """A file that was read."""

    lines: list[Line]
    bom: bool
    """A UTF-8 byte order mark stands before the first line."""

    def to_bytes(self) -> bytes:
        """The file, byte for byte."""
        return encode(self.text())

    def text(self) -> str:
        """The decoded file, byte order mark included."""
        return (_BOM if self.bom else "") + "".join(line.statement.text + line.end for line in self.lines)

    def offset(self, number: int, column: int) -> int:
        """The place in the file, in bytes, of a column of a line; both count from 1."""
        before = "".join(line.statement.text + line.end for line in self.lines[: number - 1])
        within = self.lines[number - 1].statement.text[: column - 1]
        return len(encode((_BOM if self.bom else "") + before + within))


def parse(data: bytes) -> Document:
    """Read the bytes of a file. Never fails; `lint.cfg.recognise` tells what is no configuration file."""
    text = data.decode("utf-8", "surrogateescape")
    bom = text.startswith(_BOM)
    read = lines.read
    found = [
        Line(number, read(match[1]), match[2]) for number, match in enumerate(_LINE.finditer(text, 1 if bom else 0), 1)
    ]
    del found[-1]  # The pattern's last match is always the nothing at the end of the file.
    return Document(found, bom)


def encode(text: str) -> bytes:
    """Text of a document back to bytes."""
    return text.encode("utf-8", "surrogateescape")
