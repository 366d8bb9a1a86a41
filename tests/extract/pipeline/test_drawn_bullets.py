"""Bullets that are shapes and no letters, as browsers print them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from documents import pages_of
from reportlab.pdfgen.canvas import Canvas

from extract.document.page import Box, lines_of
from extract.facts.paragraphs import paragraphs


def page_texts(folder: Path, *, radius: float, x: float = 80.0, square: bool = False) -> list[str]:
    """The lines of a page with a shape beside the second of two lines."""
    held = io.BytesIO()
    canvas = Canvas(held)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 700, "Selects the destination.")
    canvas.drawString(90, 686, "NONE - no destination")
    if square:
        canvas.rect(x - radius, 689 - radius, 2 * radius, 2 * radius, stroke=0, fill=1)
    else:
        canvas.circle(x, 689, radius, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    (page,) = pages_of(held.getvalue(), folder)
    return [line.text for line in lines_of(page.words)]


@pytest.mark.parametrize("square", [False, True], ids=["disc", "square"])
def test_a_small_shape_before_a_line_is_its_bullet(tmp_path: Path, square: bool) -> None:
    found = page_texts(tmp_path, radius=1.9, square=square)
    assert found == ["Selects the destination.", "\u2022 NONE - no destination"]


@pytest.mark.parametrize(("radius", "x"), [(6.0, 80.0), (1.9, 40.0), (1.9, 300.0)], ids=["large", "far", "behind"])
def test_other_shapes_are_no_bullets(tmp_path: Path, radius: float, x: float) -> None:
    assert page_texts(tmp_path, radius=radius, x=x)[1] == "NONE - no destination"


def test_a_drawn_bullet_begins_an_item_where_the_line_before_was_full(tmp_path: Path) -> None:
    held = io.BytesIO()
    canvas = Canvas(held)
    canvas.setFont("Helvetica", 10)
    for y, text in ((700, "Selects the destination."), (686, "NONE - no destination"), (672, "UDP - a server")):
        canvas.drawString(72 if y == 700 else 84, y, text)
        if y < 700:
            canvas.circle(77, y + 3, 1.9, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    (page,) = pages_of(held.getvalue(), tmp_path)
    lines = lines_of(page.words)
    found = paragraphs(lines, lines[0].x1 + 8)
    assert [(one.text, one.bullet) for one in found] == [
        ("Selects the destination.", False),
        ("NONE - no destination", True),
        ("UDP - a server", True),
    ]
    assert page.fills == ()
    assert all(Box(72, 90, 200, 190).holds(word.x0, word.box.middle) for word in page.words)
