"""Quick fixes: what an editor offers to do about a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lsprotocol.types import CodeAction, CodeActionKind, Diagnostic, Position, Range, TextEdit, WorkspaceEdit

from lint.cfg.lines import Span
from lint.findings import Finding
from lint.lsp.desk import Opened
from lint.lsp.positions import Text

_CANDIDATES = ", "
"""Stands between the candidates of a suggestion."""
_DIRECTIVE = re.compile(r"[ \t]*;[ \t]*offhook:[ \t]*ignore=([A-Z]+\d*(?:,[ \t]*[A-Z]+\d*)*)[ \t]*")
_LAST_LINE_END = "\n"

Found = list[tuple[Finding, Diagnostic]]


def actions(opened: Opened, found: Found, wanted: Range) -> list[CodeAction]:
    """What can be done about the findings that touch the wanted lines and columns; fixes first."""
    touched = [(finding, diagnostic) for finding, diagnostic in found if _touch(diagnostic.range, wanted)]
    return [*_fixes(opened, touched), *_ignores(opened, touched)]


def _fixes(opened: Opened, found: Iterable[tuple[Finding, Diagnostic]]) -> Iterator[CodeAction]:
    for finding, diagnostic in found:
        new = finding.suggestion
        if new is None or _CANDIDATES in new:
            continue
        where = opened.text.range(finding.line, Span(finding.column, finding.end_column))
        yield _action(f"Replace with {new or 'nothing'}", opened, TextEdit(where, new), [diagnostic], preferred=True)


def _ignores(opened: Opened, found: Iterable[tuple[Finding, Diagnostic]]) -> Iterator[CodeAction]:
    """One action for each rule and line."""
    by_rule: dict[tuple[int, str], list[Diagnostic]] = {}
    for finding, diagnostic in found:
        by_rule.setdefault((finding.line, finding.code), []).append(diagnostic)
    for (line, code), diagnostics in by_rule.items():
        yield _action(f"Ignore {code} for this line", opened, _ignore(opened.text, line, code), diagnostics)


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
    title: str, opened: Opened, edit: TextEdit, diagnostics: list[Diagnostic], *, preferred: bool = False
) -> CodeAction:
    return CodeAction(
        title,
        kind=CodeActionKind.QuickFix,
        diagnostics=diagnostics,
        is_preferred=preferred or None,
        edit=WorkspaceEdit(changes={opened.uri: [edit]}),
    )


def _touch(one: Range, other: Range) -> bool:
    """Whether two ranges share a place; their ends count."""
    return not (_key(one.end) < _key(other.start) or _key(other.end) < _key(one.start))


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character
