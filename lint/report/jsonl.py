"""Findings as JSON Lines: one object a line, with the fields of `Finding`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lint.engine import Result


def render(results: Iterable[Result]) -> Iterator[str]:
    """One finding a piece."""
    for result in results:
        for finding in result.findings:
            yield json.dumps(finding._asdict()) + "\n"
