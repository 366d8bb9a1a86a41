"""Audit a reading: promised tables against found ones, rows that lack what rows have, names without a row, doubts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extract.dataset.statements import same_value
from extract.facts.naming import first_cell
from extract.guide import GuideRow, Reading

_PATH = re.compile(r"\[?\b[a-z_]\w*(?:/(?:[\w%*{}]|\[\d+-\d+\]|-(?=\d))+){2,}\]?")
_SLIPPED = 0.75


class Finding(NamedTuple):
    """Something to look at: a kind, the row or table it is about, where, and what."""

    kind: str
    about: str
    page: int | None
    text: str


class Confidence(NamedTuple):
    """How much of a row was understood, 0 to 1, and what lowered it."""

    id: str
    page: int
    value: float
    doubts: tuple[str, ...]


class Audit(NamedTuple):
    """The outcome. Counts are of rows, tables and names."""

    pages: int
    promised_tables: int
    found_tables: int
    missing_tables: tuple[str, ...]
    """Promised by the guide's list of tables, not found as a parameter table or any other."""
    unlisted_tables: tuple[str, ...]
    """Found with a caption that the list of tables does not have."""
    uncaptioned_tables: int
    rows: int
    named: int
    without_default: tuple[str, ...]
    without_type: tuple[str, ...]
    findings: tuple[Finding, ...]
    confidence: tuple[Confidence, ...]
    shapes: tuple[tuple[str, int], ...]
    """Shapes of sentences that no pattern read (letters as `a`, digits as `9`), with their number.

    No words of the guide are in them.
    """


def audit(
    reading: Reading, promised: Mapping[str, str], prose: Iterable[tuple[int, str]], needs: Iterable[str]
) -> Audit:
    """Audit a reading.

    `promised` are the tables of the guide's own list (number -> title), `prose` the guide's lines with their page,
    `needs` the names its reload and reboot appendix gives.
    """
    rows = reading.rows
    found = {place.number for place in reading.tables if place.number}
    captioned = {place.number for place in reading.tables if place.number and not place.number_assumed}
    names = {row.name for row in rows if row.name}
    findings = [*_duplicates(rows), *_slips(rows), *_strangers(names, prose, needs), *_labels(rows)]
    named = [row for row in rows if row.name]
    return Audit(
        reading.pages,
        len(promised),
        len(reading.tables),
        tuple(number for number in promised if number not in found),
        tuple(sorted(captioned - set(promised))) if promised else (),
        sum(place.number is None or place.number_assumed for place in reading.tables if place.kind == "parameters"),
        len(rows),
        len(named),
        tuple(row.id for row in named if row.description.default is None),
        tuple(row.id for row in named if not row.description.values and row.description.minimum is None),
        tuple(findings),
        tuple(_confidence(row) for row in rows),
        tuple(Counter(shape(text) for row in rows for text in row.description.unread).most_common()),
    )


def shape(text: str) -> str:
    """The shape of a sentence, free of its words: runs of letters as `a` or `A`, of digits as `9`; marks stay."""
    text = re.sub(r"[a-z][a-z']*", "a", text)
    text = re.sub(r"[A-Z][A-Za-z']*", "A", text)
    text = re.sub(r"\d+", "9", text)
    return re.sub(r"(\ba\b)(?: a\b)+", "a+", " ".join(text.split()))[:120]


def _duplicates(rows: Sequence[GuideRow]) -> Iterable[Finding]:
    """Names that stand in several rows: the same said twice, or contradictions inside the guide."""
    by_name: dict[str, list[GuideRow]] = defaultdict(list)
    for row in rows:
        if row.name:
            by_name[row.name].append(row)
    for name, same in by_name.items():
        for other in same[1:]:
            differences = [
                prop
                for prop in ("minimum", "maximum", "max_length", "default")
                for one, two in [(getattr(same[0].description, prop), getattr(other.description, prop))]
                if one and two and not same_value(one.value, two.value)
            ]
            if differences:
                text = f"pages {same[0].page} and {other.page} differ in {', '.join(differences)}"
                yield Finding("contradiction", name, other.page, text)
            else:
                yield Finding("duplicate", name, other.page, f"stands already on page {same[0].page}")


def _slips(rows: Sequence[GuideRow]) -> Iterable[Finding]:
    """Labels that fit the name of the next or previous row better than their own."""
    for before, row, after in zip([None, *rows[:-1]], rows, [*rows[1:], None], strict=True):
        if not row.name or not row.label:
            continue
        own = _fit(row.label, row.name)
        for other in (before, after):
            if not other or not other.name or other.table != row.table or other.label == row.label:
                continue
            if _fit(row.label, other.name) >= own + _SLIPPED:
                yield Finding("slipped label", row.name, row.page, f"its label fits {other.name} better")
                break


def _fit(label: str, name: str) -> float:
    """Which share of a label's words a name holds."""
    words = {word[:5] for word in re.findall(r"[a-z0-9]{3,}", label.lower())}
    parts = {word[:5] for word in re.findall(r"[a-z0-9]{3,}", name.lower())}
    return len(words & parts) / len(words) if words else 0.0


def _strangers(names: set[str], prose: Iterable[tuple[int, str]], needs: Iterable[str]) -> Iterable[Finding]:
    """Names that prose or the appendix gives and no table defines."""
    seen: set[str] = set()
    for page, text in prose:
        for match in _PATH.finditer(text):
            found = first_cell([match[0]]).names
            if (
                found
                and found[0].name not in names
                and found[0].name not in seen
                and not _part_of(found[0].name, names)
            ):
                seen.add(found[0].name)
                yield Finding("name without a row", found[0].name, page, "met in prose")
    for name in needs:
        if name not in names and name not in seen:
            seen.add(name)
            yield Finding("name without a row", name, None, "met in the reload appendix")


def _part_of(name: str, names: set[str]) -> bool:
    """Whether a name is a piece of a known one: a group, or the first line of a wrapped name."""
    return any(known.startswith(name) or known.endswith(name) for known in names)


def _labels(rows: Sequence[GuideRow]) -> Iterable[Finding]:
    for row in rows:
        for condition in row.conditions:
            if condition.parameter is None and condition.label:
                yield Finding("label not resolved", row.id, row.page, f"no row is labelled '{condition.label}'")


def _confidence(row: GuideRow) -> Confidence:
    d = row.description
    doubts = []
    if row.name is None:
        doubts.append("no name")
    if d.unread:
        doubts.append("a sentence was not read")
    if d.summary is None:
        doubts.append("no summary")
    if row.table.number is None or row.table.number_assumed:
        doubts.append("table without a caption")
    if any(condition.parameter is None or condition.inferred for condition in row.conditions):
        doubts.append("a condition's label was not found")
    if d.default and d.values and d.default.value.lower() not in {v.literal.lower() for v in d.values}:
        doubts.append("default not among the values")
    weights = {"no name": 0.3, "a sentence was not read": 0.25, "default not among the values": 0.15}
    return Confidence(row.id, row.page, round(max(0.0, 1 - sum(weights.get(d, 0.1) for d in doubts)), 2), tuple(doubts))
