"""The text report in colour, for terminals."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from lint.report.text import Row

_STYLES = {
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "place": "bold",
    "code": "magenta",
    "mark": "green",
}


class Printer:
    """Prints rows on standard output; width and wrapping are left to the terminal."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, markup=False, soft_wrap=True)

    def __call__(self, row: Row) -> None:
        """Print one row."""
        self._console.print(Text.assemble(*((piece.text, _STYLES.get(piece.style, "")) for piece in row)))
