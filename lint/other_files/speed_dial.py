"""The speed dial file: a key a line, `key,number,lamp`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.findings import INFO, WARNING
from lint.other_files.remark import Checked, Remark
from lint.wording import quote

TOPIC = "speed-dial-file"
_FORM, _KEY, _NUMBER, _LAMP = (f"{TOPIC}-{name}" for name in ("form", "field-key", "field-number", "field-lamp"))
_DIALLED = re.compile(r"[0-9*#+]+")
_LIKELY = re.compile(rb"[ \t]*\d+[ \t]*,[^,\r\n]*,")
_FIELDS = 3


def is_likely(data: bytes) -> bool:
    """Whether the first line that holds anything has the form of such a file."""
    return _LIKELY.match(data.lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def check(data: bytes) -> Checked:
    """The keys of a file, and what is odd about it."""
    text = data.decode("utf-8", "surrogateescape")
    remarks: list[Remark] = []
    entries = []
    seen: dict[int, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        fields = [field.strip() for field in line.split(",")]
        remarks += _faults(number, line, fields)
        key = int(fields[0]) if fields[0].isascii() and fields[0].isdigit() else None
        if key is not None and key in seen:
            remarks.append(_remark(number, 1, WARNING, f"key {key} stands in line {seen[key]} already", _KEY))
        if key is not None:
            seen.setdefault(key, number)
        if len(fields) >= _FIELDS:
            entries.append({"line": number, "key": key, "number": fields[1], "busy_lamp": fields[2] == "1"})
    if not entries and not remarks:
        remarks.append(Remark(None, None, None, WARNING, "no speed dial in it", (_FORM,)))
    return Checked("speed dial file", TOPIC, entries, remarks)


def _faults(number: int, line: str, fields: list[str]) -> Iterator[Remark]:
    starts = [0]
    for field in line.split(","):
        starts.append(starts[-1] + len(field) + 1)
    if len(fields) < _FIELDS:
        yield _remark(number, 1, WARNING, f"{len(fields)} fields, where key, number and lamp are wanted", _FORM)
        return
    if len(fields) > _FIELDS:
        words = f"{len(fields)} fields: whether there is one for a label is not known"
        yield _remark(number, starts[_FIELDS] + 1, INFO, words, _FORM)
    if not (fields[0].isascii() and fields[0].isdigit()) or int(fields[0]) < 1:
        yield _remark(number, 1, WARNING, f"{quote(fields[0])} is no key: they are counted from 1", _KEY)
    if not _DIALLED.fullmatch(fields[1]):
        what = "no number to dial" if not fields[1] else f"{quote(fields[1])} is no number to dial"
        yield _remark(number, starts[1] + 1, WARNING, what, _NUMBER)
    if fields[2] not in ("0", "1"):
        yield _remark(number, starts[2] + 1, WARNING, f"{quote(fields[2])} is neither 0 nor 1", _LAMP)


def _remark(line: int, column: int, severity: str, message: str, fact: str) -> Remark:
    return Remark(line, column, None, severity, message, (fact,))
