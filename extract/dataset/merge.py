"""Put two datasets together: an edition that was read from the user's own guide, and the shipped one.

The evidence table holds every statement whole, so merging is weighing again: the edition's statements are believed
first where it speaks, the shipped ones fill what it leaves open, and each keeps its own source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from extract.dataset.names import key
from extract.dataset.resolve import rows_of
from extract.dataset.statements import Contradiction, Statement, Testimony
from extract.dataset.tables import TABLES

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

_OF_THE_GUIDE = ("document", "parts", "sections", "tables", "figures", "revisions")
_BY_PARAMETER = ("parameters", "values", "requires", "relations", "variants", "notes", "evidence")
_PREFERRED = "the user's own guide"


def merge(edition: Rows, shipped: Rows, reference_models: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The rows of both, weighed together; every table of the result is a list of its own."""
    sources = _sources(edition, shipped)
    positions = {row["id"]: row["position"] for row in sources}
    theirs = testimonies_of(edition, positions)
    ours = testimonies_of(shipped, positions)
    document = next(iter(edition.get("document") or ()), {})
    merged: list[Testimony] = []
    for name in dict.fromkeys([*theirs, *ours]):
        one, other = theirs.get(name), ours.get(name)
        if one is not None:
            one.statements = [_first(statement) for statement in one.statements]
        if one and other:
            merged.append(_joined(one, other, document))
        elif one:
            merged.append(one)
        elif other:
            merged.append(_of_another(other, document))
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    for testimony in sorted(merged, key=lambda each: key(each.id)):
        for table, found in rows_of(testimony, reference_models).items():
            rows[table] += found
    for table in rows:
        if table == "sources":
            rows[table] = sources
        elif table in _OF_THE_GUIDE:
            rows[table] = [dict(row) for row in edition.get(table) or shipped.get(table, ())]
        elif table not in _BY_PARAMETER:
            rows[table] = [dict(row) for row in (*edition.get(table, ()), *shipped.get(table, ()))]
    return rows


def add_statements(
    base: Rows,
    added: Mapping[str, Sequence[Statement]],
    sources: Sequence[Mapping[str, Any]],
    remarks: Mapping[str, Sequence[Mapping[str, str | None]]],
    reference_models: Sequence[str],
) -> dict[str, list[dict[str, Any]]]:
    """The rows of `base` with further statements on some parameters, weighed together with what it says of them.

    `added` and `remarks` are by name; `sources` are the rows of the statements' own sources, which come last.
    """
    rows = {table.name: [dict(row) for row in base.get(table.name, ())] for table in TABLES}
    rows["sources"] += [{**row, "position": len(rows["sources"]) + n} for n, row in enumerate(sources)]
    touched: dict[str, list[dict[str, Any]]] = {
        table: [row for row in rows[table] if row["id" if table == "parameters" else "parameter"] in added]
        for table in _BY_PARAMETER
    }
    positions = {row["id"]: row["position"] for row in rows["sources"]}
    fresh: dict[str, list[dict[str, Any]]] = {table: [] for table in _BY_PARAMETER}
    for testimony in testimonies_of({**touched, "sources": rows["sources"]}, positions).values():
        statements = [replace(one, position=positions[one.source]) for one in added[testimony.id]]
        testimony.statements = [*testimony.statements, *statements]
        testimony.remarks = [*testimony.remarks, *(dict(remark) for remark in remarks.get(testimony.id, ()))]
        for table, found in rows_of(testimony, reference_models).items():
            fresh[table] += found
    weighed = {row["id"]: row for row in fresh["parameters"]}
    rows["parameters"] = [weighed.get(row["id"], row) for row in rows["parameters"]]
    for table in _BY_PARAMETER:
        if table != "parameters":
            rows[table] = [row for row in rows[table] if row["parameter"] not in added] + fresh[table]
    return rows


