"""The lines of a description that a dump has kept without places, as paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.document.page import Line, Word
from extract.facts.grammar import ENUM_INTRO
from extract.facts.paragraphs import Paragraph, joined, paragraphs
from extract.frontmatter.landmarks import BULLET, ITEM, states_fact

_SIGNED = re.compile(r"^(?:\[[^\]\s]{1,60}\]|\S{1,40}\s+=\s|-?\d{1,5}\s+[\u2013-]\s)")
"""Begins an item wherever it stands."""
_LITERAL = re.compile(r"^(?:(?=\S*[A-Z])[A-Z\d_]{2,}|\S*[a-z\d]_?\d\S*)(?:\s|$)")
"""Begins an item where a list goes on; elsewhere it may begin a label."""
_FULL = 0.85
"""A line shorter than this share of the longest one did not wrap, if the next line's first word would have fitted."""


def text_paragraphs(lines: Sequence[str]) -> list[Paragraph]:
    """The lines of a description as paragraphs, for `extract.facts.description.read_description`.

    A dump keeps no places, so a new paragraph is what begins like a list item, a note or a stated fact, or what follows
    the end of a sentence. Inside a list without marks, a line that could have stood on the line above begins an item.
    """
    lines = [words for line in lines if (words := " ".join(line.split()))]
    width = max(map(len, lines), default=0)
    whole: list[str] = []
    before = ""
    listing = False
    for line in lines:
        fact = line.lower().startswith("note") or states_fact(line)
        item = bool(BULLET.match(line) or (_SIGNED.match(line) and not fact))
        if listing and not (item or fact):
            fits = len(before) + len(line.partition(" ")[0]) < _FULL * width and not line[0].islower()
            item = bool(ITEM.match(line) or _LITERAL.match(line)) or (fits and line[0] != "(")
        intro = bool(whole) and listing and bool(ENUM_INTRO.search(whole[-1]))
        done = (
            bool(whole)
            and (whole[-1][-1] in ".!?" or whole[-1].lower().endswith(("default)", "default]")))
            and not line[0].islower()
        )
        if whole and not (item or fact or intro or done):
            whole[-1] = joined(whole[-1], line)
        else:
            whole.append(line if not item or BULLET.match(line) else f"\u2022 {line}")
        listing = item or bool(ENUM_INTRO.search(whole[-1])) or (listing and not fact)
        before = line
    return paragraphs([_as_line(text) for text in whole], float("inf"))


def _as_line(text: str) -> Line:
    """A text as a line without a place; only its words count."""
    return Line(tuple(Word(word, 0.0, 0.0, 0.0, 0.0, 1.0, False) for word in text.split()))
