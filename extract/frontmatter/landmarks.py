"""Landmarks in plain lines: a table's header, a caption, a section's heading, a line of a list with leaders.

Where no type size tells a heading from the text, its number does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from extract.facts.grammar import PATTERNS
from extract.frontmatter.running import LEADER, running
from extract.tables.headers import CAPTION, FIRST, SECOND

SECTION = re.compile(
    r"^(?:(?:Appendix|Annex|Chapter|Section)\s+)?(?P<number>\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)[.:]?\s+(?P<title>[A-Z\d\"'\u201c].*[^.;:,]|[A-Z]+)$"
)
"""A numbered heading: it does not end like a sentence."""
BULLET = re.compile(r"^(?:[\uf0b7\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u25cb\u25a0\uf0a7\u2043*]\s*|[\u2013-]\s+)")
"""A mark before the item of a list."""
ITEM = re.compile(r"^(?:\[[^\]\s]{1,60}\]|\S{1,40}\s+[=\u2013-]\s|-?\d{1,5}\]?\s*[=:]|-?\d[\d.]*\s+\S)")
"""What begins like an item of a list: a literal in brackets or before a sign, or a number."""
_LITERAL_ITEM = re.compile(r"^([A-Z\d_]{2,}) \1", re.IGNORECASE)
"""An item that has lost its marks, where literal and meaning are one word: "DEBUG Debug"."""
_LONGEST_HEADING = 16
_LABEL_WORDS = 10
"""Words that a label's line has at most."""
_OTHER_HEADS = frozenset(
    [
        "option",
        "options",
        "use",
        "value",
        "values",
        "meaning",
        "header",
        "headers",
        "method",
        "rfc",
        "supported",
        "field",
        "column",
        "code",
        "message",
        "type",
        "format",
        "example",
        "key",
        "action",
        "feature",
        "reload",
        "reboot",
        "restart",
    ]
)
"""Words that the header rows of other tables are made of."""

Kind = Literal["head", "Table", "Figure", "section", "list", "end", ""]


class BodyLine(NamedTuple):
    """A line with single blanks; `number` from 1; `new_page` where a running header or footer stands before it."""

    text: str
    number: int
    new_page: bool


def body_lines(lines: Sequence[str]) -> list[BodyLine]:
    """The lines that are neither empty nor running headers and footers.

    A table's header that a page break put inside a name is left out too.
    """
    left_out = running(lines)
    body: list[BodyLine] = []
    new_page = False
    for i, line in enumerate(lines):
        text = " ".join(line.split())
        if i in left_out:
            new_page = True
        elif text and not (new_page and body and _unfinished(body[-1].text) and is_head(text)):
            body.append(BodyLine(text, i + 1, new_page))
            new_page = False
    return body


def _unfinished(text: str) -> bool:
    first = text.split(maxsplit=1)[0]
    return "/" in first and (first.count("[") > first.count("]") or first.endswith(("/", "_")))


def is_head(text: str) -> bool:
    """Whether a line is the header of a parameter table."""
    words = text.lower().split()
    return len(words) >= 2 and words[0] in FIRST and " ".join(words[1:]) in SECOND


def kind(body: Sequence[BodyLine], i: int, row_in: str | None = None) -> Kind:
    """What a line is besides text: the head of a parameter table, a caption, a heading, a line of a list, an end.

    `row_in`: the section in which a row is open, or "" where it is not known; then a number may begin a value as well.
    """
    text = body[i].text
    words = text.lower().split()
    before = body[i - 1].text.lower() if i else ""
    after = body[i + 1].text.lower() if i + 1 < len(body) else ""
    if is_head(text) or (text.lower() in FIRST and after in SECOND) or (text.lower() in SECOND and before in FIRST):
        return "head"
    if LEADER.search(text):
        return "list"
    if caption := CAPTION.match(text):
        return "Table" if caption["kind"] == "Table" else "Figure"
    other_head = 2 <= len(words) <= 4 and text[0].isupper() and all(word in _OTHER_HEADS for word in words)
    if text[0] in "\u27a2\u2192" or other_head:
        return "end"
    heading = SECTION.match(text)
    if heading and len(words) <= _LONGEST_HEADING and (body[i].new_page or _heads(heading, row_in, before)):
        return "section"
    return ""


def _heads(heading: re.Match[str], row_in: str | None, before: str) -> bool:
    """Whether a numbered line is a heading and no value, as "0.5 seconds" and, below "4 Four", "5 Five" are."""
    number, title = heading["number"], heading["title"]
    if row_in is None:
        return True
    if "." in number:
        return not title[:1].islower()
    chapter = row_in.split(".")[0]
    next_one = number.isdigit() and chapter.isdigit() and int(number) == int(chapter) + 1
    return next_one and title[:1].isupper() and not before.startswith((chapter, f"[{chapter}"))


def states_fact(text: str) -> bool:
    """Whether a line begins with a limit, a default or a condition."""
    return any(regex.match(text) for _, regex in PATTERNS)


def ended(text: str) -> bool:
    """Whether a line ends what it says: a sentence or an item of a list."""
    return text[-1] in ".!?:)]" or bool(BULLET.match(text) or ITEM.match(text))


def label_like(text: str) -> bool:
    """Whether a line reads like a label: a few words without an end, that state no fact and stand in no list."""
    return (
        text[0].isupper()
        and text[-1] not in ".,;:"
        and len(text.split()) <= _LABEL_WORDS
        and text.count("(") == text.count(")")
        and not (ITEM.match(text) or _LITERAL_ITEM.match(text) or text.lower().startswith("note"))
        and not states_fact(text)
    )
