"""What an editor shows of the word under the pointer."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from kb.card import Card, card
from kb.catalogue import Catalogue
from kb.terminal import layout, markdown, plain
from kb.terminal.layout import Line
from lint.cfg.include import target
from lint.cfg.lines import INCLUDE, Span
from lint.context import Context
from lint.entries import Entry, fill
from lint.lsp.desk import Desk, Opened
from lint.wording import clean

_PLAIN_WIDTH = 80


def hover(desk: Desk, opened: Opened, position: Position, *, as_markdown: bool = True) -> Hover | None:
    """The parameter's card on its name, the meaning of a value on the value, the file on an include line."""
    number, column = opened.text.place(position)
    sheet = desk.sheet(opened)
    if not 0 < number <= len(sheet.entries):
        return None
    entry = sheet.entries[number - 1][1]
    statement = entry.statement
    if statement.kind == INCLUDE:
        lines = _include(statement.value, opened.path, sheet.context)
        return _hover(lines, opened, number, statement.span, as_markdown)
    on_value = bool(statement.equals) and column > statement.equals
    if on_value and entry.match and entry.value:
        lines = _value(card(desk.catalogue, entry.match), entry)
        return _hover(lines, opened, number, entry.value_span, as_markdown)
    if on_value or not (entry.match or statement.name):
        return None
    span = statement.name_span if statement.equals else statement.span
    return _hover(_name(desk.catalogue, entry), opened, number, span, as_markdown)


def parameter(catalogue: Catalogue, name: str, *, as_markdown: bool = True) -> MarkupContent | None:
    """The card of a parameter; None where there is none of that name."""
    match = catalogue.find(name)
    return _content(layout.lines(card(catalogue, match)), as_markdown) if match else None


def _name(catalogue: Catalogue, entry: Entry) -> Iterator[Line]:
    if entry.match:
        yield from layout.lines(card(catalogue, entry.match))
        return
    yield Line("title", clean(entry.statement.name))
    if entry.old:
        yield Line("text", f"An older name or a known misspelling. {entry.old.note or ''}".strip())
    else:
        yield Line("text", "No parameter of this name is known.")
    near = [fill(name, entry.statement.name) for name in entry.old.successor] if entry.old else entry.nearest
    if near:
        yield Line("heading", "Its successor" if entry.old else "Near it")
        yield from (Line("item", name) for name in near)


def _value(known: Card, entry: Entry) -> Iterator[Line]:
    """What a value means. The value itself is repeated only where it is one of a known list."""
    yield Line("title", known["spelling"])
    if known["secret"]:
        yield Line("text", "A password: it is not shown.")
        return
    listed = {value["literal"].lower(): value for value in known["values"] or ()}
    found = listed.get(entry.value.lower())
    if found:
        yield Line(
            "text", f"{found['literal']}: {found['meaning'] or 'one of the known values; its meaning is in no source'}"
        )
    elif known["summary"]:
        yield Line("text", known["summary"])
    if known["default"] is not None and known["default"].lower() == entry.value.lower():
        yield Line("text", "This is the default.")
    # Type, range, default, values: what the card says beside its first words.
    yield from (line for line in layout.lines(known) if line.kind == "field")


def _include(text: str, file: str, context: Context) -> Iterator[Line]:
    goal = target(text, file, context)
    found = next((place for place in goal.places if os.path.isfile(place)), None)
    yield Line("title", clean(text))
    if found:
        yield Line("text", f"Reads {clean(os.path.abspath(found))}")
    elif goal.places:
        yield Line("text", "There is no such file here. Looked for:")
        yield from (Line("item", clean(os.path.abspath(place))) for place in goal.places)
    else:
        yield Line(
            "text", "No local folder is known to stand for this server: see url-map and include-root in offhook.toml."
        )


def _hover(lines: Iterable[Line], opened: Opened, number: int, span: Span, as_markdown: bool) -> Hover:
    return Hover(_content(lines, as_markdown), opened.text.range(number, span))


def _content(lines: Iterable[Line], as_markdown: bool) -> MarkupContent:
    if as_markdown:
        return MarkupContent(MarkupKind.Markdown, markdown.text(lines))
    return MarkupContent(MarkupKind.PlainText, plain.text(lines, _PLAIN_WIDTH))
