"""Findings as JSON: a list of objects with the fields of `Finding`, sorted by file, line, column, code."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lint.engine import Result


def render(results: Iterable[Result]) -> Iterator[str]:
    """The report in pieces, one finding a line, so that a large one never stands in memory as a whole."""
    before = "[\n"
    for result in results:
        for finding in result.findings:
            yield before + json.dumps(finding._asdict())
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
