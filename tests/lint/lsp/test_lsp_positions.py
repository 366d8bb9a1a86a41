"""Editors count UTF-16 code units from 0, the linter characters from 1."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol.types import Position

from lint.cfg.parse import parse
from lint.lsp.positions import Text, units

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"), [("", 0), ("abc", 3), ("ä", 1), ("😀", 2), ("a😀b", 4), ("\N{REPLACEMENT CHARACTER}", 1)]
)
def test_units(text: str, expected: int) -> None:
    assert units(text) == expected


@given(st.lists(ANY, max_size=4).map("\n".join))
@example("\ufeffa=1")
@example("😀=😀\r\n\u2028\x0c=\x85\ra")
@example("\udcff\ud83d=1")
def test_every_place_goes_there_and_back(source: str) -> None:
    text = Text(source)
    for line in text.document.lines:
        for column in range(1, len(line.statement.text) + 2):
            assert text.place(text.position(line.number, column)) == (line.number, column)


@given(ANY)
@example("\ufeffa=1")
def test_a_place_is_where_the_editor_has_it(source: str) -> None:
    """The first line, cut off as the editor counts, is what the linter has before the column."""
    text = Text(source)
    if not text.document.lines:
        return
    line = text.line(1)
    sent = text.source.encode("utf-16-le")
    mark = 1 if text.document.bom else 0
    for column in range(1, len(line) + 2):
        character = text.position(1, column).character
        assert sent[: 2 * character].decode("utf-16-le") == text.source[: mark + column - 1]


@given(ANY)
def test_any_text_can_be_read(source: str) -> None:
    text = Text(source)
    assert len(text.source) == len(source)
    assert text.document.text() == text.source


def test_a_place_within_a_pair_or_behind_the_end() -> None:
    text = Text("😀=1\n")
    assert text.place(Position(0, 1)) == (1, 1)
    assert text.place(Position(0, 99)) == (1, 4)
    assert text.place(Position(7, 3)) == (8, 1)


def test_bytes_that_are_no_text_count_as_the_editor_shows_them() -> None:
    """A file that is not open: two bytes of a letter that lacks its third are one sign, a lone byte is one too."""
    text = Text.of_file(parse(b"\xef\xbb\xbfa\xfc\xe2\x82b=1\n"))
    shown = b"a\xfc\xe2\x82b=1".decode(errors="replace")
    assert text.position(1, 5).character == shown.index("b")
