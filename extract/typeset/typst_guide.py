"""Manner A by Typst: the document as JSON, the template beside this module; two builds give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any

from extract.errors import ExtractError
from extract.typeset.model import Block, Document, OtherTable, ParameterTable, Row, Run, Section, Text
from extract.typeset.naming import wrapped
from extract.typeset.pack import packed, pdf_title
from extract.typeset.runs import scale

_TEXT_WIDTH, _INSET, _NAME_SIZE, _MONO_EM, _CELL_SIZE = 459.2, 10.0, 7.4, 0.603, 9.2
"""Points, as the template sets them; a letter of the monospaced font is `_MONO_EM` of its size wide."""
_NO_TIME = 0
"""Without a fixed time stamp two builds would differ; the document itself carries no date."""


def print_typst(document: Document, page_height: float | None, row_height: float | None) -> bytes:
    """Set the document. A warning of Typst is a failure: a missing font, say, would quietly change every page."""
    try:
        import typst
    except ImportError as error:
        raise ExtractError("Typst is missing: install it with pip install 'offhook[guide]'") from error
    template = resources.files("extract.typeset").joinpath("guide.typ").read_bytes()
    fonts = typst.Fonts(include_system_fonts=False)
    inputs = {"data": json.dumps(_document(document, page_height, row_height or 0.0))}
    try:
        compiler = typst.Compiler(template, font_paths=fonts, sys_inputs=inputs)
        pdf, warnings = compiler.compile_with_warnings(format="pdf", timestamp=_NO_TIME)
    except typst.TypstError as error:
        raise ExtractError(f"Typst could not set the guide: {error.message}") from error
    if warnings:
        raise ExtractError(f"Typst warns: {warnings[0].message}")
    if not isinstance(pdf, bytes):
        raise ExtractError("Typst gave no PDF")
    return packed(pdf, document)


def _document(document: Document, page_height: float | None, row_height: float) -> dict[str, Any]:
    return {
        "page_height": page_height,
        "pdf_title": pdf_title(document),
        "author": "offhook",
        "keywords": document.keywords,
        "vendor": document.vendor,
        "above_title": document.above_title,
        "product": document.product,
        "title": document.title,
        "subtitle": document.subtitle,
        "statement": document.statement,
        "footer": document.footer,
        "document": document.document,
        "imprint": [_text(text) for text in document.imprint],
        "preface": [_section(section, row_height) for section in document.preface],
        "parts": [
            {
                "number": part.number,
                "title": part.title,
                "sections": [_section(one, row_height) for one in part.sections],
            }
            for part in document.parts
        ],
    }


def _section(section: Section, row_height: float) -> dict[str, Any]:
    return {
        "number": section.number,
        "title": section.title,
        "heading": section.heading,
        "level": section.level,
        "blocks": list(_blocks(section.blocks, _TEXT_WIDTH, row_height)),
    }


def _blocks(blocks: Sequence[Block], width: float, row_height: float = 0.0) -> Iterator[dict[str, Any]]:
    """Blocks as the template takes them; items that follow each other become one list."""
    items: list[Any] = []
    for block in blocks:
        if isinstance(block, Text) and block.kind == "item":
            items.append(_runs(block.runs, width))
            continue
        if items:
            yield {"kind": "list", "items": items}
            items = []
        if isinstance(block, Text):
            yield _text(block, width)
        elif isinstance(block, OtherTable):
            yield _other(block)
        else:
            yield _parameters(block, row_height)
    if items:
        yield {"kind": "list", "items": items}


def _text(text: Text, width: float = _TEXT_WIDTH) -> dict[str, Any]:
    if text.kind == "code":
        return {"kind": "code", "text": text.plain()}
    return {"kind": text.kind, "runs": _runs(text.runs, width)}


def _runs(runs: Sequence[Run], width: float) -> list[Any]:
    """Runs as `[words, style]`; one that must not break has its scale behind it."""
    return [
        [run.text, run.style, scale(run.text, width, _CELL_SIZE)] if run.style == "keep" else [run.text, run.style]
        for run in runs
    ]


def _other(table: OtherTable) -> dict[str, Any]:
    total = sum(table.widths)
    widths = [_TEXT_WIDTH * width / total - _INSET for width in table.widths]
    return {
        "kind": "other",
        "number": table.number,
        "title": table.title,
        "caption": table.caption,
        "header": table.header,
        "widths": table.widths,
        "rows": [[_cell(cell, width) for cell, width in zip(row, widths, strict=True)] for row in table.rows],
    }


def _cell(cell: Text, width: float) -> dict[str, Any]:
    """A cell of another table. Code wraps here, because Typst breaks a long name only after a slash."""
    letters = int(width / (_CELL_SIZE * 0.82 * _MONO_EM))
    return {"runs": _runs([_narrowed(run, letters) for run in cell.runs], width)}


def _narrowed(run: Run, letters: int) -> Run:
    words = run.text.split()
    if run.style != "tt" or all(len(word) <= letters for word in words):
        return run
    return Run("\n".join(piece for word in words for piece in wrapped(word, letters, "underscore")), "tt")


def _parameters(table: ParameterTable, row_height: float) -> dict[str, Any]:
    first = _TEXT_WIDTH * table.split / 100 - _INSET
    letters = int(first / (_NAME_SIZE * _MONO_EM))
    second = _TEXT_WIDTH - first - 2 * _INSET
    return {
        "kind": "parameters",
        "number": table.number,
        "title": table.title,
        "caption": table.caption,
        "header": table.header,
        "split": table.split,
        "rows": [_row(row, letters, second, row_height) for row in table.rows],
        "touching": _other(table.touching) if table.touching else None,
        "example": _text(table.example) if table.example else None,
    }


def _row(row: Row, letters: int, width: float, row_height: float) -> dict[str, Any]:
    lines = [line for name in row.names for line in wrapped(name, letters, row.wrap)]
    used = (len(lines) + (row.label is not None)) * 11.0
    return {
        "label": row.label,
        "name": lines,
        "bold": row.bold,
        "pad": max(0.0, row_height - used),
        "description": list(_blocks(row.description, width)),
    }
