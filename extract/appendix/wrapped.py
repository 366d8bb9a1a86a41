"""Names in plain lines: where one begins, and how it goes on over the lines it wraps onto.

A name wraps anywhere, in mid-word and without a hyphen. It is not whole while its bracket is open or while it ends with a
slash, an underscore or a hyphen; and a line that is nothing but the tail of a name goes on with the name above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.facts.naming import PATH, Name, first_cell

MOST_LINES = 5
"""A name stands on at most so many lines."""
_OPEN_END = ("/", "_", "-")
_TAIL = re.compile(r"^[a-z0-9_%{}\[\]*-]*[a-z0-9_%}\]*](?:[/_][\w%{}\[\]*=-]+)+\]?$")
"""A tail in more than one part: no word of a sentence looks like it."""
_LONE_TAIL = re.compile(r"^(?=.*[a-z_])[a-z0-9_%{}\[\]*/=-]+$")
_PIECE = re.compile(r"^[\w%{}<>\[\]*#/=.,;:)-]+$")
_BULLETED = re.compile(rf"^{BULLET.pattern[1:]}$")
_DASH = frozenset({"-", "\u2013", "\u2014", "to", "..", "...", "\u2026"})
_BEFORE, _BEHIND = "(\"'\u201c\u2018", ",;.:)\"'\u201d\u2019"

Words = Sequence[Sequence[str]]
"""Lines, each as its words."""


class Spot(NamedTuple):
    """A name as it stands in lines."""

    pieces: tuple[str, ...]
    """What stands on each of its lines, brackets included."""
    rest: tuple[str, ...]
    """What stands behind the pieces on all but the last line: another column, where a dump kept rows together."""
    line: int
    """Its last line."""
    word: int
    """The word behind it on that line."""

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def roots(lines: Iterable[str]) -> frozenset[str]:
    """What names begin with: the first parts of those in brackets, and of those with two slashes or more.

    The tail of a name that wrapped below a slash begins with none.
    """
    found = set()
    tail = False
    for line in lines:
        words = line.split()
        for position, word in enumerate(words):
            core = word.strip(_BEFORE + _BEHIND)
            if (tail and position == 0) or (core.count("/") < 2 and not (core.startswith("[") and "/" in core)):
                continue
            match = PATH.match(core.strip("[]").rstrip("/_-"))
            if match and match["path"][0].islower() and "//" not in core:
                found.add(match["path"].split("/")[0])
        tail = any("/" in word and (word.endswith(_OPEN_END) or word.count("[") > word.count("]")) for word in words)
    return frozenset(found)


def begins(word: str, known: frozenset[str]) -> bool:
    """Whether a word begins a name: it has a slash behind a known first part, or an open bracket before one."""
    core = word.lstrip(_BEFORE)
    bare = core.lstrip("[").lstrip("/")
    return "/" in bare and bare.split("/")[0] in known


def name_at(
    lines: Words, line: int, word: int, known: frozenset[str], *, alone: bool = False, mixed: bool = False
) -> Spot:
    """The name that begins with a word, joined over its lines; whether it is one, `names_of` tells.

    `alone`: the lines hold nothing but names, so a single lower-case word below a name is its tail. `mixed`: another
    column's words may stand behind each piece.
    """
    first = lines[line][word].lstrip(_BEFORE)
    pieces, rest = [first], []
    bracketed = first.startswith("[")
    last, after = line, word + 1
    while len(pieces) < MOST_LINES:
        token = "".join(pieces)
        is_open = token.count("[") > token.count("]")
        if is_open and after < len(lines[last]) and re.match(r"^(?:-|\u2013|\d+\]\S*)$", lines[last][after]):
            pieces[-1] += lines[last][after].replace("\u2013", "-")  # A printed range with blanks: [0 - 3].
            after += 1
            continue
        if last + 1 >= len(lines) or (after < len(lines[last]) and not mixed) or not lines[last + 1]:
            break
        following = lines[last + 1]
        if _BULLETED.match(following[0]) or not _PIECE.match(following[0]):
            break
        unfinished = is_open if bracketed else is_open or token.endswith(_OPEN_END)
        if not (unfinished and not begins(following[0], known)) and not (
            after == len(lines[last])
            and _tail(token, following, known, alone=alone)
            and not (bracketed and not is_open)
        ):
            break
        if after < len(lines[last]):
            rest.append(" ".join(lines[last][after:]))
        pieces.append(following[0])
        last, after = last + 1, 1
    return Spot(tuple(pieces), tuple(rest), last, after)


def _tail(token: str, following: Sequence[str], known: frozenset[str], *, alone: bool) -> bool:
    """Whether a line is the tail of the name above it, which looks whole."""
    if len(following) != 1 or token[-1:] in _BEHIND or begins(following[0], known):
        return False
    core = following[0].rstrip(_BEHIND)
    return bool(_TAIL.match(core) or (alone and _LONE_TAIL.match(core)))


def names_of(text: str) -> tuple[Name, ...]:
    """The names that a joined text is: one, or none where it is no name."""
    core = text.strip(_BEHIND) if not text.endswith("]") else text
    if core.rstrip("]").endswith("/"):
        return ()  # Its end is lost.
    if not core.startswith("["):
        return first_cell([f"[{core}]"]).names if PATH.match(core.rstrip("]")) else ()
    return first_cell([core]).names


class Hit(NamedTuple):
    """A name found in lines."""

    name: Name
    first: int
    last: int
    """Its first and last line."""


class Found(NamedTuple):
    """Names in lines, and what each line says besides."""

    hits: tuple[Hit, ...]
    others: tuple[str, ...]


def find(texts: Sequence[str], known: frozenset[str], *, alone: bool = False) -> Found:
    """All names in lines, in order. Two names with a dash between them that differ in one number are one with a range."""
    lines = [text.split() for text in texts]
    hits: list[Hit] = []
    others: list[list[str]] = [[] for _ in lines]
    spots: list[tuple[Spot, int]] = []
    i = j = 0
    while i < len(lines):
        if j >= len(lines[i]):
            i, j = i + 1, 0
            continue
        spot = name_at(lines, i, j, known, alone=alone, mixed=alone) if begins(lines[i][j], known) else None
        names = names_of(spot.text) if spot else ()
        if spot is None or not names:
            others[i].append(lines[i][j])
            j += 1
            continue
        spanned = _spanned(spots, spot, others, i)
        if spanned and hits:
            hits[-1] = Hit(spanned, hits[-1].first, spot.line)
        else:
            hits.append(Hit(names[0], i, spot.line))
        spots.append((spot, i))
        i, j = spot.line, spot.word
    return Found(tuple(hits), tuple(" ".join(words) for words in others))


def _spanned(spots: Sequence[tuple[Spot, int]], spot: Spot, others: list[list[str]], line: int) -> Name | None:
    """`a/0/b - a/3/b` as one name, where a dash alone stands between this name and the one before; takes the dash out."""
    if not spots:
        return None
    before = spots[-1][0]
    between = [word for words in others[before.line : line + 1] for word in words]
    if not between or between[-1] not in _DASH:
        return None
    ends = [f"[{part.text.strip('[]' + _BEHIND)}]" for part in (before, spot)]
    names = first_cell([f"{ends[0]} - {ends[1]}"]).names
    if len(names) != 1:
        return None
    for words in others[before.line : line + 1]:
        while words and words[-1] in _DASH:
            words.pop()
    return names[0]
