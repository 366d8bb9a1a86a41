"""Directives: comments that tell the linter to leave findings out.

They stand on comment lines of their own, never behind a value, which the phone might read:

    ; offhook: ignore=VAL002 -- the field device takes 0       the next line that is no comment and not blank
    ; offhook: ignore-start=VAL002,SYN                         from here to `ignore-end`
    ; offhook: ignore-end
    ; offhook: ignore-file=SEC                                 the file; without codes: all findings

A code is a rule's or a family's; what follows ` -- ` is the reason, for people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kb.patterns import pattern
from kb.tuples import NamedTuple
from lint.cfg.lines import BLANK, COMMENT, Span, Statement
from lint.cfg.parse import Document
from lint.findings import Finding
from lint.wording import quote

NEXT, START, END, FILE = "ignore", "ignore-start", "ignore-end", "ignore-file"
WORDS = (NEXT, START, END, FILE)
_PREFIX = "offhook:"
_ALL = float("inf")
_REASON = pattern(r"(?:^|[ \t])--(?:[ \t]|$)")
_CODE = pattern(r"[A-Z]{3}(?:\d{3})?")
_FORM = pattern(r"[ \t]*([^ \t=]*)[ \t]*(=?)")


class Directive(NamedTuple):
    """One code of a directive: what it leaves out, and where."""

    line: int
    """The line of the comment."""
    span: Span
    """Where the code stands in it; for `ignore-file` without codes, the directive."""
    code: str
    """A rule's code or a family; empty for all."""
    first: int
    last: float
    """The lines it holds for."""

    def covers(self, finding: Finding) -> bool:
        """Whether it leaves a finding out."""
        return self.first <= finding.line <= self.last and finding.code.startswith(self.code)


class Fault(NamedTuple):
    """A directive, or a part of one, that says nothing."""

    line: int
    span: Span
    message: str


class Directives(NamedTuple):
    """What the comments of one file say to the linter."""

    holding: list[Directive]
    faults: list[Fault]


def read(document: Document, known: Collection[str]) -> Directives:
    """The directives of a file; a code that begins none of the `known` ones is a fault."""
    found = Directives([], [])
    if not any(is_directive(line.statement) for line in document.lines):
        return found  # Nearly every file.
    waiting: list[Directive] = []
    open_blocks: list[list[Directive]] = []
    for number, statement, _ in document.lines:
        if statement.kind not in (COMMENT, BLANK):
            found.holding.extend(one._replace(first=number, last=number) for one in waiting)
            waiting.clear()
        told = _read_comment(number, statement, known, found.faults) if is_directive(statement) else None
        if told is None:
            continue
        word, span, codes = told
        if word == NEXT:
            waiting += [Directive(number, at, code, number + 1, number + 1) for at, code in codes]
        elif word == FILE:
            found.holding.extend(Directive(number, at, code, 1, _ALL) for at, code in codes or [(span, "")])
        elif word == START:
            open_blocks.append([Directive(number, at, code, number, _ALL) for at, code in codes])
        elif open_blocks:
            found.holding.extend(one._replace(last=number) for one in open_blocks.pop())
        else:
            found.faults.append(Fault(number, span, f"'{END}' without an '{START}' before it"))
    found.holding.extend(waiting)  # No line is left for them.
    for block in open_blocks:
        found.holding.extend(block)
        for directive in block[:1]:
            message = f"'{START}' without an '{END}': it holds to the end of the file"
            found.faults.append(Fault(directive.line, directive.span, message))
    return found


def apply(holding: Collection[Directive], findings: Collection[Finding]) -> tuple[list[Finding], set[Directive]]:
    """The findings that are left, and the directives that left one out."""
    left: list[Finding] = []
    used: set[Directive] = set()
    of_line: dict[int, list[Directive]] = {}
    of_lines: list[Directive] = []
    for one in holding:
        if one.first == one.last:
            of_line.setdefault(one.first, []).append(one)
        else:
            of_lines.append(one)
    for finding in findings:
        covering = [one for one in (*of_line.get(finding.line, ()), *of_lines) if one.covers(finding)]
        used.update(covering)
        if not covering:
            left.append(finding)
    return left, used


def is_directive(statement: Statement) -> bool:
    """Whether a line is a comment that is meant for the linter."""
    return statement.kind == COMMENT and statement.value.startswith(_PREFIX)


def _read_comment(
    number: int, statement: Statement, known: Collection[str], faults: list[Fault]
) -> tuple[str, Span, list[tuple[Span, str]]] | None:
    """Word, place and codes of a directive, or nothing where it cannot be obeyed; what is wrong goes to `faults`."""
    column = statement.value_span.column
    reason = _REASON.search(statement.value)
    text = (statement.value[: reason.start()] if reason else statement.value).rstrip()
    span = Span(column, column + len(text))
    form = _FORM.match(text, len(_PREFIX))
    word, equals, end = (form[1], bool(form[2]), form.end()) if form else ("", False, 0)
    wrong = _wrong_form(statement.mark, word, equals, text[end:])
    if wrong:
        faults.append(Fault(number, span, wrong))
        return None
    codes: list[tuple[Span, str]] = []
    for at, said in _listed(text, end, column) if equals else ():
        code = said.upper()
        if _CODE.fullmatch(code) and any(name.startswith(code) for name in known):
            codes.append((at, code))
        else:
            what = f"no rule or family has the code {quote(said)}" if said else "a code is missing"
            faults.append(Fault(number, at, f"{what}; 'offhook rule' lists them, reasons stand behind ' -- '"))
    # Codes that are all unknown must not turn into all codes; a block without any is still a block.
    return None if equals and not codes and word != START else (word, span, codes)


def _wrong_form(mark: str, word: str, equals: bool, rest: str) -> str | None:
    """What is wrong with a directive, its codes apart."""
    if mark != ";":
        return f"a directive stands behind ';', not behind '{mark}'"
    if word not in WORDS:
        said = f"the directive {quote(word)} is not known" if word else "the directive is missing"
        return f"{said}; there are {', '.join(WORDS)}"
    if rest and not equals:
        return f"{quote(rest)} behind '{word}': a reason stands behind ' -- '"
    if equals and word == END:
        return f"'{END}' takes no codes: it ends the last '{START}' before it"
    if not equals and word in (NEXT, START):
        return f"'{word}' needs the codes it is for: {word}=VAL002,SYN"
    return None


def _listed(text: str, start: int, column: int) -> Iterator[tuple[Span, str]]:
    """The words of a list with commas between them, and where they stand."""
    for part in text[start:].split(","):
        word = part.strip(" \t")
        first = column + start + len(part) - len(part.lstrip(" \t"))
        yield Span(first, first + len(word)), word
        start += len(part) + 1
