"""Pictures of a guide's pages with what was read marked: the same call serves the command and notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extract.dataset.names import candidate_keys, key
from extract.document.page import Box
from extract.errors import ExtractError
from extract.guide import read_pages

_MARGIN = 3.0
_COLOUR = (220, 30, 30)

Place = tuple[int, Box]


def row_places(guide: Path, name: str) -> list[Place]:
    """Where a guide's tables state a parameter: page from 1, and the row's box in points. Empty where they do not."""
    from extract.document.pdf import open_pdf

    with open_pdf(guide) as document:
        reading = read_pages(list(document.pages()))
    wanted = {found for found, _ in candidate_keys(name)}
    return [place for row in reading.rows if row.name and key(row.name) in wanted for place in row.places]


def page_picture(guide: Path, page: int, boxes: Sequence[Box], resolution: int = 110) -> Any:
    """A page as a PIL image with the boxes marked. Raises `ExtractError` for a page that the guide does not have."""
    import pdfplumber

    with pdfplumber.open(guide) as pdf:
        if not 1 <= page <= len(pdf.pages):
            raise ExtractError(f"{guide}: has no page {page}")
        image = pdf.pages[page - 1].to_image(resolution=resolution, antialias=True)
        for box in boxes:
            frame = (box.x0 - _MARGIN, box.top - _MARGIN, box.x1 + _MARGIN, box.bottom + _MARGIN)
            image.draw_rect(frame, fill=(*_COLOUR, 28), stroke=_COLOUR, stroke_width=2)
        return image.annotated


def save_pictures(
    guide: Path, name: str, places: Sequence[Place], output: Path | None = None, resolution: int = 110
) -> Iterator[Path]:
    """Write one PNG for each page and yield its path. With `output`, a second page's picture has its number added."""
    pages: dict[int, list[Box]] = {}
    for page, box in places:
        pages.setdefault(page, []).append(box)
    for number, (page, boxes) in enumerate(pages.items()):
        default = Path(f"{re.sub(r'[^A-Za-z0-9]+', '-', name).strip('-')}-p{page}.png")
        path = output or default
        if output and number:
            path = output.with_name(f"{output.stem}-p{page}{output.suffix}")
        fresh = path.with_name(f".{path.name}.part")
        try:
            page_picture(guide, page, boxes, resolution).save(fresh, format="PNG")
            fresh.replace(path)
        except OSError as error:
            raise ExtractError(f"{path}: cannot be written ({error.strerror})") from error
        finally:
            fresh.unlink(missing_ok=True)
        yield path
