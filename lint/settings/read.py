"""Read one settings file."""

from __future__ import annotations

import os

from kb.tuples import NamedTuple
from lint import storage
from lint.errors import UsageError
from lint.settings.keys import KEYS, SettingError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OWN_FILE = "offhook.toml"
PROJECT_FILE = "pyproject.toml"
_TABLE = "offhook"


class Layer(NamedTuple):
    """Settings from one place."""

    origin: str
    """Where they stand, as shown to users."""
    folder: str
    """What their patterns are relative to."""
    values: dict[str, Any]
    """By key; values are checked, paths absolute."""


def read(path: str) -> Layer:
    """The settings of a file. Raises `UsageError`: file, line or key, what is wrong."""
    layer = read_if_meant(path)
    if layer is None:
        raise UsageError(f"{shown(path)}: no table [tool.{_TABLE}] in it")
    return layer


def read_if_meant(path: str) -> Layer | None:
    """As `read`, but None for a `pyproject.toml` without settings of this linter."""
    project = os.path.basename(path) == PROJECT_FILE
    data = _bytes(path)
    # Other projects' files are passed over unread: they may be as large or as wrong as they like.
    if project and _TABLE.encode() not in data:
        return None
    table: Any = _toml(path, data)
    where: tuple[str, ...] = ()
    if project:
        where = ("tool", _TABLE)
        for part in where:
            table = table.get(part) if isinstance(table, dict) else None
        if table is None:
            return None
        if not isinstance(table, dict):
            raise UsageError(f"{shown(path)}: tool.{_TABLE}: expected a table")
    folder = os.path.dirname(storage.absolute(path))
    return Layer(shown(path), folder, values(table, folder, shown(path), where))


def values(table: dict[str, Any], folder: str, origin: str, where: tuple[str, ...] = ()) -> dict[str, Any]:
    """The checked values of a table. `where` is the path of the table in its file. Raises `UsageError`."""
    found: dict[str, Any] = {}
    for name, value in table.items():
        key = KEYS.get(name)
        if key is None:
            raise UsageError(f"{origin}: {_dotted(*where, name)}: no such setting{_near(name)}")
        try:
            found[name] = key.read(value, folder)
        except SettingError as error:
            raise UsageError(f"{origin}: {_dotted(*where, name, *error.below)}: {error}") from None
    return found


def shown(path: str) -> str:
    """A path as users know it: relative where it lies at or below the current folder."""
    here = os.path.join(os.getcwd(), "")
    path = storage.absolute(path)
    return path[len(here) :] if path.startswith(here) else path


def _bytes(path: str) -> bytes:
    try:
        return storage.data(path)
    except FileNotFoundError:
        raise UsageError(f"{shown(path)}: no such settings file; check the path") from None
    except OSError as error:
        raise UsageError(f"{shown(path)}: the settings cannot be read ({error.strerror})") from None


def _toml(path: str, data: bytes) -> Any:
    import re
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{shown(path)}:{number}: no TOML: expected UTF-8 text") from None
    except RecursionError:
        raise UsageError(f"{shown(path)}: no TOML: nested too deep") from None
    except tomllib.TOMLDecodeError as error:
        said = re.fullmatch(r"(.*?) \(at (?:line (\d+), column \d+|end of document)\)", str(error), re.DOTALL)
        reason, line = (said[1], said[2]) if said else (str(error), None)
        last = data.count(b"\n") + (not data.endswith(b"\n"))
        raise UsageError(f"{shown(path)}:{line or last}: no TOML: {' '.join(reason.split())}") from None


def _dotted(*parts: str) -> str:
    """A key's path as TOML writes it."""
    return ".".join(part if part.replace("-", "").replace("_", "").isalnum() else f'"{part}"' for part in parts)


def _near(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name.replace("_", "-").lower(), KEYS, 1, 0.6)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(KEYS)}"
