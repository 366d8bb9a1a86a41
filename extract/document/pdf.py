"""Read a PDF's pages with pypdfium2: several times faster than a layout engine in Python, and all we need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium

from extract.document.bullets import drawn_bullets
from extract.document.drawings import drawings
from extract.document.letters import words
from extract.document.page import Page
from extract.document.paper import paper
from extract.errors import ExtractError

PAGES = 5_000
"""More pages than this are refused unless the caller allows them: no guide is that long."""
LARGEST_SIDE = 14_400.0
"""Longest side of a page in points that the PDF standard knows (200 inches)."""
_SIGNATURE_WITHIN = 1024


class Document:
    """An open PDF. Use `open_pdf`."""

    def __init__(self, path: Path, pdf: pdfium.PdfDocument) -> None:
        self.path = path
        self._pdf = pdf

    def __len__(self) -> int:
        return len(self._pdf)

    def metadata(self) -> dict[str, str]:
        """What the file says of itself: `Title`, `Author`, `Subject`, `Keywords`, ... where set."""
        return {key: value for key, value in self._pdf.get_metadata_dict().items() if value}

    def pages(self) -> Iterator[Page]:
        """The pages in order, read one at a time. Raises `ExtractError` at a page that cannot be read."""
        for number in range(1, len(self) + 1):
            yield self.page(number)

    def page(self, number: int) -> Page:
        """One page by its number from 1."""
        try:
            page = self._pdf[number - 1]
        except pdfium.PdfiumError as error:
            raise ExtractError(f"{self.path}: page {number} cannot be read; the file is damaged") from error
        try:
            width, height = page.get_size()
            if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
                measure = f"{width:.0f} x {height:.0f} points"
                raise ExtractError(f"{self.path}: page {number} measures {measure}; no guide does")
            text_page = page.get_textpage()
            lying = paper(page, text_page)
            width, height = lying.size
            rules, fills, dots = drawings(page, lying)
            text = list(words(text_page, lying))
            text += drawn_bullets(dots, text)
            text_page.close()
            return Page(number, width, height, tuple(text), tuple(rules), tuple(fills))
        finally:
            page.close()


@contextmanager
def open_pdf(path: Path, pages: int = PAGES) -> Iterator[Document]:
    """Open a PDF of at most `pages` pages.

    Raises `ExtractError`, in one line, for a file that is missing, no PDF, cut off, encrypted or too long.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_SIGNATURE_WITHIN)
    except OSError as error:
        raise ExtractError(f"{path}: cannot be read ({error.strerror})") from error
    if b"%PDF-" not in head:
        raise ExtractError(f"{path}: not a PDF; give the guide's PDF, or a text of it with the suffix .txt")
    try:
        pdf = pdfium.PdfDocument(path)
        count = len(pdf)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise ExtractError(f"{path}: encrypted; remove the password first (qpdf --decrypt)") from error
        raise ExtractError(f"{path}: damaged or cut off; fetch the file again") from error
    try:
        if count == 0:
            raise ExtractError(f"{path}: has no pages")
        if count > pages:
            raise ExtractError(f"{path}: {count} pages, more than {pages}; allow it with --max-pages {count}")
        yield Document(path, pdf)
    finally:
        pdf.close()
