"""A question that is a topic's title leads to the topic; a topic is never the answer itself."""

from __future__ import annotations

import pytest

import kb


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("how does option 160 work", "dhcp-160"),
        ("how do I encrypt a configuration file", "encryption-file"),
        ("how does include work", "include"),
        ("what is a dial plan", "dial-plan"),
    ],
)
def test_it_is_pointed_at(question: str, topic: str) -> None:
    (row,) = kb.load().rows("select title from topics where topic = ?", (topic,))
    assert f"More of this: offhook topic {topic} ({row['title']})." in kb.ask(question).notes


@pytest.mark.parametrize("question", ["vlan id", "reboot after changing the ntp server", "weather tomorrow"])
def test_other_questions_are_left_alone(question: str) -> None:
    assert not any("offhook topic" in note for note in kb.ask(question).notes)


def test_it_leaves_the_answer_what_it_is() -> None:
    answer = kb.ask("digit map")
    assert answer.status != "no_match"
    assert answer.parameters[0]["name"] == "voip/signalling/sip/digit_map"
