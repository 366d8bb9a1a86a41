"""Run the rules over files. Knows no single rule and no report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from kb.catalogue import Catalogue
from lint import directives, files
from lint.cfg.parse import parse
from lint.cfg.recognise import ensure_text
from lint.context import NOTHING_KNOWN, Context
from lint.entries import Entry, entries
from lint.errors import CfgError
from lint.findings import Finding, Problem, milder, order
from lint.fixes.edit import Fix
from lint.library import Library
from lint.rulebook import codes, file_rules, running
from lint.rules import DIRECTIVE_RULES, LINE_RULES, Rule
from lint.selection import EVERYTHING, Selection
from lint.sheet import Sheet

_REMEMBERED = 50_000
"""Lines whose findings are kept; files of one fleet share far fewer, apart from names and numbers of phones."""


class Result(NamedTuple):
    """What linting one file gave."""

    file: str
    findings: list[Finding]
    """Sorted by line, column, code."""
    excerpts: dict[int, str]
    """The text of each line with a finding, by number; a secret value is masked, character by character."""
    error: str | None = None
    """Why the file could not be linted, in one line; then there are no findings."""
    fixes: Mapping[Finding, Fix] = {}
    """What would put findings right; most have no fix."""
    suppressed: int = 0
    """How many findings directives left out."""
    baselined: int = 0
    """How many findings a baseline knows."""

    def _repr_html_(self) -> str:
        """What a notebook shows of it."""
        from lint.report import html

        return html.table(self)


class Linter:
    """Lints one file after another, and remembers what it found on lines it has seen before."""

    def __init__(
        self,
        catalogue: Catalogue,
        selection: Selection = EVERYTHING,
        context: Context = NOTHING_KNOWN,
        severities: Mapping[str, str] | None = None,
        obey_directives: bool = True,
        *,
        library: Callable[[Catalogue, dict[str, Entry]], Library] = Library,
    ) -> None:
        """`severities` holds, by code, how hard a finding may be at most.

        `library` makes the store of included files: an editor has texts that no disk holds yet.
        """
        self.catalogue = catalogue
        self.context = context
        self._severities = severities or {}
        self._obey_directives = obey_directives
        self._codes = codes(catalogue)
        wanted = running(catalogue, selection)
        self._unselected = tuple(code for code in self._codes if code not in wanted)
        self._directive_rules = [rule for rule in DIRECTIVE_RULES if rule.CODE in wanted]
        self._line_rules = [rule for rule in LINE_RULES if rule.CODE in wanted]
        self._file_rules = [rule for rule in file_rules(catalogue) if rule.CODE in wanted]
        self._entries: dict[str, Entry] = {}
        self._problems: dict[Entry, list[tuple[Rule, Problem]]] = {}
        self._library = library(catalogue, self._entries)

    def lint(self, data: bytes, file: str) -> Result:
        """Check the content of one file. Raises `CfgError` where it is encrypted or no configuration file."""
        ensure_text(data, file)
        sheet = self.sheet(data, file)
        found = self._found(sheet, file)
        findings, suppressed = self._obey([finding for finding, _ in found], sheet, file)
        findings.sort(key=order)
        excerpts = {number: _excerpt(sheet, number) for number in {finding.line for finding in findings}}
        left = set(findings)
        fixes = {finding: fix for finding, fix in found if fix and finding in left}
        return Result(file, findings, excerpts, None, fixes, suppressed)

    def _found(self, sheet: Sheet, file: str) -> list[tuple[Finding, Fix | None]]:
        """What the rules find, in no order."""
        found = [
            (self._finding(file, line.number, rule, problem), problem.fix)
            for line, entry in sheet.entries
            if entry.statement.text
            for rule, problem in self._of_line(entry)
        ]
        for file_rule in self._file_rules:
            found += [(self._finding(file, number, file_rule, p), p.fix) for number, p in file_rule.check(sheet)]
        return found

    def _finding(self, file: str, line: int, rule: Rule, problem: Problem) -> Finding:
        finding = _finding(file, line, rule, problem)
        return milder(finding, self._severities.get(rule.CODE)) if self._severities else finding

    def _obey(self, findings: list[Finding], sheet: Sheet, file: str) -> tuple[list[Finding], int]:
        """The findings that the file's directives leave, those on the directives themselves, and how many are out."""
        holding = directives.read(sheet.document, self._codes).holding if self._obey_directives else []
        if not holding:
            return findings, 0
        left, used = directives.apply(holding, findings)
        suppressed = len(findings) - len(left)
        if self._directive_rules:
            # A directive for a rule that was not selected is of use all the same where the rule finds something.
            others = self._others._found(sheet, file) if self._unselected else []
            used |= directives.apply(holding, [finding for finding, _ in others])[1]
            unused = [one for one in holding if one not in used]
            for rule in self._directive_rules:
                own = [self._finding(file, number, rule, problem) for number, problem in rule.check(unused)]
                # A directive that is of no use cannot hide that, unless that is what it is for.
                left += directives.apply([one for one in holding if one in used or one.code == rule.CODE], own)[0]
        return left, suppressed

    @cached_property
    def _others(self) -> Linter:
        """A linter of the rules that are not selected."""
        return Linter(self.catalogue, Selection(self._unselected), self.context)

    def sheet(self, data: bytes, file: str) -> Sheet:
        """The content of a file as rules see it."""
        if len(self._entries) > _REMEMBERED:
            self._entries.clear()
            self._problems.clear()
            self.__dict__.pop("_others", None)
        document = parse(data)
        known = list(entries(document, self.catalogue, self._entries))
        return Sheet(document, known, self.catalogue, file, self.context, self._library)

    def _of_line(self, entry: Entry) -> list[tuple[Rule, Problem]]:
        found = self._problems.get(entry)
        if found is None:
            found = [(rule, problem) for rule in self._line_rules for problem in rule.check(entry)]
            self._problems[entry] = found
        return found


def lint_text(
    data: bytes,
    file: str,
    catalogue: Catalogue,
    selection: Selection = EVERYTHING,
    context: Context = NOTHING_KNOWN,
) -> list[Finding]:
    """Findings on the content of one file, called `file` in them; sorted. Raises `CfgError` where it is no cfg text."""
    return Linter(catalogue, selection, context).lint(data, file).findings


def lint_paths(
    paths: Iterable[str], catalogue: Catalogue, selection: Selection = EVERYTHING, context: Context = NOTHING_KNOWN
) -> Iterator[Result]:
    """Lint files, and the `*.cfg` files below folders, in the order of their names; `-` is standard input.

    What cannot be linted yields a `Result` with an `error`; the others are linted all the same.
    """
    linter = Linter(catalogue, selection, context)
    for path, fault in files.find(paths):
        if fault:
            yield Result(path, [], {}, fault)
            continue
        try:
            yield linter.lint(sys.stdin.buffer.read() if path == files.STDIN else files.read(path), path)
        except CfgError as error:
            yield Result(path, [], {}, str(error))


def _finding(file: str, line: int, rule: Rule, problem: Problem) -> Finding:
    return Finding(
        file,
        line,
        problem.span.column,
        problem.span.end_column,
        rule.CODE,
        rule.NAME,
        problem.severity,
        problem.parameter,
        problem.message,
        problem.suggestion,
        problem.source,
    )


def _excerpt(sheet: Sheet, number: int) -> str:
    # A file of nothing but a byte order mark has a finding and no line.
    return sheet.entries[number - 1][1].shown() if number <= len(sheet.entries) else ""
