"""Blocks of the document as HTML: paragraphs, lists with and without bullets, tables in four styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from extract.typeset.model import Block, OtherTable, ParameterTable, Row, Run, Text
from extract.typeset.pack import plain_name
from extract.typeset.runs import scale

_TEXT_WIDTH, _SIZE = 439.2, 10.5
"""Points, as the style sheet sets them."""
_BREAKS = {"slash": "/", "underscore": "/_"}


def blocks(some: Sequence[Block], row_height: float | None = None, width: float = _TEXT_WIDTH) -> Iterator[str]:
    """Blocks in order; bulleted items that follow each other become one list."""
    listed = False
    for block in some:
        item = isinstance(block, Text) and block.kind == "item" and block.mark == "\u2022"
        if item != listed:
            yield "<ul>" if item else "</ul>"
            listed = item
        if isinstance(block, Text):
            yield f"<li>{_runs(block.runs, width)}</li>" if item else paragraph(block, width)
        elif isinstance(block, OtherTable):
            yield _caption(block) + _other(block)
        else:
            yield "".join(_parameters(block, row_height))
    if listed:
        yield "</ul>"


def paragraph(text: Text, width: float = _TEXT_WIDTH) -> str:
    if text.kind == "code":
        return f"<pre>{escape(text.plain())}</pre>"
    star = "* " if text.kind == "item" and text.mark == "*" else ""
    kind = f' class="{text.kind}"' if text.kind in ("muted", "head", "lead") else ""
    return f"<p{kind}>{star}{_runs(text.runs, width)}</p>"


def _runs(runs: Sequence[Run], width: float) -> str:
    return "".join(_run(run, width) for run in runs)


def _run(run: Run, width: float) -> str:
    words = escape(run.text)
    if run.style == "tt":
        return f"<code>{words}</code>"
    if run.style == "keep":
        return f'<span class="keep" style="font-size: {scale(run.text, width, _SIZE)}em">{words}</span>'
    tag = {"b": "b", "i": "i"}.get(run.style)
    return f"<{tag}>{words}</{tag}>" if tag else words


def _caption(table: OtherTable | ParameterTable) -> str:
    """The caption. Where the manner leaves it out, an anchor stays for the list of tables."""
    anchor = f' id="{plain_name(f"table-{table.number}")}"' if table.number else ""
    if table.caption:
        return f'<p class="caption"{anchor}>{escape(table.caption)}</p>'
    return f"<div{anchor}></div>" if anchor else ""


def _parameters(table: ParameterTable, row_height: float | None) -> Iterator[str]:
    yield _caption(table)
    touched = " touched" if table.touching else ""
    yield f'<table class="{table.style}{touched}"><colgroup><col style="width: {table.split}%"><col></colgroup>'
    yield _head(table.header)
    height = f' style="height: {row_height}pt"' if row_height else ""
    width = _TEXT_WIDTH * (100 - table.split) / 100 - 10
    for row in table.rows:
        yield f"<tr{height}><td>{_name(row)}</td><td>{''.join(blocks(row.description, None, width))}</td></tr>"
    yield "</tbody></table>"
    if table.touching:
        yield _other(table.touching, f"{table.style} touching")
    if table.example:
        yield paragraph(table.example)


def _name(row: Row) -> str:
    label = f'<p class="label">{escape(row.label)}</p>' if row.label else ""
    kinds = "name" + (" bold" if row.bold else "") + (" anywhere" if row.wrap == "anywhere" else "")
    breaks = _BREAKS.get(row.wrap, "")
    names = "<br>".join("".join(escape(c) + ("<wbr>" if c in breaks else "") for c in name) for name in row.names)
    return f'{label}<p class="{kinds}">{names}</p>'


def _other(table: OtherTable, style: str = "ruled") -> str:
    total = sum(table.widths)
    columns = "".join(f'<col style="width: {100 * width / total:.1f}%">' for width in table.widths)
    widths = [_TEXT_WIDTH * width / total - 10 for width in table.widths]
    lines = "".join(f"<tr>{''.join(map(_cell, row, widths))}</tr>" for row in table.rows)
    return f'<table class="{style}"><colgroup>{columns}</colgroup>{_head(table.header)}{lines}</tbody></table>'


def _cell(cell: Text, width: float) -> str:
    return f"<td>{_runs(cell.runs, width)}</td>"


def _head(header: Sequence[str]) -> str:
    return "<thead><tr>" + "".join(f"<th>{escape(one)}</th>" for one in header) + "</tr></thead><tbody>"
