"""The sentences of an answer. What is inferred is called so, and what nobody knows is never called none."""

from __future__ import annotations

from typing import Any

from kb.actions import UNKNOWN
from kb.catalogue import Catalogue

Entry = dict[str, Any]
_TOLD = 8
"""How many of many equals are named in a sentence; the others are counted."""


def about_parameters(catalogue: Catalogue, equals: list[Entry]) -> str:
    """What a change of one parameter, or of several that need the same, needs."""
    first = equals[0]
    names = _listed([_titled(entry) for entry in equals])
    if first["apply"] == UNKNOWN:
        return f"No source says what a change of {names} needs. That is not none: {_notices(catalogue, UNKNOWN)}"
    verb = "is inferred to need" if first["grade"] == "inferred" else "needs"
    meaning = _meaning(catalogue, first["apply"])
    return f"A change of {names} {verb} {first['apply']}: {meaning} {ground(first)}"


def ground(entry: Entry) -> str:
    """Grade, source and scope as one sentence."""
    if entry["grade"] == "confirmed":
        return f"Grade confirmed, {entry['source']}: {entry['source_title']} ({entry['scope']})."
    return f"Grade {entry['grade']}, {entry['source']} (known from {entry['scope']}; your phones may run another)."


def about_differing(equals: list[Entry], doubtful: bool) -> str:
    """Several parameters or events that fit equally and need different things, or what fits a part of the question."""
    how = "Nothing fits all of it; nearest" if doubtful else "Several fit, and they need different things"
    return f"{how}: {_needs(equals)}."


def about_owned(equals: list[Entry], owner: str) -> str:
    """What fits, where another device owns what was asked about."""
    return f"No fact speaks of '{owner}' itself; nearest of what the phones have: {_needs(equals)}."


def about_events(catalogue: Catalogue, equals: list[Entry]) -> str:
    """What an event, or several with the same effect, do to a phone."""
    first = equals[0]
    names = _listed([_titled(entry) for entry in equals])
    if first["apply"] == UNKNOWN:
        return f"{names}: whether the phone restarts is not known. {_sentence(first['what_is_known'])}"
    how = "is inferred to mean" if first["grade"] == "inferred" else "means"
    grade = f"{first['grade'] or 'as its sources'}, {', '.join(first['sources'])}"
    return f"{names}: this {how} {first['apply']} (grade {grade}). {_sentence(first['what_is_known'])}"


def about_message(entry: Entry) -> str:
    """When the screen shows a message."""
    said = f"\u201c{entry['message']}\u201d: " if entry["message"] else ""
    unseen = "" if entry["message"] else " The words themselves were not seen."
    return f"{said}{_sentence(entry['when'])[:-1]} ({', '.join(entry['sources'])}{_page(entry)}).{unseen}"


def about_nothing(question: str, strangers: list[str], near: list[Entry]) -> str:
    """Nothing fits; `near` is what comes nearest, if anything does."""
    if not question.strip():
        return "Nothing was asked."
    why = "no parameter, event or message covers what was asked"
    if strangers:
        words = " or ".join(f"'{word}'" for word in strangers[:3])
        why = f"no fact about these phones speaks of {words}"
    if near:
        return f"Nothing fits: {why}. Nearest of what the phones have: {_needs(near)}."
    return f"Nothing fits: {why}. What a change needs is not known."


def _titled(entry: Entry) -> str:
    if "event" in entry:
        where = f" (section {entry['section']}{_page(entry)})" if entry["section"] else ""
        return f"{entry['event']}{where}"
    if "when" in entry:
        return str(entry["message"] or entry["when"])
    return f"{entry['name']} ({entry['label']})" if entry["label"] else str(entry["name"])


def _needs(equals: list[Entry]) -> str:
    told = [f"{_titled(entry)}: {_need(entry)}" if "apply" in entry else _titled(entry) for entry in equals[:_TOLD]]
    return "; ".join(told) + (f"; and {len(equals) - _TOLD} more" if len(equals) > _TOLD else "")


def _need(entry: Entry) -> str:
    if entry["apply"] == UNKNOWN:
        return "not known"
    return f"{entry['apply']}{' (inferred)' if entry['grade'] == 'inferred' else ''}"


def _page(entry: Entry) -> str:
    return f", page {entry['page']} of the guide" if entry["page"] else ""


def _listed(names: list[str]) -> str:
    if len(names) > _TOLD:
        names = [*names[:_TOLD], f"{len(names) - _TOLD} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _meaning(catalogue: Catalogue, action: str) -> str:
    text = str(catalogue.rows("select meaning from actions where action = ?", (action,))[0]["meaning"])
    return text[:1].lower() + text[1:]


def _notices(catalogue: Catalogue, action: str) -> str:
    text = str(catalogue.rows("select user_notices from actions where action = ?", (action,))[0]["user_notices"])
    return text.split("; ", 1)[-1]


def _sentence(text: str) -> str:
    """The first sentence of a text; the answer's entry has the whole."""
    return " ".join(text.split()).split(". ")[0].rstrip(".") + "."
