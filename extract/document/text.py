"""Read a text dump of a manual: its lines, its page breaks where it has them, and the rows of its parameter tables.

A dump has lost columns, bullets and mostly page breaks. What is left of a row is its label, the name in brackets (over
several lines where it wrapped) and the description's lines; what parts two rows is told by the lines alone.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from extract.appendix.wrapped import MOST_LINES, Reading, begins, name_at, names_of, roots
from extract.errors import ExtractError
from extract.facts.grammar import ENUM_INTRO
from extract.frontmatter.flow import text_paragraphs
from extract.frontmatter.landmarks import (
    ITEM,
    SECTION,
    BodyLine,
    body_lines,
    ended,
    kind,
    label_like,
    states_fact,
)

__all__ = ["TextDocument", "TextRow", "decoded", "parameter_blocks", "read_text", "text_document", "text_paragraphs"]

LARGEST = 64_000_000
"""Bytes a dump may have: a hundred times the longest guide."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ADVICE = "save it as UTF-8"
_CLEAN = dict.fromkeys((*range(32), 127, 173, 8203, 8204, 8205, 8288, 65279)) | {
    0x09: "\t", 0x02: "-", 0xFFFE: "-", 0x2010: "-", 0x2011: "-",
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
"""Soft hyphens and controls go; a reader's mark for a hyphen at a line's end becomes one; ligatures part."""


class TextDocument(NamedTuple):
    """A dump. `pages` holds the page of each line, counted from 1 by form feeds; `None` where the dump has none."""

    lines: tuple[str, ...]
    pages: tuple[int, ...] | None


def read_text(path: Path) -> TextDocument:
    """Read a dump in UTF-8, in UTF-16 or UTF-32 with its mark, or in Windows-1252.

    Raises `ExtractError`, in one line, for a file that is missing, too long, empty, no text, or in another encoding.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise ExtractError(f"{path}: more than {LARGEST // 1_000_000} MB; no guide's text is that long")
        data = path.read_bytes()
    except OSError as error:
        raise ExtractError(f"{path}: cannot be read ({error.strerror})") from error
    return text_document(decoded(data, str(path)))


def text_document(text: str) -> TextDocument:
    """A dump's text as lines; a form feed begins a page and a line."""
    text = re.sub(r"\r\n?|[\x0b\x85\u2028\u2029]", "\n", text)
    lines: list[str] = []
    pages: list[int] = []
    parts = text.removesuffix("\f").split("\f")
    for number, part in enumerate(parts, 1):
        for line in part.removesuffix("\n").split("\n"):
            lines.append(re.sub(r"[^\S\t]", " ", line.translate(_CLEAN)).rstrip())
            pages.append(number)
    return TextDocument(tuple(lines), tuple(pages) if len(parts) > 1 else None)


def decoded(data: bytes, name: str) -> str:
    """The text of a file called `name`. Raises `ExtractError` where it is in none of the known encodings."""
    if data.lstrip()[:5] == b"%PDF-":
        raise ExtractError(f"{name}: a PDF, not a text; give it the suffix .pdf")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                shown = encoding.removesuffix("-sig").upper()
                raise ExtractError(f"{name}: damaged {shown} at byte {error.start}; {_ADVICE}") from error
            return _some(text, name)
    if b"\0" in data:
        raise ExtractError(f"{name}: holds zero bytes, so it is no text or UTF-16 without its mark; {_ADVICE}")
    try:
        return _some(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        return _some(_western(data, name, error), name)


def _western(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    """Windows-1252, unless the bytes are UTF-8 with some of them damaged, or are no letters."""
    read = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= char <= "\udcff" for char in read)
    good = sum(char > "\x7f" for char in read) - bad
    if good >= bad:
        line = data.count(b"\n", 0, error.start) + 1
        raise ExtractError(f"{name}: damaged UTF-8 in line {line}; {_ADVICE}") from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as other:
        line = data.count(b"\n", 0, other.start) + 1
        raise ExtractError(f"{name}: neither UTF-8 nor Windows-1252 in line {line}; {_ADVICE}") from error
    controls = sum(char < " " and char not in "\t\n\r\f\v\x02" for char in text)
    if controls * 100 > len(text):
        raise ExtractError(f"{name}: no text in UTF-8, UTF-16 or Windows-1252; {_ADVICE}") from error
    return text


def _some(text: str, name: str) -> str:
    if not text.strip():
        raise ExtractError(f"{name}: holds no text")
    return text


class TextRow(NamedTuple):
    """One row of a parameter table. Label and path lines together make a cell for `extract.facts.naming.first_cell`."""

    label: tuple[str, ...]
    path: tuple[str, ...]
    description: tuple[str, ...]
    section: str | None
    """Number of the section it stands in."""
    caption: str | None
    """The table's caption as printed."""
    line: int
    """Number of its first line, from 1."""


_DANGLING = re.compile(
    r"\b(?:when|if|where|the|a|an|of|to|and|or|by|in|on|is|are|with|see|set|parameter|only|than|for|after|before|from|at|as)$",
    re.IGNORECASE,
)
_DASHES = frozenset({"-", "\u2013", "\u2014", "to"})
_OF_SENTENCE = re.compile(
    r"^(?:is|are|was|must|should|can|may|will|has|parameters?|and|or|for|in|instead|if|when|as|to)\b"
)
"""What goes on with a sentence that names a parameter."""
_CUT_TIMES, _CUT_SHARE = 3, 0.05
"""So often, and at so many of the names, another cell's sentence goes on behind a name in a dump of mixed lines."""
_BARE = 2
"""After so many names without a description, the next one is not the last name's alone."""
_LABEL_LINES = 3


class _Path(NamedTuple):
    lines: tuple[str, ...]
    rest: tuple[str, ...]
    """What stands behind the name on its lines: the description begins there."""
    after: int


def parameter_blocks(lines: Sequence[str]) -> list[TextRow]:
    """The rows of the parameter tables in a dump, in order. What no rule knows for a row is left out, never guessed."""
    body = body_lines(lines)
    known = roots(line.text for line in body)
    mixed = _mixed(body, known)
    rows: list[TextRow] = []
    section: str | None = None
    caption: str | None = None
    in_table = False
    held: list[str] = []
    """Lines of the open row's description; before a table's first row, what stands below its header."""
    open_row = False
    i = 0
    while i < len(body):
        text = body[i].text
        found = kind(body, i, (section or "") if open_row else None)
        path = None if found else _path(body, i, known, held, in_table=in_table, mixed=mixed)
        if path:
            goes_on = bool(path.rest) and path.rest[0][0].islower()
            label = () if goes_on else _label(held, 1 if open_row else 0)
            held = held[: len(held) - len(label)]
            begun = () if label else _begun(held, path, mixed=mixed)
            held = held[: len(held) - len(begun)]
        if open_row and (path or found not in ("", "head")):
            rows[-1] = rows[-1]._replace(description=tuple(held))
            open_row, held = False, []
        if path:
            rows.append(TextRow(label, path.lines, (), section, caption, body[i].number - len(label)))
            open_row, in_table, held, i = True, True, [*begun, *path.rest], path.after
            continue
        if not found:
            held.append(text)
        elif found == "head":
            in_table, held = True, held if open_row else []
        else:
            in_table, held = found == "Table", []
            caption = text if found == "Table" else caption
            if found == "section" and (match := SECTION.match(text)):
                section, caption = match["number"], None
        i += 1
    if open_row:
        rows[-1] = rows[-1]._replace(description=tuple(held))
    return _paired(rows)


def _mixed(body: Sequence[BodyLine], known: frozenset[str]) -> bool:
    """Whether a dump kept the lines of a row together, so that another cell's words follow a label or a name."""
    behind = [
        rest
        for line in body
        if line.text[0] == "[" and begins(line.text, known)
        for rest in [line.text.partition(" ")[2]]
    ]
    cut = sum(rest[:1].islower() and not _OF_SENTENCE.match(rest) for rest in behind)
    return cut >= _CUT_TIMES and cut >= _CUT_SHARE * len(behind)


def _paired(rows: Sequence[TextRow]) -> list[TextRow]:
    """Rows without the descriptions that a dump set below several names at once: whose they are is not told."""
    found: list[TextRow] = []
    bare = 0
    by_column = sum(not row.description for row in rows) * 2 > len(rows)
    for row in rows:
        lost = bare >= (1 if by_column else _BARE) and found[-1][3:5] == row[3:5]
        found.append(row._replace(description=()) if lost else row)
        bare = 0 if row.description else bare + 1
    return found


def _path(
    body: Sequence[BodyLine], i: int, known: frozenset[str], held: Sequence[str], *, in_table: bool, mixed: bool
) -> _Path | None:
    """The name that begins a row on line `i`, over as many lines as it takes."""
    text = body[i].text
    if not begins(text.split()[0], known) or (text[0] != "[" and not in_table):
        return None
    words = [line.text.split() for line in body[i : i + 2 * MOST_LINES]]
    spot = name_at(words, 0, 0, Reading(known, mixed=True))
    if not names_of(spot.text) or (text[0] == "[" and not spot.text.endswith("]")):
        return _without_end(text, i)  # Else "[name]=value", or a bracket within a sentence.
    pieces, rest = spot.pieces, [*spot.rest, " ".join(words[spot.line][spot.word :])]
    dash, _, behind = rest[-1].partition(" ")
    below = words[spot.line + 1][0] if not behind and spot.line + 1 < len(words) else ""
    if dash in _DASHES and (behind or below).startswith("["):
        spot = name_at(words, *((spot.line, spot.word + 1) if behind else (spot.line + 1, 0)), Reading(known))
        pieces = (*pieces[:-1], f"{pieces[-1]} {dash}", *spot.pieces)
        rest[-1] = " ".join(words[spot.line][spot.word :])
    path = _Path(pieces, tuple(part for part in rest if part), i + spot.line + 1)
    return path if _begins_row(body, i, path, held, mixed=mixed) else None


def _without_end(text: str, i: int) -> _Path | None:
    """A name whose closing bracket is lost: it has the line to itself."""
    whole = text[0] == "[" and "]" not in text and text[-1] not in "/_-" and bool(names_of(text[1:]))
    return _Path((text,), (), i + 1) if whole else None


def _begins_row(body: Sequence[BodyLine], i: int, path: _Path, held: Sequence[str], *, mixed: bool) -> bool:
    """Whether a name begins a row; else it stands in a sentence of the description before it."""
    rest = path.rest[0] if path.rest else ""
    below = body[path.after].text if path.after < len(body) else ""
    if rest[:1] in (*"=.,;:)",) or (rest[:1].islower() and not _behind_break(body, i)):
        return mixed and rest[:1].islower() and body[i].text[0] == "[" and not _OF_SENTENCE.match(rest)
    in_sentence = bool(held) and bool(_DANGLING.search(held[-1])) and not mixed
    return not (in_sentence and (body[i].text[0] != "[" or (not rest and below[:1].islower())))


def _behind_break(body: Sequence[BodyLine], i: int) -> bool:
    """Whether a line is a page's first, or stands below the table's header that is."""
    return body[i].new_page or (i > 0 and kind(body, i - 1) == "head")


def _begun(held: Sequence[str], path: _Path, *, mixed: bool) -> tuple[str, ...]:
    """The line above that is the row's first: its label and the front of its description, in one.

    A page break may part it from its name, and so may a dump that keeps the lines of a row together. Then what stands
    behind the name goes on with a sentence, or states facts of something that no sentence has introduced.
    """
    rest = path.rest[0] if path.rest else ""
    goes_on = bool(held) and rest[:1].islower() and not ended(held[-1])
    late = mixed and states_fact(rest) and bool(held) and not (states_fact(held[-1]) or ITEM.match(held[-1]))
    return tuple(held[-1:]) if goes_on or late else ()


def _label(held: Sequence[str], kept: int) -> tuple[str, ...]:
    """The lines at the end of what stands above a name that are its label; the first `kept` ones are another row's."""
    count = 0
    while count < min(_LABEL_LINES, len(held) - kept) and label_like(held[-1 - count]):
        count += 1
        if len(held) == count or ended(held[-1 - count]):
            break
    above = held[-1 - count] if len(held) > count else ""
    if ENUM_INTRO.search(above) or _DANGLING.search(above):
        return ()  # Values of a list that has lost its marks, or the rest of a sentence.
    return tuple(held[len(held) - count :])
