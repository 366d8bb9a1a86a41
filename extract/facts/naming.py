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
    r"(?<=/)(?:%d|%n|\{[a-z]+\}|<[A-Za-z]+>|\*|#|nn?|xx?|\[(\d+)\s*-\s*(\d+)\]|(\d+)\s*-\s*(\d+)|(\d+))(?=/|$)", re.I
)
_LETTERS = "nmkj"
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
    bracketed = list(_bracketed(text))
    if bracketed:
        label = _label(text[: bracketed[0][0]])
        between = [text[a[1] : b[0]] for a, b in pairwise(bracketed)]
        found = [_name(inner) for _, _, inner in bracketed]
        names = [name for name in found if name]
        if len(names) == 2 and _DASH.match(between[0].replace("\n", " ")):
            spanned = _span(names[0], names[1])
            names = [spanned] if spanned else names
        return FirstCell(label, tuple(names))
    return _bare(lines)


def _bracketed(text: str) -> list[tuple[int, int, str]]:
    """Bracketed names as `(start, end, inside)`; brackets inside a name do not close it."""
    found = []
    position = 0
    while (start := text.find("[", position)) >= 0:
        depth = 0
        for end in range(start, len(text)):
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            if depth == 0:
                break
        else:
            end = len(text)  # The closing bracket is lost.
        inside = re.sub(r"\s+", "", text[start + 1 : end])
        if PATH.match(inside):
            found.append((start, end + 1, inside))
            position = end + 1
        else:
            position = start + 1
    return found


def _bare(lines: Sequence[str]) -> FirstCell:
    """A name without brackets: the first line that holds a slash begins it, and the lines after it go on with it."""
    for start, line in enumerate(lines):
        words = line.split()
        if not words or "/" not in words[-1].strip("/") + ("/" if words[-1].endswith("/") else ""):
            continue
        label_words, first = words[:-1], words[-1]
        joined = first + "".join("".join(rest.split()) for rest in lines[start + 1 :])
        name = _name(joined)
        if name and "/" in first:
            label = _label("\n".join([*lines[:start], " ".join(label_words)]))
            return FirstCell(label, (name,))
    return FirstCell(_label("\n".join(lines)), ())


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
    words = " ".join(text.replace("[", " ").split()).strip(" :-\u2013")
    return words or None
