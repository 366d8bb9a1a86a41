"""The effective configuration: which line sets a value, what it overrode, and what is left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.catalogue import Catalogue
from lint.errors import CfgError
from lint.sheet import Sheet, open_sheet


@pytest.fixture
def sheet(tmp_path: Path, catalogue: Catalogue) -> Sheet:
    (tmp_path / "global.cfg").write_text("voip/line/0/ID=2\nsystem/ntp/enabled=1\n")
    (tmp_path / "phone.cfg").write_text("system/type=405 HD\nvoip/line/0/id=1\ninclude global.cfg\nvoip/line/1/id=3\n")
    return open_sheet(str(tmp_path / "phone.cfg"), catalogue)


def test_both_readings(sheet: Sheet) -> None:
    setting = sheet.effective.get("VOIP/line/0/id")
    assert setting is not None
    assert (setting.name, setting.doubtful) == ("voip/line/0/id", True)
    assert sheet.effective.value("voip/line/0/id") == "2"
    assert sheet.effective.value("voip/line/0/id", "earlier") == "1"
    assert [Path(held.place).name for held in setting.lines] == ["phone.cfg:2", "global.cfg:1"]


def test_what_is_not_set_has_its_default_where_all_files_are_at_hand(sheet: Sheet, tmp_path: Path) -> None:
    assert sheet.effective.value("voip/signalling/sip/use_proxy") is None
    assert sheet.effective.value_or_default("voip/signalling/sip/use_proxy") == "0"
    (tmp_path / "global.cfg").unlink()
    alone = open_sheet(str(tmp_path / "phone.cfg"), sheet.catalogue)
    assert alone.effective.value_or_default("voip/signalling/sip/use_proxy") is None
    assert alone.effective.value_or_default("voip/line/0/id") == "1"


def test_the_model_is_the_file_s_own_word_unless_one_is_named(sheet: Sheet, tmp_path: Path) -> None:
    assert sheet.model == "405HD"
    from lint.context import Context

    named = open_sheet(str(tmp_path / "phone.cfg"), sheet.catalogue, Context(model="450HD"))
    assert named.model == "450HD"


def test_the_command(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    from offhook import main

    assert main(["effective", sheet.file]) == 0
    out = capsys.readouterr().out
    assert "voip/line/0/id=2  ; " in out
    assert "overrides 1 of " in out


def test_secrets_are_masked_unless_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from offhook import main

    path = tmp_path / "phone.cfg"
    path.write_text("voip/line/0/auth_password=hidden-words\n")
    for form in ("text", "json", "cfg"):
        assert main(["effective", "--format", form, str(path)]) == 0
        assert "hidden-words" not in capsys.readouterr().out
    main(["effective", "--show-secrets", str(path)])
    assert "hidden-words" in capsys.readouterr().out


def test_what_was_not_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from offhook import main

    path = tmp_path / "phone.cfg"
    path.write_text("include gone.cfg\nsystem/ntp/enabled=1\n")
    assert main(["effective", str(path)]) == 2
    out, err = capsys.readouterr()
    assert "system/ntp/enabled=1" in out
    assert err.count("\n") == 1
    assert "gone.cfg" in err


def test_a_missing_file(catalogue: Catalogue) -> None:
    with pytest.raises(CfgError, match="no such file"):
        open_sheet("no/such.cfg", catalogue)


def test_defaults_are_those_of_the_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from offhook import main

    path = tmp_path / "phone.cfg"
    path.write_text("system/type=405HD\n")
    assert main(["effective", "--defaults", "--format", "cfg", str(path)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "system/type=405HD"
    assert len(rows) > 500
    assert "; voip/line/{n}/enabled=0" in rows or "; voip/line/{n}/enabled=1" in rows
