"""Findings as an editor's diagnostics."""

from __future__ import annotations

import pathlib
import re
import tempfile
from functools import cached_property

from lsprotocol.types import CodeDescription, Diagnostic, DiagnosticSeverity, DiagnosticTag, Position, Range

from kb.catalogue import Catalogue
from lint import manual
from lint.cfg.lines import Span
from lint.engine import Result
from lint.findings import ERROR, INFO, WARNING, Finding
from lint.lsp.positions import Text
from lint.wording import clean

SOURCE = "offhook"
_SEVERITIES = {
    ERROR: DiagnosticSeverity.Error,
    WARNING: DiagnosticSeverity.Warning,
    INFO: DiagnosticSeverity.Information,
}
_TAGS = (
    (re.compile(r"without-effect|no-effect|set-again$"), DiagnosticTag.Unnecessary),
    (re.compile(r"^old-name$"), DiagnosticTag.Deprecated),
)
"""Editors grey out what is unnecessary and strike through what is deprecated: told by the rules' names."""


class RuleTexts:
    """The texts of the rules as files that an editor can open, written when first asked for, gone with the server."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._written: dict[str, str] = {}

    def uri(self, code: str) -> str | None:
        """Where the text of a rule lies; None where it cannot be written."""
        if code not in self._written and code in self._pages:
            page = self._pages[code]
            path = pathlib.Path(self._folder.name, f"{code}.md")
            try:
                path.write_text(f"# {code} {page.name}\n\n{page.title}\n\n{page.markdown}\n", encoding="utf-8")
            except OSError:  # A full disk is no reason to keep a finding back.
                return None
            self._written[code] = path.as_uri()
        return self._written.get(code)

    def close(self) -> None:
        """Remove the files."""
        if self._written:
            self._folder.cleanup()

    @cached_property
    def _pages(self) -> dict[str, manual.Page]:
        return {page.code: page for page in manual.pages(self._catalogue)}

    @cached_property
    def _folder(self) -> tempfile.TemporaryDirectory[str]:
        return tempfile.TemporaryDirectory(prefix="offhook-rules-", ignore_cleanup_errors=True)


def diagnostics(result: Result, text: Text, texts: RuleTexts) -> list[Diagnostic]:
    """The findings on a document, one for one; why it could not be linted, where it could not."""
    if result.error:
        message = clean(result.error.removeprefix(f"{result.file}: "))
        start = Range(Position(0, 0), Position(0, 0))
        return [Diagnostic(start, f"not linted: {message}", DiagnosticSeverity.Warning, source=SOURCE)]
    return [_diagnostic(finding, text, texts) for finding in result.findings]


def _diagnostic(finding: Finding, text: Text, texts: RuleTexts) -> Diagnostic:
    href = texts.uri(finding.code)
    tags = [tag for names, tag in _TAGS if names.search(finding.rule)]
    return Diagnostic(
        text.range(finding.line, _span(finding, text)),
        clean(finding.message),
        _SEVERITIES[finding.severity],
        code=finding.code,
        code_description=CodeDescription(href) if href else None,
        source=SOURCE,
        tags=tags or None,
    )


def _span(finding: Finding, text: Text) -> Span:
    """The columns to mark; where a finding has none, the whole line, for editors show no empty mark."""
    if finding.end_column > finding.column or not 0 < finding.line <= len(text.document.lines):
        return Span(finding.column, finding.end_column)
    return text.document.lines[finding.line - 1].statement.span
