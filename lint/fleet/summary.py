"""What the rules over a fleet need to know of one file. No secret is in it: values are told apart by digests.

The digests are keyed anew in every run, so that nobody can try passwords against them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint import directives, storage
from lint.directives import Directive
from lint.entries import KNOWN, Entry
from lint.fleet.rules import FAMILY
from lint.sheet import Sheet

_IDENTITY = "fleet-duplicate-line"
_SOURCES = ("configuration-url-insecure", "firmware-url-insecure")
"""Practices whose parameters tell a phone from all others, and where phones get their configuration and firmware."""
_CODES = tuple(f"{FAMILY}{number:03}" for number in range(1000))
_MAC = re.compile(r"(?<![0-9A-Fa-f])([0-9A-Fa-f]{2}(?:[:._-]?[0-9A-Fa-f]{2}){5})(?![0-9A-Fa-f])")
_TEMPLATE = re.compile(r"[{}<>\[\]%]")


class Said(NamedTuple):
    """A line that sets a parameter."""

    name: str
    parameter: str
    """Its name in the dataset, `{n}` in the place of indexes."""
    digest: bytes
    line: int
    column: int
    end_column: int
    value: str
    """Empty where it is a secret."""


Table = Mapping[str, Said]
"""By name, in lower case."""


class Summary(NamedTuple):
    """One file."""

    file: str
    mac: str | None
    """The MAC address in its name."""
    identities: tuple[Said, ...]
    sources: tuple[Said, ...]
    table: bytes
    """A digest of all it sets; of a file that is like another one, of what that sets."""
    settings: Table | None
    """What it sets; None where that table was handed over before."""
    changed: tuple[tuple[Said, Said], ...]
    """In a file that is like another one: what that one sets, and what this one does."""
    included: tuple[str, ...]
    """Real paths of the files that it includes."""
    holding: tuple[Directive, ...]
    """Directives that leave findings of these rules out."""

    @property
    def is_phone(self) -> bool:
        """Whether it is the file of one phone, and not one that phones share."""
        return self.mac is not None or bool(self.identities)


class Summariser:
    """Makes summaries; a table is handed over once in a part of the fleet."""

    def __init__(self, catalogue: Catalogue, secret: bytes) -> None:
        """`secret` keys the digests: the same for all summaries that are merged."""
        self._identities = frozenset(catalogue.practice(_IDENTITY).parameters or ())
        self._sources = frozenset(name for one in _SOURCES for name in catalogue.practice(one).parameters or ())
        self._secret = secret
        self._handed: set[bytes] = set()

    def begin_part(self) -> None:
        """What comes next may be looked at without what came before: tables are handed over anew."""
        self._handed.clear()

    def of(self, sheet: Sheet) -> Summary:
        """The summary of a file."""
        like = sheet.like
        if like is None:
            table = self._table(sheet)
            digest = self._digest(repr([(one.name, one.digest, one.line) for one in table.values()]))
            changed: tuple[tuple[Said, Said], ...] = ()
            said: Iterable[Said] = table.values()
            sheet.kept[FAMILY] = table, digest, self._told(table)
        else:
            if FAMILY not in like.kept:
                self.of(like)
            table, digest, told = like.kept[FAMILY]
            new = self._said(sheet.changed.items())
            changed = tuple((table[key], one) for key, one in new.items() if key in table)
            said = (new.get(key, one) for key, one in told.items())
        known = [one for one in said if one.value or one.digest]
        summary = Summary(
            sheet.file,
            mac_of(sheet.file),
            tuple(one for one in known if one.parameter in self._identities),
            tuple(one for one in known if one.parameter in self._sources),
            digest,
            None if digest in self._handed else table,
            changed,
            tuple(sorted(self._included(like or sheet))),
            () if like else self._holding(sheet),
        )
        self._handed.add(digest)
        return summary

    @staticmethod
    def _holding(sheet: Sheet) -> tuple[Directive, ...]:
        found = directives.read(sheet.document, _CODES).holding
        return tuple(one for one in found if not one.code or one.code.startswith(FAMILY))

    def _told(self, table: Table) -> Table:
        wanted = self._identities | self._sources
        return {key: one for key, one in table.items() if one.parameter in wanted}

    def _included(self, sheet: Sheet) -> set[str]:
        return {storage.real(one.file) for one in sheet.chain.includes if one.file is not None}

    def _table(self, sheet: Sheet) -> dict[str, Said]:
        return self._said((line.number, entry) for line, entry in sheet.entries)

    def _said(self, lines: Iterable[tuple[int, Entry]]) -> dict[str, Said]:
        found: dict[str, Said] = {}
        for number, entry in lines:
            parameter = entry.parameter
            if entry.standing != KNOWN or parameter is None:
                continue
            empty = not entry.value or (parameter.name in self._identities and self._is_nobodys(entry))
            digest = b"" if empty else self._digest(entry.value)
            value = "" if entry.secret or empty else entry.value
            found[entry.name.lower()] = Said(
                entry.name, parameter.name, digest, number, *entry.statement.name_span, value
            )
        return found

    @staticmethod
    def _is_nobodys(entry: Entry) -> bool:
        """Whether a value identifies nobody: a default, a template's, the zeros of a line that is not in use."""
        if not entry.value.strip("0") or _TEMPLATE.search(entry.value):
            return True
        return entry.value == entry.catalogue.default(entry.name)

    def _digest(self, text: str) -> bytes:
        return blake2b(text.encode(errors="surrogatepass"), digest_size=8, key=self._secret).digest()


def mac_of(file: str) -> str | None:
    """The MAC address in a file's name, as twelve digits."""
    found = _MAC.search(os.path.basename(file))
    return re.sub(r"[:._-]", "", found[1]).lower() if found else None
