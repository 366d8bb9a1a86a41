"""Text dumps as lines: encodings, page breaks, and one clear error for what is no text."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.document import text as text_module
from extract.document.text import decoded, read_text, text_document
from extract.errors import ExtractError

WORDS = "Administrator\u2019s caf\u00e9 \u2013 \u201cname\u201d\nzweite Zeile"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, mark: bytes) -> None:
    file = tmp_path / "guide.txt"
    file.write_bytes(mark + WORDS.encode(encoding))
    assert read_text(file).lines == tuple(WORDS.split("\n"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "holds no text"),
        (b" \n\f\n ", "holds no text"),
        (b"%PDF-1.7\n...", "a PDF, not a text"),
        ("plain".encode("utf-16-le"), "zero bytes"),
        (codecs.BOM_UTF16_LE + b"a\0b", "damaged UTF-16 at byte"),
        (codecs.BOM_UTF8 + b"a\xff", "damaged UTF-8 at byte"),
        ("l\u00e4nge\u00fc\nbr\u00e4ite".encode()[:-6] + b"\xc3", "damaged UTF-8 in line 2"),
        (b"one\ntwo \x81\x8d", "neither UTF-8 nor Windows-1252 in line 2"),
        (bytes([1, 3, 4, 200]) * 50, "no text in UTF-8, UTF-16 or Windows-1252"),
    ],
)
def test_what_is_no_text_is_one_clear_line(tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "guide.txt"
    file.write_bytes(data)
    with pytest.raises(ExtractError) as caught:
        read_text(file)
    assert says in str(caught.value)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(ExtractError, match="cannot be read"):
            read_text(path)


def test_an_absurd_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_module, "LARGEST", 10)
    file = tmp_path / "guide.txt"
    file.write_bytes(b"a" * 11)
    with pytest.raises(ExtractError, match="no guide's text is that long"):
        read_text(file)


def test_form_feeds_are_page_breaks() -> None:
    document = text_document("one\ntwo\n\fthree\n\f\ffive\f")
    assert document.lines == ("one", "two", "three", "", "five")
    assert document.pages == (1, 1, 2, 3, 4)


def test_without_form_feeds_no_page_is_known() -> None:
    assert text_document("one\ntwo\n").pages is None


def test_ligatures_hyphens_and_blanks() -> None:
    assert text_document("\ufb01le\u00a0name co\u00adop\u200b x\x02\ufeff  \r\nnext\rlast").lines == (
        "file name coop x-",
        "next",
        "last",
    )


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xc3\xa4\xff")
def test_any_bytes_are_a_text_or_one_line_of_error(data: bytes) -> None:
    try:
        text = decoded(data, "guide.txt")
    except ExtractError as error:
        assert "\n" not in str(error)
    else:
        document = text_document(text)
        assert all("\n" not in line and line == line.rstrip() for line in document.lines)
        assert document.pages is None or len(document.pages) == len(document.lines)


@given(st.text(max_size=300))
def test_text_in_utf_8_comes_back(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    if "\0" in text or not text.strip() or data.startswith(tuple(mark for mark, _ in text_module._BOMS)):
        return
    if not data.lstrip().startswith(b"%PDF-"):
        assert decoded(data, "guide.txt") == text
