"""The keys panel: what a configuration puts on the keys of a phone, drawn for a model."""

from __future__ import annotations

import os
from html import escape
from typing import Any

import kb
from kb.catalogue import Catalogue
from kb.widgets.parts import Answer, Panel
from lint import files
from lint.context import Context
from lint.engine import Linter
from lint.phone_keys.account import Data, account
from lint.phone_keys.picture import INFERRED, svg
from lint.sheet import sheet_of
from lint.wording import clean

_FILE = "as the file says"


class KeysPanel(Panel):
    """The keys of a configuration file and its includes. `model.value` chooses a model; `told` holds what is drawn."""

    def __init__(self, file: str | os.PathLike[str], catalogue: Catalogue | None = None) -> None:
        """Raises `CfgError` where the file cannot be read."""
        import ipywidgets as widgets

        self.catalogue = catalogue or kb.load()
        self._path = os.fspath(file)
        self._data = files.read(self._path)
        self.told: Data = {}
        models = [one.model for one in self.catalogue.models()]
        self.model = widgets.Dropdown(description="Model", options=[_FILE, *models])
        self.answer = Answer()
        self.view: Any = widgets.VBox([self.model, self.answer])
        self.model.observe(lambda _: self._show(), "value")
        self._show()

    def _show(self) -> None:
        context = Context(None if self.model.value == _FILE else self.model.value)
        sheet = sheet_of(self._data, self._path, self.catalogue, context)
        findings = Linter(self.catalogue, context=context).lint(self._data, self._path).findings
        self.told = account(sheet, self.catalogue, findings)
        self.answer.html = "".join((f"<div>{svg(self.told)}</div>", *_remarks(self.told)))


def _remarks(told: Data) -> list[str]:
    lines = [
        (one["severity"], f"{one['message']} ({', '.join(one['sources'])})")
        for group in told["groups"]
        for one in group["remarks"]
    ]
    lines += [(one["severity"], f"line {one['line']}: {one['code']} {one['message']}") for one in told["findings"]]
    shown = [
        f'<p><span class="offhook-badge {escape(tone)}">{escape(tone)}</span> {escape(clean(text))}</p>'
        for tone, text in lines
    ]
    return [*shown, f'<p class="offhook-soft">{INFERRED}</p>'] if told["inferred"] else shown
