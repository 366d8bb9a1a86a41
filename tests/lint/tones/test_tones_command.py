"""`offhook tones`: text, JSON, a sound, a page, and what is refused."""

from __future__ import annotations

import json
import wave
from contextlib import chdir
from pathlib import Path

import pytest

import offhook

GROUP = "voip/regional_settings/call_progress_tones"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def phone(tmp_path: Path) -> str:
    (tmp_path / "global.cfg").write_text(f"voip/regional_settings/use_config_file_values=1\n{GROUP}/2/tone_off_0=20\n")
    file = tmp_path / "phone.cfg"
    file.write_text(
        f"include global.cfg\n{GROUP}/2/frequency_a=400\n{GROUP}/2/frequency_b=400\n{GROUP}/2/tone_on_0=40\n"
    )
    return str(file)


def test_the_tones_in_words(phone: str, capsys: Captured) -> None:
    assert offhook.main(["tones", phone]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "The phone uses the tones below, and not the built-in ones of USA (inferred)."
    assert lines[1] == "Seconds are right if a step of the periods is 10 ms (inferred)."
    assert any(line.startswith("2 busy_tone: 400 Hz, 0.4 s on, 0.2 s off, over and over  ; ") for line in lines)
    assert any("; by default (FW-UC-3.0.4, OWN)" in line for line in lines)


def test_tones_that_are_written_and_not_used(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text(f"voip/regional_settings/selected_country=Italy\n{GROUP}/2/frequency_a=400\n")
    assert offhook.main(["tones", str(file)]) == 0
    out = capsys.readouterr().out
    assert "built-in tones of Italy, which are not known here" in out
    assert "info: the tones that the file defines are not used" in out


def test_what_the_linter_says_of_a_tone(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text(f"{GROUP}/2/frequency_a=5000\n")
    assert offhook.main(["tones", str(file)]) == 1
    assert "line 1: error: VAL002 5000 is above the valid range 300 to 1980 Hz (FW-UC-3.0.4)" in capsys.readouterr().out
    assert offhook.main(["tones", str(file), "--tone", "1"]) == 0


def test_json(phone: str, capsys: Captured) -> None:
    assert offhook.main(["tones", phone, "--tone", "2", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (tone,) = told["tones"]
    assert (told["used"], told["country"], told["step"]) == ("file", "USA", 0.01)
    assert (tone["index"], tone["frequencies"], tone["seconds"][0]) == (2, [400, 400], [0.4, 0.2])


def test_a_sound(phone: str, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "busy.wav"
    assert offhook.main(["tones", phone, "--tone", "2", "-o", str(target), "--seconds", "3"]) == 0
    with wave.open(str(target)) as file:
        assert file.getnframes() == 3 * file.getframerate()
    assert "busy.wav: 400 Hz" in capsys.readouterr().out


def test_a_page(phone: str, tmp_path: Path) -> None:
    target = tmp_path / "tones.html"
    assert offhook.main(["tones", phone, "-o", str(target)]) == 0
    text = target.read_text()
    assert text.count("<svg") == text.count("<audio") == 10
    assert "0.4 s on, 0.2 s off" in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "x.mp3"], "give it the suffix .wav (a sound) or .html (a page)"),
        (["-o", "x.wav"], "a sound is of one tone; say which with --tone N"),
        (["--tone", "77"], "no tone 77: it is neither set nor known by default"),
        (["--tone", "1", "-o", "no/such/folder/x.wav"], "cannot be written (No such file or directory)"),
    ],
)
def test_what_is_refused(phone: str, tmp_path: Path, capsys: Captured, arguments: list[str], message: str) -> None:
    with chdir(tmp_path):
        assert offhook.main(["tones", phone, *arguments]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["global.cfg", "phone.cfg"]


def test_a_tone_that_cannot_be_played(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text(f"{GROUP}/2/cadence=2\n")
    assert offhook.main(["tones", str(file), "--tone", "2", "-o", str(tmp_path / "x.wav")]) == 2
    assert "tone 2 cannot be played: no source says what cadence type 2 means" in capsys.readouterr().err
