"""What the samples state, and text dumps of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest


@pytest.fixture(scope="session")
def truth(shared: Path) -> Callable[[str], dict[str, Any]]:
    """What a sample states, by its name."""
    return lambda name: json.loads((shared / "guide" / f"{name}.truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def dump(shared: Path) -> Callable[[str, str], str]:
    """A sample as a text dump: its pages' text, joined by line ends or by form feeds."""

    def make(name: str, between: str = "\n") -> str:
        pdf = pdfium.PdfDocument(shared / "guide" / f"{name}.pdf")
        try:
            texts = [page.get_textpage().get_text_range() for page in pdf]
        finally:
            pdf.close()
        return between.join(texts).replace("\r\n", "\n")

    return make
