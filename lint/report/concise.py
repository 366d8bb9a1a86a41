"""Findings as text, one line each, for editors and for `grep`: `FILE:LINE:COLUMN: severity CODE message`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.engine import Result
from lint.report.text import heading, plain


def render(results: Iterable[Result]) -> Iterator[str]:
    """The report, one finding a piece."""
    for result in results:
        for finding in result.findings:
            yield plain(heading(finding))
