"""Two phones with the same line id or the same credentials.

Each phone registers its lines by an id and a name of their own. Two phones with the same one take
calls from each other, or one of them is refused: mostly a file that was copied and not changed. The
same password on two phones opens both to whoever knows one. Values are never shown.

Severity: warning, as suggested for the practice `fleet-duplicate-line`.

Passes::

    voip/line/0/id=4101
    @ other.cfg
    voip/line/0/id=4102

Fails::

    voip/line/0/id=4101
    @ other.cfg
    voip/line/0/id=4101
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import Span
from lint.findings import Problem
from lint.fleet.fleet import Fleet
from lint.practices import judge
from lint.wording import count, quote

CODE = "FLT001"
NAME = "same-identity"


def check(fleet: Fleet) -> Iterator[tuple[str, int, Problem]]:
    """Report each line that says what a line of another file says."""
    judgement = judge(fleet.catalogue.practice("fleet-duplicate-line"))
    for found in fleet.same.values():
        files = list(dict.fromkeys(at.file for at in found))
        if len(files) < 2:  # Rules on single files look at what one file says twice.
            continue
        first, second = files[:2]
        number = len(files) - 2
        for at in found:
            other = second if at.file == first else first
            more = f" and {count(number, 'more file')}" if number else ""
            message = f"the same as in {quote(other)}{more}: {judgement.message}"
            span = Span(at.column, at.end_column)
            yield at.file, at.line, Problem(span, judgement.severity, message, at.name, None, judgement.source)
