"""`offhook dial`: numbers, the map in words, destinations, files, and what is refused."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

import offhook
from lint.commands import dial
from lint.errors import CfgError, UsageError

MAP = "[2-9]11|0|011xxx.|*xx|[2-7]xxx"
PLAN = r"4xxx=Line_\\\@10.1.2.3"

Captured = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook dial", epilog=dial.EPILOG)
    dial.configure(parser)
    return dial.run(parser.parse_args(arguments))


def told(capsys: Captured, *arguments: str) -> str:
    assert run(*arguments) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_numbers(capsys: Captured) -> None:
    lines = told(capsys, MAP, "911", "211", "2114", "55", "45678", "01144").splitlines()
    assert lines[0] == "911: dialed at once after key 3, by '[2-9]11' [1]"
    assert lines[1].startswith("211: waits for the timer after key 3: '[2-9]11' matches, and '[2-7]xxx' can go on [")
    assert lines[2].startswith("2114: dialed at once after key 4, by '[2-7]xxx'")
    assert "211 is dialed after key 3 already" in lines[3]
    assert lines[4].startswith("55: never matches ('[2-7]xxx' can still be completed): dialed when the timer")
    assert lines[5].startswith("45678: dialed at once after key 4, by '[2-7]xxx', as 4567: 8 comes too late")
    assert lines[6].startswith("01144: waits for the timer after key 5: '011xxx.' matches")
    assert any("the two statements conflict" in line and "LTRT-11950 p116" in line for line in lines[7:])


def test_the_map_in_words(capsys: Captured) -> None:
    out = told(capsys, "[2-7]xxx|0|41xx|N1", "--rules", r"4xxx=\\@h")
    assert out.splitlines() == [
        "digit map of 4 patterns in the full syntax ('|'):",
        "  [2-7]xxx  4 digits beginning with 2 to 7",
        "  0         the number 0",
        "  41xx      4 digits beginning with 41",
        "  N1        not understood",
        "  column 12: warning: '41xx' does nothing: all its numbers match the earlier '[2-7]xxx'",
        "  column 17: warning: 'N': no part of a digit map here",
        "dial plan of 1 rule:",
        r"  4xxx=\\@h  4 digits beginning with 4",
    ]


def test_what_is_left_out_is_said(capsys: Captured) -> None:
    out = told(capsys, "--rules", "0=h;x", "N1|0", "0")
    assert "left out, as not understood: 'N1'\n  column 1: warning: 'N'" in out
    assert "left out, as not understood: 'x'\n  column 5: warning: no '='" in out
    assert "-> h, by 0=h" in out


def test_destinations(capsys: Captured) -> None:
    out = told(capsys, MAP, "4567", "5567", "--rules", rf"{PLAN};55xx=\\\@a;5xxx=\\\@b")
    assert rf"  -> Line_567@10.1.2.3, by {PLAN}" in out
    assert "2 rules of the dial plan are for 5567; no source says which one is taken:" in out
    assert "no rule of the dial plan is for 211" in told(capsys, MAP, "211", "--rules", PLAN)


def test_readings_of_a_destination(capsys: Captured) -> None:
    out = told(capsys, MAP, "4567", "--rules", r"4xxx=\\@h")
    assert "-> 56@h if each backslash is one x in turn" in out
    assert "-> 67@h if the backslashes are the last digits; no source tells" in out


def test_json(capsys: Captured) -> None:
    answer = json.loads(told(capsys, MAP, "211", "4567", "--rules", PLAN, "--format", "json"))
    first, second = answer
    assert (first["outcome"], first["keys"], first["patterns"], first["disputed"]) == ("timer", 3, ["[2-9]11"], True)
    assert (first["number"], first["pattern"], first["destination"]) == ("211", "[2-9]11", None)
    assert [fact["id"] for fact in first["rests_on"]] == ["digit-map-prefix-waits", "digit-map-overlap-conflict"]
    assert (second["outcome"], second["pattern"], second["destination"]) == (
        "immediate",
        "[2-7]xxx",
        "Line_567@10.1.2.3",
    )
    assert json.loads(told(capsys, MAP, "1", "--format", "json"))[0]["outcome"] == "no-match"
    two_rules = told(capsys, MAP, "5567", "--rules", r"55xx=\\\@a;5xxx=\\\@b", "--format", "json")
    assert json.loads(two_rules)[0]["destination"] is None, "no source says which rule is taken"


def test_json_leaves_nothing_out_unsaid(capsys: Captured) -> None:
    assert run("N1|0", "0", "--rules", "0=h;x", "--format", "json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)[0]["outcome"] == "immediate"
    assert "pattern 'N1' is left out, as not understood" in err
    assert "rule 'x' is left out, as not understood" in err


def test_json_of_the_map(capsys: Captured) -> None:
    answer = json.loads(told(capsys, MAP, "--format", "json"))
    assert [one["meaning"] for one in answer["patterns"]][1] == "the number 0"
    assert {one["kind"] for one in answer["relations"]} == {"digit-map-unreachable", "digit-map-overlap"}


def test_a_configuration_file(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text(f"voip/signalling/sip/digit_map={MAP}\nvoip/signalling/sip/number_rules={PLAN}\n")
    assert "Line_567@10.1.2.3" in told(capsys, f"@{file}", "4567")
    assert "567@b" in told(capsys, f"@{file}", "4567", "--rules", r"4xxx=\\\@b")
    file.write_text("voip/signalling/sip/digit_map=1xx\nvoip/signalling/sip/digit_map=2xx\n")
    assert run(f"@{file}", "234") == 0
    out, err = capsys.readouterr()
    assert out.startswith("234: dialed at once")
    assert f"is set at {file}:1, {file}:2; the last one is taken" in err


def test_includes_of_a_configuration_file_count(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "global.cfg").write_text(
        f"voip/signalling/sip/digit_map={MAP}\nvoip/signalling/sip/number_rules={PLAN}\n"
    )
    phone = tmp_path / "phone.cfg"
    phone.write_text("voip/line/0/id=1\ninclude global.cfg\n")
    assert "Line_567@10.1.2.3" in told(capsys, f"@{phone}", "4567")
    phone.write_text("include global.cfg\ninclude missing.cfg\n")
    assert run(f"@{phone}", "4567") == 0
    assert "'include missing.cfg' was not read" in capsys.readouterr().err
    phone.write_text("include /global.cfg\n")
    assert "Line_567@10.1.2.3" in told(capsys, f"@{phone}", "4567", "--include-root", str(tmp_path))


def test_options_may_stand_before_the_numbers(capsys: Captured) -> None:
    assert offhook.main(["dial", "4xxx", "--rules", PLAN, "4567"]) == 0
    assert "Line_567@10.1.2.3" in capsys.readouterr().out


def test_an_empty_map(capsys: Captured) -> None:
    assert told(capsys, "") == "digit map without patterns: every number ends by the timer or the pound key\n"
    assert told(capsys, "", "1").startswith("1: never matches")


def test_the_pound_key(capsys: Captured) -> None:
    assert "that key ends the number first" in told(capsys, "#x", "#1")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("100|[2-7xxx|0", "1"), "digit map, column 5: '[' without ']': 100|>>>[<<<2-7xxx|0"),
        (("100||0",), "digit map, column 5: empty pattern: 100|>>>|<<<0"),
        (("foo",), "digit map, column 1: 'f', 'o': no part of a digit map here: >>>foo<<<"),
        (("1", "--rules", "x"), "dial plan, column 1: no '='"),
        (("@", "1"), "'@' without a file"),
        (("1", "12a"), "'12a' is no number: write the keys alone"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError) as error:
        run(*arguments)
    assert str(error.value).startswith(message)


def test_files_without_a_map_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "phone.cfg"
    file.write_text("system/type=405HD\n")
    with pytest.raises(UsageError, match="sets no digit map"):
        run(f"@{file}")
    with pytest.raises(CfgError, match="no such file"):
        run(f"@{tmp_path}/none.cfg")
