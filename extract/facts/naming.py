"""The first cell of a row: a label, and the names of parameters, however they are wrapped and however indexes stand.

A name wraps anywhere, in mid-word, without a hyphen; square brackets stand round a name and also inside it (`[0-3]`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_PART = r"(?:[A-Za-z0-9_%*#]|\[\d+\s*-\s*\d+\]|\{[a-z]+\}|<[A-Za-z]+>|-)+"
PATH = re.compile(rf"^/?(?P<path>[A-Za-z_]\w*(?:/{_PART})+)/?(?P<value>=\S*)?$")
"""A whole name: parts joined by slashes, perhaps with a stray slash before and a value behind."""
_INDEX = re.compile(
    r"(?<=[/_])(?:%d|\{[a-z]+\})(?=/|$)"
    r"|(?<=/)(?:%n|<[A-Za-z]+>|\*|#|nn?|xx?|\[(\d+)\s*-\s*(\d+)\]|(\d+)\s*-\s*(\d+)|(\d+))(?=/|$)",
    re.IGNORECASE,
)
_LETTERS = "nmkj"
_PAIR = re.compile(r"^\s*(\S+/\S+)\s+[-\u2013]\s+(\S+/\S+)\s*$")
_BEGIN = re.compile(r"^/?[a-z_][a-z0-9_]*/")
"""How a name without brackets begins: in small letters, as all first parts are."""
_PIECE = re.compile(r"^(?:[a-z0-9_/%*{}-]+|(?=\S*[/_])[\w/%*{}-]+)(?:\[\d+-\d+\][\w/]*)*\]?(?:=\S*)?$")
"""A lone piece of a name; capitals only where a slash or an underscore tells that it is no word."""
_PAIRS = frozenset({"on/off", "yes/no", "and/or", "in/out", "start/stop", "enable/disable", "n/a", "true/false"})
_DASH = re.compile(r"^\s*(?:-|\u2013|\u2014|to|\.\.\.?|\u2026)\s*$")


class Name(NamedTuple):
    """A parameter's name as a guide prints it, and in the dataset's form."""

    name: str
    shown: str
    """As printed, wraps undone; without brackets, stray slash and value."""
    index_range: tuple[int, int] | None
    """The printed range of its first index."""
    value: str | None
    """A value printed behind the name."""


class FirstCell(NamedTuple):
    """What the first cell of a row says."""

    label: str | None
    names: tuple[Name, ...]


def first_cell(lines: Sequence[str]) -> FirstCell:
    """Label and names of a first cell, given line by line."""
    text = "\n".join(lines)
    bracketed = _bracketed(text)
    if not bracketed:
        return _bare(lines)
    label = _label(text[: bracketed[0][0]])
    dashes = [bool(_DASH.match(text[a[1] : b[0]].replace("\n", " "))) for a, b in pairwise(bracketed)]
    return FirstCell(label, _named([inside for _, _, inside in bracketed], [False, *dashes]))


def _named(found: Sequence[str], dashes: Sequence[bool]) -> tuple[Name, ...]:
    """Names; one that a dash joins to the one before ends its range, where only an index differs."""
    names: list[Name] = []
    for inside, after_dash in zip(found, dashes, strict=True):
        name = _name(inside)
        spanned = _span(names[-1], name) if name and names and after_dash else None
        if spanned:
            names[-1] = spanned
        elif name:
            names.append(name)
    return tuple(names)


def _bracketed(text: str) -> list[tuple[int, int, str]]:
    """Bracketed names as `(start, end, inside)`; brackets inside a name do not close it."""
    found: list[tuple[int, int, str]] = []
    position = 0
    while (start := text.find("[", position)) >= 0:
        depth = 0
        for end in range(start, len(text)):
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            if depth == 0:
                break
        else:
            end = len(text)  # The closing bracket is lost.
        position = start + 1
        pair = _PAIR.match(text[start + 1 : end])
        insides = pair.groups() if pair else (text[start + 1 : end],)
        plain = [re.sub(r"\s+", "", inside) for inside in insides]
        if all(PATH.match(inside) for inside in plain):
            # Two names in one bracket: the dash between them stands where the second one begins.
            found += [(start, end + 1, plain[0])] if len(plain) == 1 else _two(text, start, end, plain)
            position = end + 1
    return found


def _two(text: str, start: int, end: int, plain: Sequence[str]) -> list[tuple[int, int, str]]:
    dash = max(text.find(sign, start, end) for sign in (" - ", " \u2013 "))
    return [(start, dash, plain[0]), (dash + 3, end + 1, plain[1])]


def _bare(lines: Sequence[str]) -> FirstCell:
    """Names without brackets: a word that begins like one does, and the lone pieces of one on the lines below it."""
    label: list[str] = []
    found: list[str] = []
    dashes: list[bool] = []
    dash = False
    for line in lines:
        words = line.split()
        for place, word in enumerate(words):
            if found and _DASH.match(word):
                dash = True
            elif _BEGIN.match(word) and word.lower() not in _PAIRS and (not found or _ended(found[-1], word)):
                found.append(word)
                dashes.append(dash)
                dash = False
            elif found and place == 0 and (not _is_whole(found[-1]) or (len(words) == 1 and _PIECE.match(word))):
                found[-1] += word
            elif not found:
                label.append(word)
    plain = [word[:-1] if word.endswith("]") and word.count("]") > word.count("[") else word for word in found]
    names = _named(plain, dashes)
    return FirstCell(_label(" ".join(label if names else " ".join(lines).split())), names)


def _is_whole(word: str) -> bool:
    return bool(PATH.match(word.rstrip("]"))) and not word.endswith(("/", "_", "-"))


def _ended(before: str, word: str) -> bool:
    """Whether a name is whole, so that a word beginning with the same first part begins another."""
    return _is_whole(before) and word.strip("/").split("/")[0] == before.strip("/").split("/")[0]


def _name(inside: str) -> Name | None:
    match = PATH.match(inside)
    if not match:
        return None
    shown = match["path"]
    name, index = normal(shown)
    value = match["value"]
    return Name(name, shown, index, value[1:] if value else None)


def normal(shown: str) -> tuple[str, tuple[int, int] | None]:
    """A printed name with its indexes as `{n}`, and the printed range of the first one."""
    letters = iter(_LETTERS)
    ranges: list[tuple[int, int] | None] = []

    def placeholder(match: re.Match[str]) -> str:
        limits = [int(group) for group in match.groups() if group is not None]
        ranges.append((limits[0], limits[1]) if len(limits) == 2 else None)
        return "{" + next(letters, "i") + "}"

    name = _INDEX.sub(placeholder, shown)
    return name, ranges[0] if ranges else None


def _span(first: Name, last: Name) -> Name | None:
    """`a/0/b - a/3/b` as one name with the range 0 to 3."""
    if first.name != last.name:
        return None
    numbers = [
        (int(a), int(b))
        for a, b in zip(first.shown.split("/"), last.shown.split("/"), strict=True)
        if a != b and a.isdigit() and b.isdigit()
    ]
    return first._replace(index_range=numbers[0]) if len(numbers) == 1 else None


def _label(text: str) -> str | None:
    words = " ".join(text.split()).strip(" :-\u2013")
    if words.count("[") > words.count("]"):
        words = words.replace("[", " ").strip()
    return words or None
