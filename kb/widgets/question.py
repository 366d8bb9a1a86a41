"""The question box: a question in words, the answer in large type with its evidence, and what else may be meant."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import kb
from kb.actions import UNKNOWN
from kb.answering.answer import Answer as Found
from kb.answering.ask import answer
from kb.answering.decide import AMBIGUOUS, NO_MATCH
from kb.catalogue import Catalogue
from kb.errors import OffhookError
from kb.widgets.parts import Answer, Form, Panel, complaint, picks
from kb.widgets.wording import badge, box, told

EXAMPLES = ("SIP transport protocol", "change the display language", "voip/line/0/id", "VLAN id")
_LONGEST = 300


class QuestionPanel(Panel):
    """Ask whether a change needs a reboot. `ask(question)` answers; so does Enter in the box."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        from ipywidgets import VBox

        self.catalogue = catalogue or kb.load()
        field = {
            "kind": "text",
            "name": "question",
            "label": "Which setting is changed?",
            "placeholder": "in your own words, or its name",
        }
        self.form = Form([field], "Ask", [{"label": text, "values": {"question": text}} for text in EXAMPLES])
        self.answer = Answer()
        self.form.on_submit(lambda values: self._answer(values["question"]))
        self.answer.on_pick(self.ask)
        self.view: Any = VBox([self.form, self.answer])

    def ask(self, question: str) -> None:
        """Ask a question, as somebody does who types it."""
        self.form.submit(question=question)

    def _answer(self, question: str) -> None:
        question = " ".join(question.split())
        try:
            self.answer.html = self._html(question)
        except OffhookError as error:
            self.answer.html = complaint(str(error))

    def _html(self, question: str) -> str:
        if not question:
            return complaint("Type what is to be changed, then press Enter.")
        if len(question) > _LONGEST:
            return complaint(f"That is a long question. Ask in at most {_LONGEST} characters.")
        found = answer(self.catalogue, question)
        if found.status == NO_MATCH:
            body = box(UNKNOWN, "No such setting is known", f"<p>{escape(found.answer)}</p>")
        elif found.status == AMBIGUOUS:
            body = self._several(found)
        elif _leads(found.parameters, found.events, found.messages):
            body = self._one(found.parameters[0])
        else:
            body = self._event(found)
        notes = "".join(f'<p class="offhook-soft">{escape(note)}</p>' for note in found.notes)
        others = [one["name"] for one in found.parameters] if found.status != AMBIGUOUS else []
        if found.status != NO_MATCH and _leads(found.parameters, found.events, found.messages):
            others = others[1:]
        return _lead(question) + body + notes + (f"<p>Something else meant?</p>{picks(others)}" if others else "")

    def _several(self, found: Found) -> str:
        """Several that fit: each with what a change of it needs, and first of all where they agree."""
        needs = {one["apply"] for one in found.parameters}
        only = needs.pop() if len(needs) == 1 else UNKNOWN
        rows = [
            f"<li>{picks([one['name']])}{badge(one['apply'])} {escape(one['label'] or one['summary'] or '')}</li>"
            for one in found.parameters
        ]
        rows += [f"<li>{badge(one['apply'])} {escape(one['event'])}</li>" for one in found.events]
        choices = f'<ul class="offhook-choices">{"".join(rows)}</ul>'
        if only != UNKNOWN:
            return box(only, None, f"<p>Whichever of these is meant:</p>{choices}")
        return box(UNKNOWN, "Which of these is meant?", choices if rows else f"<p>{escape(found.answer)}</p>")

    def _one(self, one: dict[str, Any]) -> str:
        """A parameter: what a change of it needs, what the user notices, and who says so."""
        meaning, notices = told(self.catalogue, one["apply"])
        facts = [("Setting", f"<code>{escape(one['name'])}</code>{_what(one)}")]
        if notices:
            facts.append(("The user notices", escape(notices)))
        facts.append(("Known from", self._evidence(one)))
        rows = "".join(f"<dt>{label}</dt><dd>{text}</dd>" for label, text in facts)
        return box(one["apply"], None, f"<p>{escape(meaning)}</p><dl>{rows}</dl>")

    def _event(self, found: Found) -> str:
        """Something else than a parameter: an event, or what the screen says."""
        sources = ", ".join(found.events[0]["sources"] or ()) if found.events else ""
        known = f"<dl><dt>Known from</dt><dd>{escape(sources)}</dd></dl>" if sources else ""
        _, notices = told(self.catalogue, found.apply)
        notice = f"<p>{escape(notices)}</p>" if notices and found.apply != UNKNOWN else ""
        return box(found.apply, None, f"<p>{escape(found.answer)}</p>{notice}{known}")

    def _evidence(self, one: dict[str, Any]) -> str:
        if one["apply"] == UNKNOWN or not one["source"]:
            return "no source says what a change of it needs"
        grade = self.catalogue.rows("select meaning from grades where grade = ?", (one["grade"],))
        meaning = f" \u2013 {grade[0]['meaning']}" if grade else ""
        known = (
            f"{one['scope']} ({one['source']}). Grade: {one['grade']}{meaning} Your phones may run another firmware."
        )
        return escape(known)


def _leads(parameters: Sequence[dict[str, Any]], *others: Sequence[dict[str, Any]]) -> bool:
    """Whether a parameter is what fits best."""
    best = max((other[0]["score"] for other in others if other), default=-1.0)
    return bool(parameters) and parameters[0]["score"] >= best


def _lead(question: str) -> str:
    return f'<p class="offhook-soft">You asked: {escape(question)}</p>'


def _what(one: dict[str, Any]) -> str:
    text = ". ".join(filter(None, (one["label"], one["summary"])))
    return f"<br>{escape(text)}" if text else ""
