"""`offhook secrets`: places and forms of secrets, never their values."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from kb.catalogue import Catalogue
from lint.commands import secrets as command

Captured = pytest.CaptureFixture[str]
CLEAR, HIDDEN = "hunter22x", '{"VvLZ0p5/5pM="}'


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook secrets", epilog=command.EPILOG)
    command.configure(parser)
    return command.run(parser.parse_args(arguments))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.cfg").write_text(
        f"voip/line/0/auth_password={CLEAR}\n"
        "voip/line/0/id=4101\n"
        f"ems_server/user_password={HIDDEN}\n"
        "system/password=1234\n"
        f"; voip/line/1/auth_password={CLEAR}2\n"
        "voip/line/2/auth_password=[password]\n"
        "voip/line/3/auth_password=\n"
        "system/web_user_password=$1$abcdefgh$0123456789012345678901\n",
        encoding="utf-8",
    )
    (tmp_path / "b.cfx").write_bytes(bytes(range(256)))
    return tmp_path


def test_every_form_is_told_and_no_value(folder: Path, capsys: Captured) -> None:
    assert run(str(folder), "--format", "json") == 0
    out = capsys.readouterr().out
    told = json.loads(out)
    assert [(Path(one["file"]).name, one["line"], one["form"], one["factory"], one["comment"]) for one in told] == [
        ("a.cfg", 1, "clear", False, False),
        ("a.cfg", 3, "encrypted", False, False),
        ("a.cfg", 4, "clear", True, False),
        ("a.cfg", 5, "clear", False, True),
        ("a.cfg", 6, "template", False, False),
        ("a.cfg", 8, "hash", False, False),
        ("b.cfx", None, "file", False, False),
    ]
    assert told[3]["parameter"] == "voip/line/1/auth_password"
    assert CLEAR not in out
    assert "VvLZ0p5" not in out
    assert run(str(folder)) == 0
    text = capsys.readouterr().out
    assert CLEAR not in text
    assert text.endswith("7 secrets in 2 files\n")


def test_what_a_form_is_worth_comes_from_the_dataset(folder: Path, capsys: Captured, catalogue: Catalogue) -> None:
    run(str(folder), "--format", "json")
    told = {one["form"]: one for one in json.loads(capsys.readouterr().out)}
    assert told["encrypted"]["worth"] == catalogue.topic_fact("encryption-password-treat-as-readable").text
    assert told["file"]["worth"] == catalogue.topic_fact("encryption-file-treat-as-readable").text
    assert told["hash"]["worth"] == catalogue.practice("password-hash-weak").text


def test_a_folder_of_encrypted_files_alone(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "x.cfx").write_bytes(b"\0\1")
    assert run(str(tmp_path)) == 0
    assert capsys.readouterr().err == ""


def test_what_cannot_be_read_is_one_line(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "b.cfg").write_bytes(b"\0")
    assert run(str(tmp_path / "no.cfg"), str(tmp_path / "b.cfg")) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 2
