"""What stands where: the dataset's full-text indexes, read word by word."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

from kb.catalogue import Catalogue

Row = Any
"""A row of one of the index's tables: `row["column"]`."""
Places = dict[str, list[int]]
"""Where a word stands in one document: `{field: offsets}`."""
Postings = dict[str, dict[int, Places]]
"""Where words stand: `{stem: {document: places}}`. Documents of events, messages and sections have negative numbers."""


class Index:
    """The indexes of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._postings: Postings = {}
        self._phrases: dict[str, list[Row]] = {}

    @cached_property
    def size(self) -> int:
        """How many parameters the Genesys phones have; documents above belong to sibling firmware."""
        rows = self.catalogue.rows("select count(*) from parameters where name is not null and not sibling")
        return int(rows[0][0])

    def postings(self, stems: Collection[str]) -> Postings:
        """Where each stem stands, sibling firmware left out."""
        missing = [stem for stem in stems if stem not in self._postings]
        if missing:
            self._postings |= self._read(missing)
        return {stem: self._postings[stem] for stem in stems}

    def _read(self, stems: Collection[str]) -> Postings:
        found: Postings = {stem: {} for stem in stems}
        for table, sign in (("search_places", 1), ("search_other_places", -1)):
            rows = self.catalogue.rows(
                f"select term, doc, col, offset from {table} where term in ({_holes(stems)})", stems
            )
            for term, doc, field, offset in map(tuple, rows):
                if sign < 0 or doc <= self.size:
                    found[term].setdefault(sign * doc, {}).setdefault(field, []).append(offset)
        return found

    def documents(self, docs: Collection[int]) -> dict[int, Row]:
        """The documents of those numbers."""
        rows = self.catalogue.rows(f"select * from search_documents where doc in ({_holes(docs)})", docs)
        return {row["doc"]: row for row in rows}

    def named(self, name: str) -> list[int]:
        """The document of a parameter, or those of a group (`network/lan/`)."""
        if name.endswith("/"):
            sql, bounds = "name > ? and name < ?", (name, name[:-1] + "0")
        else:
            sql, bounds = "name in (?, ?)", (name, name)
        rows = self.catalogue.rows(f"select doc from search_documents where {sql}", bounds)
        return [row["doc"] for row in rows if row["doc"] <= self.size]

    def depend_on(self, name: str) -> frozenset[str]:
        """The parameters that matter only where this one has a certain value."""
        return frozenset(condition.parameter for condition in self.catalogue.required_by(name))

    @cached_property
    def others(self) -> dict[int, tuple[str, str]]:
        """Kind and id of the events, messages and sections, by the numbers of their documents."""
        rows = self.catalogue.rows("select rowid, kind, id from search_others")
        return {-row["rowid"]: (row["kind"], row["id"]) for row in rows}

    @cached_property
    def effects(self) -> dict[str, str]:
        """What each event does to a phone."""
        return {row["id"]: row["effect"] for row in self.catalogue.rows("select id, effect from events")}

    def phrases(self, phrases: Collection[str]) -> dict[str, list[Row]]:
        """The entries of those phrases that somebody is known to say for something."""
        return self._said(phrases, devices=False)

    def devices(self, phrases: Collection[str]) -> dict[str, list[Row]]:
        """The entries of those phrases that are said for devices that are not the phones."""
        return self._said(phrases, devices=True)

    def _said(self, phrases: Collection[str], devices: bool) -> dict[str, list[Row]]:
        missing = [phrase for phrase in phrases if phrase not in self._phrases]
        if missing:
            self._phrases |= {phrase: [] for phrase in missing}
            sql = f"select * from search_phrases where phrase in ({_holes(missing)})"
            for row in self.catalogue.rows(sql, missing):
                self._phrases[row["phrase"]].append(row)
        found = {
            phrase: [row for row in self._phrases[phrase] if row["kind"].startswith("device") == devices]
            for phrase in phrases
        }
        return {phrase: rows for phrase, rows in found.items() if rows}

    def beginning(self, stem: str, most: int) -> list[str]:
        """Stems that begin with this one; none where there are more than `most`."""
        rows = self.catalogue.rows(
            "select term from search_terms where term > ? and term < ? limit ?", (stem, stem + "\U0010ffff", most + 1)
        )
        return [str(row["term"]) for row in rows] if len(rows) <= most else []

    def known(self, stem: str) -> bool:
        """Whether a stem stands anywhere, or is said by somebody."""
        return any(self.postings([stem])[stem]) or bool(self.phrases([stem]) or self.devices([stem]))

    def spelled(self, words: Collection[str]) -> list[str]:
        """Those of the words that somebody has written, unstemmed."""
        rows = self.catalogue.rows(
            f"select word from search_spellings where word in ({_holes(words)}) order by word", tuple(words)
        )
        return [str(row["word"]) for row in rows]

    @cached_property
    def spellings(self) -> list[str]:
        """Every word there is, unstemmed."""
        return [str(row["word"]) for row in self.catalogue.rows("select word from search_spellings")]


def _holes(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
