"""A parameter's card as Markdown: every word is shown as it stands."""

from __future__ import annotations

from html import escape as html

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb.card import card
from kb.catalogue import Catalogue
from kb.terminal import layout, markdown
from kb.terminal.layout import Line

WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=30)


@given(st.lists(WORDS, min_size=1, max_size=5).map(" ".join))
@example("voip/line/{n}/id *and* _this_ <b> [a](b) `c` # ~~d~~ &amp; \\")
@example("1. one")
@example("- one")
@example("# one")
@example("==== $x$ ----")
@example("http://192.0.2.1/a_b_c")
def test_words_are_shown_as_they_stand(words: str) -> None:
    shown = MarkdownIt().enable("strikethrough").render(markdown.escape(words))
    assert shown == f"<p>{html(words, quote=False).replace(chr(34), '&quot;')}</p>\n"


def test_a_card() -> None:
    lines = [
        Line("title", "a/{n}"),
        Line("text", "Does *this*."),
        Line("blank"),
        Line("field", "string", "Type"),
        Line("field", "0: off", "Values"),
        Line("field", "1: on"),
        Line("blank"),
        Line("heading", "Notes"),
        Line("item", "one"),
        Line("item", "two"),
        Line("blank"),
        Line("heading", "Evidence"),
        Line("testimony", "type", "SOURCE p1"),
    ]
    assert (
        markdown.text(lines)
        == """**a/{n}**

Does \\*this\\*.

- Type: string
- Values: 0: off
  - 1: on

**Notes:**

- one
- two

**Evidence:**

- SOURCE p1: type
"""
    )


@pytest.mark.parametrize("name", ["voip/line/0/id", "system/ntp/enabled", "lync/bossprivacyenable"])
def test_the_cards_of_the_dataset(catalogue: Catalogue, name: str) -> None:
    match = catalogue.find(name)
    assert match is not None
    lines = list(layout.lines(card(catalogue, match)))
    shown = MarkdownIt().render(markdown.text(lines))
    for line in lines:
        assert html(line.text, quote=False).replace('"', "&quot;") in shown
