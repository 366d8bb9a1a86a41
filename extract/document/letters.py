"""The letters of a PDF page, and the words they form.

Words are rebuilt from letters by their gaps, because guides come from many producers and not all of them print blanks.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extract.document.page import Word
from extract.document.paper import Paper

_GAP = 0.22
"""A gap of more than this share of the type size parts two words."""
_TOUCH = 0.1
"""Parts of one glyph's place touch each other, in points."""
_BOLD_WEIGHT = 600


class _Letter(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


def words(text_page: pdfium.PdfTextPage, paper: Paper) -> Iterator[Word]:
    """The words of a page, in the file's order."""
    return _joined(list(_letters(text_page, paper)))


def _letters(text_page: pdfium.PdfTextPage, paper: Paper) -> Iterator[_Letter | None]:
    """The letters in the file's order; `None` where it prints a blank, a letter without text for what is not seen."""
    handle = text_page.raw
    count = raw.FPDFText_CountChars(handle)
    box = raw.FS_RECTF()
    styles: dict[int, _Style] = {}
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        text = _character(code)
        if text is None:
            continue
        if text.isspace():
            yield None
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box)):
            continue
        x0, top, x1, bottom = paper.box(box.left, box.bottom, box.right, box.top)
        style = _style(handle, index, styles)
        size = raw.FPDFText_GetFontSize(handle, index) * (style.scale or 1.0)
        yield _Letter(text, x0, top, x1, bottom, size, style.bold)


def _character(code: int) -> str | None:
    """A code as the text it stands for: ligatures apart, odd blanks as blanks, controls gone.

    Soft hyphens and blanks without width are empty: of a glyph that they share with a letter, each holds a part.
    """
    if code in (0x02, 0x2010, 0x2011):  # The library's mark for a hyphen at a line's end, and Unicode's hyphens.
        return "-"
    if code in (0, 0xFFFE) or code > 0x10FFFF:
        return None
    text = chr(code)
    if code in (0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF):
        return ""
    if text.isspace():
        return " "
    if unicodedata.category(text) in ("Cc", "Cf", "Cs"):
        return None
    return unicodedata.normalize("NFKC", text) if 0xFB00 <= code <= 0xFB06 else text


class _Style(NamedTuple):
    """What all letters of one text object share."""

    scale: float
    """The page shows letters this much larger than their font's size says: some producers set size 1 and a matrix."""
    bold: bool


def _style(handle: Any, index: int, known: dict[int, _Style]) -> _Style:
    """The style of a letter. Bold is told by the weight the font states, or by its name."""
    owner = raw.FPDFText_GetTextObject(handle, index)
    key = ctypes.cast(owner, ctypes.c_void_p).value or 0
    if key not in known:
        name = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(handle, index, name, 128, None)
        weight = raw.FPDFText_GetFontWeight(handle, index)
        bold = weight >= _BOLD_WEIGHT or b"bold" in name.value.lower() or b"black" in name.value.lower()
        matrix = raw.FS_MATRIX()
        found = raw.FPDFText_GetMatrix(handle, index, matrix)
        known[key] = _Style(math.hypot(matrix.b, matrix.d) if found else 1.0, bold)
    return known[key]


def _joined(letters: list[_Letter | None]) -> Iterator[Word]:
    """Letters as words: parted by printed blanks, by gaps, by a change of line."""
    held: list[_Letter] = []
    for letter in [*letters, None]:
        if letter is not None and not letter.text:
            if held and _shares(held[-1], letter):
                held[-1] = held[-1]._replace(x1=max(held[-1].x1, letter.x1))
            continue
        if held and (letter is None or _parts(held[-1], letter)):
            yield _word(held)
            held = []
        if letter is not None:
            held.append(letter)


def _parts(before: _Letter, after: _Letter) -> bool:
    size = min(before.size, after.size)
    if abs((before.top + before.bottom) - (after.top + after.bottom)) / 2 > 0.4 * size:
        return True
    return not -size <= after.x0 - before.x1 <= _GAP * size


def _shares(letter: _Letter, unseen: _Letter) -> bool:
    """Whether what is not seen holds the other part of a letter's place."""
    return (
        unseen.top == letter.top and abs(unseen.x0 - letter.x1) <= _TOUCH and unseen.x1 - letter.x0 <= 2 * letter.size
    )


def _word(letters: list[_Letter]) -> Word:
    return Word(
        "".join(letter.text for letter in letters),
        min(letter.x0 for letter in letters),
        min(letter.top for letter in letters),
        max(letter.x1 for letter in letters),
        max(letter.bottom for letter in letters),
        max(letter.size for letter in letters),
        sum(letter.bold for letter in letters) * 2 > len(letters),
    )
