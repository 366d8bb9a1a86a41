"""Needs in list form: names below a heading or a sentence that says what they need."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.appendix.actions import one_action, said
from extract.appendix.full import full_lines
from extract.appendix.marks import Mark, mark
from extract.appendix.model import Action, Need
from extract.appendix.source import Placed, without_bullet
from extract.appendix.wrapped import Hit, Reading, find
from extract.document.page import Box, surround
from extract.tables.headers import CAPTION, FIRST

_CLAIM = re.compile(r"\b(?:following|below|these|parameters?|settings?|options?|changes?|changing)\b", re.IGNORECASE)
_REQUIRES = re.compile(
    r"\b(?:requir|need|necess|must|tak(?:e|es|ing) effect|appl(?:y|ies|ied)|immediately)", re.IGNORECASE
)
_LABEL_WORDS = 4
_HEADING_WORDS = 7


class Holding(NamedTuple):
    """What holds for the names below; `columns` where a table's header was lost among the lines."""

    action: Action | None
    words: str
    columns: tuple[Action, ...] = ()


def needs_in_list(title: str, lines: Sequence[Placed], how: Reading) -> list[Need]:
    """The needs that a section's lines state. The section's own title holds until a heading or sentence says other."""
    found = find([line.text for line in lines], how._replace(full=full_lines(lines), alone=True))
    own = said(title) if _REQUIRES.search(title) else ()
    current = Holding(one_action(own) if len(own) == 1 else None, title)
    starts: dict[int, list[Hit]] = {}
    inside: set[int] = set()
    for hit in found.hits:
        starts.setdefault(hit.first, []).append(hit)
        inside.update(range(hit.first, hit.last + 1))
    needs: list[Need] = []
    statement: list[str] = []
    before: Placed | None = None
    for i, line in enumerate(lines):
        other = without_bullet(found.others[i]) if found.others[i] else ""
        if i not in inside:
            if statement and before and _parts(before, line, statement[-1]):
                current, statement = _after(" ".join(statement), current), []
            statement.append(other)
            before = line
            continue
        if statement:
            current, statement = _after(" ".join(statement), current), []
        for hit in starts.get(i, ()):
            remark = " ".join(filter(None, (found.others[k] for k in range(hit.first, hit.last + 1))))
            remark = without_bullet(remark).strip(" -\u2013:()*")
            needs.append(_need(hit, remark, current, lines[hit.first : hit.last + 1]))
    return list(dict.fromkeys(needs))


def _parts(before: Placed, line: Placed, text: str) -> bool:
    """Whether two lines without names are two statements: the first has ended, or the type changes."""
    return text[-1:] in (".", ":") or (before.bold, before.size) != (line.bold, line.size)


def _after(statement: str, current: Holding) -> Holding:
    """What holds below a statement."""
    words = statement.split()
    if not words or CAPTION.match(statement):
        return current
    columns = tuple(one_action(said(word)) or "unknown" for word in words[1:])
    if words[0].lower() in FIRST and 1 <= len(columns) <= 6 and all(said(word) for word in words[1:]):
        return Holding("unknown", statement, columns)
    action = one_action(said(statement))
    heading = len(words) <= _HEADING_WORDS and statement[-1] != "."
    if action and (heading or statement[-1] == ":" or (_CLAIM.search(statement) and _REQUIRES.search(statement))):
        return Holding(action, statement)
    topic = len(words) <= _LABEL_WORDS and not _CLAIM.search(statement)
    return current if topic or not _CLAIM.search(statement) else Holding("unknown", statement)


def _need(hit: Hit, remark: str, current: Holding, lines: Sequence[Placed]) -> Need:
    """A name's need: what the remark beside it says, else what holds here."""
    action, words = current.action, current.words
    own = one_action(said(remark))
    if own:
        action, words = own, remark
    elif current.columns and remark:
        marked = [mark(word) for word in remark.split()]
        if len(marked) == len(current.columns) and None not in marked:
            set_ = [column for column, value in zip(current.columns, marked, strict=True) if value is Mark.SET]
            action = set_[0] if len(set_) == 1 else "unknown"
        words = f"{words}: {remark}"
    page = lines[0].page
    boxes: list[Box] = [line.box for line in lines if line.box and line.page == page]
    return Need(hit.name.name, hit.name.shown, action or "unknown", words, page, surround(boxes) if boxes else None)
