"""Where a table stands in the guide: the section above it, and its number where the caption is missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, TypeVar

from extract.document.page import Line
from extract.tables.headers import CAPTION, heading

_SECTION = re.compile(r"^(?:Appendix\s+)?(?P<number>\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)\.?\s+(?P<title>\S.*)$")
_MENTION = re.compile(r"\bTable\s+(?P<number>[A-Z0-9]+[-\u2013]\d+)")


_MENU = re.compile(r"[A-Z][\w/&-]*(?: [A-Z][\w/&-]*){0,3}(?:\s*>\s*[A-Z][\w/&-]*(?: [\w/&-]+){0,4})+")
P = TypeVar("P", "Heading", "Mention")


class Heading(NamedTuple):
    """A section's heading on its page; `top` in points."""

    page: int
    top: float
    number: str
    title: str


class Mention(NamedTuple):
    """A place where prose names a table."""

    page: int
    top: float
    number: str


def headings(page: int, lines: Sequence[Line], body_size: float, known: Collection[str] = ()) -> list[Heading]:
    """Headings of numbered sections on a page. `known` numbers, from the contents, keep numbered list items out."""
    found = []
    for line in lines:
        match = _SECTION.match(line.text)
        if not match or (known and match["number"] not in known):
            continue
        if heading(line, body_size) and not re.search(r"\.{4,}", line.text):
            found.append(Heading(page, line.top, match["number"], match["title"]))
    return found


def mentions(page: int, lines: Iterable[Line]) -> list[Mention]:
    """Tables that prose names on a page; captions and the list of tables do not count."""
    return [
        Mention(page, line.top, match["number"].replace("\u2013", "-"))
        for line in lines
        if not CAPTION.match(line.text) and not re.search(r"\.{4,}", line.text)
        for match in _MENTION.finditer(line.text)
    ]


def menu_paths(page: int, lines: Iterable[Line]) -> list[Mention]:
    """Menu paths that prose prints, as `Configuration > Voice Over IP > Dialing`: `number` holds the path."""
    return [
        Mention(page, line.top, " > ".join(part.strip() for part in match[0].split(">")))
        for line in lines
        for match in [_MENU.search(line.text)]
        if match
    ]


def last_before(found: Sequence[P], page: int, top: float) -> P | None:
    """The last heading or mention above a place."""
    earlier = [one for one in found if (one.page, one.top) <= (page, top)]
    return earlier[-1] if earlier else None
