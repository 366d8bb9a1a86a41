"""Where a guide states a parameter: the picture of its page, the row marked."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path

from extract.dataset.names import candidate_keys, key
from extract.document.page import Box
from extract.errors import ExtractError
from kb.errors import MissingExtraError

_RESOLUTION = 80


def page_png(guide: Path, name: str, resolution: int = _RESOLUTION) -> tuple[int, bytes] | None:
    """The first page on which a guide's table states a parameter, as a PNG with the row marked; None where none does.

    Raises `ExtractError` for a guide that cannot be read, `MissingExtraError` where the PDF library is not installed.
    """
    try:
        from extract.picture import page_picture

        places = find_rows(guide, name)
    except ImportError as error:
        raise MissingExtraError("the picture of a page", "pdfplumber", "extract") from error
    if not places:
        return None
    page = places[0][0]
    picture = page_picture(guide, page, [box for number, box in places if number == page], resolution)
    held = io.BytesIO()
    picture.quantize(64).save(held, "PNG")
    return page, held.getvalue()


def find_rows(guide: Path, name: str) -> list[tuple[int, Box]]:
    """Pages and boxes of the rows that state a parameter. Only the pages that print its name are read for tables."""
    from extract.document.pdf import open_pdf
    from extract.guide import read_pages

    wanted = {found for found, _ in candidate_keys(name)}
    if not guide.is_file():
        raise ExtractError(f"{guide}: no such file; name your copy of the guide")
    printed = [[_flat(part) for part in re.split(r"\{\w*\}|\d+", found)] for found in wanted]
    pages = [
        number
        for number, text in enumerate(_texts(guide, guide.stat().st_mtime_ns), 1)
        if any(all(part in text for part in parts) for parts in printed)
    ]
    with open_pdf(guide) as document:
        for page in pages:
            near = [document.page(number) for number in (page, page + 1) if number <= len(document)]
            rows = read_pages(near).rows
            places = [place for row in rows if row.name and key(row.name) in wanted for place in row.places]
            if places:
                return places
    return []


@lru_cache(maxsize=2)
def _texts(guide: Path, _changed: int) -> tuple[str, ...]:
    """The text of each page without blanks: names are broken over lines."""
    import pypdfium2 as pdfium

    from extract.document.pdf import open_pdf

    with open_pdf(guide):  # For its messages about files that are no guide.
        pass
    pdf = pdfium.PdfDocument(guide)
    try:
        return tuple(_flat(page.get_textpage().get_text_bounded()) for page in pdf)
    finally:
        pdf.close()


def _flat(text: str) -> str:
    return re.sub(r"\s", "", text).lower()
