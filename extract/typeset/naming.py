"""How a parameter's name stands in its cell: index forms, brackets, stray slashes, wraps in mid-word."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from extract.dataset.names import PLACEHOLDER, placeholders, with_indexes
from extract.typeset.chance import Lot
from extract.typeset.phrases import Manner

_WITHOUT_RANGE = {"letter": "%d", "number": "nn", "star": "*", "zero": "0"}
_PLAIN_VALUE = re.compile(r"[A-Za-z0-9_]{1,12}")


class PrintedName(NamedTuple):
    """A name as printed."""

    lines: tuple[str, ...]
    """One name, or two that a dash joins; each may wrap further."""
    shown: str
    """The name without brackets, stray slash and value."""
    limits: list[int] | None
    """The range of the index that the cell or a sentence states."""
    sentence: str | None
    """The sentence that states it."""


def in_sentence(name: str) -> str:
    """A name as running text writes it."""
    return PLACEHOLDER.sub("%d", name)


def printed_name(parameter: dict[str, Any], manner: Manner, lot: Lot) -> PrintedName:
    """Choose and make the printed form of a parameter's name."""
    name, limits = parameter["name"], parameter["index"]
    if not placeholders(name):
        return PrintedName((_dressed(name, parameter["default"], manner, lot),), name, None, None)
    form = lot.pick("index form", manner.index_forms)
    if limits is None:
        form = "letter"
    elif len(placeholders(name)) > 1 and form not in ("bracket", "dash"):
        form = "bracket"  # A sentence or a dash could not tell which of two indexes it means.
    if form == "span":
        first, last = (f"[{with_indexes(name, (number,))}]" for number in limits)
        return PrintedName((f"{first} -", last), in_sentence(name), limits, None)
    printed = _WITHOUT_RANGE.get(form) or {"bracket": "[{}-{}]", "dash": "{}-{}"}[form].format(*limits)
    shown = in_sentence(PLACEHOLDER.sub(printed, name, count=1))
    dressed = _dressed(shown, parameter["default"], manner, lot)
    if form in ("bracket", "dash"):
        return PrintedName((dressed,), shown, limits, None)
    if limits is None or form in ("zero", "star") or (manner.key == "b" and lot.happens("index unsaid", 40)):
        return PrintedName((dressed,), shown, None, None)
    sentence = lot.pick("index sentence", manner.index_sentences)
    return PrintedName((dressed,), shown, limits, sentence.format(index=printed, low=limits[0], high=limits[1]))


def _dressed(shown: str, default: str | None, manner: Manner, lot: Lot) -> str:
    form = lot.pick("name form", manner.name_forms)
    value = default if default and _PLAIN_VALUE.fullmatch(default) else None
    if form == "bare":
        return shown
    if form == "slash":
        return f"/{shown}"
    if form == "slash in brackets":
        return f"[/{shown}]"
    if form == "value" and value:
        return f"[{shown}={value}]"
    return f"[{shown}]"


def wrapped(name: str, width: int, way: str) -> list[str]:
    """Break a printed name into lines of at most `width` letters: after a slash, after an underscore, or anywhere."""
    lines = []
    while len(name) > width:
        cut = width
        if way != "anywhere":
            marks = "/" if way == "slash" else "/_"
            cut = max((name.rfind(mark, 0, width) for mark in marks), default=-1) + 1
            if cut < width // 4:
                cut = max(name.rfind("_", 0, width) + 1, 0) or width
        lines.append(name[:cut])
        name = name[cut:]
    return [*lines, name]
