"""The dial panel: a number is typed key by key under a digit map, and what the phone does is told after each key."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import Any

import kb
from kb.catalogue import Catalogue
from kb.widgets.parts import Answer, Panel, complaint, table
from lint.dialing import dial_plan, digit_map
from lint.dialing.account import Data, account
from lint.dialing.dialed import AT_ONCE, NEVER, WAITS, is_number
from lint.dialing.keys import KEYS
from lint.dialing.play import GOES_ON, TOO_LATE, Played, play
from lint.dialing.settings import from_file
from lint.report.dialing import destinations, outcome
from lint.wording import clean

_KEYPAD = "123456789*0#"
_SIGNS = {
    AT_ONCE: ("none", "\u260e", "dialed at once"),
    WAITS: ("reload", "\u29d6", "waits for the timer"),
    GOES_ON: ("info", "\u2026", "goes on"),
    NEVER: ("reboot", "\u2715", "no match"),
    TOO_LATE: ("unknown", "\u2013", "too late"),
}
"""Of each state: a class of the style sheet, a sign, words."""
_MOST = 40
"""Keys that are played at most: no pattern needs more, and each is a row."""


class DialPanel(Panel):
    """Play a number under a digit map and a dial plan. `press(key)`, `delete()` and `clear()` are what the keys do.

    `map`, `rules` and `number` hold what is typed; `played` has an entry for each key, `told` what is known of the map.
    """

    def __init__(self, digits: str = "", rules: str = "", number: str = "", catalogue: Catalogue | None = None) -> None:
        """`digits` is the digit map, `rules` the dial plan, `number` what is typed already."""
        import ipywidgets as widgets

        self.catalogue = catalogue or kb.load()
        self.played: list[Played] = []
        self.told: Data = {}
        wide = widgets.Layout(width="auto")
        self.map = widgets.Text(digits, description="Digit map", layout=wide)
        self.rules = widgets.Text(rules, description="Dial plan", layout=wide)
        self.number = widgets.Text(
            number, description="Number", placeholder="keys", layout=widgets.Layout(width="270px")
        )
        self.keys = {key: self._key(key, partial(self.press, key)) for key in _KEYPAD}
        self.keypad = widgets.GridBox(
            [*self.keys.values(), self._key("Delete", self.delete), self._key("Clear", self.clear)],
            layout=widgets.Layout(grid_template_columns="repeat(3, 84px)", grid_gap="6px", margin="6px 0"),
        )
        self.steps, self.patterns = Answer(), Answer()
        left = widgets.VBox([self.number, self.keypad], layout=widgets.Layout(flex="0 0 290px"))
        right = widgets.VBox([self.steps], layout=widgets.Layout(flex="1 1 auto"))
        self.view: Any = widgets.VBox([self.map, self.rules, widgets.HBox([left, right]), self.patterns])
        for field in (self.map, self.rules):
            field.observe(lambda _: self._read(), "value")
        self.number.observe(lambda _: self._play(), "value")
        self._read()

    @classmethod
    def of_file(cls, path: str | os.PathLike[str], number: str = "", catalogue: Catalogue | None = None) -> DialPanel:
        """The panel for what a configuration file and its includes set. Raises `CfgError` and `UsageError`."""
        catalogue = catalogue or kb.load()
        found = from_file(os.fspath(path), catalogue)
        plan = found.dial_plan.value if found.dial_plan else ""
        return cls(found.digit_map.value, plan, number, catalogue)

    def press(self, key: str) -> None:
        """Type one key more."""
        self.number.value += key

    def delete(self) -> None:
        """Take the last key back."""
        self.number.value = self.number.value[:-1]

    def clear(self) -> None:
        """Take all keys back."""
        self.number.value = ""

    def _key(self, label: str, act: Callable[[], None]) -> Any:
        import ipywidgets as widgets

        button = widgets.Button(description=label, layout=widgets.Layout(width="84px", height="44px"))
        button.style.font_size = "18px" if len(label) == 1 else "14px"
        button.on_click(lambda _: act())
        return button

    def _read(self) -> None:
        """The map or the plan changed."""
        self._map = digit_map.read(self.map.value.strip())
        self._plan = dial_plan.read(self.rules.value.strip()) if self.rules.value.strip() else None
        self.told = account(self.catalogue, self._map, self._plan, ())
        self._play()

    def _play(self) -> None:
        """The number changed."""
        number = self.number.value.replace(" ", "")
        self.played = []
        if number and not is_number(number):
            self.steps.html = complaint(
                f"A number has the keys {KEYS[:10]} {' '.join(KEYS[10:])} only: {clean(number)}"
            )
        elif len(number) > _MOST:
            self.steps.html = complaint(f"At most {_MOST} keys are played; this number has {len(number)}.")
        else:
            self.played = play(self.catalogue, self._map, self._plan, number)
            self.steps.html = _steps(self.played)
        self.patterns.html = "".join(_overview(self.told, self.played))


def _steps(played: list[Played]) -> str:
    if not played:
        return '<p class="offhook-soft">Press keys: what the phone does after each of them stands here.</p>'
    counted = [one for one in played if one.state != TOO_LATE]
    last = counted[-1]
    tone, sign, _ = _SIGNS[last.state]
    lines = "".join(
        f"<p>{escape(clean(line.strip()))}</p>" for line in (*_notes(last.account), *destinations(last.account))
    )
    head = outcome(last.account) if last.state != GOES_ON else f"goes on: {_listed(last.alive)} can still be completed"
    if len(counted) < len(played):
        head += f"; {played[-1].number[len(counted) :]} comes too late"
    box = (
        f'<div class="offhook-verdict {tone}"><p><b><span aria-hidden="true">{sign}</span> {escape(last.number)}: '
        f"{escape(clean(head))}</b></p>{lines}</div>"
    )
    rows = [
        (
            f"<code>{escape(one.key)}</code>",
            f"<code>{escape(one.number)}</code>",
            _badge(one.state),
            _codes(one.alive) or "none",
            _codes(one.gone),
        )
        for one in played
    ]
    return box + table("After each key", ("Key", "Number", "If this is the last key", "Alive", "Gone"), rows)


def _notes(told: Data) -> Iterator[str]:
    """What the answer rests on, and another one where the guide contradicts itself."""
    if told["early"]:
        yield (
            f"Or {told['early']['dialed']} is dialed after key {told['early']['keys']} already, if the phone does not "
            "wait there."
        )
    if told["beware"]:
        yield told["beware"]
    for fact in told["rests_on"]:
        yield f"{fact['text']} ({', '.join(fact['sources'])}{', inferred' if fact['grade'] == 'inferred' else ''})"


def _overview(told: Data, played: list[Played]) -> Iterator[str]:
    """The patterns in words, each with how it stands to the number and to the others; then faults, and the rules."""
    counted = [one for one in played if one.state != TOO_LATE]
    alive = set(counted[-1].alive) if counted else None
    matched = set(counted[-1].account["patterns"]) if counted else set()
    if not told["patterns"]:
        yield '<p class="offhook-soft">No digit map: every number ends by the timer or the pound key.</p>'
    else:
        yield table("The patterns", ("Pattern", "Now", "In words", "Remarks"), [
            (
                f"<code>{escape(one['pattern'])}</code>",
                _standing(one["pattern"], alive, matched),
                escape(one["meaning"] or "not understood"),
                "<br>".join(_remarks(told, one)),
            )
            for one in told["patterns"]
        ])  # fmt: skip
    if not told["compared"]:
        yield '<p class="offhook-soft">The patterns were not all compared: it would take too long.</p>'
    if "rules" in told:
        rows = [
            (
                f"<code>{escape(one['rule'])}</code>",
                escape(one["meaning"] or "not understood"),
                f"<code>{escape(one['target'] or '')}</code>",
            )
            for one in told["rules"]
        ]
        yield table("The dial plan", ("Rule", "For", "Target"), rows)
        yield "".join(f"<p>{_remark(fault)}</p>" for fault in told["plan_faults"])


def _standing(pattern: str, alive: set[str] | None, matched: set[str]) -> str:
    """How a pattern stands to the number so far; nothing while there is none."""
    if alive is None:
        return ""
    tone, word = ("none", "matches") if pattern in matched else ("info", "alive") if pattern in alive else ("", "out")
    return f'<span class="offhook-badge {tone}">{word}</span>' if tone else word


def _remarks(told: Data, pattern: Data) -> Iterator[str]:
    """Faults that stand in a pattern, and how it stands to the others."""
    start = pattern["column"]
    end = start + max(len(pattern["pattern"]), 1)
    for one in (*told["faults"], *told["relations"]):
        if start <= one["column"] < end:
            yield _remark(one)


def _remark(one: Data) -> str:
    tone = f'<span class="offhook-badge {escape(one["severity"])}">{escape(one["severity"])}</span>'
    sources = f' <span class="offhook-soft">({escape(", ".join(one["sources"]))})</span>' if one["sources"] else ""
    return f"{tone} {escape(clean(one['message']))}{sources}"


def _badge(state: str) -> str:
    tone, sign, text = _SIGNS[state]
    return f'<span class="offhook-badge {tone}"><span aria-hidden="true">{sign}</span> {text}</span>'


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(f"<code>{escape(name)}</code>" for name in names)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)
