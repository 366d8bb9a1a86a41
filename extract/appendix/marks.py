"""Marks in a table's cells: ticks, crosses, bullets, words for yes and no."""

from __future__ import annotations

import enum
from collections.abc import Iterable


class Mark(enum.Enum):
    """What a cell says of its column."""

    SET = "set"
    UNSET = "unset"
    CROSS = "cross"
    """A mark of its own, but "no" in a table that also has ticks."""


_SET = frozenset(
    "\u221a\u2713\u2714\u2611\u2705\u2022\u25cf\u25a0\u25aa\u2666\u25c6\u2b24\uf0fc\uf0fe\uf0d6\uf050\uf052\uf0b7\uf0a7*+"
) | {"yes", "y", "true", "required", "needed", "1"}
_CROSS = frozenset("\u2717\u2718\u2715\u2716\u00d7\u2612\uf0fb\uf0fd\uf0cexX")
_UNSET = frozenset("-\u2013\u2014\u2212\u2610\u25cb\uf0a8") | {"no", "n", "false", "0", "none", "n/a"}


def mark(text: str) -> Mark | None:
    """The mark that a cell holds; `None` for other text. An empty cell says nothing: `None`."""
    word = text.strip().strip("()").rstrip(".")
    if word in _CROSS:
        return Mark.CROSS
    word = word.lower()
    return Mark.SET if word in _SET else Mark.UNSET if word in _UNSET else None


def crosses_mean_no(texts: Iterable[str]) -> bool:
    """Whether a table's crosses stand for "no": where ticks or words for yes stand beside them."""
    return any(mark(text) is Mark.SET for text in texts)
