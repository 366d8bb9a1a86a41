"""A byte order mark at the start of the file.

Some editors put three unseen bytes (EF BB BF) before the first line of UTF-8 text. No source says
that a phone skips them; if it does not, the first line sets nothing. (`<BOM>` stands for them in
the example.)

Severity: warning.

Fix, unsafe: the byte order mark is removed (all of them, where there are more). Where a phone does
not skip it, the first line set nothing before, and works afterwards.

Passes::

    system/type=405HD

Fails::

    <BOM>system/type=405HD
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import Span
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.fixes import edit
from lint.sheet import Sheet

CODE = "SYN008"
NAME = "byte-order-mark"

_MARK = "\ufeff"


def touched(_entry: Entry, _again: bool) -> bool:
    """What a line sets does not matter here."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report a byte order mark."""
    if sheet.document.bom:
        message = (
            "the file begins with a byte order mark: a phone may take it as part of the first line; save without it"
        )
        first = sheet.document.lines[0].statement.text if sheet.document.lines else ""
        more = len(first) - len(first.lstrip(_MARK))
        remove = edit.Edit(edit.Place(0, 0), edit.Place(0, 1 + more), "")
        fix = edit.unsafe("byte order mark removed", remove)
        yield 1, Problem(Span(1, 1), WARNING, message, fix=fix)
