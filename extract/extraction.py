"""The whole way: a guide's file in, the rows of a dataset and an audit out."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from extract.audit.audit import Audit, audit
from extract.contents import edition_source, small_tables
from extract.dataset.statements import Source
from extract.document.pdf import PAGES
from extract.edition import ApplyFact, edition_rows, testimonies
from extract.read import Guide, Progress, read_guide


class Extraction(NamedTuple):
    """What reading a guide gave."""

    guide: Guide
    source: Source
    audit: Audit
    rows: dict[str, list[dict[str, Any]]]
    """Rows of every table of the dataset."""


def extract(path: Path, max_pages: int = PAGES, progress: Progress | None = None) -> Extraction:
    """Read a guide into a dataset. Raises `ExtractError`, in one line, for what cannot be read."""
    guide = read_guide(path, max_pages, progress)
    source = edition_source(guide)
    promised = {table.number: table.title for table in guide.front.tables}
    found = audit(guide.reading, promised, guide.prose, [need.name for need in guide.needs])
    needs = [ApplyFact(need.name, need.action, need.words, need.page) for need in guide.needs]
    rows = edition_rows(testimonies(guide.reading.rows, needs, source), small_tables(guide, source, found))
    return Extraction(guide, source, found, rows)
