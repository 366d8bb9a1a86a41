"""Pieces of HTML pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from lint.wording import clean

_ROWS = 200
"""So many rows a table has at most; what is left out is said."""


def shown(text: str) -> str:
    """Text from anywhere, fit for a page."""
    return escape(clean(text.strip()))


def table(
    title: str, head: Sequence[str], rows: Iterable[Sequence[str]], number: int, most: int = _ROWS
) -> Iterator[str]:
    """A table of `number` rows, of which `most` are shown; cells are markup. None where there are no rows."""
    if not number:
        return
    yield f"<h2>{title}</h2><table><thead><tr>{''.join(f'<th>{name}</th>' for name in head)}</tr></thead><tbody>"
    for place, row in enumerate(rows):
        if place == most:
            break
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n"
    yield "</tbody></table>"
    if number > most:
        yield f"<p>and {number - most} more</p>"
