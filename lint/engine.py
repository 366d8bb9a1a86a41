"""Run the rules over files. Knows no single rule and no report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint import concerns, directives, files
from lint.alike import Alike, Linted
from lint.cfg.lines import read
from lint.cfg.parse import parse
from lint.cfg.recognise import ENCRYPTED, ensure_text
from lint.concerns import is_tidy
from lint.context import NOTHING_KNOWN, Context
from lint.entries import Entry, entries
from lint.errors import CfgError
from lint.findings import Finding, Problem, in_file, milder, of_file
from lint.fleet.rules import FAMILY
from lint.library import Library, digest
from lint.rulebook import codes, file_rules, running
from lint.rules import DIRECTIVE_RULES, LINE_RULES, FileRule, LineRule, Rule
from lint.selection import EVERYTHING, Selection
from lint.sheet import Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.alike import Found
    from lint.fixes.edit import Fix
    from lint.fleet.summary import Summariser, Summary

_REMEMBERED = 50_000
"""Lines whose findings are kept; files of one fleet share far fewer, apart from names and numbers of phones."""


class Sources(NamedTuple):
    """What a result depends on besides settings and dataset."""

    digest: str
    """Of the file's content."""
    included: tuple[tuple[str, str | None], ...]
    """Digests of the files that its includes lead to; None for places where there was none."""


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
    again: bool = False
    """Whether the file had a result before: these are findings over all files."""
    sources: Sources | None = None
    """What the result was made from, where somebody wants to keep it."""
    summary: Summary | None = None
    """What rules over a fleet need to know of the file, where they are to run."""

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
        summariser: Summariser | None = None,
        keep_sources: bool = False,
    ) -> None:
        """`severities` holds, by code, how hard a finding may be at most.

        `library` makes the store of included files: an editor has texts that no disk holds yet. With a `summariser`,
        results carry what rules over a fleet need; with `keep_sources`, what they were made from.
        """
        self.catalogue = catalogue
        self.context = context
        self._severities = severities or {}
        self._obey_directives = obey_directives
        self._summariser = summariser
        self._keep_sources = keep_sources
        self._codes = codes(catalogue)
        wanted = running(catalogue, selection)
        self._unselected = tuple(code for code in self._codes if code not in wanted)
        self._directive_rules = [rule for rule in DIRECTIVE_RULES if rule.CODE in wanted]
        self._line_rules = [rule for rule in LINE_RULES if rule.CODE in wanted]
        self._file_rules = [rule for rule in file_rules(catalogue) if rule.CODE in wanted]
        self._entries: dict[str, Entry] = {}
        self._problems: dict[Entry, list[tuple[Rule, Problem]]] = {}
        self._rules_for: dict[tuple[str, bool], list[LineRule]] = {}
        self._rules_of: dict[concerns.Kind, list[LineRule]] = {}
        self._library = library(catalogue, self._entries)
        # What an earlier version of the file says is looked up by the file's name.
        self._alike = None if context.against else Alike(self._entry, self._file_rules)

    def lint(self, data: bytes, file: str) -> Result:
        """Check the content of one file. Raises `CfgError` where it is encrypted or no configuration file."""
        self._make_room()
        like = self._alike.find(data, file) if self._alike and not file.lower().endswith(ENCRYPTED) else None
        return self._by_difference(data, file, *like) if like else self._in_full(data, file)

    def _in_full(self, data: bytes, file: str) -> Result:
        ensure_text(data, file)
        sheet = self.sheet(data, file)
        of_lines, of_rules = self._of_lines(sheet), [self._of_rule(rule, sheet) for rule in self._file_rules]
        found = [one for ones in (*of_lines.values(), *of_rules) for one in ones]
        findings, suppressed = self._obey([finding for finding, _ in found], sheet, file)
        findings.sort(key=in_file)
        excerpts = {number: _excerpt(sheet, number) for number in {finding.line for finding in findings}}
        if self._alike:
            self._alike.keep(data, sheet, of_lines, of_rules, excerpts)
        left = set(findings)
        fixes = {finding: fix for finding, fix in found if fix and finding in left}
        return Result(
            file,
            findings,
            excerpts,
            None,
            fixes,
            suppressed,
            summary=self._summary(sheet),
            sources=self._sources(data, sheet),
        )

    def _by_difference(self, data: bytes, file: str, like: Linted, changed: dict[int, Entry]) -> Result:
        """What there is to find in a file that differs from another one in some lines."""
        sheet = like.sheet.with_lines(file, changed)
        touched = self._alike.touched(sheet) if self._alike else set()
        held: Found = []
        for number, ones in like.of_lines.items():
            if number not in changed:
                held += ones
        for place, ones in enumerate(like.of_rules):
            if place not in touched:
                held += ones
        found = [(of_file(finding, file), fix) for finding, fix in held]
        for number, entry in changed.items():
            found += self._of_entry(file, number, entry)
        for place in touched:
            found += self._of_rule(self._file_rules[place], sheet)
        findings = [finding for finding, _ in found]
        findings.sort(key=in_file)
        known = like.excerpts
        excerpts = {
            number: known[number] if number in known and number not in changed else _excerpt(sheet, number)
            for number in {finding.line for finding in findings}
        }
        fixes = {finding: fix for finding, fix in found if fix}
        return Result(
            file, findings, excerpts, None, fixes, summary=self._summary(sheet), sources=self._sources(data, sheet)
        )

    def _sources(self, data: bytes, sheet: Sheet) -> Sources | None:
        if not self._keep_sources:
            return None
        included = tuple((path, self._library.digest(path)) for path, _ in (sheet.like or sheet).watched)
        return Sources(digest(data), included)

    def _summary(self, sheet: Sheet) -> Summary | None:
        return self._summariser.of(sheet) if self._summariser else None

    def _found(self, sheet: Sheet, file: str) -> Found:
        """What the rules find, in no order."""
        found = [one for ones in self._of_lines(sheet).values() for one in ones]
        return found + [one for rule in self._file_rules for one in self._of_rule(rule, sheet)]

    def _of_lines(self, sheet: Sheet) -> dict[int, Found]:
        """What line rules find, by line."""
        return {
            line.number: self._of_entry(sheet.file, line.number, entry)
            for line, entry in sheet.entries
            if entry.statement.text and self._of_line(entry)
        }

    def _of_entry(self, file: str, number: int, entry: Entry) -> Found:
        return [(self._finding(file, number, rule, one), one.fix) for rule, one in self._of_line(entry)]

    def _of_rule(self, rule: FileRule, sheet: Sheet) -> Found:
        if not rule.concerns(sheet):
            return []
        return [(self._finding(sheet.file, number, rule, one), one.fix) for number, one in rule.check(sheet)]

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
            unused = [one for one in holding if one not in used and not one.code.startswith(FAMILY)]
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
        self._make_room()
        document = parse(data)
        known = list(entries(document, self.catalogue, self._entries))
        return Sheet(document, known, self.catalogue, file, self.context, self._library)

    def _concerned(self, entry: Entry) -> list[LineRule]:
        """The rules that may have something to say of a tidy line."""
        parameter, filled = entry.parameter, bool(entry.statement.value)
        if parameter is None:
            return self._line_rules
        rules = self._rules_for.get((parameter.key, filled))
        if rules is None:
            kind = concerns.kind(parameter, filled)
            rules = self._rules_of.get(kind)
            if rules is None:
                rules = self._rules_of[kind] = [rule for rule in self._line_rules if rule.concerns(entry)]
            self._rules_for[parameter.key, filled] = rules
        return rules

    def excerpt(self, data: bytes, number: int) -> str:
        """The text of a line of a file, a secret value masked."""
        if b"\r" in data or data.startswith(b"\xef\xbb\xbf"):
            texts = [line.statement.text for line in parse(data).lines]
        else:
            texts = [line.decode("utf-8", "surrogateescape") for line in data.split(b"\n", number)[number - 1 : number]]
            number = 1
        return self._entry(texts[number - 1]).shown() if number <= len(texts) else ""

    def _make_room(self) -> None:
        if len(self._entries) > _REMEMBERED:
            self._entries.clear()
            self._problems.clear()
            self.__dict__.pop("_others", None)

    def _entry(self, text: str) -> Entry:
        """The entry of a line that is not torn."""
        entry = self._entries.get(text)
        if entry is None:
            entry = self._entries[text] = Entry(read(text), self.catalogue)
        return entry

    def _of_line(self, entry: Entry) -> list[tuple[Rule, Problem]]:
        found = self._problems.get(entry)
        if found is None:
            rules = self._concerned(entry) if is_tidy(entry) else self._line_rules
            found = [(rule, problem) for rule in rules for problem in rule.check(entry)]
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
