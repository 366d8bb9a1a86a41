"""What is printed does no harm, and says what it hides."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.wording import clean, count, either, quote


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Küche", "Küche"),
        ("\x1b[31m", "\\x1b[31m"),
        ("K\udcfcche", "K\\xfcche"),
        ("a\u200bb", "a\\u200bb"),
        ("\ufeff", "\\ufeff"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.binary())
def test_any_bytes_can_be_shown(data: bytes) -> None:
    shown = clean(data.decode("utf-8", "surrogateescape"))
    assert shown.isprintable()
    assert json.loads(json.dumps(shown).encode()) == shown


def test_long_values_are_cut() -> None:
    assert quote("x" * 60) == f"'{'x' * 60}'"
    assert quote("x" * 61) == f"'{'x' * 60}...'"


def test_lists_and_counts() -> None:
    assert [either(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a or b", "a, b or c"]
    assert (count(1, "file"), count(0, "file"), count(2, "file")) == ("1 file", "0 files", "2 files")
