"""The revision record: a table that a dump has turned into lines, numbers and descriptions mixed.

Where a page break lost the alignment, several numbers stand above several descriptions; they are paired by their order
only if there are as many of both, and marked as assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.frontmatter.dates import date_in
from extract.frontmatter.model import Revision
from extract.frontmatter.running import LEADER

_HEADING = re.compile(
    r"^(?:\d+(?:\.\d+)*\s+)?(?:(?:document|manual)\s+)?(?:revision|change|version)s?\s+(?:record|history|log)$"
    r"|^document history$",
    re.I,
)
_DOCUMENT_HEADS = re.compile(
    r"^(?P<head>[A-Z]{2,6}|Document(?: (?:number|no\.?|#))?|Doc\.?(?: no\.?)?)"
    r"(?:\s+(?:date|description|changes?|details)\b.*)?$",
    re.I,
)
_VERSION_HEADS = re.compile(
    r"^(?:version|revision|rev\.?|issue|edition)(?:\s+(?:no\.?|number|date|description|changes?|details)\b.*)?$", re.I
)
_DOCUMENT_ROW = re.compile(r"^(?P<key>(?:[A-Z]{2,6}-)?\d{4,6})(?:\s+(?P<text>.*))?$")
_VERSION_ROW = re.compile(r"^(?P<key>v?\d+(?:\.\d+)+\w*|\d{1,2}|[A-Z]\d?)(?:\s+(?P<text>.*))?$")
_VERSION = re.compile(r"\bversions?\s+(?P<version>\d+(?:\.\d+)+\w*?)(?=[.,;:\s]|$)", re.IGNORECASE)
_STATUS = re.compile(r"^\W*(?P<status>preliminary|official|draft|beta|final|initial|internal|GA)\b", re.IGNORECASE)
_ENDS = re.compile(
    r"^(?:notes?\b|part\s+[IVX]+$|(?:table of )?contents$|list of |\d+\s+introduction$|documentation feedback)",
    re.IGNORECASE,
)
_PREAMBLE = 8
"""Lines between the heading and the first row, at most."""
_LONGEST = 600
_SHORT = 0.75
"""A line shorter than this share of the longest one ends a paragraph."""


class _Row(NamedTuple):
    key: str
    texts: list[str]


def revisions(lines: Sequence[str]) -> tuple[Revision, ...]:
    """The rows of the revision record in lines with plain quotes and single blanks."""
    start = next((i for i, line in enumerate(lines) if _HEADING.match(line) and not LEADER.search(line)), None)
    if start is None:
        return ()
    head, first = _head(lines, start + 1)
    if first is None:
        return ()
    by_version = bool(head) and bool(_VERSION_HEADS.match(head))
    row = _VERSION_ROW if by_version else _DOCUMENT_ROW
    rows: list[_Row] = []
    for line in lines[first : first + _LONGEST]:
        match = row.match(line)
        if match:
            rows.append(_Row(match["key"], [match["text"]] if match["text"] else []))
        elif _ENDS.match(line) or LEADER.search(line):
            break
        elif rows and re.search(r"\w", line):
            rows[-1].texts.append(line)
    named = _DOCUMENT_HEADS.match(head) if head else None
    prefix = named["head"] if named and re.fullmatch(r"[A-Z]{2,6}", named["head"]) else ""
    width = max((len(text) for one in rows for text in one.texts), default=0)
    return tuple(_revision(one, by_version, prefix) for group in _groups(rows) for one in _paired(group, width))


def _head(lines: Sequence[str], start: int) -> tuple[str, int | None]:
    """The words that head the first column, and the first row below them."""
    head = ""
    for i in range(start, min(start + _PREAMBLE + 1, len(lines))):
        if _VERSION_HEADS.match(lines[i]) or _DOCUMENT_HEADS.match(lines[i]):
            head = head or lines[i]
        elif (_VERSION_ROW if _VERSION_HEADS.match(head) else _DOCUMENT_ROW).match(lines[i]):
            return head, i
    return head, None


def _groups(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows that stand for themselves alone; numbers whose descriptions were lost, with the row that holds them all."""
    waiting: list[_Row] = []
    for row in rows:
        waiting.append(row)
        if row.texts:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _paired(group: Sequence[_Row], width: int) -> list[tuple[str, str, bool]]:
    """Key, description and whether they were paired by order."""
    texts = group[-1].texts
    if len(group) == 1:
        return [(group[0].key, " ".join(texts), False)]
    found: list[str] = []
    ended = True
    for text in texts:
        if ended or _VERSION.match(text):
            found.append(text)
        else:
            found[-1] += f" {text}"
        ended = text.endswith(".") and len(text) < _SHORT * width
    if len(found) != len(group):
        return [(row.key, "", False) for row in group]
    return [(row.key, text, True) for row, text in zip(group, found, strict=True)]


def _revision(row: tuple[str, str, bool], by_version: bool, prefix: str) -> Revision:
    key, text, assumed = row
    match = _VERSION.search(text[:60])
    status = _STATUS.match(text[match.end() :]) if match else None
    if by_version:
        return Revision(None, key, status["status"].lower() if status else None, date_in(text[:30]), text, assumed)
    document = key if "-" in key or not prefix else f"{prefix}-{key}"
    version = match["version"] if match else None
    return Revision(document, version, status["status"].lower() if status else None, date_in(text[:30]), text, assumed)
