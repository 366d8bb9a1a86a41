"""Files that are alike: what was found in one holds for the next, but for the lines that differ.

The files of a fleet are the same line by line, apart from a few values. Such a file need not be linted anew: only its
own lines are, and the file rules to which those lines matter. That holds where the lines that differ set the same
parameters as before, or are comments, and where the includes are the same. All else (other names, other includes, line
ends that differ, directives) is for the linter to read in full.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from itertools import compress, count
from operator import ne

from kb.tuples import NamedTuple
from lint.cfg.lines import ASSIGNMENT, COMMENT, INCLUDE
from lint.cfg.recognise import has_controls
from lint.directives import is_directive
from lint.entries import CONTINUED, NAMELESS, Entry
from lint.rules import FileRule
from lint.sheet import Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lint.findings import Finding
    from lint.fixes.edit import Fix

    Found = list[tuple[Finding, Fix | None]]

_OF_A_LENGTH = 4
_LENGTHS = 16
"""So many files are kept at most, of as many different numbers of lines."""
_FEW = 40
_SHARE = 4
"""Files are alike where they differ in a few lines, or in one of four."""
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Linted(NamedTuple):
    """A file that was linted in full."""

    lines: list[bytes]
    sheet: Sheet
    folder: str | None
    """Where the file lies, if it has includes: they are looked for from there."""
    of_lines: dict[int, Found]
    """What line rules found, by line."""
    of_rules: list[Found]
    """What each file rule found."""
    excerpts: dict[int, str]


class Alike:
    """Files to compare others with: the latest ones, by their number of lines."""

    def __init__(self, entry_of: Callable[[str], Entry], rules: Iterable[FileRule]) -> None:
        """`entry_of` gives the entry of a line's text; `rules` are those whose findings are asked for."""
        self._entry_of = entry_of
        self._rules = list(rules)
        self._kept: dict[int, list[Linted]] = {}
        self._touched: dict[tuple[str, bool], tuple[int, ...]] = {}
        self._waiting: tuple[Any, ...] | None = None

    def find(self, data: bytes, file: str) -> tuple[Linted, dict[int, Entry]] | None:
        """A file that is like this one, and the lines in which this one differs; None where there is none."""
        if self._waiting:
            self._keep(*self._waiting)
            self._waiting = None
        lines = data.split(b"\n")
        kept = self._kept.get(len(lines), [])
        for one in kept:
            if one.folder is not None and one.folder != os.path.dirname(file):
                continue
            places = list(compress(count(), map(ne, lines, one.lines)))
            if len(places) > _FEW and len(places) * _SHARE > len(lines):
                continue
            changed = self._changed(lines, one, places)
            if changed is not None and one.sheet.is_current():
                if one is not kept[0]:
                    kept.remove(one)
                    kept.insert(0, one)
                return one, changed
        return None

    def keep(
        self, data: bytes, sheet: Sheet, of_lines: dict[int, Found], of_rules: list[Found], excerpts: dict[int, str]
    ) -> None:
        """Compare other files with this one from now on, if it is fit for that: as is seen when the next comes."""
        self._waiting = data, sheet, of_lines, of_rules, excerpts

    def _keep(
        self, data: bytes, sheet: Sheet, of_lines: dict[int, Found], of_rules: list[Found], excerpts: dict[int, str]
    ) -> None:
        includes = any(entry.statement.kind == INCLUDE for _, entry in sheet.entries)
        folder = os.path.dirname(sheet.file) if includes else None
        linted = Linted(data.split(b"\n"), sheet, folder, of_lines, of_rules, excerpts)
        ends = {line.end for line in sheet.document.lines if line.end}
        if sheet.document.bom or len(ends) > 1 or "\r" in ends or len(linted.lines) < len(sheet.document.lines):
            return
        if any(is_directive(entry.statement) for _, entry in sheet.entries) or has_controls(data):
            return
        # A circle names its files; how deep includes go is counted over all of them.
        if any(fault.kind in ("cycle", "deep") for fault in sheet.chain.faults):
            return
        if len(self._kept) >= _LENGTHS and len(linted.lines) not in self._kept:
            del self._kept[next(iter(self._kept))]
        # The latest first, and those of a number of lines that was last asked for last.
        others = self._kept.pop(len(linted.lines), [])
        self._kept[len(linted.lines)] = [linted, *others[: _OF_A_LENGTH - 1]]

    def touched(self, sheet: Sheet) -> set[int]:
        """The rules (by place) to which the changed lines of a sheet matter."""
        found: set[int] = set()
        for entry in sheet.changed.values():
            if entry.statement.name:
                found.update(self._touched_by(entry, sheet.effective.is_set_again(entry.name)))
        return found

    def _touched_by(self, entry: Entry, again: bool) -> tuple[int, ...]:
        key = entry.name, again
        if key not in self._touched:
            self._touched[key] = tuple(place for place, rule in enumerate(self._rules) if _touches(rule)(entry, again))
        return self._touched[key]

    def _changed(self, lines: list[bytes], one: Linted, places: list[int]) -> dict[int, Entry] | None:
        """The lines that differ, by number; None where they differ in more than comments and values."""
        found: dict[int, Entry] = {}
        for place in places:
            raw, before = lines[place], one.lines[place]
            if raw[-1:] == b"\r" and before[-1:] == b"\r":
                raw = raw[:-1]
            if not raw or not before or b"\r" in raw or has_controls(raw) or (place == 0 and raw.startswith(_MARKS)):
                return None
            entry = self._entry_of(raw.decode("utf-8", "surrogateescape"))
            old = one.sheet.entries[place][1]
            if not _interchangeable(old, entry) or entry.name.lower() == one.sheet.type_name.lower():
                return None
            found[place + 1] = entry
        return found


def _interchangeable(old: Entry, new: Entry) -> bool:
    """Whether two lines set the same parameter, written alike, or are both comments that say nothing to the linter."""
    one, other = old.statement, new.statement
    if one.kind == other.kind == ASSIGNMENT:
        same = old.standing == new.standing and old.standing not in (NAMELESS, CONTINUED)
        return same and one.name == other.name and one.name_span == other.name_span
    if one.kind != COMMENT or other.kind != COMMENT or is_directive(other):
        return False
    return one.mark == other.mark and one.text[:1] == other.text[:1]


def _touches(rule: FileRule) -> Callable[[Entry, bool], bool]:
    return getattr(rule, "touched", _always)


def _always(_entry: Entry, _again: bool) -> bool:
    return True
