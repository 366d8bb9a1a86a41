"""Names in plain lines: where one begins, and how it goes on over the lines it wraps onto.

A name wraps anywhere, in mid-word and without a hyphen. It is not whole while its bracket is open or while it ends with
a slash, an underscore or a hyphen. Where it looks whole, a line that is nothing but the tail of a name goes on with it,
if the name's line was full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.facts.naming import PATH, Name, first_cell, normal
from extract.frontmatter.landmarks import BULLET

MOST_LINES = 8
"""A name stands on at most so many lines."""
OPEN_END = ("/", "_", "-")
_TAIL = re.compile(r"^[a-z0-9_%{}\[\]*-]*[a-z0-9_%}\]*](?:[/_][\w%{}\[\]*=-]+)+\]?$")
"""A tail in more than one part: no word of a sentence looks like it."""
_LONE_TAIL = re.compile(r"^[a-z0-9_%][\w%{}\[\]*/=-]*$")
_MIDDLE = re.compile(r"^[a-z0-9]*_\w*$")
_NO_TAIL = frozenset({"yes", "no", "x", "reboot", "restart", "reload", "none", "and", "or"})
_PIECE = re.compile(r"^[\w%{}<>\[\]*#/=.,;:)-]+$")
_BRACKETED = re.compile(r"^\[/?([a-z]\w+)/[\w%{}\[*<]")
_UNKNOWN = re.compile(r"^\[?/?[a-z][a-z0-9]+(?:_[a-z0-9]+)*/[\w%/\[\]{}*-]+$")
"""A word that has a name's form, whatever it begins with."""
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


class Reading(NamedTuple):
    """What is known of the lines in which names are looked for."""

    known: frozenset[str]
    """What names begin with."""
    names: frozenset[str] = frozenset()
    """Names in the dataset's form that the guide has elsewhere: they settle where a name ends."""
    full: Sequence[bool] | None = None
    """For each line, whether it reaches as far as lines do here: only then a whole name may go on. `None`: all."""
    alone: bool = False
    """The lines hold nothing but names and marks: a lower-case word below one is its tail, and any path is a name."""
    mixed: bool = False
    """Another column's words may stand behind each piece of a name."""


def roots(lines: Iterable[str]) -> frozenset[str]:
    """What names begin with: the first parts of those in brackets, and of those with two slashes or more.

    A path on a line below another path begins none by that alone: it may be the tail of one that wrapped.
    """
    found = set()
    tail = False
    still_open = 0
    """So many more lines may belong to a name whose bracket is open."""
    for line in lines:
        words = [word for word in line.split() if not BULLET.fullmatch(word)]
        for position, word in enumerate(words):
            core = word.strip(_BEFORE + _BEHIND)
            if bracketed := _BRACKETED.match(core):
                found.add(bracketed[1])
            below = position == 0 and ((tail and len(words) == len(line.split())) or still_open > 0)
            match = PATH.match(core.strip("[]").rstrip("/_-")) if core.count("/") >= 2 and not below else None
            if match and match["path"][0].islower() and "//" not in core:
                found.add(match["path"].split("/")[0])
        # The middle of a name of three lines has no slash itself.
        tail = any("/" in word for word in words[:1] + words[-1:]) or (tail and bool(_MIDDLE.match(line.strip())))
        opens = any("/" in word and word.count("[") > word.count("]") for word in words)
        still_open = MOST_LINES - 1 if opens else 0 if "]" in line else still_open - 1
    return frozenset(found)


def begins(word: str, known: frozenset[str]) -> bool:
    """Whether a word begins a name: it has a slash behind a known first part, or an open bracket before one."""
    bare = word.lstrip(_BEFORE).lstrip("[").lstrip("/")
    return "/" in bare and bare.split("/")[0] in known


