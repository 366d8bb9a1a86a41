"""Writing: whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from lint.errors import CfgError
from lint.fixes.write import replace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "phone.cfg"
    path.write_bytes(b"old")
    return path


def test_content_changes_and_permissions_stay(file: Path) -> None:
    file.chmod(0o640)
    replace(str(file), b"old", b"new\r\n")
    assert file.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(file.parent.iterdir()) == [file]


def test_a_relative_path(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    replace("phone.cfg", b"old", b"new")
    assert file.read_bytes() == b"new"


def test_a_symbolic_link_is_followed(file: Path) -> None:
    folder = file.parent / "links"
    folder.mkdir()
    link = folder / "link.cfg"
    link.symlink_to(file)
    replace(str(link), b"old", b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert list(folder.iterdir()) == [link]


def test_other_names_of_the_file_are_not_cut_loose(file: Path) -> None:
    other = file.with_name("other.cfg")
    os.link(file, other)
    with pytest.raises(CfgError, match=r"phone\.cfg: not fixed, since it has 2 names \(hard links\); give"):
        replace(str(file), b"old", b"new")
    assert other.samefile(file)


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    with pytest.raises(CfgError, match="has changed in the meantime; run the command again"):
        replace(str(file), b"older", b"new")
    assert file.read_bytes() == b"old"


def test_what_is_no_plain_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.cfg"
    os.mkfifo(pipe)
    with pytest.raises(CfgError, match="is no plain file"):
        replace(str(pipe), b"old", b"new")


def test_a_write_protected_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CfgError, match="may not be written; check its permissions"):
        replace(str(file), b"old", b"new")


@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_a_failure_leaves_the_file_as_it_was(file: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fails)
    with pytest.raises(CfgError, match=r"cannot be written \(No space left on device\)"):
        replace(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]
