"""Quick fixes: what an editor offers to do about a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lsprotocol.types import CodeAction, CodeActionKind, Diagnostic, Position, Range, TextEdit, WorkspaceEdit

from kb.tuples import NamedTuple
from lint.cfg.lines import Span
from lint.findings import Finding
from lint.fixes.edit import Fix, Ruler, in_line, unsafe
from lint.lsp.desk import Opened
from lint.lsp.positions import Text
from lint.wording import clean

_CANDIDATES = ", "
"""Stands between the candidates of a suggestion."""
_DIRECTIVE = re.compile(r"[ \t]*;[ \t]*offhook:[ \t]*ignore=([A-Z]+\d*(?:,[ \t]*[A-Z]+\d*)*)(?:[ \t]+--.*|[ \t]*)")
_LAST_LINE_END = "\n"

_REPLACED = "replaced as suggested"
_LASTING = " (a phone may read something else then)"


class Found(NamedTuple):
    """A finding, as the editor shows it, and what would put it right."""

    finding: Finding
    diagnostic: Diagnostic
    fix: Fix | None


def actions(opened: Opened, found: Iterable[Found], wanted: Range) -> list[CodeAction]:
    """What can be done about the findings that touch the wanted lines and columns; fixes first."""
    touched = [one for one in found if _touch(one.diagnostic.range, wanted)]
    return [*_fixes(opened, touched), *_ignores(opened, touched)]


def _fixes(opened: Opened, found: Iterable[Found]) -> Iterator[CodeAction]:
    for finding, diagnostic, proposed in found:
        fix = proposed or _suggested(finding)
        if fix:
            edits = _edits(opened.text, finding.line, fix)
            yield _action(_title(finding, fix), opened, edits, [diagnostic], preferred=True)


def _suggested(finding: Finding) -> Fix | None:
    """A finding's suggestion as a fix; None where there is none, or more than one."""
    new = finding.suggestion
    if new is None or _CANDIDATES in new:
        return None
    return unsafe(_REPLACED, in_line(Span(finding.column, finding.end_column), new))


def _title(finding: Finding, fix: Fix) -> str:
    """A new name or value is shown; blanks and signs tell nothing by themselves."""
    new = finding.suggestion
    if new and any(map(str.isalnum, new)) and [edit.text for edit in fix.edits] == [new]:
        return f"Replace with {clean(new)}"
    return f"Fix: {fix.title}{'' if fix.safe else _LASTING}"


def _edits(text: Text, line: int, fix: Fix) -> list[TextEdit]:
    """The edits of a fix of a finding in a line. Editors know no place within a line end: it is replaced as a whole."""
    source, edits = text.source, []
    for start, end, new in Ruler(text.document).splices(fix, line):
        before = "\r" if source[start - 1 : start + 1] == "\r\n" and start else ""
        behind = "\n" if source[end - 1 : end + 1] == "\r\n" and end else ""
        where = Range(text.at(start - len(before)), text.at(end + len(behind)))
        edits.append(TextEdit(where, before + new + behind))
    return edits


def _ignores(opened: Opened, found: Iterable[Found]) -> Iterator[CodeAction]:
    """One action for each rule and line."""
    by_rule: dict[tuple[int, str], list[Diagnostic]] = {}
    for finding, diagnostic, _ in found:
        by_rule.setdefault((finding.line, finding.code), []).append(diagnostic)
    for (line, code), diagnostics in by_rule.items():
        yield _action(f"Ignore {code} for this line", opened, [_ignore(opened.text, line, code)], diagnostics)


def _ignore(text: Text, line: int, code: str) -> TextEdit:
    """A directive on a line of its own above the line; a code more where one stands there already."""
    directive = _DIRECTIVE.fullmatch(text.line(line - 1)) if line > 1 else None
    if directive:
        end = text.position(line - 1, directive.end(1) + 1)
        return TextEdit(Range(end, end), f",{code}")
    lines = text.document.lines
    end_of_line = next((one.end for one in lines if one.end), _LAST_LINE_END)
    start = text.position(line, 1)
    return TextEdit(Range(start, start), f"; offhook: ignore={code}{end_of_line}")


def _action(
    title: str, opened: Opened, edits: list[TextEdit], diagnostics: list[Diagnostic], *, preferred: bool = False
) -> CodeAction:
    return CodeAction(
        title,
        kind=CodeActionKind.QuickFix,
        diagnostics=diagnostics,
        is_preferred=preferred or None,
        edit=WorkspaceEdit(changes={opened.uri: edits}),
    )


def _touch(one: Range, other: Range) -> bool:
    """Whether two ranges share a place; their ends count."""
    return not (_key(one.end) < _key(other.start) or _key(other.end) < _key(one.start))


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character
