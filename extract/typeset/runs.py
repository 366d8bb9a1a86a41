"""Making runs of text: templates, inline code, and how wide a stretch will be."""

from __future__ import annotations

import re
from string import Formatter

from extract.typeset.chance import Lot
from extract.typeset.model import Run, Style

Runs = tuple[Run, ...]
_CODE = re.compile(r"`([^`]+)`")
_SAFE = re.compile(r"[A-Za-z0-9_.:-]{0,30}")
"""What no engine breaks over lines, and what is short enough to stay within its column."""
_STUCK_BEHIND = re.compile(r"[^\s\w(\[]+")
_STUCK_BEFORE = re.compile(r"\S*[(\['\"-]$")


def fill(template: str, **fields: str | Runs) -> Runs:
    """A template with its fields filled in; a field may be text or runs of its own."""
    made: list[Run] = []
    for literal, name, _, _ in Formatter().parse(template):
        if literal:
            made.append(Run(literal))
        if name is not None:
            value = fields[name]
            made += [Run(value)] if isinstance(value, str) else value
    return tidy(made)


def tidy(runs: list[Run] | Runs) -> Runs:
    """Join neighbours of one style, and give a `keep` run the punctuation round it, which must not part from it."""
    made: list[Run] = []
    for run in runs:
        before = made.pop() if made else Run("")
        text = run.text
        if before.style == "keep" and run.style == "" and (stuck := _STUCK_BEHIND.match(text)):
            before, text = Run(before.text + stuck[0], "keep"), text[stuck.end() :]
        elif before.style == "" and run.style == "keep" and (stuck := _STUCK_BEFORE.search(before.text)):
            before, text = Run(before.text[: stuck.start()]), stuck[0] + text
        if before.style == run.style != "keep":
            made.append(Run(before.text + text, run.style))
        else:
            made += [before, Run(text, run.style)]
    return tuple(run for run in made if run.text)


def sentences(parts: list[Runs]) -> Runs:
    """Sentences one after the other, divided by blanks."""
    made: list[Run] = []
    for part in parts:
        if not part:
            continue
        made += [*([Run(" ")] if made else []), *part]
    return tidy(made)


def literal(text: str) -> Runs:
    """A value as it must be read back: unbroken where a line break inside could be taken for a blank."""
    if _SAFE.fullmatch(text) or " " in text:
        return (Run(text),)
    return (Run(text, "keep"),)


def inline(text: str) -> Runs:
    """Prose in which back quotes mark code."""
    made: list[Run] = []
    end = 0
    for match in _CODE.finditer(text):
        made += [Run(text[end : match.start()]), Run(match[1], "tt")]
        end = match.end()
    return tidy([*made, Run(text[end:])])


def plain(text: str, style: Style = "") -> Runs:
    return (Run(text, style),) if text else ()


def ems(text: str) -> float:
    """Roughly how wide a text is in a serif face, in widths of an em; a little on the generous side."""
    return sum(0.68 if c.isupper() else 0.3 if c in "il.,:;|'()/" else 0.5 for c in text)


def scale(text: str, width: float, size: float) -> float:
    """How far an unbreakable stretch must shrink to fit a column of `width` points."""
    return round(min(1.0, 0.95 * width / (ems(text) * size)), 3)


def curled(text: str, lot: Lot, percent: int) -> str:
    """Now and then what word processors leave behind: curly apostrophes, hard blanks, soft hyphens in long words."""
    if not lot.happens("curl", percent):
        return text
    text = text.replace("'", "\u2019")
    way = lot.number("curl how", 3)
    if way == 1:
        text = text.replace(" the ", " the\u00a0", 1)
    if way == 2:
        text = re.sub(r"\b([a-z]{5})([a-z]{5,})\b", "\\1\u00ad\\2", text)
    return text
