"""Manner B: the document as HTML, printed by Chromium. A second engine keeps the extractor from knowing one typesetter.

Chromium cannot put page numbers into a table of contents. So the page is printed twice: the first print tells, by the
links of the contents, on which page each target lies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from extract.typeset.chromium import print_page
from extract.typeset.html_blocks import blocks, paragraph
from extract.typeset.link_pages import link_pages
from extract.typeset.model import Document, OtherTable, ParameterTable, Section
from extract.typeset.pack import packed, pdf_title, plain_name

_PAGE = "7.5in {height}"
_HEIGHT = "10in"
_UNKNOWN = "000"


def print_html(document: Document, page_height: float | None, row_height: float | None) -> bytes:
    """The document as a PDF."""
    height = f"{page_height}pt" if page_height else _HEIGHT
    body = "".join(_body(document, row_height))
    style = resources.files("extract.typeset").joinpath("guide.css").read_text(encoding="utf-8")
    style += "".join(_page_rules(document, height, page_height is not None))
    targets = list(_targets(document))
    first = print_page(_html(document, style, body, targets, {}))
    pages = link_pages(first, [f"{_anchor(target)}" for target, _, _ in targets])
    return packed(print_page(_html(document, style, body, targets, pages)), document)


Target = tuple[str, str, int]
"""Anchor, words and depth of an entry of the contents; tables have depth 0."""


def _targets(document: Document) -> Iterator[Target]:
    """Every entry of contents and list of tables, in the order in which they are printed there."""
    yield from (("front-preface", "Preface", 1),) if document.preface else ()
    for part in document.parts:
        if part.number:
            yield f"part-{part.number}", part.title or "", 1
        for section in part.sections:
            yield f"section-{section.number}", section.heading, section.level + 1
    for section in document.sections():
        for block in section.blocks:
            if isinstance(block, ParameterTable | OtherTable) and block.number:
                yield f"table-{block.number}", f"Table {block.number}: {block.title}", 0


def _anchor(target: str) -> str:
    return plain_name(target)


def _html(document: Document, style: str, body: str, targets: Sequence[Target], pages: dict[str, int]) -> str:
    contents = "".join(_entry(target, pages) for target in targets if target[2])
    tables = "".join(_entry(target, pages) for target in targets if not target[2])
    imprint = "".join(paragraph(text) for text in document.imprint)
    title = (
        f'<div class="title"><p>{escape(document.above_title)}</p><h1>{escape(document.product)}</h1>'
        f"<p>{escape(document.title)}</p><p>{escape(document.subtitle)}</p>"
        f'<p class="box">{escape(document.statement)}</p><p>Document #: {escape(document.document)}</p></div>'
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(pdf_title(document))}</title>'
        f"<style>{style}</style></head><body>{title}"
        f'<div class="chapter">{imprint}</div>'
        f'<div class="chapter"><h2>Table of Contents</h2>{contents}</div>'
        f'<div class="chapter"><h2>List of Tables</h2>{tables}</div>'
        f"{body}</body></html>"
    )


def _entry(target: Target, pages: dict[str, int]) -> str:
    anchor, words, depth = _anchor(target[0]), target[1], target[2]
    page = pages.get(anchor, _UNKNOWN)
    return (
        f'<a class="entry e{depth}" href="#{anchor}"><span>{escape(words)}</span><span class="dots"></span>'
        f"<span>{page}</span></a>"
    )


def _body(document: Document, row_height: float | None) -> Iterator[str]:
    if document.preface:
        yield f'<div class="chapter" id="{_anchor("front-preface")}"><h2>Preface</h2>'
        for section in document.preface:
            yield f"<h3>{escape(section.title)}</h3>{''.join(blocks(section.blocks, row_height))}"
        yield "</div>"
    for part in document.parts:
        if part.number:
            yield f'<div class="part" id="{_anchor(f"part-{part.number}")}"><p>Part {part.number}</p>'
            yield f"<h1>{escape(part.title or '')}</h1></div>"
        yield from _chapters(part.sections, row_height)


def _chapters(sections: Sequence[Section], row_height: float | None) -> Iterator[str]:
    opened = False
    for section in sections:
        if section.level == 1 or not opened:
            yield "</div>" if opened else ""
            yield f'<div class="chapter" style="page: {_page_name(section)}">'
            opened = True
        depth = min(section.level + 1, 4)
        yield f'<h{depth} id="{_anchor(f"section-{section.number}")}">{escape(section.heading)}</h{depth}>'
        yield from blocks(section.blocks, row_height)
    yield "</div>" if opened else ""


def _page_name(section: Section) -> str:
    return f"chapter-{plain_name(section.number)}"


def _page_rules(document: Document, height: str, narrow: bool) -> Iterator[str]:
    """Page size, footers, and the running headers, chapter by chapter."""
    margins = "margin: 0.75in 0.7in 0.7in;"
    footer = f'@bottom-center {{ content: "{_css(document.footer)}"; font-size: 6pt; width: 60%; color: #444; }}'
    yield f"@page {{ size: {_PAGE.format(height=height)}; {margins} font-size: 8.5pt; {footer} }}"
    number, product = _css(document.document), _css(document.product)
    yield f'@page :left {{ @bottom-left {{ content: counter(page); }} @bottom-right {{ content: "{number}"; }} }}'
    yield f'@page :right {{ @bottom-left {{ content: "{product}"; }} @bottom-right {{ content: counter(page); }} }}'
    for section in document.sections():
        if section.level == 1:
            name, title = _page_name(section), _css(section.heading)
            yield f'@page {name}:left {{ @top-left {{ content: "{title}"; width: 100%; }} }}'
            yield (
                f'@page {name}:right {{ @top-left {{ content: "{_css(document.title)}"; }} '
                f'@top-right {{ content: "{title}"; width: 70%; }} }}'
            )
    if narrow:
        yield "html { orphans: 1; widows: 1; } .part, .title { padding-top: 0; }"


def _css(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
