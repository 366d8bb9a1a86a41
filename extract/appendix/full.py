"""Which lines are full: only a full line goes on below in the middle of a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.appendix.source import Placed, without_bullet
from extract.appendix.wrapped import OPEN_END

_NEAR_EDGE = 0.85
"""A full line reaches at least this share of the longest one around."""
_INDENT = 36.0
"""A tail begins at most so many points right of its name: the width of a bullet with its gap."""
_LONE = re.compile(r"^[a-z0-9_%][\w%=-]*$")
"""A tail that no name can begin: it has no slash."""


def full_lines(lines: Sequence[Placed]) -> list[bool]:
    """For each line of a list, whether it is full and the next one stands below it as a tail would.

    Lines without blanks that follow each other form a block, with an edge of its own. A block in which no line is
    surely a tail below the middle of a word has not wrapped there at all. Where bullets begin the items, a line without
    one goes on with the item above.
    """
    full = [False] * len(lines)
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and len(without_bullet(lines[i].text).split()) == 1:
            continue
        block = lines[start:i]
        texts = [without_bullet(line.text) for line in block]
        bulleted = bool(block) and texts[0] != block[0].text
        if bulleted or any(_LONE.match(below) and not text.endswith(OPEN_END) for text, below in pairwise(texts)):
            edge = max(_reach(line) for line in block)
            for k, (line, below) in enumerate(pairwise(block)):
                reaches = texts[k + 1] == below.text if bulleted else _reach(line) >= _NEAR_EDGE * edge
                full[start + k] = reaches and _below(line, below)
        start = i + 1
    return full


def _reach(line: Placed) -> float:
    """How wide a line is, in points or, in a dump, in characters."""
    return line.box.x1 - line.box.x0 if line.box else float(len(line.text))


def _below(line: Placed, following: Placed) -> bool:
    if line.box is None or following.box is None or line.page != following.page:
        return True
    return -3 <= following.box.x0 - line.box.x0 <= _INDENT
