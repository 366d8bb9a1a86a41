"""Columns beside the description that state one fact each: "Parameter | Description | Default", "... | Range | ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from extract.facts.defaults import Read
from extract.facts.description import Description, read_description
from extract.facts.lists import as_value
from extract.facts.paragraphs import Paragraph, paragraphs
from extract.tables.headers import FACTS
from extract.tables.model import Cell

Role = Literal["name", "text", "default", "range", "fact"]
_RANGE = re.compile(r"^\[?-?\d[\d,]*\s*(?:to|-|\u2013|\u2014|\.\.\.?|~)\s*-?\d")
_NOTHING = frozenset({"", "-", "\u2013", "\u2014", "--", "n/a", "na", "none"})
"""What a cell holds that states nothing; a literal like NONE is in capitals."""
_MOST_WORDS = 6
"""A default of more words than this is a remark."""


def roles(header: Sequence[str]) -> tuple[Role, ...]:
    """What each column holds, by its head. Two columns are a name and a description, whatever they are called."""
    found: list[Role] = ["name"]
    for text in header[1:]:
        kind = FACTS.get(" ".join(text.lower().split())) if len(header) > 2 else None
        found.append("text" if kind is None else kind)
    return tuple(found)


def text_cells(header: Sequence[str], cells: Sequence[Cell]) -> list[Cell]:
    """The cells that hold descriptions."""
    known = roles(header)
    return [cell for i, cell in enumerate(cells) if i and (i >= len(known) or known[i] == "text")]


def describe(header: Sequence[str], cells: Sequence[Cell], edge: float) -> Description:
    """What a row's cells say, all but the first. `edge`: how far to the right the text of descriptions runs."""
    stated: list[Paragraph] = []
    default = ""
    for head, role, cell in zip(header, roles(header), cells, strict=False):
        text = " ".join(cell.text.split())
        if role in ("name", "text") or (text.lower() in _NOTHING and not text.isupper()):
            continue
        stated += _stated(head, role, cell, text)
        default = default or (text if role == "default" else "")
    lines = [line for cell in text_cells(header, cells) for line in cell.lines]
    found = read_description([*stated, *paragraphs(lines, edge)])
    if default and found.default is None and len(default.split()) <= _MOST_WORDS:
        found.default = Read(default.strip("\"'\u201c\u201d\u2018\u2019"), default)
    return found


def _stated(head: str, role: Role, cell: Cell, text: str) -> Iterator[Paragraph]:
    """A cell as the sentences that a description would say it with."""
    if role == "default":
        yield Paragraph(f"Default: {text}", False, False)
    elif role == "range" and _RANGE.match(text):
        yield Paragraph(f"Range: {text}", False, False)
    elif role == "range":
        items = [line.text for line in cell.lines]
        if len(items) > 1 and all(as_value(item, listed=True) for item in items):
            yield Paragraph("Valid values:", False, False)
            yield from (Paragraph(item, True, False) for item in items)
        else:
            yield Paragraph(f"Valid values: {text}", False, False)
    else:
        yield Paragraph(f"{head}: {text}", False, False)
