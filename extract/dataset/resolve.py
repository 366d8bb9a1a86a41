"""Weigh testimony: from what every source says to the rows of a dataset.

For each property the best statement is used (see `Statement.rank`); all the others stay in the evidence table with
what became of them, so that nothing a source says is lost and every answer can show its ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.dataset import names
from extract.dataset.enforce import RESTRICTING, enforce
from extract.dataset.statements import Statement, Testimony, same_value
from extract.dataset.tables import GRADES

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_LIMITS = ("minimum", "maximum", "max_length")
_PLAIN = ("label", "summary", "comment", "form", "unit", "default")


def rows_of(testimony: Testimony, reference_models: Sequence[str]) -> Rows:
    """All rows that one parameter gives: `{table: rows}`.

    `reference_models` lists the models the guide is about; the value of the first stands for all where sources differ
    by model.
    """
    best = _best(testimony, reference_models)
    requires = [statement for statement in testimony.statements if statement.prop == "requires"]
    conditions = list(_conditions(testimony.id, requires))
    return {
        "parameters": [_parameter(testimony, best, conditions)],
        "values": list(_values(testimony.id, best.get("values"))),
        "requires": conditions,
        "relations": list(_relations(testimony)),
        "variants": list(_variants(testimony)),
        "notes": list(_notes(testimony)),
        "evidence": list(_evidence(testimony, best)),
    }


def _best(testimony: Testimony, reference_models: Sequence[str]) -> dict[str, Statement]:
    """The statement used for each property."""
    by_property: dict[str, list[Statement]] = {}
    for statement in testimony.statements:
        by_property.setdefault(statement.prop, []).append(statement)
    best: dict[str, Statement] = {}
    for prop, statements in by_property.items():
        if prop in ("index", "exists", "requires"):
            continue
        best[prop] = min(statements, key=lambda s: (not _speaks_for_all(s, reference_models), s.rank, not s.general))
    return best


def _speaks_for_all(statement: Statement, reference_models: Sequence[str]) -> bool:
    """Whether a statement can stand for the parameter as such: it holds for the guide's own first model and index."""
    model = statement.models is None or any(one in statement.models for one in reference_models[:1])
    return model and statement.at_index in (None, "0", "0+")


def _parameter(testimony: Testimony, best: Mapping[str, Statement], conditions: Sequence[Row]) -> Row:
    exists = min(testimony.statements, key=lambda s: GRADES.index(s.grade) if s.prop == "exists" else len(GRADES))
    indexes = _indexes(testimony)
    values, apply = best.get("values"), best.get("apply")
    place, name = testimony.place, testimony.name
    row: Row = {
        "id": testimony.id,
        "name": name,
        "key": names.key(name) if name else None,
        "family": name.split("/")[0] if name else None,
        "surface": testimony.surface,
        "menu": testimony.menu,
        "sibling": testimony.sibling,
        "case_verified": testimony.case_verified,
        "index": next(iter(indexes.values()), None),
        "indexes": indexes or None,
        "no_summary": testimony.no_summary,
        "values": list(values.value) if values else None,
        "values_complete": (values.incomplete is None) if values else None,
        "values_incomplete_why": values.incomplete if values else None,
        "models": _value(best, "models"),
        "firmware_models": _value(best, "firmware_models"),
        "requires": [_condition_cell(condition) for condition in conditions] or None,
        "type": _value(best, "type") or "unknown",
        "apply": apply.value if apply else "unknown",
        "enforce": _levels(testimony, best),
        "stated_by": _stated_by(testimony, best),
        "secret": _value(best, "secret") == "true",
        "hidden": _value(best, "hidden") == "true",
        "in_405hd_export": any(s.prop == "exists" and s.source == "EXPORT-405HD" for s in testimony.statements),
        "grade": exists.grade,
        "section": place.get("section"),
        "table": place.get("table"),
        "page": place.get("page"),
        "place_assumed": place.get("assumed") if place else None,
        "place_why": place.get("because"),
        "security": " ".join(str(r["text"]) for r in testimony.remarks if r["kind"] == "security") or None,
        "bbox": list(testimony.bbox) if testimony.bbox else None,
    }
    for prop in _PLAIN:
        row[prop] = _value(best, prop)
    for prop in _LIMITS:
        row[prop] = int(best[prop].value) if prop in best else None
    for prop in ("summary", "type", "form", "default", "apply"):
        row[f"{prop}_grade"] = best[prop].grade if prop in best else None
    return row


def _levels(testimony: Testimony, best: Mapping[str, Statement]) -> dict[str, str]:
    """How hard each restricting fact of the parameter may be held. An index is held as hard as its best testimony."""
    used = [statement for prop, statement in best.items() if prop in RESTRICTING]
    indexes = sorted((s for s in testimony.statements if s.prop == "index"), key=lambda s: s.rank)
    return {
        statement.prop: enforce(statement, testimony.statements, testimony.contradictions)[0]
        for statement in [*used, *indexes[:1]]
    }


def _stated_by(testimony: Testimony, best: Mapping[str, Statement]) -> dict[str, str]:
    """Who states each fact used. An index range is the widest of all, so its best source stands for it."""
    indexes = sorted((s for s in testimony.statements if s.prop == "index"), key=lambda s: s.rank)
    return {prop: statement.cited for prop, statement in best.items()} | {s.prop: s.cited for s in indexes[:1]}


