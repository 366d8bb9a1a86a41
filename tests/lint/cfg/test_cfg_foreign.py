"""Settings of other programs that are called `.cfg` are told from the phones' files, by their content."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cfg.recognise import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "[metadata]\nname = offhook\nversion = 1\n",
        "# a comment\n; another\n\n[tox]\nenvlist = py311\n",
        "\ufeff[flake8]\nmax-line-length = 120\nper-file-ignores =\n    tests/*: D\n",
        "  [section]  ; remark\r\nkey: a/b=c\r\n",
        "home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11.2\nexecutable = /usr/bin/python3.11\n",
        '<?xml version="1.0"?>\n<polycomConfig/>\n',
        "\n<!DOCTYPE html>\n",
    ],
)
def test_other_programs(text: str) -> None:
    assert is_foreign(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "; nothing but a comment\n",
        "voip/line/0/id=4101\n",
        "[line]\nvoip/line/0/id=4101\n",  # A section header in a phone's file is a fault to report.
        "[MAC]\rvoip/line/0/id = 4101\r",
        "[x]\ninclude global.cfg\n",
        "[x]\n /voip/line/0/id=1\n",
        "id=4101\n",
        "home = 1\nversion = 2\n",
        "[not a header\nx=1\n",
        "x=1\n[header]\n",
    ],
)
def test_phones(text: str) -> None:
    assert not is_foreign(text.encode())


def test_real_files(real_files: Path) -> None:
    assert [path.name for path in real_files.rglob("*.cfg") if is_foreign(path.read_bytes())] == []


@given(st.binary(max_size=200).map(lambda data: data.replace(b"<", b"")), st.sampled_from([b"", b"[x]\n", b"home=1\n"]))
def test_a_path_with_an_equals_sign_is_a_phones(data: bytes, start: bytes) -> None:
    assert not is_foreign(start + data + b"\nvoip/line/0/id=1\n")


def test_long_lines_take_no_longer() -> None:
    assert is_foreign(b"[x]\n" + b"a/" * 200_000)
