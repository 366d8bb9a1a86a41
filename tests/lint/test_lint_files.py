"""Paths become files."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import files
from lint.errors import CfgError


def test_folders_are_walked_for_cfg_files(tmp_path: Path) -> None:
    for name in ("b.cfg", "a.CFG", "notes.txt", "conf.cfx", "sub/c.cfg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    found = list(files.find([str(tmp_path), str(tmp_path / "notes.txt"), str(tmp_path / "b.cfg")]))
    assert [(Path(path).name, fault) for path, fault in found] == [
        ("a.CFG", None), ("b.cfg", None), ("notes.txt", None), ("c.cfg", None)
    ]  # fmt: skip


def test_folder_without_cfg_files_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    assert list(files.find([str(tmp_path)])) == [
        (str(tmp_path), f"{tmp_path}: no .cfg files in this folder; name the files, or another folder")
    ]


def test_standard_input_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "-").mkdir()
    monkeypatch.chdir(tmp_path)
    assert list(files.find(["-"])) == [("-", None)]


def test_missing_and_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(CfgError, match=r"none\.cfg: no such file"):
        files.read(str(tmp_path / "none.cfg"))
    with pytest.raises(CfgError, match="cannot be read"):
        files.read(str(tmp_path))