def _value(best: Mapping[str, Statement], prop: str) -> Any:
    return best[prop].value if prop in best else None


def _indexes(testimony: Testimony) -> dict[str, list[int]]:
    """The widest range of every placeholder over all sources: what no source allows is out of range."""
    widest: dict[str, list[int]] = {}
    for letter in names.placeholders(testimony.name or ""):
        ranges = [s.value[letter] for s in testimony.statements if s.prop == "index" and letter in s.value]
        if ranges:
            widest[letter] = [min(r[0] for r in ranges), max(r[1] for r in ranges)]
    return widest


def _values(name: str, statement: Statement | None) -> Iterable[Row]:
    if statement is None:
        return
    for position, (literal, meaning) in enumerate(statement.value.items()):
        yield {
            "parameter": name,
            "position": position,
            "literal": literal,
            "meaning": meaning or None,
            "source": statement.source,
            "grade": statement.grade,
        }


def _conditions(name: str, statements: Sequence[Statement]) -> Iterable[Row]:
    """Dependency edges. A condition is told by its best source only; alternatives share a clause."""
    seen: list[Any] = []
    clause = 0
    for statement in sorted(statements, key=lambda s: s.rank):
        alternatives = statement.value
        facts = [{k: v for k, v in one.items() if k != "why"} for one in alternatives]
        if facts in seen:
            continue
        seen.append(facts)
        for one in alternatives:
            shared = set(names.placeholders(one["parameter"])) & set(names.placeholders(name))
            level, _ = enforce(statement, (), ())
            yield {
                "parameter": name,
                "clause": clause,
                "required": one["parameter"],
                "op": one["op"],
                "values": list(one["values"]) or None,
                "same_index": bool(shared),
                "text": one.get("text"),
                "why": one["why"],
                "source": statement.source,
                "grade": statement.grade,
                "enforce": level,
            }
        clause += 1


def _condition_cell(condition: Row) -> Row:
    """A condition as it stands in the `requires` cell of a parameter."""
    values = condition["values"] or []
    cell: Row = {
        "parameter": condition["required"],
        "value": values[0] if len(values) == 1 else None,
        "op": condition["op"],
        "values": values,
        "clause": condition["clause"],
        "why": condition["why"],
        "grade": condition["grade"],
    }
    if condition["same_index"]:
        cell["index"] = "same"
    if condition["text"]:
        cell["text"] = condition["text"]
    return cell


def _relations(testimony: Testimony) -> Iterable[Row]:
    for relation in testimony.affects:
        yield {
            "parameter": testimony.id,
            "kind": "affects",
            "other": relation.get("parameter"),
            "text": relation.get("why") or relation.get("text"),
        }
    for other in testimony.see_also:
        yield {"parameter": testimony.id, "kind": "see_also", "other": other, "text": None}


def _variants(testimony: Testimony) -> Iterable[Row]:
    for statement in sorted(testimony.statements, key=lambda s: (s.rank, s.prop, s.models or (), s.at_index or "")):
        if statement.general or statement.prop in ("requires", "exists"):
            continue
        value = statement.value
        if statement.prop == "index":
            value = ", ".join(f"{letter}={first}-{last}" for letter, (first, last) in value.items())
        if not isinstance(value, str):
            value = ", ".join(value)
        yield {
            "parameter": testimony.id,
            "property": statement.prop,
            "models": list(statement.models) if statement.models else None,
            "at_index": statement.at_index,
            "value": value,
            "source": statement.source,
            "grade": statement.grade,
        }


def _notes(testimony: Testimony) -> Iterable[Row]:
    remarks = [*testimony.remarks]
    remarks += [
        {"kind": "contradiction", "text": f"{c.prop}: {c.why}", "source": c.source} for c in testimony.contradictions
    ]
    for position, remark in enumerate(remarks):
        yield {"parameter": testimony.id, "position": position, **remark}


def _evidence(testimony: Testimony, best: Mapping[str, Statement]) -> Iterable[Row]:
    for statement in sorted(testimony.statements, key=lambda s: (s.prop, s.rank)):
        level, why = enforce(statement, testimony.statements, testimony.contradictions)
        value = statement.value
        yield {
            "parameter": testimony.id,
            "property": statement.prop,
            "value": value,
            "incomplete": statement.incomplete,
            "source": statement.source,
            "page": statement.page,
            "alternatives": list(statement.alternatives) or None,
            "grade": statement.grade,
            "because": statement.because,
            "prefer": statement.prefer,
            "models": list(statement.models) if statement.models else None,
            "at_index": statement.at_index,
            "standing": _standing(statement, best),
            "enforce": level,
            "enforce_why": why,
            "table": statement.table,
            "bbox": list(statement.bbox) if statement.bbox else None,
            "words": statement.words,
            "file": testimony.file,
        }


def _standing(statement: Statement, best: Mapping[str, Statement]) -> str:
    chosen = best.get(statement.prop)
    if chosen is statement or statement.prop in ("index", "exists", "requires"):
        return "used" if statement.general or chosen is statement else "variant"
    if not statement.general:
        return "variant"
    return "agrees" if chosen is not None and same_value(chosen.value, statement.value) else "differs"
