"""Sections and parts from the contents; numbers and titles from the lists of figures and tables.

A dump fuses a number with its title ("21.10Configuring", "AConfiguring", "24.1.1440HD Phone"). What number was meant is
told by the numbers before: a list counts on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.frontmatter.entries import Entry
from extract.frontmatter.model import Listed, Part, Section
from extract.frontmatter.numbering import FARTHEST, next_listed, next_sections, parted

_WORD = r"(?:(?:Appendix|Annex|Chapter|Section)\s+)?"
_NUMBERED = re.compile(
    rf"^{_WORD}(?P<number>\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)(?P<mark>[.:)]?\s+|[.:)](?=\D)|)(?P<title>.*)$"
)
_LETTERED = re.compile(
    r"^(?P<word>(?:Appendix|Annex)\s+)?(?P<letter>[A-Z])(?P<gap>[.:)]?\s+(?:[\u2013-]\s+)?|)(?P<title>\S.*)$"
)
_PART = re.compile(r"^Part\s+(?P<number>[IVXLC]+|\d+)\b[\s.:\u2013-]*(?P<title>.*)$", re.IGNORECASE)
_LISTED = re.compile(
    r"^(?:(?:Table|Figure|Fig\.)\s*)?(?P<number>(?:[A-Z]|\d+)(?:[-\u2013.]\d+)+|[A-Z]?\d+)(?P<mark>\s*[:.)]\s*|\s+[\u2013-]\s+|\s+|)(?P<title>.*)$"
)
_NO_PART = re.compile(
    r"^(?:preface|foreword|introduction|about|index|glossary|notices?|(?:list|table) of|contents|document |revision "
    r"|change "
    r"|copyright|legal|trademarks|acronyms|abbreviations|conventions|related doc|contact|support)",
    re.IGNORECASE,
)
"""Titles that stand in contents without a number and hold no chapters."""


class Numbered(NamedTuple):
    """A line of the contents with its number, where it has one; `part` for what is called a part."""

    number: str | None
    title: str
    page: int | None
    part: bool


def contents(found: Sequence[Entry], numerals: Mapping[str, str]) -> tuple[tuple[Section, ...], tuple[Part, ...]]:
    """Sections and parts; `numerals` are those read elsewhere, by the part's title. Others count on."""
    lines = _numbered(found)
    chapters = any(line.number and "." not in line.number for line in lines)
    sections: list[Section] = []
    parts: list[Part] = []
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        heads = following is not None and following.number is not None and "." not in following.number
        if line.part or (line.number is None and chapters and heads and not _NO_PART.match(line.title)):
            read = line.number if line.part else numerals.get(line.title)
            parts.append(
                Part(read or _roman(_value(parts[-1].number) + 1 if parts else 1), line.title, line.page, read is None)
            )
            continue
        section = Section(line.number, line.title, line.page, parts[-1].number if parts else None)
        if section not in sections[-1:]:
            sections.append(section)
    return tuple(sections), tuple(parts)


def listed(found: Sequence[Entry]) -> tuple[Listed, ...]:
    """Figures or tables from their list; a line without a number is none."""
    rows: list[Listed] = []
    before = ""
    for entry in found:
        match = _LISTED.match(entry.text)
        if not match:
            continue
        number, title = match["number"].replace("\u2013", "-"), match["title"]
        number, title = parted(number, title, next_listed(before), marked=bool(match["mark"]))
        if title.strip():
            rows.append(Listed(number, title.strip(), entry.page))
            before = number
    return tuple(dict.fromkeys(rows))


def part_numerals(lines: Sequence[str]) -> dict[str, str]:
    """Numerals of parts by title, where a line says "Part I" and the title stands behind it or on the next line."""
    found: dict[str, str] = {}
    for i, line in enumerate(lines):
        match = _PART.match(line)
        title = (match["title"] or (lines[i + 1] if i + 1 < len(lines) else "")) if match else ""
        if match and title and match["number"].isupper() and len(title.split()) <= 12:
            found.setdefault(title.strip(), match["number"])
    return found


def _numbered(found: Sequence[Entry]) -> list[Numbered]:
    lines: list[Numbered] = []
    before, letter = "", ""
    texts = [entry.text for entry in found]
    for i, entry in enumerate(found):
        part = _PART.match(entry.text)
        if part and part["title"]:
            numeral = part["number"].upper()
            lines.append(
                Numbered(_roman(int(numeral)) if numeral.isdigit() else numeral, part["title"], entry.page, True)
            )
            continue
        number, title = _split(entry.text, before, letter, texts[i + 1 :])
        if number:
            before = number
            letter = number[0] if number[0].isalpha() else letter
        lines.append(Numbered(number, title, entry.page, False))
    return lines


def _split(text: str, before: str, letter: str, later: Sequence[str]) -> tuple[str | None, str]:
    """Number and title of a line of the contents."""
    match = _NUMBERED.match(text)
    if match and match["title"]:
        number, title = match["number"], match["title"]
        number, title = parted(number, title, next_sections(before), marked=bool(match["mark"]))
        chapter = number.split(".")[0]
        last = before.split(".", maxsplit=1)[0]
        far = chapter.isdigit() and int(chapter) - (int(last) if last.isdigit() else 0) > FARTHEST
        return (None, text) if far else (number, title.strip())
    match = _LETTERED.match(text)
    if match and _is_letter(match, letter, later):
        return match["letter"], match["title"].strip()
    return None, text


def _is_letter(match: re.Match[str], letter: str, later: Sequence[str]) -> bool:
    """Whether the capital that begins a title is an appendix' letter: named so, or the next one."""
    if match["word"]:
        return True
    this, title = match["letter"], match["title"]
    expected = chr(ord(letter) + 1) if letter else "A"
    if not (title[0].isupper() or title[0].isdigit() or title[0] in "\"'"):
        return False
    follows = rf"^(?:{this}\.1\b|{chr(ord(this) + 1)}(?:\s|[A-Z]))"
    proven = this == expected and (bool(letter) or any(re.match(follows, text) for text in later))
    if match["gap"]:
        return proven or this == expected or (this > letter and this not in "AI")
    return proven


_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def _value(numeral: str) -> int:
    """A Roman numeral's value."""
    values = {letters: value for value, letters in _ROMAN}
    total = 0
    for first, second in zip(numeral, f"{numeral[1:]} ", strict=True):
        smaller = second != " " and values.get(first, 0) < values.get(second, 0)
        total += -values.get(first, 0) if smaller else values.get(first, 0)
    return total
