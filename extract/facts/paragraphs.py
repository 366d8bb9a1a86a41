"""The lines of a description as paragraphs and list items.

A paragraph ends where the next line's first word would still have fitted: that is how a wrapped line differs from a new
one. Bullets may be lost or turned into a star, so a line that begins like a list item begins one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.document.page import Line
from extract.facts.grammar import PARAMETER

_BULLETS = frozenset("\uf0b7\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u25cb\u25a0\uf0a7\u2043")
_STAR_BULLETS = frozenset({"*", "-", "\u2013", "o", "\u27a2"})
_NO_NAME = rf"(?!{PARAMETER.pattern})"
"""A parameter's name begins no item of a list: sentences name parameters."""
_ITEM = re.compile(
    rf"^(?:\w[\w.+-]{{0,60}}\]\s|\[{_NO_NAME}[^\]\s]{{1,60}}\]|-?\d{{1,5}}\]?\s*(?:=|:|\u2013|-\s)|{_NO_NAME}\S{{1,40}}\s+=\s)"
)
_KEYED = re.compile(r"^(?:(?=\S*[A-Z0-9_])[\w.+-]{2,90}\s+[-\u2013=]\s|[A-Z0-9]+(?:_+[A-Z0-9]+)+(?:\s|$))")
"""An item of a list that has lost its bullets, behind another item."""
_DASHED = re.compile(r"^\S{1,40}\s+[-\u2013=:]\s")
"""Two such lines on each other are items of a list that lost its bullets, even in lower case."""
_CODED = re.compile(r"^(?=\S*[\d_])[\w.+-]+(?:\s|$)")
"""So begins another item behind one: a word with digits or underscores, as literals have."""
_HANGING = frozenset(
    {"a", "an", "and", "are", "be", "between", "by", "for", "from", "in", "is", "of", "or", "than", "the", "to"}
)
"""Words that no paragraph ends with."""
_ENDS = (".", ":", ";", "!", "?", "]", ")")
"""How a paragraph may end that fills its last line."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_NOTE = re.compile(r"^Notes?\b\s*:?", re.I)


class Paragraph(NamedTuple):
    """A paragraph or a list item (`bullet`); `note` for those that a note begins or holds."""

    text: str
    bullet: bool
    note: bool


def paragraphs(lines: Sequence[Line], right_edge: float) -> list[Paragraph]:
    """Paragraphs of a cell whose text may run to `right_edge`, in points."""
    found: list[Paragraph] = []
    before: Line | None = None
    for number, line in enumerate(lines):
        text, bullet = _unbulleted(line)
        whole = not found or found[-1].text.count("[") <= found[-1].text.count("]")
        ended = before is None or (_ended(before, line, right_edge) and not _in_a_sentence(found[-1].text, text))
        begins = bullet or ended or _NOTE.match(text) or (before and _indented(before, line, found[-1]))
        in_a_list = bool(found) and bool(_KEYED.match(found[-1].text) or _ITEM.match(found[-1].text))
        free = ended or in_a_list or found[-1].text.endswith(_ENDS)
        item = (free and _ITEM.match(text)) or (in_a_list and _KEYED.match(text))
        back = before is not None and not bullet and _moved_back(lines[number - 2 : number], line)
        if not found or (whole and (begins or item or back)):
            found.append(Paragraph(text, bullet, False))
        else:
            found[-1] = found[-1]._replace(text=joined(found[-1].text, text))
        before = line
    return _notes(found)


def joined(first: str, second: str) -> str:
    """Two lines as one: with a blank, but for a range or a value that the line broke at its hyphen."""
    if not first or not second:
        return first + second
    open_bracket = first.count("[") > first.count("]")
    if first.endswith("-") and (open_bracket or re.search(r"\S-$", first)) and re.match(r"[\w\[]", second):
        return first + second
    if "/" in first.rsplit(maxsplit=1)[-1] and re.match(r"[A-Za-z0-9_/%]+", second) and first.endswith(("/", "_")):
        return first + second
    return f"{first} {second}"


def _unbulleted(line: Line) -> tuple[str, bool]:
    words = [word.text for word in line.words]
    if words and words[0] and words[0][0] in _BULLETS:
        words[0] = words[0][1:]
        return " ".join(word for word in words if word), True
    if len(words) > 1 and words[0] in _STAR_BULLETS:
        return " ".join(words[1:]), True
    return " ".join(words), False


def _ended(before: Line, line: Line, right_edge: float) -> bool:
    """Whether the next line's first word would have fitted behind the line before."""
    first = line.words[0]
    blank = 0.25 * first.size
    return before.x1 + blank + (first.x1 - first.x0) < right_edge - 0.5 * first.size


def _indented(before: Line, line: Line, paragraph: Paragraph) -> bool:
    """Whether a line stands further right than the sentence before it: a list whose bullets are drawn, not written."""
    hanging = paragraph.bullet or bool(_NOTE.match(paragraph.text))
    far = line.words[0].x0 - before.words[0].x0 > 1.5 * line.words[0].size
    return far and not hanging and paragraph.text.rstrip().endswith((".", ":"))


def _moved_back(before: Sequence[Line], line: Line) -> bool:
    """Whether a line stands further left than two or more lines before it: the list whose text they are is over."""
    return len(before) == 2 and all(one.x0 - line.x0 > 0.8 * line.size for one in before)


def _in_a_sentence(before: str, text: str) -> bool:
    """Whether a line goes on with a sentence although its first word would have fitted: a hard blank held it back."""
    if before.rsplit(maxsplit=1)[-1:] and before.rsplit(maxsplit=1)[-1] in _HANGING:
        return True
    listed = _DASHED.match(before) or _KEYED.match(before) or _ITEM.match(before)
    items = listed and (_DASHED.match(text) or _CODED.match(text))
    return (
        not items
        and text[:1].islower()
        and not before.rstrip().endswith((".", ":", ";", "!", "?", "]", ")"))
        and len(before.split()) > 3
    )


def _notes(found: list[Paragraph]) -> list[Paragraph]:
    """Mark notes. One that begins a description holds for its own paragraph; one further down, to the end."""
    marked: list[Paragraph] = []
    holding = False
    if found and _NOTE.match(found[0].text) and (rest := _SENTENCE_END.split(found[0].text, maxsplit=1))[1:]:
        # Nothing tells a note that begins a cell from the description behind it but its first full stop.
        found = [found[0]._replace(text=rest[0]), found[0]._replace(text=rest[1]), *found[1:]]
    for number, paragraph in enumerate(found):
        begins = bool(_NOTE.match(paragraph.text))
        holding = number > 0 and (holding or begins)
        marked.append(paragraph._replace(note=begins or holding))
    return marked
