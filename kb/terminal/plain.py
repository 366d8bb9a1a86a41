"""Print a layout as plain text: for pipes, files and terminals without colour. Loads nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from kb.terminal.layout import Line

WIDTH = 100
_LABEL = 16


def text(lines: Iterable[Line], width: int = WIDTH) -> str:
    """The lines as one text, wrapped at `width` columns."""
    return "\n".join(row for line in lines for row in _rows(line, width)) + "\n"


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows under their column names, aligned; null is left empty."""
    cells = [[str(name) for name in columns], *(["" if c is None else str(c) for c in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    ruled = [cells[0], ["-" * width for width in widths], *cells[1:]]
    return "".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() + "\n" for row in ruled)


def _rows(line: Line, width: int) -> list[str]:
    if line.kind == "blank":
        return [""]
    if line.kind == "field":
        return _wrapped(line.text, line.label.ljust(_LABEL), " " * _LABEL, width)
    if line.kind == "item":
        return _wrapped(line.text, "  - ", "    ", width)
    if line.kind == "testimony":
        return [*_wrapped(line.label, "  ", "    ", width), *_wrapped(line.text, "    ", "    ", width)]
    return _wrapped(line.text, "", "", width)


def _wrapped(text: str, first: str, rest: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    ) or [first.rstrip()]
