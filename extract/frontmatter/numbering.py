"""How numbers count on in a list, and what a line's front says of it: a new entry, or the rest of the title above.

Both follow from one rule: sections, figures and tables are numbered in order, with few gaps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FARTHEST = 40
"""A chapter's number is at most so much above the one before; more is no number ("802.1x")."""
CAPTION = re.compile(r"^(?P<kind>Table|Figure|Fig\.)\s*(?P<rest>[A-Z0-9]+[-\u2013.]\d+.*|\d+\b.*)$")
_SECTION = re.compile(
    r"^(?:(?:Appendix|Annex|Chapter|Section)\s+)?(?P<number>\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)[.:)]?(?:\s+[A-Z\d\"'(]|\s*$|(?=[A-Z]))"
)
_LETTER = re.compile(r"^(?:(?:Appendix|Annex)\s+)?(?P<letter>[A-Z])(?:[.:)]?\s+(?=[A-Z\d])|(?=[A-Z][a-z]))")
_PART = re.compile(r"^Part\s+(?:[IVXLC]+|\d+)\b")
_LISTED = re.compile(r"^(?P<number>(?:[A-Z]|\d+)(?:[-\u2013.]\d+)+)(?:[.:)]?\s|[.:]?$|(?=[A-Z]))")


def next_sections(before: str) -> list[str]:
    """Numbers that may follow a section's: its first child, or the next one of its own or a higher level."""
    if not before:
        return ["1"]
    steps = before.split(".")
    found = [f"{before}.1"]
    for depth in range(len(steps), 0, -1):
        last = steps[depth - 1]
        following = str(int(last) + 1) if last.isdigit() else chr(ord(last) + 1)
        found.append(".".join([*steps[: depth - 1], following]))
    return [*found, "A"] if before[0].isdigit() else found


def next_listed(before: str) -> list[str]:
    """Numbers that may follow a table's or figure's: the next in its chapter, or the first of a later one."""
    chapter, dash, last = before.rpartition("-")
    if not dash or not last.isdigit():
        return ["1-1"]
    later = (
        [str(int(chapter) + step) for step in range(1, FARTHEST)] if chapter.isdigit() else [chr(ord(chapter[0]) + 1)]
    )
    return [f"{chapter}-{int(last) + 1}", *(f"{number}-1" for number in [*later, "A"])]


def parted(number: str, title: str, expected: Sequence[str], *, marked: bool = False) -> tuple[str, str]:
    """A fused number and title apart: digits at the number's end may belong to the title.

    `marked`: a blank or a colon stands behind the number, so that only an absurd one is taken apart.
    """
    if number in expected or not title or (marked and not re.search(r"\d{3}$", number)):
        return number, title
    for cut in range(len(number) - 1, 0, -1):
        if number[:cut] in expected and number[cut].isdigit():
            return number[:cut], number[cut:] + (" " if marked else "") + title
    return number, title


def section_start(text: str, before: str) -> int:
    """How much a line's front looks like a new entry of the contents: 2 as the next number, 1 as a number, else 0."""
    if _PART.match(text):
        return 2
    match = _SECTION.match(text)
    if match:
        expected = next_sections(before)
        return 2 if parted(match["number"], "x", expected)[0] in expected else 1
    match = _LETTER.match(text)
    return (2 if match["letter"] in next_sections(before.split(".", maxsplit=1)[0]) else 0) if match else 0


def listed_start(text: str, before: str, *, named: bool) -> int:
    """The same for the list of figures or tables; `named` where its entries begin with "Figure" or "Table"."""
    if CAPTION.match(text):
        return 2
    match = None if named else _LISTED.match(text)
    if not match:
        return 0
    return 2 if match["number"].replace("\u2013", "-") in next_listed(before) else 1


def number_of(text: str, before: str, *, section: bool) -> str:
    """The number that an entry begins with; the one before where it has none."""
    if section:
        match = _SECTION.match(text)
        if match:
            return parted(match["number"], "x", next_sections(before))[0]
        letter = _LETTER.match(text)
        return letter["letter"] if letter and section_start(text, before) == 2 else before
    caption = CAPTION.match(text)
    match = _LISTED.match(caption["rest"] if caption else text)
    return match["number"].replace("\u2013", "-") if match else before
