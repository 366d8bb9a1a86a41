"""Checks on the fields of a reference entry: what is missing, unknown or of the wrong shape is refused by its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from extract.dataset.statements import Source
from extract.reference.yaml_text import EntryError, Mapping, Text, load, refuse

_PAGE = re.compile(r"^(?P<id>\S+)(?: p(?P<page>\d+(?:-\d+)?))?$")
_RANGE = re.compile(r"^(\d+)-(\d+)$")


def mapping(path: Path, value: Any, what: str) -> Mapping:
    if not isinstance(value, Mapping):
        refuse(path, value, f"{what} must be a mapping of fields")
    return value


def sequence(path: Path, value: Any, what: str) -> list[Any]:
    if not isinstance(value, list):
        refuse(path, value, f"{what} must be a list")
    return value


def mappings(path: Path, value: Any, what: str, each: str) -> Iterator[Mapping]:
    """A list of mappings, one by one; a missing list is empty."""
    for item in sequence(path, [] if value is None else value, what):
        yield mapping(path, item, each)


def below(folder: Path, each: str) -> Iterator[tuple[Path, Mapping]]:
    """The entries of all files below a folder, in the order of the files' names, each with its file."""
    for path in sorted(folder.rglob("*.yaml")):
        for entry in mappings(path, load(path), "the file", each):
            yield path, entry


def known_fields(
    path: Path, entry: Mapping, allowed: Iterable[str], required: Iterable[str] = (), open_ones: Iterable[str] = ()
) -> None:
    """Refuse fields nobody reads (a typing error would lose a fact), fields left open, and entries that lack one.

    A field without a value says nothing; only `open_ones` may stand so, where that is an answer of its own.
    """
    allowed, open_ones = set(allowed), set(open_ones)
    for name, value in entry.items():
        if name not in allowed:
            raise EntryError(path, entry.lines[name], f"unknown field '{name}'")
        if value is None and name not in open_ones:
            raise EntryError(path, entry.lines[name], f"'{name}' is left open: give it a value or drop the field")
    for name in required:
        if name not in entry:
            refuse(path, entry, f"field '{name}' is missing")


def text(path: Path, entry: Mapping, name: str) -> str | None:
    """A text field; null and a missing field are `None`."""
    value = entry.get(name)
    if value is None:
        return None
    if not isinstance(value, Text):
        raise EntryError(path, entry.lines[name], f"'{name}' must be text")
    return str(value)


def texts(path: Path, entry: Mapping, name: str) -> tuple[str, ...]:
    """A list of texts; a missing field is empty."""
    value = entry.get(name)
    if value is None:
        return ()
    items = sequence(path, value, f"'{name}'")
    for item in items:
        if not isinstance(item, Text):
            raise EntryError(path, entry.lines[name], f"'{name}' must be a list of texts")
    return tuple(str(item) for item in items)


def flag(path: Path, entry: Mapping, name: str) -> bool:
    value = text(path, entry, name)
    if value not in (None, "true", "false"):
        raise EntryError(path, entry.lines[name], f"'{name}' must be true or false, not '{value}'")
    return value == "true"


def number(path: Path, entry: Mapping, name: str) -> int | None:
    value = text(path, entry, name)
    if value is None:
        return None
    try:
        return int(value)
    except ValueError:
        raise EntryError(path, entry.lines[name], f"'{name}' must be a whole number, not '{value}'") from None


def one_of(path: Path, entry: Mapping, name: str, allowed: Sequence[str]) -> str | None:
    value = text(path, entry, name)
    if value is not None and value not in allowed:
        raise EntryError(path, entry.lines[name], f"'{name}' must be one of {', '.join(allowed)}, not '{value}'")
    return value


def index_range(path: Path, where: Any, value: Any) -> tuple[int, int]:
    """`0-7` as `(0, 7)`."""
    match = _RANGE.match(value) if isinstance(value, Text) else None
    if not match or int(match[1]) > int(match[2]):
        refuse(path, where, f"an index range is written first-last, not '{value}'")
    return int(match[1]), int(match[2])


def sources(
    path: Path, entry: Mapping, known: dict[str, Source], name: str = "from"
) -> list[tuple[Source, str | None]]:
    """The sources of an entry with their pages: `LTRT-11950 p94` gives the source and `94`."""
    found = []
    for reference in texts(path, entry, name):
        match = _PAGE.match(reference)
        source = known.get(match["id"]) if match else None
        if match is None or source is None:
            raise EntryError(path, entry.lines[name], f"'{reference}' is no source of sources.yaml")
        found.append((source, match["page"]))
    return found


def source(path: Path, entry: Mapping, known: dict[str, Source]) -> Source:
    """The first source of an entry that must have one."""
    found = sources(path, entry, known)
    if not found:
        raise EntryError(path, entry.lines["from"], "'from' names no source")
    return found[0][0]
