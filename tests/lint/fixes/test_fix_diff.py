"""The diff: what programs that apply diffs read, and no secret."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb
from kb.catalogue import Catalogue
from lint.fixes.diff import unified


def text(before: bytes, after: bytes, catalogue: Catalogue) -> str:
    return b"".join(unified("phone.cfg", before, after, catalogue)).decode("utf-8", "surrogateescape")


def test_no_change_is_nothing(catalogue: Catalogue) -> None:
    assert text(b"a=1\n", b"a=1\n", catalogue) == text(b"", b"", catalogue) == ""


def test_a_change_with_what_stands_around_it(catalogue: Catalogue) -> None:
    before = "".join(f"; {number}\n" for number in range(9)) + "a = 1"
    assert text(before.encode(), before.replace(" = ", "=").encode(), catalogue).split("\n") == [
        "--- phone.cfg",
        "+++ phone.cfg",
        "@@ -7,4 +7,4 @@",
        " ; 6",
        " ; 7",
        " ; 8",
        "-a = 1",
        "\\ No newline at end of file",
        "+a=1",
        "\\ No newline at end of file",
        "",
    ]


def test_secrets_are_masked_and_the_diff_says_so(catalogue: Catalogue) -> None:
    before = b"voip/line/0/auth_password = hunter2\n; c\n"
    assert text(before, before.replace(b" = ", b"="), catalogue).split("\n") == [
        "Secret values are shown as asterisks in this diff; files get the true ones.",
        "--- phone.cfg",
        "+++ phone.cfg",
        "@@ -1,2 +1,2 @@",
        "-voip/line/0/auth_password = *******",
        "+voip/line/0/auth_password=*******",
        " ; c",
        "",
    ]
    assert "*" not in text(b"; c \n" + b"\n" * 5 + before, b"; c\n" + b"\n" * 5 + before, catalogue)


PATCH = shutil.which("patch")


@given(st.lists(st.sampled_from([b"; a\n", b"b=1\r\n", b"c\r", b"\xff\n", b"\n"]), max_size=9), st.data())
def test_patch_takes_it(lines: list[bytes], data: st.DataObject) -> None:
    if PATCH is None:
        pytest.skip("needs the program patch")
    after = [data.draw(st.sampled_from([line, b"", b"; new\n"])) for line in lines]
    old, new = b"".join(lines), b"".join(after)
    if old == new or not old or not new:
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "phone.cfg"
        path.write_bytes(old)
        difference = b"".join(unified("phone.cfg", old, new, kb.load()))
        command = [PATCH, "--binary", "--quiet", str(path)]
        subprocess.run(command, input=difference, check=True, capture_output=True)
        assert path.read_bytes() == new
