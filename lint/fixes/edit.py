"""What a fix is: stretches of text and what to write in their place."""

from __future__ import annotations

from kb.tuples import NamedTuple
from lint.cfg.lines import Span
from lint.cfg.parse import Document


class Place(NamedTuple):
    """A place in a file. A line's end stands behind its last column, and goes up to column 1 of the next line."""

    line: int
    """Counted from the line of the finding, which is 0, so that a rule need not know where its line stands."""
    column: int
    """Counted from 1, in characters; 0, in the first line of a file, is before a byte order mark."""


class Edit(NamedTuple):
    """Put `text` in the place of what stands from `start` up to `end`."""

    start: Place
    end: Place
    text: str


class Fix(NamedTuple):
    """What puts a finding right: all of its edits, or none."""

    edits: tuple[Edit, ...]
    safe: bool
    """No phone reads anything else afterwards, under any reading that is known; see `lint.fixes`."""
    title: str
    """What it does, in the past: `blanks around '=' removed`."""


def safe(title: str, *edits: Edit) -> Fix:
    """A fix that changes nothing for any phone."""
    return Fix(edits, True, title)


def unsafe(title: str, *edits: Edit) -> Fix:
    """A fix after which a phone may read something else."""
    return Fix(edits, False, title)


def in_line(span: Span, text: str) -> Edit:
    """Replace a stretch of the finding's line."""
    return Edit(Place(0, span.column), Place(0, span.end_column), text)


class Splice(NamedTuple):
    """An edit in the text of a certain file, by offsets in characters."""

    start: int
    end: int
    text: str


class Ruler:
    """Turns places in the lines of a document into offsets in its text."""

    def __init__(self, document: Document) -> None:
        self._starts = [int(document.bom)]
        for line in document.lines:
            self._starts.append(self._starts[-1] + len(line.statement.text) + len(line.end))

    def offset(self, line: int, column: int) -> int:
        """Where a column of a line, both counted from 1, stands; a line behind the last one is the end of the file."""
        return self._starts[line - 1] + column - 1

    def splices(self, fix: Fix, line: int) -> tuple[Splice, ...]:
        """The edits of a fix of a finding in `line`, in order."""
        return tuple(
            sorted(
                Splice(self.offset(line + edit.start.line, edit.start.column),
                       self.offset(line + edit.end.line, edit.end.column), edit.text)
                for edit in fix.edits
            )
        )  # fmt: skip


def spliced(text: str, splices: list[Splice], start: int = 0, end: int | None = None) -> str:
    """The text from `start` to `end` after edits that lie within, are sorted and do not overlap."""
    pieces = []
    for splice in splices:
        pieces += [text[start : splice.start], splice.text]
        start = splice.end
    return "".join([*pieces, text[start:end]])
