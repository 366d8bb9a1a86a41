"""A guide that was read, as a dataset: what its rows say becomes testimony of one source, weighed like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from extract.dataset.resolve import rows_of
from extract.dataset.statements import Source, Statement, Testimony
from extract.dataset.tables import ACTIONS, TABLES
from extract.facts.defaults import Read
from extract.facts.description import Description
from extract.guide import GuideRow

Rows = dict[str, list[dict[str, Any]]]

_SWITCH = ({"0", "1"}, {"0"}, {"1"})


class ApplyFact(NamedTuple):
    """What a change of a parameter needs, as the guide says it somewhere outside its row."""

    name: str
    action: str
    words: str
    page: int | None


def testimonies(rows: Sequence[GuideRow], needs: Iterable[ApplyFact], source: Source) -> list[Testimony]:
    """The testimony of a guide: one per name (or setting without one), in the guide's order.

    A name that stands in several rows has all of their statements, the first row's first.
    """
    held: dict[str, Testimony] = {}
    own = Source("OWN", source.position + 1, "inferred", "own", "any", None)
    for row in rows:
        statements = list(_row_statements(row, source, own))
        if row.id in held:
            held[row.id].statements += statements
            continue
        held[row.id] = Testimony(
            name=row.name,
            id=row.id,
            statements=statements,
            place={
                "section": row.table.section,
                "table": row.table.number,
                "page": row.page,
                "assumed": False,
                "because": None,
            },
            surface=None if row.name else "web",
            menu=None if row.name else row.table.menu,
            bbox=_rounded(row.box),
            no_summary=None if row.description.summary else "the guide's cell holds no sentence that says it",
            remarks=[{"kind": "note", "text": note, "source": source.id} for note in row.description.notes],
        )
    for need in needs:
        if need.name in held and need.action in ACTIONS:
            page = str(need.page) if need.page else None
            statement = Statement(
                "apply", need.action, source.id, page, source.grade, source.position, words=need.words
            )
            held[need.name].statements.append(statement)
    return list(held.values())


def edition_rows(found: Sequence[Testimony], small: Mapping[str, list[dict[str, Any]]]) -> Rows:
    """The dataset of an edition: rows of every table; `small` are those beside the parameters."""
    rows: Rows = {table.name: list(small.get(table.name, ())) for table in TABLES}
    for testimony in found:
        for name, entries in rows_of(testimony, ()).items():
            rows[name] += entries
    return rows


def _row_statements(row: GuideRow, source: Source, own: Source) -> Iterator[Statement]:
    d = row.description
    box = _rounded(row.box)

    def say(prop: str, value: Any, words: str | None, **more: Any) -> Statement:
        by = own if more.get("because") else source
        return Statement(
            prop, value, by.id, str(row.page), by.grade, by.position,
            words=words, table=row.table.number, bbox=box, **more,
        )  # fmt: skip

    yield say("exists", None, row.first_words)
    if row.label:
        yield say("label", row.label, row.first_words)
    if d.summary:
        yield say("summary", d.summary, d.summary)
    if row.name and row.index_range:
        yield say("index", {"n": list(row.index_range)}, row.first_words)
    kind = _type(d)
    if kind:
        yield say("type", kind, None, because="from its limits and values")
    limits: tuple[tuple[str, Read | None], ...] = (
        ("minimum", d.minimum),
        ("maximum", d.maximum),
        ("unit", d.unit),
        ("max_length", d.max_length),
        ("default", d.default),
    )
    for prop, read in limits:
        if read is not None:
            yield say(prop, read.value, read.words)
    if d.values:
        literals = {value.literal: value.meaning or "" for value in d.values}
        yield say("values", literals, d.values_words, incomplete=_incomplete(d))
    if d.models:
        yield say("models", d.models, d.models_words)
    if d.apply and d.apply.value in ("reboot", "restart"):
        yield say("apply", "reboot", d.apply.words)
    for condition in row.conditions:
        if condition.parameter is not None:
            because = "the label's row does not stand in the guide; found by the group's name"
            test = {
                "parameter": condition.parameter,
                "op": condition.op,
                "values": list(condition.values),
                "why": "the guide's condition",
            }
            yield say("requires", [test], condition.words, **({"because": because} if condition.inferred else {}))


def _type(d: Description) -> str | None:
    """The kind of value, where its limits or values show it."""
    literals = {value.literal for value in d.values}
    if literals in _SWITCH and d.minimum is None:
        return "boolean"
    if literals and d.minimum is None:
        return "enum"
    return "integer" if d.minimum is not None else None


def _incomplete(d: Description) -> str | None:
    """Why a list may lack literals: the same test for every guide."""
    literals = {value.literal.lower() for value in d.values}
    reasons = []
    if len(literals) == 1:
        reasons.append("only one literal known")
    if d.default is not None and d.default.value.lower() not in literals:
        reasons.append("its default is not in the list")
    return "; ".join(reasons) or None


def _rounded(box: Sequence[float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (round(value, 1) for value in box)
    return x0, top, x1, bottom
