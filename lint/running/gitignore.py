"""What git would not look at below a folder, by the `.gitignore` files there and above it in the repository."""

from __future__ import annotations

import os
from functools import cached_property

from lint.running.patterns import Patterns

_NAME = ".gitignore"


class Ignored:
    """The patterns that hold below one folder. Files are read as the walk comes to them."""

    def __init__(self, folder: str) -> None:
        """`folder` itself is walked even where the repository ignores it: somebody named it."""
        self._top = os.path.abspath(folder)
        self._known: dict[str, list[Patterns]] = {}

    def __call__(self, path: str, folder: bool) -> bool:
        """Whether a file or folder met on the walk is ignored. Its own folder must not be, or it would not be met."""
        return _ignored(self._of(os.path.dirname(os.path.abspath(path))), path, folder)

    def _of(self, folder: str) -> list[Patterns]:
        """The patterns for what lies in a folder, the weakest first."""
        known = self._known.get(folder)
        if known is None:
            above = self._above if folder == self._top else self._of(os.path.dirname(folder))
            known = self._known[folder] = above + _read(folder, _NAME)
        return known

    @cached_property
    def _above(self) -> list[Patterns]:
        """The patterns of the repository above the folder; none where they ignore the folder itself."""
        root = _repository(self._top)
        if root is None:
            return []
        found = _read(root, os.path.join(".git", "info", "exclude"))
        if root == self._top:
            return found
        folder = root
        for part in os.path.relpath(self._top, root).split(os.sep):
            found += _read(folder, _NAME)
            folder = os.path.join(folder, part)
            if _ignored(found, folder, True):
                return []
        return found


def _ignored(patterns: list[Patterns], path: str, folder: bool) -> bool:
    for level in reversed(patterns):
        decided = level.decide(path, folder)
        if decided is not None:
            return decided
    return False


def _repository(folder: str) -> str | None:
    """The nearest folder, from here upwards, that holds a `.git`."""
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, before = os.path.dirname(folder), folder
        if folder == before:
            return None
    return folder


def _read(folder: str, name: str) -> list[Patterns]:
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="surrogateescape") as file:
            return [Patterns(folder, file)]
    except OSError:
        return []  # None, or one git cannot read either.
