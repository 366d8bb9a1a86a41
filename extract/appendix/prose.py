"""Sentences that say what a change of a named parameter needs. Few patterns, each of which leaves no doubt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.appendix.actions import one_action, said
from extract.appendix.model import Need
from extract.appendix.source import Placed, without_bullet
from extract.appendix.wrapped import Hit, Reading, find
from extract.document.page import surround
from extract.frontmatter.landmarks import BULLET, SECTION
from extract.frontmatter.running import LEADER
from extract.tables.headers import CAPTION

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\[]|[a-z]\w*/)")
_LONGEST = 600
"""Characters of the longest sentence that is looked at."""
_MOST_NAMES = 4
_NAME = "\u00a7"
"""Stands for a name in the patterns."""
_ONE = rf"(?:the\s+)?(?:parameters?\s+)?{_NAME}"
_NAMES = rf"{_ONE}(?:\s*(?:,|and|or|,\s*and)\s*{_ONE})*(?:\s+(?:parameters?|settings?))?"
_CHANGE = r"(?:chang|modif|updat|edit|configur|sett|alter)\w*"
_NEEDS = (
    r"(?:(?:(?:does|do)\s+)?(?:not\s+)?(?:requires?|needs?)|(?:only\s+)?takes?\s+effect|is\s+applied|are\s+applied)"
)
_AGAIN = r"re-?(?:boot|start|load)\w*"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:note:?\s+)?{_NAMES}\s+{_NEEDS}\b",
        rf"^(?:note:?\s+)?(?:an?\s+|any\s+|the\s+)?{_CHANGE}\s+(?:(?:to|of|in)\s+)?(?:the\s+value\s+of\s+)?{_NAMES}\s+{_NEEDS}\b",
        rf"\b{_AGAIN}[^.;]{{0,40}}\b(?:required|needed|necessary)\b[^.;]{{0,30}}\b(?:after|when|if|whenever|for)\b[^.;]{{0,30}}"
        rf"(?:{_CHANGE}[^.;]{{0,20}}{_NAMES}|{_NAMES}\s+(?:is|are|has\s+been|have\s+been)\s+{_CHANGE})",
        rf"\b(?:after|when|whenever|if|once)\s+(?:you\s+)?{_CHANGE}\s+{_NAMES}\s*,[^.;]*\b{_AGAIN}",
        rf"\b(?:after|when|whenever|if|once)\s+{_NAMES}\s+(?:is|are|has\s+been|have\s+been)\s+{_CHANGE}\s*,[^.;]*\b{_AGAIN}",
        rf"\b{_AGAIN}\s+the\s+(?:phone|device)\b[^.;]{{0,20}}\b(?:after|when|whenever|for)\b[^.;]{{0,20}}{_CHANGE}\s+[^.;]{{0,20}}{_NAMES}",
    )
)


class _Sentence(NamedTuple):
    text: str
    lines: tuple[Placed, ...]


def needs_in_sentences(lines: Sequence[Placed], how: Reading) -> list[Need]:
    """The needs that single sentences state."""
    needs: list[Need] = []
    for sentence in _sentences(lines):
        if len(sentence.text) > _LONGEST or "/" not in sentence.text or not said(sentence.text):
            continue
        hits = find([sentence.text], how).hits
        names = {hit.name.name for hit in hits}
        action = one_action(said(sentence.text))
        if not action or not 1 <= len(names) <= _MOST_NAMES or not _states(sentence.text, hits):
            continue
        page = sentence.lines[0].page
        boxes = [line.box for line in sentence.lines if line.box and line.page == page]
        for hit in hits:
            place = surround(boxes) if boxes else None
            needs.append(Need(hit.name.name, hit.name.shown, action, sentence.text, page, place))
    return list(dict.fromkeys(needs))


def _states(sentence: str, hits: Sequence[Hit]) -> bool:
    """Whether a sentence, its names masked, has one of the forms that leave no doubt."""
    words = []
    shown = {hit.name.shown for hit in hits}
    for word in sentence.split():
        name = next((name for name in shown if name in word), None)
        words.append(_NAME + (word[-1] if word[-1] in ",;:." else "") if name else word)
    masked = " ".join(words)
    return any(pattern.search(masked) for pattern in _PATTERNS)


def _sentences(lines: Sequence[Placed]) -> Iterator[_Sentence]:
    """Sentences over their lines; a heading, a caption, a bullet or a change of type ends one."""
    block: list[Placed] = []
    for line in lines:
        stands_alone = bool(
            CAPTION.match(line.text) or LEADER.search(line.text) or (line.bold and SECTION.match(line.text))
        )
        changes = bool(block) and (block[-1].size, block[-1].bold) != (line.size, line.bold)
        if stands_alone or changes or BULLET.match(line.text) or line.text.lower().startswith("note"):
            yield from _of_block(block)
            block = []
        if not stands_alone:
            block.append(line)
    yield from _of_block(block)


def _of_block(block: Sequence[Placed]) -> Iterator[_Sentence]:
    """A block's sentences, each with the lines that it stands on."""
    if not block:
        return
    texts = [without_bullet(line.text) if i == 0 else line.text for i, line in enumerate(block)]
    ends, length = [], 0
    for text in texts:
        length += len(text) + 1
        ends.append(length)
    start = 0
    for part in _SENTENCE.split(" ".join(texts)):
        stop = start + len(part)
        first, last = bisect_right(ends, start), min(bisect_left(ends, stop), len(ends) - 1)
        yield _Sentence(part.strip(), tuple(block[first : last + 1]))
        start = stop + 1
