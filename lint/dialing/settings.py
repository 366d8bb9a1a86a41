"""The digit map and the dial plan that a configuration file sets."""

from __future__ import annotations

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint import files
from lint.cfg.parse import parse
from lint.cfg.recognise import ensure_text
from lint.entries import entries
from lint.errors import UsageError
from lint.sheet import Sheet


class Setting(NamedTuple):
    """A value and the lines that set it; the last one counts, as field files rely on it."""

    value: str
    lines: tuple[int, ...]


class Settings(NamedTuple):
    """What a file says of dialing."""

    digit_map: Setting
    dial_plan: Setting | None


def from_file(path: str, catalogue: Catalogue) -> Settings:
    """Read them from a file; includes are not followed.

    Raises `CfgError` where it cannot be read, `UsageError` where it sets no digit map.
    """
    data = files.read(path)
    ensure_text(data, path)
    document = parse(data)
    found: dict[str, Setting] = {}
    for line, entry, parameter in Sheet(document, list(entries(document, catalogue, {})), catalogue).settings():
        if parameter.type in ("digitmap", "dialplan"):
            before = found.get(parameter.type)
            found[parameter.type] = Setting(entry.value, (*(before.lines if before else ()), line.number))
    if "digitmap" not in found:
        raise UsageError(f"{path}: sets no digit map; give the map itself in the place of the file")
    return Settings(found["digitmap"], found.get("dialplan"))
