"""All files of a fleet: their summaries, merged. Its size does not grow with what the files have in common."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.directives import Directive
from lint.fleet.summary import Said, Summary, Table

PART = 250
"""So many files, at most, are one part of a fleet: each part hands over the tables that it speaks of,"""
_TABLES = 2 * PART + 12
"""and the tables of a whole part are at hand."""
_VARIED = 50
"""A setting with so many values is a phone's own: it is not counted further."""


class At(NamedTuple):
    """A line of a file."""

    file: str
    line: int
    column: int
    end_column: int
    name: str


class Example(NamedTuple):
    """A line that sets a value, which is empty where it is a secret."""

    at: At
    value: str


class Group:
    """The phones of one folder, and how many of them set each value."""

    def __init__(self) -> None:
        self.phones = 0
        self.counts: dict[str, Counter[bytes]] = {}
        self.examples: dict[tuple[str, bytes], Example] = {}
        self._varied: set[str] = set()
        self._tables: dict[bytes, int] = {}

    def add(self, summary: Summary, table: Table) -> None:
        """Count one phone; `table` is what the file sets that it is like."""
        self.phones += 1
        changed = {new.name.lower() for _, new in summary.changed}
        if summary.table not in self._tables:
            self._tables[summary.table] = 0
            for key, said in table.items():
                if key not in changed:
                    self._show(key, said, summary.file)
        self._tables[summary.table] += 1
        for old, new in summary.changed:
            key = new.name.lower()
            if key not in self._varied:
                counts = self.counts.setdefault(key, Counter())
                counts[old.digest] -= 1
                counts[new.digest] += 1
                self._show(key, new, summary.file)
                self._limit(key)

    def settle(self, tables: Mapping[bytes, Table]) -> None:
        """Add up what is left to count."""
        for digest, number in self._tables.items():
            for key, said in tables[digest].items():
                if key not in self._varied:
                    self.counts.setdefault(key, Counter())[said.digest] += number
                    self._limit(key)
        self._tables.clear()

    def _show(self, key: str, said: Said, file: str) -> None:
        if key not in self._varied and (key, said.digest) not in self.examples:
            self.examples[key, said.digest] = Example(at(file, said), said.value)

    def _limit(self, key: str) -> None:
        if len(self.counts[key]) > _VARIED:
            self._varied.add(key)
            for digest in self.counts.pop(key):
                self.examples.pop((key, digest), None)


class Fleet:
    """What is known of all files together."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.same: dict[tuple[str, bytes], list[At]] = {}
        """Lines that say the same of what tells phones apart."""
        self._identities: dict[tuple[str, bytes], At] = {}
        self.sources: dict[str, dict[str, list[At]]] = {}
        """Where phones get configuration and firmware: by name and value."""
        self.macs: dict[str, list[str]] = {}
        self.groups: dict[str, Group] = {}
        self.included: set[str] = set()
        self.shared: list[str] = []
        """Files that are no phone's own."""
        self.holding: dict[str, tuple[Directive, ...]] = {}
        """Directives that leave findings of these rules out, by file."""
        self._tables: dict[bytes, Table] = {}

    def add(self, summary: Summary) -> None:
        """Take up one file."""
        if summary.holding:
            self.holding[summary.file] = summary.holding
        self.included.update(summary.included)
        if not summary.is_phone:
            self.shared.append(summary.file)
            return
        if summary.mac:
            self.macs.setdefault(summary.mac, []).append(summary.file)
        for said in summary.identities:
            if said.digest:
                key, place = (said.parameter, said.digest), at(summary.file, said)
                first = self._identities.setdefault(key, place)
                if first is not place:
                    self.same.setdefault(key, [first]).append(place)
        for said in summary.sources:
            if said.value:
                values = self.sources.setdefault(said.name, {})
                values.setdefault(said.value, []).append(at(summary.file, said))
        group = self.groups.setdefault(os.path.dirname(summary.file), Group())
        group.add(summary, self._table(summary))

    def settle(self) -> Fleet:
        """Add up, to be looked at."""
        for group in self.groups.values():
            group.settle(self._tables)
        return self

    def _table(self, summary: Summary) -> Table:
        table = self._tables.pop(summary.table, None)
        if table is None:
            table = summary.settings or {}
            if len(self._tables) >= _TABLES:  # Count what is known of them, and keep the latest ones.
                self.settle()
                self._tables = dict(list(self._tables.items())[_TABLES // 2 :])
        self._tables[summary.table] = table
        return table


def at(file: str, said: Said) -> At:
    """Where a file says something."""
    return At(file, said.line, said.column, said.end_column, said.name)
