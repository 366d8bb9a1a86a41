"""The small tables of an edition: its document, sections, lists, revision record, sources, messages."""

from __future__ import annotations

import re
from typing import Any

from extract.audit.audit import Audit
from extract.dataset.statements import Source
from extract.read import Guide

Rows = list[dict[str, Any]]


def edition_source(guide: Guide) -> Source:
    """The guide as a source: its document number names it."""
    front = guide.front
    name = front.document or f"{front.title or guide.path.stem} {front.version or ''}".strip()
    identifier = re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-")[:60] or "GUIDE"
    return Source(identifier, 0, "manual", "manual", front.product or "not stated", front.version)


def small_tables(guide: Guide, source: Source, audit: Audit) -> dict[str, Rows]:
    """Rows of every table beside those about parameters, as far as the guide gives them."""
    front = guide.front
    cited = [source.id]
    return {
        "document": [
            {
                "vendor": front.vendor or "not stated",
                "product": front.product or "not stated",
                "title": front.title or guide.path.stem,
                "audience": None,
                "version": front.version or "not stated",
                "document": front.document or "not stated",
                "date": front.date or "not stated",
                "pages_at_hand": audit.pages or None,
                "sources": cited,
            }
        ],
        "parts": [
            {"number": part.number, "title": part.title, "page": part.page or 0, "number_assumed": part.assumed}
            for part in front.parts
        ],
        "sections": _sections(guide),
        "tables": _tables(guide),
        "figures": [
            {"number": figure.number, "title": figure.title, "page": figure.page or 0} for figure in front.figures
        ],
        "revisions": [
            {
                "document": revision.document or f"row {number}",
                "version": revision.version,
                "status": revision.status,
                "row_assumed": revision.assumed,
                "subjects": [revision.text] if revision.text else [],
                "parameters": [],
                "sources": cited,
            }
            for number, revision in enumerate(front.revisions, 1)
        ],
        "sources": [
            {
                "position": 0,
                "id": source.id,
                "title": " ".join(filter(None, (front.product, front.title, front.version))) or guide.path.stem,
                "kind": "manual",
                "grade": "manual",
                "product": source.product,
                "firmware": source.firmware,
                "note": f"read from {guide.path.name}",
            },
            {
                "position": 1,
                "id": "OWN",
                "title": "Conclusion of this project's own",
                "kind": "own",
                "grade": "inferred",
                "product": "any",
            },
        ],
        "messages": _messages(guide, cited),
    }


def _sections(guide: Guide) -> Rows:
    listed = {s.number: s for s in guide.front.sections if s.number}
    rows: Rows = []
    for number, section in listed.items():
        above = number.rpartition(".")[0]
        while above and above not in listed:
            above = above.rpartition(".")[0]
        rows.append(
            {
                "number": number,
                "title": section.title,
                "page": section.page or 0,
                "part": section.part,
                "parent": above or None,
                "level": number.count(".") + 1,
            }
        )
    if not rows:  # No contents: the headings that were met.
        seen: dict[str, dict[str, Any]] = {}
        for mark in guide.reading.headings:
            seen.setdefault(mark.number, {"number": mark.number, "title": mark.title, "page": mark.page, "part": None,
                                          "parent": mark.number.rpartition(".")[0] or None,
                                          "level": mark.number.count(".") + 1})  # fmt: skip
        rows = list(seen.values())
    return rows


def _tables(guide: Guide) -> Rows:
    """The list of tables; those found with a caption that it lacks stand behind."""
    rows: dict[str, dict[str, Any]] = {}
    found = {place.number: place for place in guide.reading.tables if place.number}
    for table in guide.front.tables:
        place = found.get(table.number)
        rows[table.number] = {
            "number": table.number,
            "title": table.title,
            "page": table.page or (place.pages[0] if place and place.pages else 0),
            "section": (place.section if place else None) or table.number.rpartition("-")[0],
            "section_assumed": place is None or place.section is None,
            "holds": "parameters" if place and place.kind == "parameters" else "other",
            "holds_assumed": place is None,
        }
    for number, place in found.items():
        if number not in rows and not place.number_assumed:
            rows[number] = {
                "number": number,
                "title": place.title or "",
                "page": place.pages[0] if place.pages else 0,
                "section": place.section or number.rpartition("-")[0],
                "section_assumed": place.section is None,
                "holds": "parameters" if place.kind == "parameters" else "other",
                "holds_assumed": False,
            }
    return list(rows.values())


def _messages(guide: Guide, cited: list[str]) -> Rows:
    """Tables of screen messages: what is shown, and what stands beside it."""
    rows: Rows = []
    for other in guide.reading.others:
        if other.place.kind != "messages":
            continue
        for texts in other.rows:
            if len(texts) >= 2 and texts[0]:
                identifier = f"{other.place.number or 'page'}-{len(rows) + 1}"
                rows.append(
                    {
                        "id": identifier,
                        "message": texts[0],
                        "wording": "known",
                        "when": " ".join(texts[1:]),
                        "parameters": None,
                        "section": other.place.section,
                        "page": other.place.pages[0] if other.place.pages else None,
                        "sources": cited,
                    }
                )
    return rows
