"""The tones panel: the call progress tones of a configuration, drawn and played."""

from __future__ import annotations

import os
from html import escape
from typing import Any

import kb
from kb.catalogue import Catalogue
from kb.widgets.parts import Answer, Panel
from kb.widgets.picture import Picture, graph_objects
from lint import files
from lint.sheet import sheet_of
from lint.tones import facts as known
from lint.tones.account import account, findings_of
from lint.tones.picture import stretches
from lint.tones.sound import playable, wav
from lint.tones.tone import Sounding, sounding
from lint.tones.words import title
from lint.wording import clean

_SECONDS = 6.0


class TonesPanel(Panel):
    """Choose one of a file's tones. `choose(number)` does what the list does.

    `words` says what is heard, `sound` is it as a wav file (empty where it cannot be played).
    """

    def __init__(self, file: str | os.PathLike[str], catalogue: Catalogue | None = None) -> None:
        """The tones of a configuration file and its includes. Raises `CfgError`."""
        import ipywidgets as widgets

        self.catalogue = catalogue or kb.load()
        path = os.fspath(file)
        data = files.read(path)
        sheet = sheet_of(data, path, self.catalogue)
        self._facts = known.load(self.catalogue)
        findings = findings_of(sheet, self.catalogue, data)
        self.told, self.tones = account(sheet, self.catalogue, self._facts, findings)
        self.sound = b""
        self.words = ""
        options = [(clean(title(tone)), place) for place, tone in enumerate(self.tones)]
        self.choice = widgets.Dropdown(description="Tone", options=options)
        self.answer, self.picture, self.player = Answer(), widgets.VBox(), widgets.VBox()
        self.view: Any = widgets.VBox([self.choice, self.answer, self.picture, self.player])
        self.choice.observe(lambda _: self._show(), "value")
        self._show()

    def choose(self, number: int) -> None:
        """Show the tone of an index. Raises `ValueError` where there is none."""
        self.choice.value = [tone.number for tone in self.tones].index(number)

    def _show(self) -> None:
        import ipywidgets as widgets

        if self.choice.value is None:
            self.answer.html = '<p class="offhook-soft">No tone is set, or known by default.</p>'
            return
        tone, told = self.tones[self.choice.value], self.told["tones"][self.choice.value]
        heard = sounding(tone, self._facts)
        self.words = told["words"]
        self.sound = wav(heard, _SECONDS) if playable(heard) else b""
        self.answer.html = _html(told)
        self.picture.children = () if heard.why_not else (cadence(heard, title(tone)),)
        self.player.children = (widgets.Audio(value=self.sound, autoplay=False, loop=False),) if self.sound else ()


def cadence(heard: Sounding, label: str) -> Picture:
    """A tone's cadence as a picture. Raises `MissingExtraError` where plotly is not installed."""
    go = graph_objects()
    bars, shown = stretches(heard)
    picture = go.Figure(
        layout=go.Layout(
            title={"text": f"{clean(label)}: when it sounds", "font": {"size": 16}},
            xaxis={"title": {"text": "seconds"}, "range": [0, shown], "gridcolor": "#e3e8ed"},
            yaxis={"visible": False},
            height=190, width=980, margin={"l": 10, "r": 40, "t": 50, "b": 40}, plot_bgcolor="#fff", showlegend=False,
        )
    )  # fmt: skip
    picture.add_bar(
        base=[start for start, _ in bars], x=[round(end - start, 3) for start, end in bars], y=[""] * len(bars),
        orientation="h", marker_color="#3b7dc4", hovertemplate="on for %{x} s<extra></extra>",
    )  # fmt: skip
    return Picture(picture)


def _html(told: dict[str, Any]) -> str:
    origin = told["set_at"][0] if told["set_at"] else f"by default ({', '.join(told['sources'])})"
    off = " It is switched off." if told["enabled"] is False else ""
    lines = [
        f"<p><b>{escape(clean(told['words']))}</b>{off}</p>",
        f'<p class="offhook-soft">{escape(clean(origin))}</p>',
    ]
    for one in told["remarks"]:
        text = f"{one['message']} ({', '.join(one['sources'])})"
        tone = escape(one["severity"])
        lines.append(f'<p><span class="offhook-badge {tone}">{tone}</span> {escape(clean(text))}</p>')
    return "".join(lines)
