"""Patterns as in `.gitignore`, held against one file or folder at a time.

The syntax (wildcards, classes, escapes) is read by the library pathspec. Here is what git does with a pattern that
matches: the last one decides, and what lies below an ignored folder is ignored whatever it is called.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache

from kb.tuples import NamedTuple
from lint import storage


class Pattern(NamedTuple):
    """One line of a `.gitignore`."""

    regex: re.Pattern[str]
    folders_only: bool
    wanted: bool
    """Whether it takes back what an earlier one ignored (`!`)."""


class Patterns:
    """Patterns relative to a folder."""

    def __init__(self, folder: str, lines: Iterable[str]) -> None:
        """Read the lines; comments and patterns that git would pass over are passed over."""
        self.folder = storage.absolute(folder)
        self._patterns = [pattern for line in lines if (pattern := _pattern(line))][::-1]

    def decide(self, path: str, folder: bool) -> bool | None:
        """Whether the patterns ignore (True) or take back (False) a file or folder; None where none matches it."""
        name = self._relative(path)
        return None if name is None else self._decide(name, folder)

    def cover(self, path: str) -> bool:
        """Whether a file is ignored, itself or with a folder it lies in."""
        name = self._relative(path)
        if name is None:
            return False
        ends = [match.start() for match in re.finditer("/", name)]
        return any(self._decide(name[:end], True) for end in ends) or bool(self._decide(name, False))

    def _decide(self, name: str, folder: bool) -> bool | None:
        for pattern in self._patterns:
            if pattern.folders_only and not folder:
                continue
            found = pattern.regex.search(name)
            # The expression's only group is the `/` behind a folder the path lies in: then that folder matched.
            if found and found.lastindex is None:
                return not pattern.wanted
        return None

    def _relative(self, path: str) -> str | None:
        """The path below the folder, with slashes; None for one that is not below it."""
        path = storage.absolute(path)
        start = self.folder if self.folder.endswith(os.sep) else self.folder + os.sep
        return path[len(start) :].replace(os.sep, "/") if path.startswith(start) and path != start else None


@lru_cache(maxsize=256)
def compiled(folder: str, lines: tuple[str, ...]) -> Patterns:
    """Patterns, read once."""
    return Patterns(folder, lines)


def _pattern(line: str) -> Pattern | None:
    from pathspec import GitIgnoreSpec

    line = line.rstrip("\r\n")
    while line.endswith(" ") and not line.endswith("\\ "):
        line = line[:-1]
    if not line or line.startswith("#"):
        return None
    wanted = line.startswith("!")
    bare = line[wanted:]
    folders_only = bare.endswith("/")
    bare = bare[:-1] if folders_only else bare
    if not bare or bare == "/":
        return None
    if wanted and bare.startswith(("!", "#")):
        bare = "\\" + bare  # A second mark is part of the name.
    try:
        read = GitIgnoreSpec.from_lines([bare]).patterns
    except ValueError:
        return None  # As git: what is no pattern matches nothing.
    regex = getattr(read[0], "regex", None) if read else None
    return Pattern(regex, folders_only, wanted) if regex is not None else None
