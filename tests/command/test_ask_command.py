"""`offhook ask` as support staff use it."""

from __future__ import annotations

import json
from typing import Any

Run = Any


def test_the_first_line_is_the_answer(offhook: Run) -> None:
    run = offhook("ask", "does changing the outbound proxy need a reboot?")
    assert run.returncode == 0
    first = run.stdout.splitlines()[0]
    assert "needs reload_voip" in first
    assert "sip_outbound_proxy/addr" in first
    assert "your phones may run another" in first


def test_the_evidence_and_what_else_fits_stand_below(offhook: Run) -> None:
    below = offhook("ask", "voicemail", "lamp").stdout
    assert "Firmware parameter table of UC 3.0.4" in below
    assert "In the guide    21.10" in below
    assert "Also fits" in below


def test_json_keeps_the_contract(offhook: Run) -> None:
    answer = json.loads(offhook("ask", "lcd contrast", "--format", "json", "--limit", "2").stdout)
    assert list(answer)[:5] == ["question", "status", "answer", "apply", "parameters"]
    assert answer["apply"] == "none"
    assert {"name", "score", "apply", "label", "summary", "grade", "source", "section", "table", "page"} <= set(
        answer["parameters"][0]
    )


def test_nothing_found_is_exit_status_1(offhook: Run) -> None:
    run = offhook("ask", "bluetooth pairing")
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith("Nothing fits: no fact about these phones speaks of 'bluetooth'")


def test_no_question_and_nobody_to_ask_is_one_line(offhook: Run, one_line: Any) -> None:
    run = offhook("ask", stdin=-3)
    assert run.returncode == 2
    assert one_line(run).startswith("offhook: no question; give one in quotes")


def test_the_prompt_answers_one_question_after_the_other(monkeypatch: Any, capsys: Any) -> None:
    import sys

    import offhook as command

    asked = iter(["lcd contrast", "q"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt: next(asked))
    assert command.main(["ask"]) == 0
    assert "A change of personal_settings/lcd_contrast" in capsys.readouterr().out
