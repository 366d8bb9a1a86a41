"""Where the target of an `include` line is found on this machine. Nothing is fetched.

No source says what a file name in an include is relative to. It is looked for beside the including file, then below
the include root; a name that begins with a slash is looked for below the include root only. A URL is looked for in the
local mirror that the settings map it to.
"""

from __future__ import annotations

import os

from kb.patterns import pattern
from kb.tuples import NamedTuple
from lint.context import Context

_URL = pattern(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_QUERY = pattern(r"[?#].*$")
UNSAFE = frozenset({"http", "ftp", "tftp"})
"""Protocols that neither hide nor protect what they carry."""


class Target(NamedTuple):
    """What an include names, and where it may lie: `places` in the order in which they are tried."""

    text: str
    scheme: str | None
    """The protocol of a URL, in lower case."""
    places: tuple[str, ...]


def target(text: str, file: str, context: Context) -> Target:
    """The target of an include in `file`."""
    url = _URL.match(text)
    if context.alone:
        return Target(text, url[1].lower() if url else None, ())
    if url:
        return Target(text, url[1].lower(), tuple(_mirrors(text, context)))
    root = context.include_root
    if text.startswith("/"):
        return Target(text, None, (os.path.join(root, text.lstrip("/")),) if root else ())
    beside = os.path.join(os.path.dirname(file), text)
    return Target(text, None, (beside, os.path.join(root, text)) if root else (beside,))


def _mirrors(url: str, context: Context) -> list[str]:
    """Local places of a URL: by the longest mapped beginning first."""
    plain = _QUERY.sub("", url)
    fitting = [start for start in context.url_map if plain.lower().startswith(start.lower())]
    found = []
    for start in sorted(fitting, key=len, reverse=True):
        rest = plain[len(start) :].lstrip("/")
        if ".." not in rest.split("/"):
            found.append(os.path.join(context.url_map[start], rest))
    return found
