"""Print a layout with rich: wrapped to the terminal, in colour unless `NO_COLOR` is set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kb.terminal.layout import Line

STYLES = {
    "alert": "bold red",
    "doubt": "yellow",
    "calm": "green",
    "action": "bold",
    "faint": "dim",
    "": "",
}


def card(lines: Iterable[Line], console: Console | None = None) -> None:
    """Print a card."""
    console = console or Console(highlight=False)
    fields: list[Line] = []
    for line in lines:
        if line.kind == "field":
            fields.append(line)
            continue
        _fields(console, fields)
        fields = []
        _line(console, line)
    _fields(console, fields)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], console: Console | None = None) -> None:
    """Print rows as a table; null is left empty."""
    console = console or Console(highlight=False)
    grid = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    for place, name in enumerate(columns):
        # A parameter's name that is broken over two lines cannot be copied: the first column may take half of the room.
        whole = place == 0 and max((len(row[place]) for row in texts), default=0) <= console.width // 2
        grid.add_column(Text(str(name)), overflow="fold", no_wrap=whole)
    for row in texts:
        grid.add_row(*map(Text, row))
    console.print(grid)


def _fields(console: Console, fields: list[Line]) -> None:
    if not fields:
        return
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for line in fields:
        grid.add_row(line.label, Text(line.text, style=STYLES[line.style]))
    console.print(grid)


def _line(console: Console, line: Line) -> None:
    text = Text(line.text, style=STYLES[line.style])
    if line.kind == "title":
        console.print(Text(line.text, style="bold"))
    elif line.kind == "heading":
        console.print(Text(line.text, style="bold cyan"))
    elif line.kind == "item":
        item = Table.grid(padding=(0, 1))
        item.add_row("\u2022", text)
        console.print(Padding(item, (0, 0, 0, 2)))
    elif line.kind == "testimony":
        console.print(Padding(Text(line.label, style="bold"), (0, 0, 0, 2)))
        console.print(Padding(Text(line.text), (0, 0, 0, 4)))
    else:
        console.print(text)
