"""Compile `data/reference` into the rows of the dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extract.dataset.names import key
from extract.dataset.resolve import rows_of
from extract.dataset.statements import Testimony
from extract.dataset.tables import TABLES
from extract.reference.checks import read_checks
from extract.reference.parameters import Known, read_parameters
from extract.reference.synonyms import read_synonyms
from extract.reference.vocabularies import check_names, read_sources, read_vocabularies

Rows = dict[str, list[dict[str, Any]]]


def compile_reference(root: Path) -> Rows:
    """Read the reference below `root` and weigh it: `{table: rows}`, in an order that does not depend on the machine.

    Raises `EntryError` with file, line and reason at the first entry that cannot be taken.
    """
    source_rows, sources = read_sources(root)
    vocabularies = read_vocabularies(root, sources)
    known = Known(
        sources=sources,
        sections=frozenset(row["number"] for row in vocabularies["sections"]),
        tables=frozenset(row["number"] for row in vocabularies["tables"]),
        models=frozenset(row["model"] for row in vocabularies["models"]),
    )
    testimonies = read_parameters(root, known)
    check_names(root, vocabularies, {testimony.id for testimony in testimonies})
    names = {testimony.id for testimony in testimonies}
    vocabularies["checks"] = read_checks(root, sources, vocabularies["practices"], names)
    vocabularies["synonyms"] = read_synonyms(root, sources, names, {row["id"] for row in vocabularies["events"]})
    _fill_pages(testimonies, vocabularies)
    models = [row["model"] for row in vocabularies["models"] if row["of_guide"]]

    rows: Rows = {table.name: [] for table in TABLES}
    for testimony in sorted(testimonies, key=lambda one: key(one.id)):
        for name, found in rows_of(testimony, models).items():
            rows[name] += found
    for name, entries in {**vocabularies, "sources": source_rows}.items():
        rows[name] = [{column: row[column] for column in row if column != "_line"} for row in entries]
    return rows


def _fill_pages(testimonies: list[Testimony], vocabularies: Rows) -> None:
    """A place without a page begins where its table or section begins, as the guide's own lists say."""
    tables, sections = ({row["number"]: row["page"] for row in vocabularies[name]} for name in ("tables", "sections"))
    for testimony in testimonies:
        place = dict(testimony.place)
        if place.get("section") and place.get("page") is None:
            place["page"] = tables.get(place.get("table") or "", sections[place["section"]])
            testimony.place = place
