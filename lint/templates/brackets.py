"""A template with tags in square brackets, as the VoIProvision utility reads it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.cfg.lines import ASSIGNMENT, INCLUDE
from lint.cfg.parse import Line, encode, parse
from lint.entries import look_up
from lint.templates.faults import TEMPLATE, Fault, Place
from lint.templates.text import decode
from lint.templates.tracing import Origins
from lint.wording import clean, quote

_LIKE_A_TAG = re.compile(r"\[([A-Za-z_][\w .-]*)\]")
_BRACKETS_MEAN_RANGES = frozenset({"digitmap", "dialplan"})


class Part(NamedTuple):
    """A stretch of a made line that a tag was replaced by."""

    start: int
    """Columns in the made line, counted from 1; `end` is the first one after it."""
    end: int
    tag: str
    after: int
    """The column behind the tag in the template's line."""


class Made(NamedTuple):
    """A phone's file."""

    data: bytes
    parts: Mapping[int, Sequence[Part]] | None
    """By line; None where it cannot be told what a line was made from."""
    trace: Callable[[], Origins | None] | None = None
    """Where `parts` is None: asks which line of the template each line came from."""


class Template:
    """A template that was read."""

    def __init__(self, data: bytes, tags: Sequence[str]) -> None:
        """`tags` are those of the table's header. Raises nothing: whatever the bytes are, they are kept."""
        decoded = decode(data)
        # What is not text by any encoding survives byte by byte, as in `lint.cfg.parse`.
        self._encoding = decoded[1] if decoded and decoded[1] == "cp1252" else None
        self.document = parse(decoded[0].encode()) if self._encoding and decoded else parse(data)
        self._tags = tuple(tags)
        self._pattern = re.compile("|".join(rf"\[{re.escape(tag)}\]" for tag in tags if tag) or r"(?!)")

    def faults(self, catalogue: Catalogue) -> Iterator[Fault]:
        """Tags that no column of the table has."""
        for line in self.document.lines:
            yield from self._unknown(line, catalogue)

    def used(self) -> set[str]:
        """The tags that the template holds."""
        return {match[0][1:-1] for line in self.document.lines for match in self._pattern.finditer(line.statement.text)}

    def holds_tag(self, value: str) -> str | None:
        """A tag within a value, which would be left in the file."""
        found = self._pattern.search(value)
        return found[0] if found else None

    def fill(self, values: Mapping[str, str]) -> Made:
        """The file of a phone. Raises `UnicodeEncodeError` where a value is not in the template's encoding."""
        parts: dict[int, list[Part]] = {}
        lines: list[str] = []
        for line in self.document.lines:
            text = line.statement.text
            made = ""
            last = 0
            for match in self._pattern.finditer(text):
                made += text[last : match.start()]
                value = values[match[0][1:-1]]
                part = Part(len(made) + 1, len(made) + len(value) + 1, match[0][1:-1], match.end() + 1)
                parts.setdefault(line.number, []).append(part)
                made += value
                last = match.end()
            lines.append(made + text[last:] + line.end)
        whole = "".join(lines)
        if self._encoding:
            return Made(whole.encode(self._encoding), parts)
        return Made(encode(("\ufeff" if self.document.bom else "") + whole), parts)

    def _unknown(self, line: Line, catalogue: Catalogue) -> Iterator[Fault]:
        statement = line.statement
        if statement.kind not in (ASSIGNMENT, INCLUDE):
            return
        match = look_up(catalogue, statement.name) if statement.name else None
        ranges = match is not None and match.parameter.type in _BRACKETS_MEAN_RANGES
        for found in _LIKE_A_TAG.finditer(statement.text):
            if found[1] in self._tags or (ranges and found.start() >= statement.equals):
                continue
            near = difflib.get_close_matches(found[1].lower(), [tag.lower() for tag in self._tags], 1)
            meant = next((tag for tag in self._tags if near and tag.lower() == near[0]), None)
            hint = f"; [{clean(meant)}] may be meant" if meant else ""
            place = Place(TEMPLATE, line.number, found.start() + 1, found.start() + 1, found.end() + 1, found[1])
            yield Fault("template-tag-unknown", place, f"{quote(found[0])} is no tag of the table's header{hint}")