def testimonies_of(rows: Rows, positions: Mapping[str, int]) -> dict[str, Testimony]:
    """The testimony behind a dataset's rows, by look-up key; `positions` give the sources' order of trust."""
    statements: dict[str, list[Statement]] = defaultdict(list)
    for row in rows.get("evidence", ()):
        statements[row["parameter"]].append(_statement(row, positions))
    kinds = {row["id"]: row["kind"] for row in rows.get("sources", ())}
    contradictions: dict[str, list[Contradiction]] = defaultdict(list)
    remarks: dict[str, list[dict[str, str | None]]] = defaultdict(list)
    for row in rows.get("notes", ()):
        if row["kind"] == "contradiction":
            prop, _, why = row["text"].partition(": ")
            phone = kinds.get(row["source"]) == "phone"
            contradictions[row["parameter"]].append(Contradiction(prop, row["source"], why, phone))
        else:
            remarks[row["parameter"]].append({name: row[name] for name in ("kind", "text", "source")})
    affects: dict[str, list[dict[str, str]]] = defaultdict(list)
    see_also: dict[str, list[str]] = defaultdict(list)
    for row in rows.get("relations", ()):
        if row["kind"] == "see_also":
            see_also[row["parameter"]].append(row["other"])
        else:
            found = {"parameter": row["other"], "why": row["text"]}
            affects[row["parameter"]].append({name: text for name, text in found.items() if text})
    held: dict[str, Testimony] = {}
    for row in rows.get("parameters", ()):
        name = row["id"]
        held[key(name)] = Testimony(
            name=row["name"],
            id=name,
            statements=statements[name],
            sibling=bool(row["sibling"]),
            case_verified=bool(row["case_verified"]),
            no_summary=row["no_summary"],
            place={
                "section": row["section"],
                "table": row["table"],
                "page": row["page"],
                "assumed": row["place_assumed"],
                "because": row["place_why"],
            },
            contradictions=contradictions[name],
            affects=affects[name],
            see_also=see_also[name],
            remarks=remarks[name],
            surface=row["surface"],
            menu=row["menu"],
            bbox=tuple(row["bbox"]) if row["bbox"] else None,
        )
    return held


def _statement(row: Mapping[str, Any], positions: Mapping[str, int]) -> Statement:
    return Statement(
        prop=row["property"],
        value=row["value"],
        source=row["source"],
        page=row["page"],
        grade=row["grade"],
        position=positions[row["source"]],
        because=row["because"],
        alternatives=tuple(row["alternatives"] or ()),
        models=tuple(row["models"]) if row["models"] else None,
        at_index=row["at_index"],
        prefer=row["prefer"],
        incomplete=row["incomplete"],
        words=row["words"],
        table=row["table"],
        bbox=tuple(row["bbox"]) if row["bbox"] else None,
    )


def _first(statement: Statement) -> Statement:
    """A statement of the user's guide, believed before any other but what somebody confirmed on a phone."""
    return statement if statement.grade == "inferred" else replace(statement, prefer=_PREFERRED)


def _joined(one: Testimony, other: Testimony, document: Mapping[str, Any]) -> Testimony:
    """Testimony of both on one parameter: the edition's place and spelling, everything either says."""
    placed = one.place.get("section") or one.place.get("page")
    return replace(
        other,
        name=one.name,
        id=one.id,
        statements=[*one.statements, *other.statements],
        place=one.place if placed else _of_another(other, document).place,
        no_summary=one.no_summary if other.no_summary else None,
        case_verified=True,
        remarks=[*one.remarks, *other.remarks],
        bbox=one.bbox,
    )


def _of_another(testimony: Testimony, document: Mapping[str, Any]) -> Testimony:
    """A shipped parameter that the edition does not print: its place is in the guide the shipped facts refer to."""
    if not document or not testimony.place.get("section"):
        return testimony
    why = "; ".join(filter(None, ("place in the 2.2.16 guide of the shipped facts", testimony.place.get("because"))))
    return replace(testimony, place={**testimony.place, "assumed": True, "because": why})


def _sources(edition: Rows, shipped: Rows) -> list[dict[str, Any]]:
    """The sources of both, the edition's first; each once."""
    rows: dict[str, dict[str, Any]] = {}
    for row in (*edition.get("sources", ()), *shipped.get("sources", ())):
        rows.setdefault(row["id"], dict(row))
    own = rows.pop("OWN", None)
    ordered = [*rows.values(), *([own] if own else [])]
    return [{**row, "position": position} for position, row in enumerate(ordered)]
