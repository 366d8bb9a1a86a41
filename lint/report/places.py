"""How reports name files: as services for code review want them, relative to the project, with forward slashes."""

from __future__ import annotations

import os

from lint.files import STDIN

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where a pipeline says its checkout is: a job may well run in a folder of it."""


def root() -> str:
    """The folder that paths in a report begin at: the checkout of a pipeline, else the working directory."""
    here = os.getcwd()
    for name in _ROOTS:
        folder = os.environ.get(name)
        if folder and _below(here, folder) is not None:
            return os.path.abspath(folder)
    return here


def relative(file: str, folder: str) -> str | None:
    """The path of a file from `folder` on, with `/` between its parts; None where it is elsewhere or no file."""
    return None if file == STDIN else _below(file, folder)


def shown(file: str, folder: str) -> str:
    """The path of a file from `folder` on; the file as it was named where it is elsewhere."""
    path = relative(file, folder)
    return _slashes(file) if path is None else path


def _below(path: str, folder: str) -> str | None:
    try:
        found = os.path.relpath(path, folder)
    except ValueError:  # On another drive.
        return None
    return None if found.split(os.sep, 1)[0] == os.pardir else _slashes(found)


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")
