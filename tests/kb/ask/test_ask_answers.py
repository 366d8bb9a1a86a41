"""What `kb.ask` answers, by example, and what holds for every answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb

STATUSES = {"answered", "ambiguous", "unknown_action", "no_match"}
CONTRACT = ("question", "status", "answer", "apply", "parameters")


def names(question: str) -> list[str]:
    return [entry["name"] for entry in kb.ask(question).parameters]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("does changing the outbound proxy need a reboot?", "voip/signalling/sip/sip_outbound_proxy/addr"),
        ("voicemail lamp", "voip/services/msg_waiting_ind/enabled"),  # a synonym
        ("Zeitzone ändern neustart", "system/ntp/gmt_offset"),  # German
        ("zeitzone aendern", "system/ntp/gmt_offset"),  # its letters written as two
        ("noise reduction treshold", "voip/audio/noise_reduction/threshold"),  # a slip of the fingers
        ("equaliser", "voip/audio/equalizer/enabled"),  # British
        ("dialing timeout", "voip/dialing/timeout"),  # the label
        ("voip/line/0/id", "voip/line/{n}/id"),  # a name with its index
        ("voip/signalling/sip/use_redundant_proxy", "voip/signalling/sip/redundant_proxy/enabled"),  # an old name
        ("netwrok/lan/vlan/id", "network/lan/vlan/id"),  # a mistyped name
    ],
)
def test_a_question_finds_its_parameter(question: str, name: str) -> None:
    assert names(question)[0] == name


def test_an_answer_says_what_is_needed_how_well_that_is_known_and_for_which_firmware() -> None:
    answer = kb.ask("lcd contrast")
    assert (answer.status, answer.apply) == ("answered", "none")
    for told in (
        "personal_settings/lcd_contrast",
        "none",
        "Grade firmware",
        "FW-UC-3.0.4",
        "your phones may run another",
    ):
        assert told in answer.answer


def test_what_nobody_knows_is_not_none_and_comes_with_what_can_be_said() -> None:
    answer = kb.ask("telnet port mirroring of system/web/enabled")
    assert (answer.status, answer.apply) == ("unknown_action", "unknown")
    assert "That is not none" in answer.answer
    assert any("offhook confirm system/web/enabled" in note for note in answer.notes)


def test_parameters_that_fit_equally_and_differ_are_all_named() -> None:
    answer = kb.ask("hold button disable")
    assert answer.status == "ambiguous"
    assert {entry["name"]: entry["apply"] for entry in answer.parameters[:2]} == {
        "system/disable_hold_button": "reload_ui",
        "personal_settings/key/hold/enabled": "unknown",
    }
    assert all(entry["name"] in answer.answer for entry in answer.parameters[:2])


def test_what_restarts_a_phone_is_answered_from_events() -> None:
    answer = kb.ask("poe cycle")
    assert (answer.status, answer.apply) == ("answered", "reboot")
    assert answer.events[0]["id"] == "power-up"
    assert "inferred" in answer.answer


def test_what_the_screen_says_is_answered_from_messages() -> None:
    answer = kb.ask("screen shows Logged out")
    assert answer.messages[0]["id"] == "logged-out"


@pytest.mark.parametrize("question", ["does changing mtu need reboot", "bluetooth pairing", "asdf", "", "?", "the"])
def test_what_is_not_known_has_no_answer(question: str) -> None:
    answer = kb.ask(question)
    assert (answer.status, answer.apply, answer.parameters) == ("no_match", "unknown", [])


def test_a_word_nobody_knows_is_named() -> None:
    assert "'mtu'" in kb.ask("does changing mtu need reboot").answer


@given(st.text(max_size=200))
def test_any_text_is_answered(question: str) -> None:
    check(question)


@given(
    st.lists(st.sampled_from(["voip/", "headset", "reboot", "%d", "{n}", "ä", "\x00", "'", '"', "*", "a" * 90, "1"]))
)
def test_any_heap_of_words_is_answered(words: list[str]) -> None:
    check(" ".join(words))


def check(question: str) -> None:
    answer: dict[str, Any] = json.loads(json.dumps(kb.ask(question).as_json()))
    assert tuple(answer)[: len(CONTRACT)] == CONTRACT
    assert answer["question"] == question
    assert answer["status"] in STATUSES
    assert answer["answer"]
    actions = {*kb.load().actions(), "unknown"}
    assert answer["apply"] in actions
    for entry in answer["parameters"]:
        assert entry["name"] in kb.load()
        assert entry["apply"] in actions
        assert (entry["apply"] == "unknown") == (entry["source"] is None)
    if answer["status"] in ("no_match", "unknown_action"):
        assert answer["apply"] == "unknown"
