"""Words for what a change needs. A new way of saying it is one more line of the table."""

from __future__ import annotations

import re
from typing import Literal

from extract.appendix.model import Action

Said = Literal["reboot", "reload_voip", "reload_ui", "reload_log", "refresh_time", "none", "reload"]
"""An action as said; a bare "reload" does not say of what."""

_AGAIN = r"(?:re-?boot|re-?start|re-?load)\w*"
_A = r"(?:an?\s+|any\s+|the\s+)?"
_VOIP = r"(?:voip|sip|voice|telephony)(?:\s+(?:application|stack|service|engine|module|process))?"
_UI = r"(?:ui|gui|user\s+interface|(?:phone\s+)?screen|display|lcd)"
_LOG = r"(?:sys)?log(?:ging)?(?:\s+(?:service|daemon|settings))?"
_TIME = r"(?:time|ntp|clock|date\s+and\s+time)(?:\s+(?:client|settings))?"
_OF = r"(?:\s+of)?(?:\s+the)?\s+"


def _p(said: Said, regex: str) -> tuple[Said, re.Pattern[str]]:
    return said, re.compile(regex, re.IGNORECASE)


PATTERNS: tuple[tuple[Said, re.Pattern[str]], ...] = (
    # that nothing is needed, first: it names what is not needed
    _p("none", rf"\b(?:no|without|(?:not|never)\s+(?:require|need)\w*)\s+{_A}(?:\w+\s+){{0,2}}?{_AGAIN}"
               rf"(?:\s*(?:,|/|\bor\b|\bnor\b|\band\b)\s*{_A}(?:\w+\s+)??{_AGAIN})*"),
    _p("none", r"\b(?:tak(?:e|es|ing)\s+effect|effective|appl(?:y|ies|ied))\s+(?:immediately|at\s+once|instantly)\b"),
    _p("none", r"\bon[- ]the[- ]fly\b"),
    # parts of the phone, before the phone as a whole
    _p("reload_voip", rf"\b{_VOIP}[\s-]+{_AGAIN}|\bre-?(?:load|start)\w*{_OF}{_VOIP}\b|\brl_voip\b"),
    _p("reload_ui", rf"\b{_UI}[\s-]+(?:{_AGAIN}|refresh\w*)|\b(?:re-?(?:load|start)|refresh)\w*{_OF}{_UI}\b|\brl_ui\b"),
    _p("reload_log", rf"\b{_LOG}[\s-]+{_AGAIN}|\bre-?(?:load|start)\w*{_OF}{_LOG}\b|\brl_log\b"),
    _p("refresh_time", rf"\b{_TIME}[\s-]+(?:refresh\w*|re-?load\w*|update\w*|re-?sync\w*)"
                       rf"|\b(?:refresh\w*|re-?sync\w*|update\w*){_OF}{_TIME}\b|\bref_ntp\b"),
    _p("reboot", r"\b(?:re-?boot|re-?start|power[- ]cycl)\w*"),
    _p("reboot", r"\b(?:phone|device)\s+reset\b|\breset\w*\s+(?:of\s+)?the\s+(?:phone|device)\b"),
    _p("reload", r"\bre-?load\w*"),
)  # fmt: skip
"""Tried in this order; what one has matched is no longer seen by the next."""
_NAME = re.compile(r"[\[(\"']*/?[a-z_][\w%]*/\S")
_ACTIONS_ONLY = re.compile(rf"{_AGAIN}(?:/{_AGAIN})+\W*", re.IGNORECASE)


def said(text: str) -> tuple[Said, ...]:
    """The actions that a text names, each once. Names of parameters are no words of it."""
    rest = " ".join(word for word in text.split() if not _is_name(word))
    found: list[Said] = []
    for action, regex in PATTERNS:
        rest, times = regex.subn(" | ", rest)
        if times and action not in found:
            found.append(action)
    if "none" in found and len(found) > 1:
        found.remove("none")  # "No reboot, only a reload of the screen."
    return tuple(found)


def _is_name(word: str) -> bool:
    """Whether a word is a parameter's name, or a part of one: "reload/reboot" is none."""
    return word.count("_") >= 2 or (bool(_NAME.match(word)) and not _ACTIONS_ONLY.fullmatch(word))


def one_action(found: tuple[Said, ...]) -> Action | None:
    """The action if a text names exactly one; `unknown` for several and for a bare reload; `None` for none at all."""
    if not found:
        return None
    action = found[0]
    return "unknown" if len(found) > 1 or action == "reload" else action
