"""Files of any size, read in pieces: the same lines as read at once, the same bytes when written again."""

from __future__ import annotations

import itertools
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint import files
from lint.cfg.parse import Stream, parse
from lint.errors import CfgError

BYTES = st.binary(max_size=60) | st.lists(
    st.sampled_from([b"a=1", b"\r", b"\n", b"\r\n", b"\xef\xbb\xbf", b"\xc3", b"\xbc", b"\xff", b"; c", b" "]),
    max_size=20,
).map(b"".join)


def pieces_of(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[a:b] for a, b in itertools.pairwise(places)]


@given(BYTES, st.lists(st.integers(0, 60), max_size=8))
def test_pieces_make_no_difference(data: bytes, cuts: list[int]) -> None:
    pieces = pieces_of(data, cuts)
    stream = Stream(pieces)
    assert list(stream) == parse(data).lines
    assert stream.bom == parse(data).bom
    assert b"".join(Stream(pieces).chunks()) == data


def test_memory_does_not_grow_with_the_file() -> None:
    piece = b"voip/line/0/id=4101\r\n" * 3000

    def many() -> Iterator[bytes]:
        yield from itertools.repeat(piece, 100)

    tracemalloc.start()
    count = sum(1 for _ in Stream(many()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300_000
    assert peak < 10 * len(piece)


def test_a_line_of_many_pieces() -> None:
    assert [len(line.statement.text) for line in Stream(itertools.repeat(b"x" * 1000, 5000))] == [5_000_000]


def test_what_no_configuration_can_be_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "disk.cfg"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)  # A hole: nothing is written.
    with pytest.raises(CfgError, match=r"64 MB; a phone's configuration has some kilobytes"):
        files.read(str(path))
