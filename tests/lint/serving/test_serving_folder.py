"""What is served of a folder: names as phones ask for them, and nothing outside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.serving.folder import Folder, NotServedError


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outer = tmp_path_factory.mktemp("outer")
    (outer / "secret.cfg").write_text("secret")
    root = outer / "phones"
    (root / "site" / "00908F123456").mkdir(parents=True)
    (root / "00908f12ABcd.cfg").write_text("one")
    (root / "Other.cfg").write_text("two")
    (root / "site" / "00908F123456" / "x.cfg").write_text("three")
    (root / ".hidden").write_text("no")
    (root / "inside.cfg").symlink_to("Other.cfg")
    (root / "outside.cfg").symlink_to(outer / "secret.cfg")
    (root / "up").symlink_to(outer, target_is_directory=True)
    os.mkfifo(root / "pipe.cfg")
    return root


def read(place: Path, name: str) -> bytes:
    with Folder(str(place)).open(name).file as file:
        return file.read()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("/00908f12ABcd.cfg", b"one"),
        ("00908F12ABCD.cfg", b"one"),
        ("00908f12abcd.cfg", b"one"),
        ("//./Other.cfg", b"two"),
        ("site/00908f123456/x.cfg", b"three"),
        ("inside.cfg", b"two"),
    ],
)
def test_names(place: Path, name: str, content: bytes) -> None:
    assert read(place, name) == content


def test_only_the_macs_case_does_not_matter(place: Path) -> None:
    for name, other in (("00908F12ABCD.cfg", True), ("00908f12ABcd.cfg", False)):
        served = Folder(str(place)).open(name)
        served.file.close()
        assert served.other_case is other
    for name in ("other.cfg", "00908f12ABcd.CFG", "SITE/00908F123456/x.cfg"):
        with pytest.raises(NotServedError) as raised:
            read(place, name)
        assert raised.value.missing


@pytest.mark.parametrize(
    "name",
    [
        "../secret.cfg",
        "site/../../secret.cfg",
        "/../secret.cfg",
        "..",
        "..\\secret.cfg",
        "C:/secret.cfg",
        "outside.cfg",
        "up/secret.cfg",
        ".hidden",
        "site/../.hidden",
        "a\0b",
        "a\nb",
        "x" * 2000,
        "pipe.cfg",
        "site",
    ],
)
def test_what_is_refused(place: Path, name: str) -> None:
    with pytest.raises(NotServedError) as raised:
        read(place, name)
    assert not raised.value.missing


@pytest.mark.parametrize("name", ["", "/", "no.cfg", "00908F000000.cfg", "Other.cfg/x"])
def test_what_is_not_there(place: Path, name: str) -> None:
    with pytest.raises(NotServedError):
        read(place, name)


PARTS = st.sampled_from(["..", ".", "", "up", "site", "secret.cfg", "outside.cfg", "~", "%2e%2e", "..%2f", "phones"])


@given(st.lists(PARTS | st.text(max_size=3), max_size=6).map("/".join))
def test_no_name_leads_out(place: Path, name: str) -> None:
    try:
        assert read(place, name) != b"secret"
    except NotServedError:
        return
