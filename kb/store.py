"""Open the dataset: one SQLite file, read only.

The file lies beside this module; the environment variable `OFFHOOK_DATASET` names another one.
"""

from __future__ import annotations

import os
import sqlite3

from kb.errors import DatasetError

ENVIRONMENT = "OFFHOOK_DATASET"
FORMAT = "4"
"""The layout this version reads, as the file's `meta` table states it."""
CONFIRMED, CONFIRMED_FILE, CONFIRMED_OFF = "OFFHOOK_CONFIRMED", "offhook-confirmed.toml", "off"
"""Environment variable and name of the file of facts confirmed on phones (`kb.confirmed`), and what leaves it out."""
_REPAIR = "reinstall offhook, or run 'make data' in a checkout"


def default_path() -> str:
    """Where the dataset is looked for when nobody names a file."""
    return os.environ.get(ENVIRONMENT) or os.path.join(os.path.dirname(os.path.abspath(__file__)), "dataset.sqlite")


def confirmed_path() -> str | None:
    """The file of confirmed facts that holds here: the named one, or the nearest from the working directory upwards."""
    named = os.environ.get(CONFIRMED)
    if named:
        return None if named.lower() == CONFIRMED_OFF else named
    try:
        folder = os.getcwd()
    except OSError:  # The working directory is gone.
        return None
    while True:
        path = os.path.join(folder, CONFIRMED_FILE)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def connect(path: str) -> sqlite3.Connection:
    """A read-only connection. Raises `DatasetError` where the file is missing, damaged or of another format."""
    if not os.path.isfile(path):
        raise DatasetError(f"{path}: no dataset here; {_REPAIR}")
    try:
        # `immutable` spares the locks: the file is only ever replaced as a whole. A catalogue may be used from a
        # notebook's threads; SQLite itself serialises them.
        connection = sqlite3.connect(_uri(path), uri=True, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        found = connection.execute("select value from meta where key = 'format'").fetchone()
    except sqlite3.Error as error:
        raise damaged(path, error) from error
    if found is None or found[0] != FORMAT:
        version = found[0] if found else "none"
        raise DatasetError(f"{path}: dataset of format {version}, this offhook reads {FORMAT}; {_REPAIR}")
    return connection


def _uri(path: str) -> str:
    """The path as SQLite wants it in a URI. (The library's own function would load an HTTP client.)"""
    absolute = os.path.abspath(path).replace("\\", "/")
    for letter, code in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        absolute = absolute.replace(letter, code)
    return f"file://{'' if absolute.startswith('/') else '/'}{absolute}?mode=ro&immutable=1"


def damaged(path: str, error: Exception) -> DatasetError:
    """The error for a file that is there but cannot be read."""
    return DatasetError(f"{path}: the dataset is damaged ({error}); {_REPAIR}")
