"""What an answer shows of each parameter, event and message it rests on: with grade, source and place in the guide."""

from __future__ import annotations

from typing import Any

from kb import actions
from kb.answering.decide import Found
from kb.catalogue import Catalogue

Entry = dict[str, Any]


def parameter_entry(catalogue: Catalogue, name: str, score: float) -> Entry:
    """A parameter: what a change needs, how well that is known, and where the guide has it."""
    parameter = catalogue.parameter(name)
    need = actions.need(catalogue, parameter)
    section = catalogue.section(parameter.section) if parameter.section else None
    return {
        "name": name,
        "score": score,
        "apply": need.action,
        "grade": need.grade,
        "source": need.source,
        "source_title": catalogue.source(actions.source_id(need.source)).title if need.source else None,
        "scope": need.scope,
        "label": parameter.label,
        "summary": parameter.summary,
        "summary_grade": parameter.summary_grade,
        "section": parameter.section,
        "section_title": section.title if section else None,
        "table": parameter.table,
        "page": parameter.page,
        "place_assumed": parameter.place_assumed,
        "sibling": parameter.sibling,
    }


def event_entry(catalogue: Catalogue, found: Found) -> Entry:
    """An event: what it does to a phone, and what is known of it."""
    row = catalogue.rows("select * from events where id = ?", (found.identity,))[0]
    return {
        "id": row["id"],
        "score": found.score,
        "event": row["event"],
        "apply": row["effect"],
        "what_is_known": row["what_is_known"],
        **_ground(catalogue, row),
    }


def message_entry(catalogue: Catalogue, found: Found) -> Entry:
    """A message of the screen: when it is shown, and what it means."""
    row = catalogue.rows("select * from messages where id = ?", (found.identity,))[0]
    return {
        "id": row["id"],
        "score": found.score,
        "message": row["message"] or None,
        "wording": row["wording"],
        "when": row["when"],
        **_ground(catalogue, row),
    }


def _ground(catalogue: Catalogue, row: Any) -> Entry:
    import json

    section = catalogue.section(row["section"]) if row["section"] else None
    return {
        "parameters": json.loads(row["parameters"] or "[]"),
        "grade": row["grade"],
        "sources": json.loads(row["sources"] or "[]"),
        "section": row["section"],
        "section_title": section.title if section else None,
        "page": row["page"],
        "note": row["note"],
    }
