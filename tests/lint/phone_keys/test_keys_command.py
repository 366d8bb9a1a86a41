"""`offhook keys`: text, JSON, a page, a picture, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import offhook

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def phone(tmp_path: Path) -> str:
    (tmp_path / "global.cfg").write_text("personal_settings/soft_key/0/key_function=DIRECTORY\n")
    file = tmp_path / "phone.cfg"
    file.write_text(
        "system/type=405HD\ninclude global.cfg\npersonal_settings/functional_key/0/type=SPEED_DIAL\n"
        "personal_settings/functional_key/0/speed_dial_number=4120\n"
    )
    return str(file)


def test_text(phone: str, capsys: Captured) -> None:
    assert offhook.main(["keys", phone]) == 0
    out = capsys.readouterr().out
    assert out.startswith("model: 405HD\n")
    assert "0: Opens the directory [DIRECTORY]" in out
    assert "global.cfg:1" in out
    assert "keypad 1, long press: Dials a stored number: speed dial number 4120 [SPEED_DIAL]" in out
    assert "8 more keys without a function, or not set" in out
    assert "keypad 2" not in out
    assert offhook.main(["keys", phone, "--all"]) == 0
    assert "keypad 2, long press: not set in the file" in capsys.readouterr().out


def test_another_model(phone: str, capsys: Captured) -> None:
    assert offhook.main(["keys", phone, "--model", "440HD"]) == 0
    assert "Function keys (on the sidecar (FIELD); 18 on this model (FW-UC-3.0.4)):" in capsys.readouterr().out
    assert offhook.main(["keys", phone, "--model", "bogus"]) == 2
    assert "bogus" in capsys.readouterr().err


def test_json(phone: str, capsys: Captured) -> None:
    assert offhook.main(["keys", phone, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [group["group"] for group in told["groups"]] == ["idle", "call", "function", "navigation"]
    assert told["groups"][2]["keys"][0]["fields"] == {"speed_dial_number": "4120"}


def test_an_error_on_a_key(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text("personal_settings/functional_key/99/type=SCA\n")
    assert offhook.main(["keys", str(file)]) == 1
    assert "line 1: error: PAR003" in capsys.readouterr().out


def test_a_page_and_a_picture(phone: str, tmp_path: Path) -> None:
    assert offhook.main(["keys", phone, "-o", str(tmp_path / "keys.html")]) == 0
    assert offhook.main(["keys", phone, "-o", str(tmp_path / "keys.svg")]) == 0
    picture = (tmp_path / "keys.svg").read_text()
    assert picture.startswith("<svg")
    assert picture in (tmp_path / "keys.html").read_text()


@pytest.mark.parametrize("target", ["keys.png", "no/such/folder/keys.svg"])
def test_what_is_refused(phone: str, tmp_path: Path, capsys: Captured, target: str) -> None:
    assert offhook.main(["keys", phone, "-o", str(tmp_path / target)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["global.cfg", "phone.cfg"]
