"""Where an editor goes from a line: to the file it includes, or to the line that counts."""

from __future__ import annotations

from lsprotocol.types import Location, Position, Range

from lint.cfg.lines import INCLUDE
from lint.lsp.desk import Desk, Opened


def definition(desk: Desk, opened: Opened, position: Position) -> Location | None:
    """The file of an include; of a setting, the line whose value counts, in this file or in one that it includes."""
    number, _ = opened.text.place(position)
    sheet = desk.sheet(opened)
    if not 0 < number <= len(sheet.entries):
        return None
    entry = sheet.entries[number - 1][1]
    if entry.statement.kind == INCLUDE:
        for include in sheet.chain.includes:
            if include.step.depth == 0 and include.step.line.number == number and include.file:
                uri, _ = desk.locate(include.file)
                return Location(uri, Range(Position(0, 0), Position(0, 0)))
        return None
    setting = sheet.effective.get(entry.name) if entry.statement.name else None
    if setting is None:
        return None
    held = setting.at("later")
    uri, text = (opened.uri, opened.text) if held.step.depth == 0 else desk.locate(held.step.file)
    return Location(uri, text.range(held.step.line.number, held.entry.statement.name_span))
