"""A file: nothing is lost, and every line end is kept."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.cfg.parse import encode, parse

FILES = st.one_of(
    st.binary(),
    st.lists(
        st.sampled_from(
            [b"a/b=c", b"\r", b"\n", b"\r\n", b"=", b";", b"\xef\xbb\xbf", b"\xfc", "ü€😀".encode(), b" ", b"\x85"]
        )
    ).map(b"".join),
)


@given(FILES)
@example(b"\xef\xbb\xbf\xef\xbb\xbfa=b")
@example(b"\xed\xb2\x80=\xff\xfe")
@example(b"a=b\r\r\nc\x0b\x0c\x1c=d")
def test_any_bytes_come_back(data: bytes) -> None:
    document = parse(data)
    assert document.to_bytes() == data
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    assert all(line.end for line in document.lines[:-1])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\n", [("", "\n")]),
        (b"a=1\nb=2\n", [("a=1", "\n"), ("b=2", "\n")]),
        (b"a=1\r\nb=2", [("a=1", "\r\n"), ("b=2", "")]),
        (b"a=1\rb=2\r\n\n", [("a=1", "\r"), ("b=2", "\r\n"), ("", "\n")]),
        # Form feed, NEL and the like end lines elsewhere; here they are characters.
        (b"a=1\x0c2\xc2\x853\n", [("a=1\x0c2\x853", "\n")]),
    ],
)
def test_line_ends(data: bytes, expected: list[tuple[str, str]]) -> None:
    assert [(line.statement.text, line.end) for line in parse(data).lines] == expected


def test_byte_order_mark_takes_no_column() -> None:
    document = parse(b"\xef\xbb\xbfsystem/type=405HD\n")
    assert document.bom
    assert document.lines[0].statement.name == "system/type"
    assert document.offset(1, 1) == 3
    assert not parse(b"system/type=405HD\n").bom


def test_bytes_that_are_no_utf8_take_one_column_each() -> None:
    document = parse(b"a=K\xfcche\n\xe4=1")
    assert document.lines[0].statement.value_span == (3, 8)
    assert encode(document.lines[0].statement.value) == b"K\xfcche"
    assert document.lines[1].statement.equals == 2


def test_offset_counts_bytes() -> None:
    data = "a=ü\r\nb=€x".encode()
    document = parse(data)
    assert data[document.offset(1, 3) :].startswith("ü".encode())
    assert data[document.offset(2, 1) :].startswith(b"b=")
    assert data[document.offset(2, 4) :] == b"x"
