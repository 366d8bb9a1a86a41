"""The digit map and the dial plan that a configuration file sets, with everything it includes."""

from __future__ import annotations

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.context import NOTHING_KNOWN, Context
from lint.errors import UsageError
from lint.sheet import open_sheet


class Setting(NamedTuple):
    """A value and the lines that set it (`file:line`); the last one counts, as field files rely on it."""

    name: str
    value: str
    places: tuple[str, ...]


class Settings(NamedTuple):
    """What a file and its includes say of dialing."""

    digit_map: Setting
    dial_plan: Setting | None
    unread: tuple[str, ...]
    """Includes that were not read: what they set is not known."""


def from_file(path: str, catalogue: Catalogue, context: Context = NOTHING_KNOWN) -> Settings:
    """Read them from a file; `-` is standard input.

    Raises `CfgError` where it cannot be read, `UsageError` where it sets no digit map.
    """
    sheet = open_sheet(path, catalogue, context)
    found: dict[str, Setting] = {}
    for setting in sheet.effective:
        if setting.parameter is not None and setting.parameter.type in ("digitmap", "dialplan"):
            places = tuple(held.place for held in setting.lines)
            found[setting.parameter.type] = Setting(setting.name, setting.at("later").value, places)
    unread = tuple(fault.target.text for fault in sheet.chain.faults)
    if "digitmap" not in found:
        but = f" ('include {unread[0]}' was not read)" if unread else ""
        raise UsageError(f"{path}: sets no digit map{but}; give the map itself in the place of the file")
    return Settings(found["digitmap"], found.get("dialplan"), unread)
