"""Find the settings file that holds for a file: the nearest one above it."""

from __future__ import annotations

import os

from lint import storage
from lint.settings.read import OWN_FILE, PROJECT_FILE, Layer, read_if_meant


class Finder:
    """Looks upwards from folders, and remembers what it found."""

    def __init__(self) -> None:
        self._known: dict[str, Layer | None] = {}

    def above(self, folder: str) -> Layer | None:
        """The settings of the nearest file in `folder` or above it. Raises `UsageError` where that one is wrong.

        In one folder `offhook.toml` comes before `pyproject.toml`, which counts only with a table `[tool.offhook]`.
        """
        folder = storage.absolute(folder)
        passed: list[str] = []
        while folder not in self._known:
            passed.append(folder)
            found = _in(folder)
            parent = storage.parent(folder)
            if found is not None or parent is None:
                self._known[folder] = found
                break
            folder = parent
        for name in passed:
            self._known[name] = self._known[folder]
        return self._known[folder]


def _in(folder: str) -> Layer | None:
    for name in (OWN_FILE, PROJECT_FILE):
        path = os.path.join(folder, name)
        if storage.is_file(path):
            found = read_if_meant(path)
            if found is not None:
                return found
    return None
