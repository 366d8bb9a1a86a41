"""Settings that stand more than once in a file."""

from __future__ import annotations

from collections.abc import Iterator

from kb.patterns import pattern
from kb.tuples import NamedTuple
from lint.cfg.lines import ASSIGNMENT, BLANK, COMMENT
from lint.cfg.parse import Line
from lint.entries import CONTINUED, KNOWN, Entry
from lint.sheet import Sheet

_LEADING_ZEROS = pattern(r"(?<![0-9])0+(?=[0-9])")
_PLAIN = pattern(r"[a-z0-9_/.-]+")


class Repeated(NamedTuple):
    """A line that sets what a line before it set already."""

    line: int
    entry: Entry
    before_line: int
    before: Entry

    @property
    def same(self) -> bool:
        """Whether both set the same value; literals of a value list are compared without regard to case."""
        if self.entry.value == self.before.value:
            return True
        parameter = self.entry.parameter
        return bool(parameter and parameter.values) and self.entry.value.lower() == self.before.value.lower()


def repeated(sheet: Sheet) -> Iterator[Repeated]:
    """Every repeated setting, each with the nearest line before it; names are compared without regard to case.

    A name that is not known counts as it is written: a broken one sets something else than the one that was meant.
    """
    seen: dict[str, tuple[int, Entry]] = {}
    for line, entry in sheet.entries:
        if not entry.statement.name or entry.standing == CONTINUED:
            continue
        key = (entry.name if entry.standing == KNOWN else entry.statement.name).lower()
        if key in seen:
            yield Repeated(line.number, entry, *seen[key])
        seen[key] = line.number, entry


def exact_repetitions(sheet: Sheet) -> dict[int, int]:
    """Lines that say again what a line before them says, however a phone reads: `{line: line before}`.

    Both are the same to the character, their ends too (a last line may lack its LF: nothing is cut off with it). In
    between stand only comments that begin with `;` in the first column, blank lines, and settings that cannot be meant
    for the same: their names differ even without regard to case, blanks, slashes at the ends and leading zeros, they
    are no older names, which a phone may know as well, and hold nothing that a template may put another name in the
    place of. A first line behind a byte order mark may set something else.
    """
    found: dict[int, int] = {}
    before: dict[str, Line] = {}
    for line in sheet.document.lines:
        statement = line.statement
        if statement.kind == BLANK or (statement.kind == COMMENT and statement.text.startswith(";")):
            continue
        if statement.kind != ASSIGNMENT:
            before.clear()
            continue
        name = _LEADING_ZEROS.sub("", "".join(statement.name.split())).strip("/").lower()
        last = before.get(name)
        if last and last.statement.text == statement.text and line.end in (last.end, "" if last.end == "\n" else None):
            found[line.number] = last.number
        if not _PLAIN.fullmatch(name) or sheet.catalogue.old_name(statement.name):
            before.clear()
        if not (sheet.document.bom and line.number == 1):
            before[name] = line
    return found
