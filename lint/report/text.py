"""Findings as text for people: place, severity, code, message; under it the line, and a mark under the columns meant.

A row is a list of pieces, each with a style; `plain` drops the styles, `lint.report.colour` shows them on a terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kb.tuples import NamedTuple
from lint.engine import Result
from lint.findings import SEVERITIES, Finding
from lint.wording import clean, count

_WIDEST = 140
_MARGIN = "    "


class Piece(NamedTuple):
    """A stretch of text in one style: a severity, `place`, `code`, `mark` or nothing."""

    text: str
    style: str = ""


Row = list[Piece]


class Tally:
    """Counts over all files, for the last line of the report."""

    def __init__(self) -> None:
        self.files = 0
        self.failed = 0
        self.severities: Counter[str] = Counter()
        self.suppressed = 0
        self.baselined = 0
        self.gone = 0
        """Entries of baselines that occur no longer."""

    def add(self, result: Result) -> None:
        """Count one file."""
        if result.error:
            self.failed += 1
            return
        self.files += not result.again
        self.suppressed += result.suppressed
        self.baselined += result.baselined
        self.severities.update(finding.severity for finding in result.findings)

    def row(self) -> Row:
        """The summary: `2 files: 1 error, 3 warnings, 2 infos`."""
        failed = Piece(f"{count(self.failed, 'file')} not linted", "error")
        if self.failed and not self.files:
            return [failed]
        found = [Piece(count(self.severities[name], name), name) for name in SEVERITIES if self.severities[name]]
        row = [Piece(f"{count(self.files, 'file')}: ")]
        for piece in found:
            row += [piece, Piece(", ")]
        row = row[:-1] if found else [*row, Piece("no findings")]
        row += [Piece(f"; {text}") for text in self._left_out()]
        return [*row, Piece("; "), failed] if self.failed else row

    def _left_out(self) -> Iterator[str]:
        if self.suppressed:
            yield f"{self.suppressed} suppressed by directives"
        if self.baselined:
            yield f"{self.baselined} in the baseline"
        if self.gone:
            entries = "1 entry" if self.gone == 1 else f"{self.gone} entries"
            yield f"{entries} of the baseline {'is' if self.gone == 1 else 'are'} gone: rewrite it"


def render(results: Iterable[Result]) -> Iterator[str]:
    """The report without colours, in pieces."""
    tally = Tally()
    for result in results:
        tally.add(result)
        for row in rows(result):
            yield plain(row)
    yield plain(tally.row())


def rows(result: Result) -> Iterator[Row]:
    """The findings of one file."""
    for finding in result.findings:
        yield heading(finding)
        yield from _excerpt(finding, result.excerpts.get(finding.line, ""))


def heading(finding: Finding) -> Row:
    """Place, severity, code and message."""
    return [
        Piece(f"{clean(finding.file)}:{finding.line}:{finding.column}:", "place"),
        Piece(" "),
        Piece(finding.severity, finding.severity),
        Piece(" "),
        Piece(finding.code, "code"),
        Piece(f" {clean(finding.message)}"),
    ]


def plain(row: Row) -> str:
    """A row without its styles, with its line end."""
    return "".join(piece.text for piece in row).rstrip() + "\n"


def _excerpt(finding: Finding, text: str) -> Iterator[Row]:
    """The line, cut to what fits where it is long, and carets under the finding's columns."""
    if not text:
        return
    start, end = finding.column - 1, max(finding.end_column - 1, finding.column)
    first = max(0, min(start - _WIDEST // 2, len(text) - _WIDEST)) if len(text) > _WIDEST else 0
    last = first + _WIDEST
    # One character each, so that the carets stay below what they point at.
    shown = "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text[first:last]
    )
    tabs = "".join("\t" if character == "\t" else " " for character in text[first:start])
    shown = "".join("\t" if raw == "\t" else seen for raw, seen in zip(text[first:last], shown, strict=True))
    yield [Piece(f"{_MARGIN}{shown}")]
    yield [Piece(_MARGIN + tabs.ljust(start - first)), Piece("^" * (min(end, last) - start), "mark")]
