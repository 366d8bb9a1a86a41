"""The check panel: a configuration is pasted or chosen; its findings, its fixes, and what it sets in the end."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from html import escape
from typing import Any

import kb
from kb.catalogue import Catalogue
from kb.errors import OffhookError
from kb.widgets.parts import LIMIT, Answer, Form, Panel, complaint, table
from lint.cfg.parse import parse
from lint.cfg.recognise import ensure_text
from lint.context import Context
from lint.effective import Setting
from lint.engine import Linter, Result
from lint.entries import Entry, entries
from lint.findings import Finding
from lint.fixes.apply import fix_text
from lint.fixes.diff import unified
from lint.library import Library
from lint.report import html
from lint.sheet import Sheet
from lint.wording import clean, count

MASK = "********"
_ANY = "not named"
_FINDINGS, _FIXES, _EFFECTIVE = range(3)


class CheckPanel(Panel):
    """Check one configuration. `check(text, name)` does what pressing the button does.

    `result` holds the findings, `fixed` the text after the chosen fixes, `effective` what is set in the end.
    """

    def __init__(
        self, catalogue: Catalogue | None = None, folder: str | os.PathLike[str] | None = None, text: str = ""
    ) -> None:
        """`folder` is where included files are looked for; without one, none is read. `text` is there to begin with."""
        import ipywidgets as widgets

        self._widgets = widgets
        self.catalogue = catalogue or kb.load()
        self.folder = os.fspath(folder) if folder is not None else None
        self.result: Result | None = None
        self.fixed: str | None = None
        self.effective: list[Setting] = []
        self._text = b""
        file = {
            "kind": "file",
            "name": "text",
            "label": "The configuration",
            "placeholder": "paste the file here",
            "rows": 12,
        }
        self.form = Form([file], "Check")
        self.form.values = {"text": text}
        self.model = widgets.Dropdown(
            description="Model", options=[_ANY, *(one.model for one in self.catalogue.models())]
        )
        self.policy = widgets.Dropdown(description="Policy", options=["default", "strict"])
        self.findings, self.effect, self.fix_result = Answer(), Answer(), Answer()
        self.fixes = widgets.SelectMultiple(layout=widgets.Layout(width="100%"), rows=8)
        self.apply = widgets.Button(description="Apply the chosen fixes", layout=widgets.Layout(width="max-content"))
        hint = widgets.HTML(
            "Chosen are the fixes that no phone can notice. Others are for you to judge: Ctrl-click adds one."
        )
        self.tabs = widgets.Tab(
            [self.findings, widgets.VBox([hint, self.fixes, self.apply, self.fix_result]), self.effect],
            titles=("Findings", "Fixes", "In effect"),
        )
        self.view: Any = widgets.VBox([self.form, widgets.HBox([self.model, self.policy]), self.tabs])
        self.form.on_submit(lambda values: self._check(values["text"]))
        self.apply.on_click(lambda _: self._apply())
        for control in (self.model, self.policy):
            control.observe(lambda _: self._check(self._text.decode(errors="replace")) if self._text else None, "value")

    def check(self, text: str) -> None:
        """Check a text, as somebody does who pastes it."""
        self.form.submit(text=text)

    # What the controls do

    @property
    def _context(self) -> Context:
        model = None if self.model.value == _ANY else self.model.value
        return Context(model, policy=self.policy.value, include_root=self.folder, alone=self.folder is None)

    @property
    def _file(self) -> str:
        return os.path.join(self.folder or "", "pasted.cfg")

    def _check(self, text: str) -> None:
        self.result, self.fixed, self.effective, self._text = None, None, [], b""
        self.fixes.options, self.fix_result.html, self.effect.html = (), "", ""
        try:
            self.findings.html = self._checked(text)
        except OffhookError as error:
            self.findings.html = complaint(str(error).removeprefix(f"{self._file}: "))

    def _checked(self, text: str) -> str:
        if not text.strip():
            return complaint("Paste a configuration, or choose its file; then press Check.")
        if len(text) > LIMIT:
            return complaint(f"The text is too large: {len(text):,} characters, at most {LIMIT:,}.")
        data = text.encode(errors="replace")
        result = self._lint(data, self._file)
        self._text, self.result = data, result
        self.fixes.options = [
            (f"line {f.line}: {f.code} {fix.title}{'' if fix.safe else ' (judge it)'}", f)
            for f, fix in result.fixes.items()
        ]
        self.fixes.value = tuple(finding for finding, fix in result.fixes.items() if fix.safe)
        self.effect.html = self._effect(data)
        return html.table(result._replace(file="pasted.cfg"))

    def _lint(self, data: bytes, file: str) -> Result:
        return Linter(self.catalogue, context=self._context).lint(data, file)

    def _apply(self) -> None:
        if self.result is None:
            self.fix_result.html = complaint("Check a configuration first.")
            return
        chosen = {_same(finding) for finding in self.fixes.value}
        if not chosen:
            self.fix_result.html = complaint("Choose a fix, or several.")
            return
        done = fix_text(self._text, self._file, _only(self._lint, chosen), unsafe=True)
        refused = "".join(
            f"<p>Line {one.line}: {one.finding.code} not fixed, since this would bring {', '.join(one.brings)}.</p>"
            for one in done.refused
        )
        if not done.applied:
            self.fix_result.html = f"<p>Nothing was changed.</p>{refused}"
            return
        self.fixed = done.data.decode(errors="replace")
        diff = b"".join(unified("pasted.cfg", self._text, done.data, self.catalogue)).decode(errors="replace")
        link = base64.b64encode(done.data).decode()
        left = count(len(done.result.findings), "finding")
        self.fix_result.html = (
            f"<p>Fixed: {count(len(done.applied), 'finding')}; {left} left. "
            f'<a download="fixed.cfg" href="data:text/plain;base64,{link}">Download the fixed file</a></p>'
            f'{refused}<table class="offhook-table"><tbody><tr><td><pre>{escape(diff)}</pre></td></tr></tbody></table>'
        )

    def _effect(self, data: bytes) -> str:
        ensure_text(data, self._file)
        document = parse(data)
        known: dict[str, Entry] = {}
        held = list(entries(document, self.catalogue, known))
        sheet = Sheet(document, held, self.catalogue, self._file, self._context, Library(self.catalogue, known))
        self.effective = sorted(sheet.effective, key=lambda setting: setting.name.lower())
        rows = [_effective_row(setting) for setting in self.effective]
        note = "".join(
            f'<p class="offhook-soft">include {escape(clean(fault.target.text))} was not read: '
            "what it sets is not listed.</p>"
            for fault in sheet.chain.faults
        )
        return note + table(count(len(rows), "setting"), ("Setting", "Value", "Set in", "Overrides"), rows)


def _same(finding: Finding) -> tuple[str, str | None, str]:
    """A finding wherever its line has moved to."""
    return finding.code, finding.parameter, finding.message


def _only(
    lint: Callable[[bytes, str], Result], chosen: set[tuple[str, str | None, str]]
) -> Callable[[bytes, str], Result]:
    """A linter that offers the chosen fixes only."""

    def run(data: bytes, file: str) -> Result:
        result = lint(data, file)
        return result._replace(fixes={f: fix for f, fix in result.fixes.items() if _same(f) in chosen})

    return run


def _effective_row(setting: Setting) -> tuple[str, str, str, str]:
    secret = any(held.entry.secret for held in setting.lines)

    def value(text: str) -> str:
        return f"<code>{escape(MASK if secret and text else clean(text))}</code>" if text else "<i>empty</i>"

    last = setting.at("later")
    earlier = (f"{value(held.value)} of {_place(held.place)}" for held in reversed(setting.lines[:-1]))
    return f"<code>{escape(clean(setting.name))}</code>", value(last.value), _place(last.place), "<br>".join(earlier)


def _place(place: str) -> str:
    return escape(clean(os.path.basename(place)))
