"""Read `synonyms/*.yaml`: words that people say. A word said twice, or for what does not exist, is refused."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path
from typing import Any

from extract.dataset.statements import Source
from extract.dataset.vocabularies import SYNONYMS
from extract.reference import fields
from extract.reference.vocabularies import table_row
from extract.reference.yaml_text import EntryError, Mapping, refuse

Rows = list[dict[str, Any]]


def read_synonyms(root: Path, sources: dict[str, Source], names: Set[str], events: Set[str]) -> Rows:
    """The synonyms as rows. Raises `EntryError` at the first faulty one."""
    said: dict[tuple[str, str], str] = {}
    rows: Rows = []
    for path, entry in fields.below(root / "synonyms", "a synonym"):
        place = f"{path.name}:{entry.line}"
        row = table_row(path, entry, SYNONYMS, sources)
        for field in ("say", "means"):
            if not row[field] or not all(word.strip() for word in row[field]):
                raise EntryError(path, entry.lines[field], f"'{field}' holds no word, or an empty one")
        for word in row["say"]:
            key = (row["language"], " ".join(word.lower().split()))
            if said.setdefault(key, place) != place or row["say"].count(word) > 1:
                raise EntryError(path, entry.lines["say"], f"'{word}' is said already in {said[key]}")
        _refer(path, entry, row, names, events)
        rows.append(row)
    return rows


def _refer(path: Path, entry: Mapping, row: dict[str, Any], names: Set[str], events: Set[str]) -> None:
    """What the words stand for must exist; words of the question, or of any subject, stand for nothing."""
    if row["role"] and (row["parameters"] or row["events"]):
        refuse(path, entry, "words of the question stand for no parameter and no event")
    for name in row["parameters"] or ():
        if name not in names and not (name.endswith("/") and any(known.startswith(name) for known in names)):
            raise EntryError(path, entry.lines["parameters"], f"refers to '{name}', which is no parameter")
    for event in row["events"] or ():
        if event not in events:
            raise EntryError(path, entry.lines["events"], f"refers to '{event}', which is no event")
