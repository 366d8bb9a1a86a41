"""Which files to lint, and their content."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from lint.errors import CfgError

STDIN = "-"
_SUFFIX = ".cfg"


def find(paths: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """The files that paths stand for, each once, in the order of their names: `(path, None)`, or `(path, fault)`.

    A folder stands for the `.cfg` files in it and below it. A folder without any is a fault: to pass it in silence
    would hide a wrong path.
    """
    found: dict[str, str | None] = {}
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            found.update(_below(path))
        else:
            found[path] = None
    yield from sorted(found.items())


def read(path: str) -> bytes:
    """The bytes of a file. Raises `CfgError` where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise CfgError(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise CfgError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None


def _below(folder: str) -> dict[str, str | None]:
    found: dict[str, str | None] = {}

    def unreadable(error: OSError) -> None:
        found[str(error.filename)] = f"{error.filename}: cannot be read ({error.strerror}); check its permissions"

    for parent, _, names in os.walk(folder, onerror=unreadable):
        found.update((os.path.join(parent, name), None) for name in names if name.lower().endswith(_SUFFIX))
    if not found:
        return {folder: f"{folder}: no {_SUFFIX} files in this folder; name the files, or another folder"}
    return found
