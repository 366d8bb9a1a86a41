"""What a notebook shows of parameters and other rows of the dataset."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from kb.catalogue import Catalogue
from kb.records import Parameter
from kb.terminal import html
from kb.terminal.layout import Line


class Strict(HTMLParser):
    """Fails where a tag is closed that was not opened last."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_parameter_shows_its_card(catalogue: Catalogue) -> None:
    shown = catalogue["voip/signalling/sip/registrar_ka/timeout"]._repr_html_()
    text = re.sub(r"<[^>]+>", " ", shown)
    for words in ("A change needs", "reload_voip", "40 to 65536 seconds", "registrar_ka/enabled = 1", "Evidence"):
        assert words in text


def test_every_card_is_well_formed_and_loads_nothing(catalogue: Catalogue) -> None:
    for parameter in list(catalogue)[::40]:
        shown = parameter._repr_html_()
        Strict(shown)
        assert not re.search(r"https?://[^<]*['\"]\s|<script|<link|<img|url\(", shown)


def test_a_match_shows_the_index_that_was_asked_for(catalogue: Catalogue) -> None:
    match = catalogue.find("voip/line/9/id")
    assert match is not None
    assert "index 9 is outside the known range 0 to 7" in match._repr_html_()


def test_other_rows_show_their_columns(catalogue: Catalogue) -> None:
    shown = catalogue.source("OWN")._repr_html_()
    Strict(shown)
    assert "<dt>grade</dt><dd>inferred</dd>" in shown
    row = {"name": "<b>", "key": "k"}
    assert "<dd>&lt;b&gt;</dd>" in Parameter(row)._repr_html_()


@pytest.mark.parametrize("kind", ["title", "text", "field", "heading", "item", "testimony"])
def test_each_kind_of_line_is_escaped(kind: str) -> None:
    shown = html.text([Line(kind, "<script>&", "<label>")])  # type: ignore[arg-type]
    Strict(shown)
    assert "&lt;script&gt;&amp;" in shown
    assert "<script" not in shown
    assert "<label" not in shown
