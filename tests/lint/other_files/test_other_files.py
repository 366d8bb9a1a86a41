"""`offhook file`: speed dial files and ring tone archives."""

from __future__ import annotations

import argparse
import io
import json
import tarfile
import wave
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.commands import file as command
from lint.errors import CfgError, UsageError
from lint.other_files import ring_tones, speed_dial

Captured = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook file", epilog=command.EPILOG)
    command.configure(parser)
    return command.run(parser.parse_args(arguments))


def told(capsys: Captured, path: Path, content: str | bytes, *arguments: str) -> Any:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    run(str(path), "--format", "json", *arguments)
    return json.loads(capsys.readouterr().out)[0]


def tone(rate: int = 8000) -> bytes:
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"\0\0" * rate)
    return held.getvalue()


def test_speed_dials_as_the_plug_in_writes_them(tmp_path: Path, capsys: Captured) -> None:
    answer = told(capsys, tmp_path / "x.txt", "1,4100,0 \r\n2,4101,1 \r\n")
    assert answer["kind"] == "speed dial file"
    assert [(one["key"], one["number"], one["busy_lamp"]) for one in answer["entries"]] == [
        (1, "4100", False),
        (2, "4101", True),
    ]
    assert answer["remarks"] == []


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("1,4100", (1, "warning"), "2 fields"),
        ("1,4100,0,Bob", (10, "info"), "whether there is one for a label is not known"),
        ("0,4100,0", (1, "warning"), "counted from 1"),
        ("9,4100,0", (1, "warning"), "key 9 stands in line 1 already"),
        ("2,,0", (3, "warning"), "no number to dial"),
        ("2,bob,0", (3, "warning"), "'bob' is no number to dial"),
        ("2,4100,yes", (8, "warning"), "neither 0 nor 1"),
    ],
)
def test_odd_speed_dials(tmp_path: Path, capsys: Captured, line: str, place: tuple[int, str], words: str) -> None:
    answer = told(capsys, tmp_path / "x.txt", f"9,4100,0\n{line}\n")
    (remark,) = answer["remarks"]
    assert (remark["line"], remark["column"], remark["severity"]) == (2, *place)
    assert words in remark["message"]
    assert remark["sources"] == ["SIPXECS-3XXHD"]


@given(st.binary(max_size=80))
def test_any_bytes_are_checked(data: bytes) -> None:
    speed_dial.check(data)
    for name in ("x.zip", "x.tgz", "x.wav"):
        ring_tones.check(name, data, refused="error")


def archive(name: str, members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    if name.endswith(".zip"):
        with zipfile.ZipFile(held, "w") as made:
            for member, content in members.items():
                made.writestr(member, content)
        return held.getvalue()
    with tarfile.open(fileobj=held, mode="w:gz") as tar:
        for member, content in members.items():
            info = tarfile.TarInfo(member)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return held.getvalue()


@pytest.mark.parametrize("name", ["tones.zip", "tones.tgz"])
def test_tones(tmp_path: Path, capsys: Captured, name: str) -> None:
    answer = told(capsys, tmp_path / name, archive(name, {"a.wav": tone(), "b.WAV": tone(16000)}))
    assert answer["entries"][1] == {"name": "b.WAV", "channels": 1, "bits": 16, "rate": 16000, "seconds": 1.0}
    assert answer["remarks"] == []
    assert run(str(tmp_path / name)) == 0
    assert "a.wav: 1.0 s, 8000 Hz, 16 bits, channels: 1" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["tones.zip", "tones.tgz"])
@pytest.mark.parametrize(
    ("member", "words"),
    [
        (("../a.wav", tone()), "leads out of the archive"),
        (("readme.txt", b"x"), "no .wav file"),
        (("bad.wav", b"x"), "no wav file that can be read"),
    ],
)
def test_odd_members(tmp_path: Path, capsys: Captured, name: str, member: tuple[str, bytes], words: str) -> None:
    answer = told(capsys, tmp_path / name, archive(name, dict([("good.wav", tone()), member])))
    (remark,) = answer["remarks"]
    assert words in remark["message"]
    assert remark["member"] == member[0]


def test_a_bare_tone_is_refused(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.wav").write_bytes(tone())
    assert run(str(tmp_path / "a.wav")) == 1
    assert "error: a bare tone: put it into a .zip or .tgz archive (LTRT-11950 p123)" in capsys.readouterr().out


def test_what_is_no_archive(tmp_path: Path, capsys: Captured) -> None:
    answer = told(capsys, tmp_path / "x.zip", b"no archive")
    assert answer["remarks"][0]["severity"] == "error"


def test_what_is_neither(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hello\n", encoding="utf-8")
    with pytest.raises(UsageError, match="say which with --as"):
        run(str(tmp_path / "x.txt"))
    with pytest.raises(CfgError, match="no such file"):
        run(str(tmp_path / "no.txt"))
