"""`offhook explain`: what a parameter is, and what a change of it needs."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

import kb

Run = Callable[..., subprocess.CompletedProcess[str]]
COLOUR = re.compile(r"\x1b\[(\d+;)*(3[0-8]|4[0-8]|9[0-7])(;\d+)*m")


def test_a_known_name(offhook: Run) -> None:
    run = offhook("explain", "voip/line/0/id")
    assert (run.returncode, run.stderr) == (0, "")
    for told in (
        "voip/line/0/id\nindex of voip/line/{n}/id\n",
        "A change needs  reload_voip: ",
        "UC 3.0.4); your\n",
        "Type            string, up to 30 characters",
        "Default         0 (manual)",
        "In the guide    20.2 ",
        "Evidence\n",
    ):
        assert told in run.stdout


def test_json_is_the_card(offhook: Run) -> None:
    run = offhook("explain", "voip/line/0/id", "--format", "json")
    assert json.loads(run.stdout) == kb.explain("voip/line/0/id")
    assert (run.returncode, run.stderr) == (0, "")


def test_several_names(offhook: Run) -> None:
    asked = ("voip/line/0/id", "system/ntp/enabled")
    assert [card["asked"] for card in json.loads(offhook("explain", *asked, "--format", "json").stdout)] == [*asked]
    assert offhook("explain", *asked).stdout.count("\nEvidence\n") == 2


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("provisioning/period/hourly/interval", "provisioning/period/hourly/hours_interval"),
        ("systes/ntp/enabled", "system/ntp/enabled"),
        ("voip/lin/0/id", "voip/line/0/id"),
    ],
)
def test_an_unknown_name_tells_the_nearest_on_stderr(
    offhook: Run, one_line: Callable[[Any], str], wrong: str, right: str
) -> None:
    run = offhook("explain", wrong)
    assert run.returncode == 1
    assert one_line(run).startswith(f"offhook: {wrong}: no such parameter; did you mean {right}")


def test_an_unknown_name_in_json(offhook: Run) -> None:
    run = offhook("explain", "voip/lin/0/id", "--format", "json")
    answer = json.loads(run.stdout)
    assert run.returncode == 1
    assert (answer["name"], answer["asked"], answer["nearest"]) == (None, "voip/lin/0/id", ["voip/line/0/id"])


def test_an_old_name_says_what_became_of_it(offhook: Run) -> None:
    run = offhook("explain", "voip/services/call_forward/line/{n}/active")
    assert run.returncode == 1
    assert "did you mean voip/line/{n}/call_forward/active?" in run.stderr


def test_one_unknown_name_among_known_ones(offhook: Run) -> None:
    run = offhook("explain", "voip/line/0/id", "zzz/qqq", "system/ntp/enabled")
    assert run.returncode == 1
    assert run.stdout.count("\nEvidence\n") == 2
    assert run.stderr.startswith("offhook: zzz/qqq: no such parameter")


def test_an_odd_index_and_case_are_told(offhook: Run) -> None:
    assert "index 99 is outside the known range 0 to 7" in offhook("explain", "voip/line/99/id").stdout
    assert "the phone's own spelling differs in case" in offhook("explain", "VOIP/line/0/id").stdout


def test_an_inferred_summary_and_an_unknown_action_say_so(offhook: Run) -> None:
    unknown = next(parameter.name for parameter in kb.load() if parameter.apply == "unknown")
    text = offhook("explain", "system/ntp/enabled", unknown).stdout
    assert "(inferred, not read)" in text
    assert re.search(r"^A change needs +unknown: ", text, re.MULTILINE)


def test_a_name_of_broken_bytes_is_unknown(offhook: Run, one_line: Callable[[Any], str]) -> None:
    run = offhook("explain", "voip/\udcff/id")
    assert run.returncode == 1
    assert "no such parameter" in one_line(run)


def test_a_name_with_a_line_feed_is_still_one_line(offhook: Run, one_line: Callable[[Any], str]) -> None:
    run = offhook("explain", "zzz\nqqq")
    assert run.returncode == 1
    assert "no such parameter" in one_line(run)


def test_a_pipe_gets_plain_text_and_a_terminal_colour(offhook: Run, on_a_terminal: Callable[..., str]) -> None:
    assert "\x1b" not in offhook("explain", "voip/line/0/id").stdout
    shown = on_a_terminal("explain", "voip/line/0/id")
    assert COLOUR.search(shown)
    assert "voip/line/0/id" in shown


def test_no_color_is_obeyed_on_a_terminal(on_a_terminal: Callable[..., str]) -> None:
    shown = on_a_terminal("explain", "voip/line/0/id", env={"NO_COLOR": "1"})
    assert not COLOUR.search(shown)
    assert "voip/line/0/id" in shown
