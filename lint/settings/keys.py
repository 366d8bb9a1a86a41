"""What can be set: each key with the values it takes, how they are read, and their JSON Schema.

To add a setting, add a key here and a field of the same name to `lint.settings.merge.Settings`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from kb.tuples import NamedTuple
from lint import storage
from lint.context import POLICIES
from lint.errors import UsageError
from lint.findings import SEVERITIES
from lint.selection import codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

OFF = "off"
Schema: TypeAlias = "dict[str, Any]"


class SettingError(UsageError):
    """A value that a setting does not take: where below its key, and what is wrong."""

    def __init__(self, message: str, *below: str) -> None:
        super().__init__(message)
        self.below = below


class Key(NamedTuple):
    """One setting."""

    name: str
    summary: str
    read: Callable[[Any, str], Any]
    """The value as the linter uses it, from a value of TOML and the folder paths are relative to. `SettingError`."""
    schema: Schema


def _wrong(value: object, expected: str, *below: str) -> SettingError:
    shown = str(value).lower() if isinstance(value, bool) else repr(value)
    return SettingError(f"expected {expected}, not {shown if len(shown) <= 60 else shown[:60] + '...'}", *below)


def _text(example: str) -> Callable[[Any, str], str]:
    def read(value: Any, _: str) -> str:
        if not isinstance(value, str) or not value.strip():
            raise _wrong(value, f'a text such as "{example}"')
        return value

    return read


def _choice(choices: Iterable[str]) -> Callable[[Any, str], str]:
    words = tuple(choices)

    def read(value: Any, _: str) -> str:
        if value not in words:
            raise _wrong(value, ", ".join(f'"{word}"' for word in words[:-1]) + f' or "{words[-1]}"')
        return str(value)

    return read


def _path(example: str) -> Callable[[Any, str], str]:
    def read(value: Any, folder: str) -> str:
        return storage.joined(folder, os.path.expanduser(_text(example)(value, folder)))

    return read


def _texts(value: Any, expected: str, *below: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _wrong(value, expected, *below)
    return value


def _codes(value: Any, _: str, *below: str) -> tuple[str, ...]:
    listed = _texts(value, 'a list of codes such as ["SYN", "VAL002"]', *below)
    try:
        return codes(listed, known_codes())
    except UsageError as error:
        raise SettingError(str(error), *below) from None


def _globs(value: Any, _: str) -> tuple[str, ...]:
    return tuple(_texts(value, 'a list of patterns such as ["old/", "*-draft.cfg"]'))


def _table(value: Any, expected: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong(value, expected)
    return value


def _url_map(value: Any, folder: str) -> tuple[tuple[str, str], ...]:
    table = _table(value, 'a table such as { "https://host/cfg/" = "mirror" }')
    read = _path("mirror")
    found: list[tuple[str, str]] = []
    for url, target in table.items():
        try:
            found.append((url, read(target, folder)))
        except SettingError as error:
            raise SettingError(str(error), url) from None
    return tuple(found)


def _per_file_ignores(value: Any, folder: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = _table(value, 'a table such as { "lab/*.cfg" = ["SYN"] }')
    return tuple((glob, _codes(listed, folder, glob)) for glob, listed in table.items())


def _rules(value: Any, _: str) -> tuple[tuple[str, str], ...]:
    """How hard each rule may be at most, by its own code. A code's own table beats its family's."""
    expected = 'a table such as { SYN004 = { severity = "off" } }'
    found: list[tuple[str, str]] = []
    for code, table in _table(value, expected).items():
        try:
            (name,) = codes([code], known_codes())
        except (UsageError, ValueError):
            raise SettingError(f"no rule has the code '{code}'; 'offhook rule' lists them", code) from None
        if not isinstance(table, dict):
            raise _wrong(table, 'a table such as { severity = "info" }', code)
        for word, severity in table.items():
            if word != "severity":
                raise SettingError("no such setting of a rule; there is severity", code, word)
            if severity not in (*SEVERITIES, OFF):
                raise _wrong(severity, '"error", "warning", "info" or "off"', code, word)
            found.append((name, severity))
    found.sort(key=lambda one: len(one[0]))
    return tuple({code: level for name, level in found for code in known_codes() if code.startswith(name)}.items())


def known_codes() -> tuple[str, ...]:
    """The codes of all rules."""
    import kb
    from lint.rulebook import codes as all_codes

    return all_codes(kb.load())


_TEXT: Schema = {"type": "string", "minLength": 1}
_LIST: Schema = {"type": "array", "items": {"type": "string"}}
_CODES: Schema = {"type": "array", "items": {"type": "string", "pattern": "^[A-Za-z]{3}[0-9]{0,3}$"}}
_RULE: Schema = {
    "type": "object",
    "properties": {"severity": {"enum": [*SEVERITIES, OFF]}},
    "additionalProperties": False,
}

KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key("select", "codes or families that are checked; none: all", _codes, _CODES),
        Key("extend-select", "codes or families checked besides, such as rules that only run on request",
            _codes, _CODES),
        Key("ignore", "codes or families that are not checked", _codes, _CODES),
        Key("per-file-ignores", "patterns of files, and codes ignored there", _per_file_ignores,
            {"type": "object", "additionalProperties": _CODES}),
        Key("rules", "by code: how hard a finding may be at most, or off", _rules,
            {"type": "object", "additionalProperties": _RULE}),
        Key("fail-on", "least severity that fails", _choice(SEVERITIES), {"enum": list(SEVERITIES)}),
        Key("policy", "how security findings are judged", _choice(POLICIES), {"enum": list(POLICIES)}),
        Key("model", "the phone model the files are for", _text("405HD"), _TEXT),
        Key("firmware", "the firmware version the files are for", _text("2.2.16"), _TEXT),
        Key("edition", "the edition of the guide to judge by", _text("405hd-2.2"), _TEXT),
        Key("include-root", "the folder that included paths start from", _path("provisioning"), _TEXT),
        Key("url-map", "beginnings of URLs, and the folders that mirror them", _url_map,
            {"type": "object", "additionalProperties": _TEXT}),
        Key("exclude", "patterns of files and folders that are not looked at", _globs, _LIST),
        Key("baseline", "the file of findings that are known", _path("offhook-baseline.json"), _TEXT),
    )
}  # fmt: skip


def json_schema() -> Schema:
    """The settings as a JSON Schema, for editors of TOML."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of offhook lint: offhook.toml, or [tool.offhook] in pyproject.toml",
        "type": "object",
        "properties": {key.name: {"description": key.summary, **key.schema} for key in KEYS.values()},
        "additionalProperties": False,
    }
