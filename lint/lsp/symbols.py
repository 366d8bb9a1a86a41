"""The outline of a document: settings, grouped by the first parts of their names."""

from __future__ import annotations

from itertools import groupby

from lsprotocol.types import DocumentSymbol, Range, SymbolKind

from lint.cfg.lines import COMMENT, INCLUDE
from lint.cfg.parse import Line
from lint.entries import Entry
from lint.lsp.desk import Desk, Opened
from lint.lsp.positions import Text
from lint.wording import clean

_PARTS = 2
MASK = "********"


def symbols(desk: Desk, opened: Opened) -> list[DocumentSymbol]:
    """Includes, and groups of settings that stand together; comments and blank lines do not part a group."""
    lines = [(line, entry) for line, entry in desk.sheet(opened).entries if _shown(line)]
    found: list[DocumentSymbol] = []
    for group, members in groupby(lines, key=lambda one: _group(*one)):
        children = [_symbol(line, entry, group, opened.text) for line, entry in members]
        if not group:
            found += children
        else:
            whole = Range(children[0].range.start, children[-1].range.end)
            first = children[0].selection_range
            found.append(DocumentSymbol(group, SymbolKind.Namespace, whole, first, children=children))
    return found


def _shown(line: Line) -> bool:
    statement = line.statement
    return statement.kind == INCLUDE or bool(statement.name and statement.kind != COMMENT)


def _group(line: Line, entry: Entry) -> str:
    """The first two parts of a name that has more of them, else the first; nothing for includes and bare names."""
    if line.statement.kind == INCLUDE:
        return ""
    return "/".join(clean(line.statement.name).split("/")[:-1][:_PARTS])


def _symbol(line: Line, entry: Entry, group: str, text: Text) -> DocumentSymbol:
    statement = line.statement
    whole = text.range(line.number, statement.span)
    if statement.kind == INCLUDE:
        return DocumentSymbol(f"include {clean(statement.value)}", SymbolKind.File, whole, whole)
    name = clean(statement.name).removeprefix(f"{group}/") or clean(statement.name)
    value = MASK if entry.secret and entry.value else clean(entry.value)
    return DocumentSymbol(
        name, SymbolKind.Property, whole, text.range(line.number, statement.name_span), detail=value or None
    )
