"""Which program this is: two that have the same name here find the same."""

from __future__ import annotations

import os
from functools import lru_cache

from lint.library import digest

PACKAGES = ("extract", "kb", "lint")


def program() -> str:
    """A digest of all sources. (Times and sizes would not do: installers set the times as they like.)"""
    return _of(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


@lru_cache(maxsize=2)
def _of(root: str) -> str:
    found = []
    for package in PACKAGES:
        for folder, folders, names in os.walk(os.path.join(root, package)):
            folders[:] = [name for name in folders if name != "__pycache__"]
            for name in names:
                if name.endswith(".py"):
                    path = os.path.join(folder, name)
                    with open(path, "rb") as file:
                        found.append((os.path.relpath(path, root), digest(file.read())))
    return digest(repr(sorted(found)).encode())


def environment() -> str:
    """What else of this machine's Python results depend on: its version, and that of the library that finds names."""
    import sys
    from importlib.metadata import PackageNotFoundError, version

    try:
        names = version("rapidfuzz")
    except PackageNotFoundError:
        names = ""
    return f"{sys.version} {names}"
