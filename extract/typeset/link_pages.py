"""On which page the targets of a PDF's links lie: how a table of contents learns its page numbers."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2 import raw


def link_pages(pdf: bytes, targets: Sequence[str]) -> dict[str, int]:
    """The page of each target, given in the order of the links to them. The document's first links must be these."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return dict(zip(targets, _destinations(document), strict=False))
    finally:
        document.close()


def _destinations(document: pypdfium2.PdfDocument) -> Iterator[int]:
    """Where each link leads to, as a page number from 1, in the order of the links."""
    for page in document:
        position, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, position, link):
            destination = raw.FPDFLink_GetDest(document, link)
            yield raw.FPDFDest_GetDestPageIndex(document, destination) + 1
