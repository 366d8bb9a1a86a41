"""Where editions live: folders that `offhook extract` wrote, by path or by name in the user's data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from extract.errors import ExtractError

ENVIRONMENT = "OFFHOOK_DATA"


def data_folder() -> Path:
    """The user's data folder; the environment variable `OFFHOOK_DATA` names another one."""
    given = os.environ.get(ENVIRONMENT)
    if given:
        return Path(given)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "offhook"


def edition_folder(name: str) -> Path:
    """The folder of an edition in the data folder."""
    return data_folder() / "editions" / name


def editions() -> list[str]:
    """Names of the editions in the data folder."""
    folder = data_folder() / "editions"
    return sorted(path.name for path in folder.iterdir() if _is_edition(path)) if folder.is_dir() else []


def find_edition(name: str) -> Path:
    """An edition's folder, by path or by name. Raises `ExtractError` naming those there are."""
    for path in (Path(name), edition_folder(name)):
        if _is_edition(path):
            return path
    known = ", ".join(editions()) or "none yet; 'offhook extract GUIDE' reads one"
    raise ExtractError(f"{name}: no edition of that name or folder; there are {known}")


def _is_edition(path: Path) -> bool:
    return (path / "parameters.jsonl").is_file() and not path.name.startswith(".")
