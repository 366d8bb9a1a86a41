"""`offhook plan`: files, folders, revisions, states; formats; limits for CI; what is held back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from lint.plan import report
from offhook import main

OLD = "system/type=405HD\nvoip/line/0/id=1\nnetwork/lan/vlan/id=5\nvoip/line/0/auth_password=old-secret\n"
NEW = "system/type=405HD\nvoip/line/0/id=2\nnetwork/lan/vlan/id=6\nvoip/line/0/auth_password=new-secret\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("old.cfg", OLD), ("new.cfg", NEW)):
        (tmp_path / name).write_text(text)
    return str(tmp_path / "old.cfg"), str(tmp_path / "new.cfg")


def out(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert main(["plan", *words]) == status
    return capsys.readouterr().out


def test_two_files(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, *pair)
    assert text.startswith("reboot: the strongest action needed.\n")
    assert "network/lan/vlan/id: '5' -> '6'" in text
    assert "Actions are known from" in text


def test_nothing_changes(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, pair[0], pair[0]) == "Nothing changes.\n"


@pytest.mark.parametrize("form", report.FORMATS)
def test_secrets_are_masked_in_every_format(
    form: str, pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = out(capsys, "--format", form, *pair)
    assert "auth_password" in text
    assert "-secret" not in text


def test_the_json_contract(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(out(capsys, "--format", "json", "--firmware", "2.2.16", *pair))
    assert found["apply"] == "reboot"
    assert "your phones run 2.2.16" in found["scope"]
    first = next(change for change in found["changes"] if change["parameter"] == "network/lan/vlan/id")
    assert {k: first[k] for k in ("file", "old", "new", "apply", "grade")} == {
        "file": "new.cfg", "old": "5", "new": "6", "apply": "reboot", "grade": "firmware",
    }  # fmt: skip


def test_csv_and_markdown(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(out(capsys, "--format", "csv", *pair))))
    assert [row["parameter"] for row in rows] == ["network/lan/vlan/id", "voip/line/0/auth_password", "voip/line/0/id"]
    assert "| reboot | `network/lan/vlan/id` | `5` | `6` |" in out(capsys, "--format", "markdown", *pair)


def test_a_value_cannot_break_out_of_its_markdown_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.cfg").write_text("voip/line/0/description=x\n")
    (tmp_path / "b.cfg").write_text("voip/line/0/description=`|<img src=x>\n")
    text = out(capsys, "--format", "markdown", str(tmp_path / "a.cfg"), str(tmp_path / "b.cfg"))
    assert "<img" not in text
    assert "'\\|&lt;img" in text


@pytest.mark.parametrize(("most", "status"), [("reboot", 0), ("reload_voip", 1), ("none", 1)])
def test_a_limit_for_ci(most: str, status: int, pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    out(capsys, "--max-action", most, *pair, status=status)


def test_unknown_exceeds_every_limit_unless_allowed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a.cfg", "no/such/name=1\n"), ("b.cfg", "no/such/name=2\n")):
        (tmp_path / name).write_text(text)
    pair = [str(tmp_path / "a.cfg"), str(tmp_path / "b.cfg")]
    assert "does not mean none" in out(capsys, "--max-action", "reboot", *pair, status=1)
    out(capsys, "--max-action", "reboot", "--allow-unknown", *pair)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, vlan in ((old, 5), (new, 6)):
        folder.mkdir()
        (folder / "global.cfg").write_text(f"network/lan/vlan/id={vlan}\n")
        for number in range(3):
            name = f"00908F00000{number}.cfg" if folder is old else f"00908f00000{number}.cfg"
            (folder / name).write_text(f"voip/line/0/id={number}\ninclude global.cfg\n")
    (new / "00908f000009.cfg").write_text("voip/line/0/id=9\n")
    return old, new


def test_folders_are_matched_by_mac_and_includes_are_no_phones(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(out(capsys, "--format", "json", *map(str, folders)))
    assert [phone["file"] for phone in found["phones"]] == [f"00908f00000{number}.cfg" for number in range(3)]
    assert found["summary"]["added"] == ["00908f000009.cfg"]
    text = out(capsys, *map(str, folders))
    assert "3 phones: 00908f000000.cfg" in text
    assert text.count("network/lan/vlan/id") == 1


def test_files_of_one_address_go_by_their_names(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """On both sides, also where one of them has the address once."""
    (folders[1] / "copy-of-00:90:8f:00:00:00.cfg").write_text("voip/line/0/id=1\n")
    found = json.loads(out(capsys, "--format", "json", *map(str, folders)))
    assert [phone["file"] for phone in found["phones"]] == [f"00908f00000{number}.cfg" for number in range(3)]
    assert found["summary"]["added"] == ["00908f000009.cfg", "copy-of-00:90:8f:00:00:00.cfg"]
    assert found["summary"]["removed"] == []


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-C", str(folder), "-c", "user.name=n", "-c", "user.email=n@example.com", *words],
        check=True,
        capture_output=True,
    )


def test_against_a_revision(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    folder = folders[0]
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "one")
    (folder / "global.cfg").write_text("network/lan/vlan/id=7\n")
    found = json.loads(out(capsys, "--format", "json", "--git", "HEAD", str(folder)))
    assert {(c["parameter"], c["old"], c["new"]) for c in found["changes"]} == {("network/lan/vlan/id", "5", "7")}
    assert main(["plan", "--git", "no-such-revision", str(folder)]) == 2
    err = capsys.readouterr().err
    assert "no revision 'no-such-revision'" in err
    assert err.count("\n") == 1


def test_against_a_state(pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new.cfg").write_text("voip/line/0/id=2\n")
    found = json.loads(out(capsys, "--format", "json", "--state", *pair))
    assert [change["parameter"] for change in found["changes"]] == ["voip/line/0/id"]


def test_what_reboots_is_held_back(pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out"
    out(capsys, "--split", str(target), *pair)
    now, later = target / "now" / "new.cfg", target / "later" / "new.cfg"
    assert later.read_text() == NEW
    assert "network/lan/vlan/id=5\n" in now.read_text()
    assert json.loads(out(capsys, "--format", "json", pair[0], str(now)))["apply"] == "reload_voip"
    then = json.loads(out(capsys, "--format", "json", str(now), str(later)))
    assert [change["parameter"] for change in then["changes"]] == ["network/lan/vlan/id"]


def test_a_changed_include_is_held_back_by_a_line_of_its_own(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    assert main(["plan", "--split", str(target), *map(str, folders)]) == 0
    # Which of the two lines counts is not known, so it is said.
    assert capsys.readouterr().err.startswith(
        "offhook: network/lan/vlan/id: held back only if a line behind an include"
    )
    assert (target / "now" / "00908f000001.cfg").read_text().endswith("restart:\nnetwork/lan/vlan/id=5\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["one.cfg"], "name the old and the new"),
        (["--git", "HEAD", "--state", "x", "y"], "give one of them"),
        (["no/such.cfg", "no/such.cfg"], "no such file"),
        (["--model", "999", "a", "b"], "no model '999' is known; the known ones are 405HD"),
    ],
)
def test_one_line_says_what_is_wrong(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", *words]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_an_encrypted_file(pair: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "phone.cfx"
    secret.write_bytes(bytes(range(256)) * 4)
    assert main(["plan", pair[0], str(secret)]) == 2
    assert "encrypted" in capsys.readouterr().err


def test_an_include_that_was_not_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.cfg", "b.cfg"):
        (tmp_path / name).write_text(f"include https://example.com/g.cfg\nvoip/line/0/id={name[0]}\n")
    assert "was not read" in out(capsys, str(tmp_path / "a.cfg"), str(tmp_path / "b.cfg"))


def test_settings_files_are_heeded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "offhook.toml").write_text('include-root = "shared"\nfirmware = "2.2.16"\n')
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "global.cfg").write_text("network/lan/vlan/id=5\n")
    (tmp_path / "a.cfg").write_text("network/lan/vlan/id=4\n")
    (tmp_path / "b.cfg").write_text("include /global.cfg\n")
    text = out(capsys, str(tmp_path / "a.cfg"), str(tmp_path / "b.cfg"))
    assert "network/lan/vlan/id: '4' -> '5'" in text
    assert "your phones run 2.2.16" in text


def test_a_revision_has_its_own_include_root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "offhook.toml").write_text('include-root = "shared"\n')
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "global.cfg").write_text("network/lan/vlan/id=5\n")
    (tmp_path / "phone.cfg").write_text("include /global.cfg\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    (tmp_path / "shared" / "global.cfg").write_text("network/lan/vlan/id=6\n")
    assert "network/lan/vlan/id: '5' -> '6'" in out(capsys, "--git", "HEAD", str(tmp_path / "phone.cfg"))
