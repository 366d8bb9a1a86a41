"""The name of each phone's file, and the MAC addresses that most of them are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from lint.templates.faults import Fault, Place
from lint.templates.table import Table
from lint.wording import clean, quote

SUFFIX = ".cfg"
_TAG = re.compile(r"\[([^\[\]]+)\]")
_MAC = re.compile(r"[0-9A-Fa-f]{12}")
_PARTED = re.compile(
    r"[0-9A-Fa-f]{2}([:._ -]?)[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){4}|[0-9A-Fa-f]{4}(?:[.-][0-9A-Fa-f]{4}){2}"
)
_NUMBER = re.compile(r"\d+([.,]\d*)?[eE][+-]?\d+")
_MAC_TAG = re.compile(r"mac(?:[ _-]?addr(?:ess)?)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 255


def pattern(asked: str | None, table: Table) -> tuple[str | None, str]:
    """How files are named: a text with tags, such as `[mac].cfg`; or None, and why not.

    `asked` is such a text, or a tag alone, with or without brackets.
    """
    names = table.names()
    if asked is None:
        found = next((name for name in names if _MAC_TAG.fullmatch(name)), None)
        if found is None:
            listed = ", ".join(f"[{clean(name)}]" for name in names)
            return None, f"no column [mac] that names the files; say which one does with --name (there are {listed})"
        asked = found
    text = f"[{asked}]" if asked in names else asked
    tags = _TAG.findall(text)
    unknown = next((tag for tag in tags if tag not in names), None)
    if unknown is not None or not tags:
        what = f"tag [{clean(unknown)}]" if unknown is not None else "tag in brackets"
        return None, f"--name {quote(asked)}: no {what} of the table's header in it"
    return text if text.lower().endswith(SUFFIX) else text + SUFFIX, ""


def file_name(naming: str, values: Mapping[str, str]) -> str:
    """The name of one phone's file."""
    return _TAG.sub(lambda match: values[match[1]], naming)


def faults(naming: str, table: Table) -> Iterator[Fault]:
    """Names that cannot be, or stand twice; upper and lower case count as the same, as on some systems they are."""
    column = table.column(_TAG.findall(naming)[0]) or 0
    seen: dict[str, int] = {}
    for record in table.records:
        name = file_name(naming, dict(zip(table.names(), record.values, strict=True)))
        place = record.place(column)
        why = _unsafe(name, naming)
        if why:
            yield Fault("table-file-name-unsafe", place, f"{quote(name)} is no name for a file: {why}")
        elif name.lower() in seen:
            yield Fault(
                "table-file-name-repeated", place, f"file {quote(name)} is that of row {seen[name.lower()]} too"
            )
        seen.setdefault(name.lower(), record.row)


def mac_faults(table: Table) -> Iterator[Fault]:
    """Values in columns of MAC addresses that are none, or not as a phone writes its own."""
    for column, tag in enumerate(table.tags):
        if _MAC_TAG.fullmatch(tag.name):
            for record in table.records:
                yield from _mac(record.values[column], record.place(column))


def _mac(value: str, place: Place) -> Iterator[Fault]:
    if _MAC.fullmatch(value):
        return
    if _PARTED.fullmatch(value.strip()):
        hint = f"; write it as {re.sub('[^0-9A-Fa-f]', '', value)}"
    elif _NUMBER.fullmatch(value) or (value.isdigit() and len(value) < 12):
        hint = "; a spreadsheet may have taken it for a number: make the column text before the addresses are put in"
    else:
        hint = ""
    yield Fault("table-mac-malformed", place, f"{quote(value)} is not twelve hexadecimal digits{hint}")


def _stem(name: str) -> str:
    return name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name


_WRONG: Sequence[tuple[Callable[[str], object], str]] = (
    (_UNSAFE.search, 'it holds one of / \\ : * ? " < > | or a control character'),
    (lambda name: _stem(name) != _stem(name).strip(" ."), "it begins or ends with a blank or a dot"),
    (_RESERVED.fullmatch, "Windows keeps it for a device"),
    (lambda name: len(name.encode()) > _LONGEST, f"it is longer than {_LONGEST} bytes"),
)


def _unsafe(name: str, naming: str) -> str | None:
    if name.lower() == _TAG.sub("", naming).lower():
        return "the value is empty"
    return next((why for wrong, why in _WRONG if wrong(name)), None)
