"""A configuration file as lines. Nothing is lost: `parse(data).to_bytes() == data` for any bytes.

The text is read as UTF-8. A byte that is none survives as a lone surrogate (`surrogateescape`), takes one column, and
is written back as the same byte. A byte order mark is kept beside the lines and takes no column. A line ends with LF,
CR LF or CR alone; the last one may have no end.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from kb.patterns import pattern
from kb.tuples import NamedTuple
from lint.cfg import lines
from lint.cfg.lines import Statement

_BOM = "\ufeff"
_LINE = pattern(r"([^\r\n]*)(\r\n|\n|\r|\Z)")


class Line(NamedTuple):
    """One line of a file."""

    number: int
    """Counted from 1."""
    statement: Statement
    end: str
    """The line end as it stands: LF, CR LF, CR, or nothing."""

    def saying(self, statement: Statement) -> Line:
        """The line with another statement."""
        return Line(self.number, statement, self.end)


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
    if "\r" not in text:
        *whole, last = text[1 if bom else 0 :].split("\n")
        found = [Line(number, read(one), "\n") for number, one in enumerate(whole, 1)]
        if last:
            found.append(Line(len(found) + 1, read(last), ""))
        return Document(found, bom)
    found = [
        Line(number, read(match[1]), match[2]) for number, match in enumerate(_LINE.finditer(text, 1 if bom else 0), 1)
    ]
    del found[-1]  # The pattern's last match is always the nothing at the end of the file.
    return Document(found, bom)


class Stream:
    """The lines of a file of any size, read in pieces: no more than a piece and the longest line is held.

    `b"".join(stream.chunks())` gives the same bytes as the pieces put together, for any bytes and any pieces.
    """

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self.bom = False
        """Whether a byte order mark stands before the first line; known once the first line was taken."""

    def __iter__(self) -> Iterator[Line]:
        """The lines, in order."""
        number = 0
        for text in self._whole_lines():
            for match in _LINE.finditer(text):
                if match[0]:
                    number += 1
                    # Past remembering each line: what is so large has few lines twice.
                    yield Line(number, lines.read.__wrapped__(match[1]), match[2])

    def chunks(self) -> Iterator[bytes]:
        """The file again, a line at a time."""
        first = True
        for line in self:
            yield encode((_BOM if first and self.bom else "") + line.statement.text + line.end)
            first = False
        if first and self.bom:
            yield encode(_BOM)

    def _whole_lines(self) -> Iterator[str]:
        """The text in stretches that end with a line's end; the last one may end without."""
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        held: list[str] = []
        started = False
        for piece in self._pieces:
            text = decoder.decode(piece)
            if text and not started:
                started, self.bom = True, text.startswith(_BOM)
                text = text.removeprefix(_BOM)
            # A CR at the end of a piece may be half of a CR LF.
            cut = max(text.rfind("\n"), text.rfind("\r", 0, len(text) - 1)) + 1
            if held and held[-1].endswith("\r") and text and not text.startswith("\n") and not cut:
                yield "".join(held)
                held = [text]
            elif cut:
                yield "".join((*held, text[:cut]))
                held = [text[cut:]]
            elif text:
                held.append(text)
        rest = "".join((*held, decoder.decode(b"", final=True)))
        if rest and not started:
            self.bom = rest.startswith(_BOM)
            rest = rest.removeprefix(_BOM)
        if rest:
            yield rest


def encode(text: str) -> bytes:
    """Text of a document back to bytes."""
    return text.encode("utf-8", "surrogateescape")
