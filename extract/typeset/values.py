"""Value lists: `[0] Disable (default)` and all the other ways to write them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from extract.typeset import phrases
from extract.typeset.chance import Lot
from extract.typeset.model import Mark, Text
from extract.typeset.phrases import Manner
from extract.typeset.runs import Runs, fill, literal, plain, tidy

_MARK = re.compile(r"\s*\(default\)|^default$")
_WORD = re.compile(r"[A-Z][A-Za-z0-9_]*")


class Listed(NamedTuple):
    """A value list as printed."""

    intro: Runs
    items: tuple[Text, ...]
    default: str | None
    """The literal that the list marks as the default."""


def listed_values(parameter: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], manner: Manner, lot: Lot) -> Listed:
    """The literals of a parameter as a list. The default is marked in it where it is exactly one of the literals."""
    if not rows:
        return Listed((), (), None)
    literals = [row["literal"] for row in rows]
    default = parameter["default"] if parameter["default"] in literals else None
    if default and default.lower() not in phrases.EMPTY_WORDS and lot.happens("default apart", 15):
        default = None
    mark = lot.pick("mark", manner.marks)
    meanings = _meanings(parameter, rows, manner, lot)
    if manner.key == "b" and len(rows) == 2 and not any(meanings) and all(_WORD.fullmatch(one) for one in literals):
        said = phrases.OR.join(one + (" (default)" if one == default else "") for one in literals)
        return Listed(plain(f"{said}."), (), default)
    complete = parameter["values_complete"] is not False
    intro = lot.pick("intro", manner.intros) if complete else manner.known_intro
    bullet = lot.pick("bullet", manner.bullets)
    items = []
    for number, (one, meaning) in enumerate(zip(literals, meanings, strict=True)):
        item = _item(one, meaning, manner, lot, number)
        items.append(_marked(item, mark if one == default else "", bullet))
    return Listed(plain(intro), tuple(items), default)


def _meanings(parameter: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], manner: Manner, lot: Lot) -> list[str]:
    """What the literals mean. A remark "(default)" in a meaning is dropped: the default is said once, and by rule."""
    meanings = [_MARK.sub("", row["meaning"] or "") for row in rows]
    if parameter["type"] == "boolean" and not any(meanings) and {row["literal"] for row in rows} == {"0", "1"}:
        words = dict(zip("01", lot.pick("switch", manner.switch), strict=True))
        return [words[row["literal"]] for row in rows]
    return ["" if row["literal"] == meaning else meaning for row, meaning in zip(rows, meanings, strict=True)]


def _item(one: str, meaning: str, manner: Manner, lot: Lot, number: int) -> Runs:
    # One list of a sibling edition may mix its forms: a bracket lost here and there.
    odd = f" {number}" if manner.key == "b" and lot.happens(f"mixed {number}", 12) else ""
    template = lot.pick(f"item{odd}", manner.items if meaning else manner.bare_items)
    return fill(template, literal=literal(one), meaning=meaning)


def _marked(item: Runs, mark: str, bullet: Mark) -> Text:
    return Text(tidy([*item, *plain(mark)]), "item", bullet)
