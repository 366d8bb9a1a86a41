"""The plan panel: two configurations are pasted or chosen, and what the change needs is told."""

from __future__ import annotations

from html import escape
from typing import Any

import kb
from kb.catalogue import Catalogue
from kb.errors import OffhookError
from kb.widgets.parts import LIMIT, Answer, Form, Panel, complaint, table
from kb.widgets.wording import badge, box, told
from lint.context import Context
from lint.plan.changes import Change, Planner
from lint.plan.fleet import Plan, plan_texts
from lint.plan.layers import Reader
from lint.plan.report import scopes, shown
from lint.wording import clean, count

_SHOWN = 300
"""Most changes that are listed: a phone's whole export against an empty file would fill hundreds of screens."""
_PASTE = {"kind": "file", "placeholder": "paste the file here"}


class PlanPanel(Panel):
    """Compare two configurations. `compare(old, new)` does what pressing the button does.

    What is pasted is compared as it is: no other file is read, whatever it includes.
    """

    def __init__(self, catalogue: Catalogue | None = None, examples: tuple[tuple[str, str, str], ...] = ()) -> None:
        """`examples` have a label, an old and a new text."""
        from ipywidgets import VBox

        self.catalogue = catalogue or kb.load()
        fields = [
            {**_PASTE, "name": "old", "label": "The configuration before"},
            {**_PASTE, "name": "new", "label": "The configuration after"},
        ]
        offered = [{"label": label, "values": {"old": old, "new": new}} for label, old, new in examples]
        self.form = Form(fields, "Compare", offered)
        self.answer = Answer()
        self.plan: Plan | None = None
        self.form.on_submit(lambda values: self._answer(values["old"], values["new"]))
        self.view: Any = VBox([self.form, self.answer])

    def compare(self, old: str, new: str) -> None:
        """Compare two texts, as somebody does who pastes them."""
        self.form.submit(old=old, new=new)

    def _answer(self, old: str, new: str) -> None:
        self.plan = None
        try:
            self.answer.html = self._html(old, new)
        except OffhookError as error:
            self.answer.html = complaint(str(error))

    def _html(self, old: str, new: str) -> str:
        for text, side in ((old, "before"), (new, "after")):
            if not text.strip():
                return complaint(f"Paste the configuration {side}, or choose its file; then press Compare.")
            if len(text) > LIMIT:
                return complaint(f"The configuration {side} is too large: {len(text):,} characters, at most {LIMIT:,}.")
        reader = Reader(self.catalogue, Context(alone=True))
        befores, afters = (text.encode(errors="replace") for text in (old, new))
        for data, side in ((befores, "before"), (afters, "after")):
            if not reader.read(f"the configuration {side}", data).keys():
                return complaint(f"The configuration {side} sets nothing: it has no line of the form name=value.")
        self.plan = plan_texts(befores, afters, reader, Planner(self.catalogue))
        return plan_html(self.plan, self.catalogue)


def plan_html(plan: Plan, catalogue: Catalogue) -> str:
    """A plan as an answer in large type and a table; every value in it is escaped, secrets are masked."""
    notices = "".join(f'<p class="offhook-soft">{escape(clean(notice))}</p>' for notice in plan.notices)
    if not plan.phones:
        text = "<p>The two configurations set the same values.</p>"
        return box("none", "Nothing changes", text) + notices
    changes = [change for phone in plan.phones for change in phone.changes]
    seen = [change for change in changes if not change.idle]
    meaning, user = told(catalogue, plan.apply)
    facts = [("The user notices", escape(user))] if user else []
    scope = scopes(plan, None)
    if scope:
        facts.append(("Known from", escape(scope.removeprefix("Actions are known from "))))
    if plan.unknown and plan.apply != "unknown":
        text = f"no source tells what {count(plan.unknown, 'more change')} would need"
        facts.append(("Not known", f"<b>{text}</b>" + ("" if plan.apply == "reboot" else ": it may be a reboot")))
    rows = "".join(f"<dt>{label}</dt><dd>{text}</dd>" for label, text in facts)
    answer = box(plan.apply, _headline(plan), f"<p>{escape(meaning)}</p><dl>{rows}</dl>")
    order = {action: rank for rank, action in enumerate((*catalogue.actions(), "unknown"))}
    seen.sort(key=lambda change: order.get(change.apply, 0))
    return answer + _table(seen[:_SHOWN]) + _rest(len(seen) - _SHOWN, len(changes) - len(seen)) + notices


def _headline(plan: Plan) -> str | None:
    """Where something is not known, a reload is the least that is needed, and nothing is no answer."""
    if not plan.unknown or plan.apply in ("reboot", "unknown"):
        return None
    least = "Nothing restarts" if plan.apply == "none" else f"At least a {plan.apply.split('_')[0]}"
    return f"{least}, as far as is known"


def _table(changes: list[Change]) -> str:
    rows = [
        (
            badge(change.apply),
            f"<code>{escape(clean(change.parameter))}</code>",
            _value(change.old, change),
            _value(change.new, change),
            "<br>".join(escape(clean(text)) for text in (change.why, *change.readings)),
        )
        for change in changes
    ]
    return table(f"{count(len(rows), 'change')}, strongest first", ("Needs", "Setting", "Before", "After", "Why"), rows)


def _value(value: str | None, change: Change) -> str:
    text = shown(value, change)
    return "<i>not set</i>" if text is None else f"<code>{escape(text)}</code>" if text else "<i>empty</i>"


def _rest(more: int, idle: int) -> str:
    texts = [f"{count(more, 'more change')} not listed here; 'offhook plan' lists them all."] if more > 0 else []
    if idle:
        texts.append(f"{count(idle, 'setting')} set, or no longer set, to the default: no phone sees a difference.")
    return "".join(f'<p class="offhook-soft">{text}</p>' for text in texts)
