"""The fleet panel: a folder of phones is named, and what is to be rolled out; a finding is chosen to see its line."""

from __future__ import annotations

import os
from typing import Any

import kb
from kb.catalogue import Catalogue
from kb.errors import OffhookError
from kb.widgets.parts import Answer, Form, Panel, complaint
from kb.widgets.wording import box
from lint.engine import Result, lint_paths
from lint.findings import INFO, Finding
from lint.plan.fleet import Plan
from lint.report import html
from lint.widgets.fleet import Fleet
from lint.wording import clean, count


class FleetPanel(Panel):
    """Name a folder. `look(folder, after)` does what pressing the button does.

    `fleet` are the phones, `plan` is what the roll-out needs; `finding` lists what the linter says of the files.
    """

    def __init__(self, folder: str = "", after: str = "", catalogue: Catalogue | None = None) -> None:
        """`folder` holds the phones' files, `after` those that are to be rolled out, if any."""
        import ipywidgets as widgets

        self.catalogue = catalogue or kb.load()
        self.fleet: Fleet | None = None
        self.plan: Plan | None = None
        self._results: list[Result] = []
        fields = [
            {"kind": "text", "name": "folder", "label": "The folder of the phones"},
            {"kind": "text", "name": "after", "label": "What is to be rolled out (may be empty)"},
        ]
        self.form = Form(fields, "Look")
        self.answer, self.picture = Answer(), widgets.VBox()
        self.finding = widgets.Select(
            options=[], description="Findings", rows=6, layout=widgets.Layout(width="auto", max_width="64rem")
        )
        self.source = Answer()
        self.view: Any = widgets.VBox([self.form, self.answer, self.picture, self.finding, self.source])
        self.form.on_submit(lambda values: self._look(values["folder"].strip(), values["after"].strip()))
        self.finding.observe(lambda change: self._show(change["new"]), "value")
        if folder:
            self.look(folder, after)

    def look(self, folder: str, after: str = "") -> None:
        """Look at a folder, as somebody does who types its name."""
        self.form.submit(folder=folder, after=after)

    def _look(self, folder: str, after: str) -> None:
        self.fleet, self.plan, self._results = None, None, []
        self.finding.options, self.source.html, self.picture.children = (), "", ()
        try:
            self.answer.html = self._html(folder, after)
        except OffhookError as error:
            self.fleet = self.plan = None
            self.answer.html = complaint(str(error))

    def _html(self, folder: str, after: str) -> str:
        if not folder:
            return complaint("Name the folder of the phones' files; then press Look.")
        fleet = Fleet(folder, self.catalogue)
        plan = fleet.roll_out(after) if after else None
        self._results = [one for one in lint_paths([folder], self.catalogue) if one.findings]
        found = [
            (place, finding)
            for place, result in enumerate(self._results)
            for finding in result.findings
            if finding.severity != INFO
        ]
        self.fleet, self.plan = fleet, plan
        self.finding.options = [(_label(finding, folder), (place, finding)) for place, finding in found]
        self.finding.value = None
        if plan:
            self.picture.children = (fleet.roll_out_picture(plan),)
        odd = fleet.standing_out()
        stand = f"{count(odd, 'phone')} of {len(fleet)} {'stands' if odd == 1 else 'stand'} out from their group"
        text = f"<p>{stand}; {count(len(found), 'finding')}. Choose a finding to see its line.</p>"
        return _headline(fleet, plan) + text

    def _show(self, chosen: tuple[int, Finding] | None) -> None:
        if chosen is None:
            self.source.html = ""
            return
        place, finding = chosen
        self.source.html = html.table(self._results[place]._replace(findings=[finding]))


def _headline(fleet: Fleet, plan: Plan | None) -> str:
    """In large type what a roll-out restarts; without one, how many phones there are."""
    if plan is None:
        return f"<p><b>{count(len(fleet), 'phone')}</b></p>"
    total = count(len(plan.phones) + plan.same, "phone")
    unknown = sum(phone.unknown for phone in plan.phones)
    more = f"<p><b>No source tells what {count(unknown, 'change')} would need.</b></p>" if unknown else ""
    most = sum(1 for phone in plan.phones if phone.apply == plan.apply)
    verb = "needs" if most == 1 else "need"
    if not plan.phones:
        text = f"None of {total} changes"
    elif plan.apply == "unknown":
        text = "Not known"
    elif plan.apply == "none":
        text = f"Nothing restarts on {total}" + (", as far as is known" if unknown else "")
    else:
        text = f"{most} of {total} {verb} a {plan.apply.split('_')[0]}"
    return box(plan.apply if plan.phones else "none", text, more)


def _label(finding: Finding, folder: str) -> str:
    file = os.path.relpath(finding.file, folder)
    return clean(f"{file}:{finding.line}: {finding.severity} {finding.code} {finding.message}")
