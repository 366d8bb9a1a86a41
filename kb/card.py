"""The parameter card: everything known of one parameter as one plain mapping, for JSON, terminals and notebooks."""

from __future__ import annotations

from typing import Any

from kb import actions
from kb.catalogue import Catalogue, Match
from kb.records import Condition, Evidence, Parameter

Card = dict[str, Any]


def card(catalogue: Catalogue, match: Match) -> Card:
    """What is known of a parameter that was found.

    Keys: the name as asked and as found; what it is (`label`, `summary`, `type`, `form`, limits, `default`, `values`,
    and its `variants` by model or index); `apply` with `apply_detail`; dependencies both ways; its place in the
    `guide`; `notes`, `security`; `enforce`; the `evidence` with grades, and the `sources` it names. Limits are in the
    `unit`, `max_length` in characters.
    """
    p = match.parameter
    evidence = catalogue.evidence(p.name)
    return {
        "name": p.name,
        "asked": match.asked,
        "spelling": match.spelling,
        "case_differs": match.case_differs,
        "indexes": match.indexes,
        "out_of_range": [outside._asdict() for outside in match.out_of_range],
        "index": p.index,
        "index_ranges": p.indexes,
        "label": p.label,
        "summary": p.summary,
        "summary_grade": p.summary_grade,
        "no_summary": p.no_summary,
        "comment": p.comment,
        "type": p.type,
        "type_grade": p.type_grade,
        "form": p.form,
        "form_grade": p.form_grade,
        "unit": p.unit,
        "minimum": p.minimum,
        "maximum": p.maximum,
        "max_length": p.max_length,
        "default": p.default,
        "default_grade": p.default_grade,
        "values": _values(catalogue, p),
        "values_complete": p.values_complete,
        "values_incomplete_why": p.values_incomplete_why,
        "variants": [
            {
                "property": v.property,
                "models": v.models,
                "at_index": v.at_index,
                "value": v.value,
                "source": v.source,
                "grade": v.grade,
            }
            for v in catalogue.variants(p.name)
        ],
        "models": p.models,
        "firmware_models": p.firmware_models,
        "apply": p.apply,
        "apply_detail": _apply(catalogue, p),
        "requires": [_condition(c) for c in catalogue.requires(p.name)],
        "required_by": [_condition(c) for c in catalogue.required_by(p.name)],
        "affects": [{"parameter": r.other, "text": r.text} for r in catalogue.relations(p.name) if r.kind == "affects"],
        "see_also": [r.other for r in catalogue.relations(p.name) if r.kind == "see_also"],
        "guide": _place(catalogue, p),
        "notes": [{"kind": n.kind, "text": n.text, "source": n.source} for n in catalogue.notes(p.name)],
        "security": p.security,
        "secret": p.secret,
        "hidden": p.hidden,
        "sibling": p.sibling,
        "case_verified": p.case_verified,
        "in_405hd_export": p.in_405hd_export,
        "grade": p.grade,
        "enforce": p.enforce,
        "stated_by": p.stated_by,
        "evidence": [_testimony(e) for e in evidence],
        "sources": _sources(catalogue, evidence),
    }


def _values(catalogue: Catalogue, p: Parameter) -> list[dict[str, str | None]] | None:
    if p.values is None:
        return None
    meanings = catalogue.value_meanings(p.name)
    return [{"literal": literal, "meaning": meanings.get(literal)} for literal in p.values]


def _apply(catalogue: Catalogue, p: Parameter) -> dict[str, str | None]:
    need = actions.need(catalogue, p)
    row = catalogue.rows("select meaning, user_notices from actions where action = ?", (need.action,))
    return {
        "meaning": row[0]["meaning"] if row else None,
        "user_notices": row[0]["user_notices"] if row else None,
        "grade": need.grade,
        "source": need.source,
        "scope": need.scope,
    }


def _condition(condition: Condition) -> dict[str, Any]:
    return {
        "parameter": condition.parameter,
        "required": condition.required,
        "op": condition.op,
        "values": condition.values,
        "same_index": condition.same_index,
        "clause": condition.clause,
        "condition": str(condition),
        "why": condition.why,
        "grade": condition.grade,
        "source": condition.source,
        "enforce": condition.enforce,
    }


def _place(catalogue: Catalogue, p: Parameter) -> dict[str, Any] | None:
    if p.section is None:
        return {"section": None, "because": p.place_why} if p.place_why else None
    section = catalogue.section(p.section)
    return {
        "section": p.section,
        "section_title": section.title if section else None,
        "table": p.table,
        "table_title": catalogue.table_title(p.table) if p.table else None,
        "page": p.page,
        "assumed": p.place_assumed,
        "because": p.place_why,
    }


def _testimony(evidence: Evidence) -> dict[str, Any]:
    return {
        "property": evidence.property,
        "value": evidence.value,
        "source": evidence.source,
        "page": evidence.page,
        "alternatives": evidence.alternatives,
        "grade": evidence.grade,
        "standing": evidence.standing,
        "because": evidence.because or evidence.prefer,
        "models": evidence.models,
        "at_index": evidence.at_index,
        "enforce": evidence.enforce,
        "enforce_why": evidence.enforce_why,
    }


def _sources(catalogue: Catalogue, evidence: list[Evidence]) -> dict[str, dict[str, str | None]]:
    named = {e.source for e in evidence}
    rows = catalogue.rows("select id, title, product, firmware from sources order by position")
    return {
        row["id"]: {key: row[key] for key in ("title", "product", "firmware")} for row in rows if row["id"] in named
    }
