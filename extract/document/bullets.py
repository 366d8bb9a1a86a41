"""Bullets that are drawn as shapes: browsers and some layout programs print no letter for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.document.page import Box, Word

BULLET = "\u2022"
_SIDES = (1.2, 7.0)
"""How wide and how high a bullet is, in points."""
_ROUND = 1.25
"""A bullet is as wide as it is high, but for this factor."""
_REACH = 30.0
"""The item's text begins at most so far behind its bullet, in points."""
_CLEAR = 4.0
"""Nothing stands closer than this in front of a bullet, in points."""


def bullet_shaped(box: Box) -> bool:
    """Whether a drawn shape has the size and the proportions of a bullet."""
    wide, high = box.x1 - box.x0, box.bottom - box.top
    return _SIDES[0] <= min(wide, high) and max(wide, high) <= min(_SIDES[1], _ROUND * min(wide, high))


def drawn_bullets(shapes: Iterable[Box], words: Sequence[Word]) -> Iterator[Word]:
    """The shapes that begin an item's text, as words of its line."""
    for shape in sorted(set(shapes)):
        beside = [word for word in words if word.top < shape.middle < word.bottom]
        behind = min((word for word in beside if word.x0 >= shape.x1 - 0.5), key=lambda word: word.x0, default=None)
        before = any(word.x0 < shape.x0 and word.x1 > shape.x0 - _CLEAR for word in beside)
        if behind is not None and behind.x0 - shape.x1 <= _REACH and not before:
            yield Word(BULLET, shape.x0, behind.top, shape.x1, behind.bottom, behind.size, False)
