"""An answer as lines to print: the answer itself, its evidence, what else fits, what else can be said."""

from __future__ import annotations

from collections.abc import Iterator

from kb.answering.answer import Answer
from kb.answering.ask import entries_of
from kb.answering.decide import NO_MATCH
from kb.answering.entries import Entry
from kb.terminal.layout import Line

_STYLE = {"reboot": "alert", "unknown": "doubt", "none": "calm"}


def lines(answered: Answer) -> Iterator[Line]:
    """What stands below the answer's own line."""
    entries = entries_of(answered) if answered.status != NO_MATCH else []  # What comes near is named in the answer.
    if entries:
        yield Line("blank")
        yield from _evidence(entries[0])
    if len(entries) > 1:
        yield Line("blank")
        yield Line("heading", "Also fits")
        for entry in entries[1:]:
            yield Line("item", _also(entry), style=_STYLE.get(_apply(entry), ""))
    if answered.notes:
        yield Line("blank")
        for note in answered.notes:
            yield Line("text", note, style="faint")


def _evidence(entry: Entry) -> Iterator[Line]:
    if "name" in entry:
        yield Line("field", entry["name"], "Parameter")
        if entry["summary"]:
            yield Line("field", entry["summary"] + (" (inferred)" if entry["summary_grade"] == "inferred" else ""))
        if entry["source"]:
            yield Line("field", f"{entry['source_title']} (grade {entry['grade']})", "Says")
            yield Line("field", f"known from {entry['scope']}; your phones may run another", style="faint")
    elif "event" in entry:
        yield Line("field", entry["event"], "Event")
        yield Line("field", entry["what_is_known"])
        yield Line("field", f"{', '.join(entry['sources'])}{_graded(entry)}", "Says")
    else:
        yield Line("field", entry["message"] or "the words were not seen", "Message")
        yield Line("field", entry["when"])
        yield Line("field", f"{', '.join(entry['sources'])}{_graded(entry)}", "Says")
    if entry["section"]:
        yield Line("field", _place(entry), "In the guide")
    if entry.get("note"):
        yield Line("field", entry["note"], "Note", "faint")


def _place(entry: Entry) -> str:
    text = f"{entry['section']} {entry['section_title'] or ''}".strip()
    if entry.get("table"):
        text += f", Table {entry['table']}"
    text += f", page {entry['page']}" if entry["page"] else ""
    return text + (" (assumed)" if entry.get("place_assumed") else "")


def _graded(entry: Entry) -> str:
    return f" (grade {entry['grade']})" if entry["grade"] else ""


def _also(entry: Entry) -> str:
    if "name" in entry:
        about = entry["label"] or entry["summary"]
        return f"{entry['name']}: {_apply(entry)}{f'; {about}' if about else ''}"
    return f"{entry['event']}: {_apply(entry)}" if "event" in entry else str(entry["message"] or entry["when"])


def _apply(entry: Entry) -> str:
    return str(entry.get("apply", ""))
