"""`offhook confirm`: what somebody saw on a phone, recorded in a file that a pull request can carry."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NAME = "system/web/enabled"
"""A parameter whose action no source states."""


@pytest.fixture
def here(offhook: Any, tmp_path: Path) -> Callable[..., Any]:
    """The command, run in a project of its own."""
    (tmp_path / "project").mkdir()

    def run(*arguments: str, **options: Any) -> Any:
        env = {"OFFHOOK_DATA": str(tmp_path / "data"), **options.pop("env", {})}
        return offhook(*arguments, cwd=options.pop("cwd", tmp_path / "project"), env=env)

    return run


def confirm(here: Any, apply: str = "reload_ui", *more: str, name: str = NAME) -> Any:
    evidence = ("--evidence", 'page "gone" at once, no restart', "--by", "ann")
    return here("confirm", name, "--apply", apply, *evidence, *more)


def test_every_answer_rests_on_a_confirmed_fact(here: Any) -> None:
    assert confirm(here, "reload_ui", "--firmware", "2.2.16", "--model", "405hd").returncode == 0
    card = json.loads(here("explain", NAME, "--format", "json").stdout)
    assert card["apply"] == "reload_ui"
    assert card["apply_detail"]["grade"] == "confirmed"
    assert card["apply_detail"]["scope"] == "405HD, firmware 2.2.16"
    assert 'page "gone" at once' in here("explain", NAME).stdout
    answer = json.loads(here("ask", NAME, "--format", "json").stdout)
    assert (answer["status"], answer["apply"]) == ("answered", "reload_ui")
    assert "Confirmed by ann on" in answer["answer"]
    assert 'page "gone" at once' in answer["answer"]


def test_the_planner_counts_with_it(here: Any, tmp_path: Path) -> None:
    confirm(here)
    for name, value in (("old", "1"), ("new", "0")):
        (tmp_path / f"{name}.cfg").write_text(f"{NAME}={value}\n")
    plan = json.loads(here("plan", str(tmp_path / "old.cfg"), str(tmp_path / "new.cfg"), "--format", "json").stdout)
    assert plan["apply"] == "reload_ui"
    assert plan["changes"][0]["grade"] == "confirmed"


def applying(here: Any, folder: Path, **env: str) -> dict[str, Any]:
    """What lint says of applying the new file where the phone has the old one."""
    options = ("--select", "APP001", "--against", str(folder / "old.cfg"), "--cache", str(folder / "cache"))
    run = here("lint", str(folder / "new.cfg"), *options, "--format", "json", env=env)
    (found,) = json.loads(run.stdout)
    return dict(found)


def test_lint_says_what_applying_a_file_needs_by_it_and_names_it(here: Any, tmp_path: Path) -> None:
    """Results that lint kept from before the fact was known are not told again."""
    for name, value in (("old", "1"), ("new", "0")):
        (tmp_path / f"{name}.cfg").write_text(f"{NAME}={value}\nsystem/type=405HD\n")
    before = applying(here, tmp_path)
    assert before["source"] is None
    assert "needs is not known (unknown 1); unknown does not mean none" in before["message"]

    confirm(here, "reboot", "--firmware", "2.2.16", "--model", "405hd")
    after = applying(here, tmp_path)
    assert (after["line"], after["parameter"], after["severity"]) == (1, NAME, "info")
    assert after["message"].endswith("needs: reboot (reboot 1); known from 405HD, firmware 2.2.16")
    (row,) = (
        row
        for row in json.loads(here("query", "select id, grade, title from sources", "--format", "json").stdout)
        if row["id"] == after["source"]
    )
    assert row["grade"] == "confirmed"
    assert 'page "gone" at once' in row["title"]

    assert applying(here, tmp_path, OFFHOOK_CONFIRMED="off") == before


def test_lint_goes_by_the_confirmed_fact_where_the_dataset_says_otherwise(here: Any, tmp_path: Path) -> None:
    (tmp_path / "old.cfg").write_text("network/lan/vlan/id=5\n")
    (tmp_path / "new.cfg").write_text("network/lan/vlan/id=6\n")
    assert "needs: reboot" in applying(here, tmp_path)["message"]
    confirm(here, "none", name="network/lan/vlan/id")
    after = applying(here, tmp_path)
    assert "needs: none (none 1)" in after["message"]
    assert after["source"].startswith("CONFIRMED-")


def test_the_file_is_found_from_below_and_can_be_left_out(here: Any, tmp_path: Path) -> None:
    confirm(here)
    below = tmp_path / "project" / "site" / "a"
    below.mkdir(parents=True)
    found = json.loads(here("explain", NAME, "--format", "json", cwd=below).stdout)
    assert found["apply"] == "reload_ui"
    for left_out in (("--no-confirmed",), ()):
        env = {} if left_out else {"OFFHOOK_CONFIRMED": "off"}
        card = json.loads(here("explain", NAME, "--format", "json", *left_out, env=env).stdout)
        assert card["apply"] == "unknown"


def test_a_pull_request_carries_the_fact(here: Any, tmp_path: Path) -> None:
    confirm(here)
    (tmp_path / "other checkout").mkdir()
    shutil.copy(tmp_path / "project" / "offhook-confirmed.toml", tmp_path / "other checkout")
    env = {"OFFHOOK_DATA": str(tmp_path / "other data")}
    card = json.loads(here("explain", NAME, "--format", "json", cwd=tmp_path / "other checkout", env=env).stdout)
    assert card["apply"] == "reload_ui"


def test_a_further_fact_is_appended_and_nothing_else_changes(here: Any, tmp_path: Path) -> None:
    confirm(here)
    file = tmp_path / "project" / "offhook-confirmed.toml"
    before = file.read_text() + "# reviewed\n"
    file.write_text(before)
    confirm(here, name="system/type", apply="reboot")
    assert file.read_text().startswith(before)
    assert file.read_text().count("[[confirmed]]") == 2


def test_what_it_overrules_is_told(here: Any) -> None:
    run = confirm(here, "reboot", name="personal_settings/lcd_contrast")
    assert run.returncode == 0
    assert "the dataset says none (firmware, FW-UC-3.0.4" in run.stderr
    card = json.loads(here("explain", "personal_settings/lcd_contrast", "--format", "json").stdout)
    assert card["apply"] == "reboot"
    assert any(e["standing"] == "differs" and e["value"] == "none" for e in card["evidence"])


def test_confirmations_that_disagree_are_told_and_the_stronger_stands(here: Any) -> None:
    confirm(here, "none")
    assert "disagrees with none" in confirm(here, "reboot").stderr
    card = json.loads(here("explain", NAME, "--format", "json").stdout)
    assert card["apply"] == "reboot"
    (note,) = [note["text"] for note in card["notes"] if note["kind"] == "disagreement"]
    assert note.startswith("Confirmations disagree: ")
    assert any("disagree" in note for note in json.loads(here("ask", NAME, "--format", "json").stdout)["notes"])


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("system/wep/enabled", "--apply", "none", "--evidence", "seen"), "system/wep/enabled: no such parameter"),
        (
            (NAME, "--apply", "restart", "--evidence", "seen"),
            "--apply restart: no such action; a change may need reboot",
        ),
        ((NAME, "--apply", "unknown", "--evidence", "seen"), "--apply unknown: no such action"),
        ((NAME, "--apply", "none", "--evidence", " "), "--evidence says nothing"),
        ((NAME, "--apply", "none", "--evidence", "seen", "--model", "iPhone"), "--model iPhone: no such model"),
    ],
)
def test_what_cannot_be_recorded_is_one_line(
    here: Any, one_line: Any, tmp_path: Path, arguments: tuple[str, ...], complaint: str
) -> None:
    run = here("confirm", *arguments)
    assert run.returncode == 2
    assert complaint in one_line(run)
    assert not (tmp_path / "project" / "offhook-confirmed.toml").exists()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("confirmed = 1\n", "must hold tables [[confirmed]]"),
        ("[[confirmed]\n", "is not TOML"),
        ("[[confirmed]]\nparameter = 'a/b'\n", "entry 1: field 'apply' is missing"),
        ("[[confirmed]]\ncolour = 'red'\n", "entry 1: unknown field 'colour'"),
        ("[[confirmed]]\nparameter = 1\n", "entry 1: 'parameter' must be text"),
        (
            "[[confirmed]]\nparameter='a/b'\napply='none'\nevidence='x'\nby='y'\ndate=2026-01-02\n",
            "entry 1: no parameter 'a/b'",
        ),
        (
            "[[confirmed]]\nparameter='system/type'\napply='no'\nevidence='x'\nby='y'\ndate='2026-01-02'\n",
            "entry 1: no action 'no'",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_is_one_line(
    here: Any, one_line: Any, tmp_path: Path, text: str, complaint: str
) -> None:
    file = tmp_path / "project" / "offhook-confirmed.toml"
    file.write_text(text)
    run = here("explain", NAME)
    assert run.returncode == 2
    line = one_line(run)
    assert "offhook-confirmed.toml: " in line
    assert complaint in line
