"""Carry fixes out on the text of one file.

A pass applies every wanted fix that overlaps no other one, and lints again; passes go on until none is left. A fix is
taken back where its finding stays, or where linting again finds anything new: more findings of any rule than before.
So each pass leaves fewer findings than the one before, and passes come to an end whatever the rules propose. What is to
be taken back is told by the lines of the new findings; where these tell nothing, the fixes of the pass are halved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from kb.tuples import NamedTuple
from lint.cfg.parse import Document, encode, parse
from lint.engine import Result
from lint.errors import CfgError
from lint.findings import Finding
from lint.fixes.edit import Fix, Ruler, Splice, spliced

Lint = Callable[[bytes, str], Result]
"""Lints the content of a file."""


class Wanted(NamedTuple):
    """A fix of a finding, in the text it was found in."""

    finding: Finding
    fix: Fix
    safe: bool
    splices: tuple[Splice, ...]


class Applied(NamedTuple):
    """A fix that was carried out."""

    document: Document
    """The file before the pass."""
    finding: Finding
    """With its line in that document."""
    line: int
    """The finding's line in the file as it was given."""
    fix: Fix
    safe: bool
    """In this file: its rule may not have seen what puts it in doubt."""


class Refused(NamedTuple):
    """A fix that was not carried out."""

    finding: Finding
    line: int
    brings: tuple[str, ...]
    """Codes that would have more findings than before; the finding's own one where it would stay."""


class Fixed(NamedTuple):
    """What fixing one file gave."""

    data: bytes
    before: Result
    result: Result
    """What is left."""
    applied: list[Applied]
    refused: list[Refused]
    unsafe: int
    """How many of the findings that are left have a fix that is not safe, and was not wanted."""


def fix_text(data: bytes, file: str, lint: Lint, unsafe: bool = False) -> Fixed:
    """Fix the content of one file: safe fixes, with `unsafe` all. Raises `CfgError` where `lint` does."""
    before = result = lint(data, file)
    origin = _numbers(parse(data))
    applied: list[Applied] = []
    refused: dict[tuple[str, int, Fix], Refused] = {}
    while True:
        document = parse(data)
        wanted = [
            one for one in _wanted(document, result, unsafe)
            if (one.finding.code, origin[one.finding.line - 1], one.fix) not in refused
        ]  # fmt: skip
        attempt = _Pass(document, result, file, lint)
        attempt.take(_apart(wanted))
        for one, brings in attempt.refused:
            line = origin[one.finding.line - 1]
            refused[one.finding.code, line, one.fix] = Refused(one.finding, line, brings)
        if not attempt.taken:
            left = [fix for _, fix, is_safe in _fixes(document, result) if not is_safe] if not unsafe else []
            return Fixed(data, before, result, applied, list(refused.values()), len(left))
        applied += [
            Applied(document, one.finding, origin[one.finding.line - 1], one.fix, one.safe) for one in attempt.taken
        ]
        origin = _moved(origin, document, attempt.taken)
        data, result = attempt.data, attempt.result


class _Pass:
    """One pass: takes groups of fixes of one text as long as nothing new is found."""

    def __init__(self, document: Document, result: Result, file: str, lint: Lint) -> None:
        self._document = document
        self._result = result
        self._text = document.text()
        self._file = file
        self._lint = lint
        self._found = Counter(finding.code for finding in result.findings)
        self.data = b""
        self.result = result
        self.taken: list[Wanted] = []
        self.refused: list[tuple[Wanted, tuple[str, ...]]] = []

    def take(self, group: list[Wanted]) -> None:
        """Take all of a group or, where that brings anything new, what may be taken of it."""
        if not group:
            return
        trial = [*self.taken, *group]
        data = encode(spliced(self._text, sorted(splice for one in trial for splice in one.splices)))
        try:
            result = self._lint(data, self._file)
        except CfgError:  # With fewer blanks, say, it has too large a share of control characters to pass for text.
            result = self.result
        allowed = self._found - Counter(one.finding.code for one in trial)
        brings = Counter(finding.code for finding in result.findings) - allowed
        if not brings:
            self.taken, self.data, self.result = trial, data, result
        elif len(group) == 1:
            self.refused.append((group[0], tuple(sorted(brings))))
        else:
            rest = self._blamed(trial, group, result, brings)
            if len(rest) < len(group):
                self.take(rest)
            else:
                self.take(group[: len(group) // 2])
                self.take(group[len(group) // 2 :])

    def _blamed(self, trial: list[Wanted], group: list[Wanted], result: Result, brings: Counter[str]) -> list[Wanted]:
        """Refuse the fixes on whose own lines something new is found; returns the others.

        A file of many fixes that must be refused would else be linted twice for each of them.
        """
        moved = _moved(_numbers(self._document), self._document, trial)
        new = Counter((finding.code, moved[finding.line - 1]) for finding in result.findings)
        new -= Counter((finding.code, finding.line) for finding in self._result.findings)
        rest = []
        for one in group:
            found = [code for code in brings if new[code, one.finding.line]]
            if found:
                self.refused.append((one, tuple(sorted(found))))
            else:
                rest.append(one)
        return rest


def _numbers(document: Document) -> list[int]:
    """The numbers of a file's lines; one of nothing but a byte order mark has findings in line 1."""
    return list(range(1, len(document.lines) + 1)) or [1]


def _fixes(document: Document, result: Result) -> Iterator[tuple[Finding, Fix, bool]]:
    """Findings with their fixes, and whether these are safe in this file.

    A rule that sees one line judges by that line. A carriage return alone, which a phone may not take as the end of a
    line, puts every line's bounds in doubt; a byte order mark, which it may take as text, the first line.
    """
    doubt = any(line.end == "\r" for line in document.lines)
    for finding in result.findings:
        fix = result.fixes.get(finding)
        if fix:
            first = finding.line + min(edit.start.line for edit in fix.edits)
            yield finding, fix, fix.safe and not doubt and not (document.bom and first == 1)


def _wanted(document: Document, result: Result, unsafe: bool) -> Iterator[Wanted]:
    ruler = Ruler(document)
    for finding, fix, is_safe in _fixes(document, result):
        if is_safe or unsafe:
            yield Wanted(finding, fix, is_safe, ruler.splices(fix, finding.line))


def _apart(wanted: list[Wanted]) -> list[Wanted]:
    """Fixes none of which overlaps another one, from the start of the file; the others wait for the next pass."""
    chosen: list[Wanted] = []
    covered: set[int] = set()
    for one in sorted(wanted, key=lambda one: one.splices):
        places = {place for splice in one.splices for place in range(splice.start, max(splice.end, splice.start + 1))}
        if not places & covered:
            covered |= places
            chosen.append(one)
    return chosen


def _moved(origin: list[int], document: Document, taken: list[Wanted]) -> list[int]:
    """The original number of every line after fixes were carried out, given those from before."""
    moved = list(origin)
    edits = sorted(
        (one.finding.line + edit.start.line, edit, one.finding.line) for one in taken for edit in one.fix.edits
    )
    for first, edit, line in reversed(edits):
        last = line + edit.end.line
        kept = len(parse(encode(edit.text + "x")).lines)  # Lines that begin or go on within the edit.
        held = moved[first - 1 : last]
        held = (held[-kept:] if edit.start.column <= 1 else held[:kept]) if kept < len(held) else held
        moved[first - 1 : last] = held + [held[0]] * (kept - len(held))
    return moved
