"""A byte order mark at the start of the file.

Some editors put three unseen bytes (EF BB BF) before the first line of UTF-8 text. No source says
that a phone skips them; if it does not, the first line sets nothing. (`<BOM>` stands for them in
the example.)

Severity: warning.

Passes::

    system/type=405HD

Fails::

    <BOM>system/type=405HD
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import Span
from lint.findings import WARNING, Problem
from lint.sheet import Sheet

CODE = "SYN008"
NAME = "byte-order-mark"


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report a byte order mark."""
    if sheet.document.bom:
        message = (
            "the file begins with a byte order mark: a phone may take it as part of the first line; save without it"
        )
        yield 1, Problem(Span(1, 1), WARNING, message)