def name_at(lines: Words, line: int, word: int, how: Reading) -> Spot:
    """The name that begins with a word, joined over its lines; whether it is one, `names_of` tells."""
    pieces, rest = [lines[line][word].lstrip(_BEFORE)], []
    last, after = line, word + 1
    while len(pieces) < MOST_LINES:
        token = "".join(pieces)
        is_open = token.count("[") > token.count("]")
        behind = lines[last][after : after + 1]
        if is_open and behind and re.match(r"^(?:-|\u2013|\d+\]\S*)$", behind[0]):
            pieces[-1] += behind[0].replace("\u2013", "-")  # A printed range with blanks: [0 - 3].
            after += 1
            continue
        following = lines[last + 1] if last + 1 < len(lines) else []
        if (
            not following
            or (behind and not how.mixed)
            or not _goes_on(token, following, last, how, behind=bool(behind))
        ):
            break
        if behind:
            rest.append(" ".join(lines[last][after:]))
        pieces.append(following[0])
        last, after = last + 1, 1
    return Spot(tuple(pieces), tuple(rest), last, after)


def _goes_on(token: str, following: Sequence[str], last: int, how: Reading, *, behind: bool) -> bool:
    """Whether the next line's first word belongs to the name so far."""
    first = following[0]
    if BULLET.fullmatch(first) or first in _DASH or not _PIECE.match(first) or begins(first, how.known):
        return False
    if token.count("[") > token.count("]") or (token.endswith(OPEN_END) and not token.startswith("[")):
        return True
    if first.startswith("/") and not token.endswith("]"):
        return True
    in_columns = how.alone and how.mixed
    if token.startswith("[") or token[-1:] in _BEHIND or ((behind or len(following) > 1) and not in_columns):
        return False
    return _whole_goes_on(token, first.rstrip(_BEHIND), last, how)


def _whole_goes_on(token: str, tail: str, last: int, how: Reading) -> bool:
    """Whether a name that looks whole goes on all the same: the guide has the longer name, or the line is full."""
    if normal(token + tail)[0] in how.names:
        return True
    full = how.full is None or (last < len(how.full) and how.full[last])
    if normal(token)[0] in how.names or not full or tail.lower() in _NO_TAIL:
        return False
    return bool(_TAIL.match(tail) or (how.alone and _LONE_TAIL.match(tail)))


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


def find(texts: Sequence[str], how: Reading) -> Found:
    """All names in lines, in order. Two with a dash between them that differ in one number are one with a range."""
    lines = [text.split() for text in texts]
    hits: list[Hit] = []
    others: list[list[str]] = [[] for _ in lines]
    spots: list[Spot] = []
    i = j = 0
    while i < len(lines):
        if j >= len(lines[i]):
            i, j = i + 1, 0
            continue
        first = not others[i] or bool(BULLET.fullmatch(others[i][-1])) or others[i] in (["-"], ["\u2013"])
        word = lines[i][j]
        starts = begins(word, how.known) or (how.alone and first and bool(_UNKNOWN.match(word.rstrip(_BEHIND))))
        spot = name_at(lines, i, j, how) if starts else None
        names = names_of(spot.text) if spot else ()
        if spot is None or not names:
            others[i].append(word)
            j += 1
            continue
        listed = bool(hits) and lines[hits[-1].first][0] in _DASH  # Then a dash begins an item and spans nothing.
        spanned = None if listed else _spanned(spots, spot, others, i)
        if spanned and hits:
            hits[-1] = Hit(spanned, hits[-1].first, spot.line)
        else:
            hits.append(Hit(names[0], i, spot.line))
        for k, rest in enumerate(spot.rest):
            others[i + k].append(rest)
        spots.append(spot)
        i, j = spot.line, spot.word
    return Found(tuple(hits), tuple(" ".join(words) for words in others))


def _spanned(spots: Sequence[Spot], spot: Spot, others: list[list[str]], line: int) -> Name | None:
    """`a/0/b - a/3/b` as one name, where a dash stands between this name and the one before; takes the dash out."""
    if not spots:
        return None
    before = spots[-1]
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
