"""How the things asked about stand to each other: what leads, what is said aside, what no answer has to speak of."""

from __future__ import annotations

import pytest

import kb
from kb.answering.concepts import Concept, concepts_of
from kb.answering.index import Index
from kb.answering.standing import leading, mark_asides
from kb.answering.words import Word, words_of

INDEX = Index(kb.load())


def read(question: str) -> tuple[list[Word], list[Concept]]:
    words = words_of(question)
    concepts = concepts_of(INDEX, words)
    mark_asides(INDEX, words, concepts)
    return words, concepts


@pytest.mark.parametrize(
    ("question", "led"),
    [
        ("bind password for the ldap account", ["bind password"]),
        ("voice vlan id does not match the switch", ["voice vlan id"]),
        ("admin password of the phone web interface, browser", ["admin password", "web interface"]),
        ("certificate of the radius server", []),
        ("on the headset no ring tone", []),
        ("syslog level", []),
    ],
)
def test_what_stands_before_a_place_or_an_end_leads(question: str, led: list[str]) -> None:
    """Nothing does where all that is asked stands together, or where the question begins with the place."""
    assert [one.text for one in leading(*read(question))] == led


@pytest.mark.parametrize(
    ("question", "aside"),
    [
        ("local sip port of the phone for the firewall rule", ["firewall rule"]),
        ("speed dial for the door opener on a function key", ["door opener"]),
        ("dnd on the phone, not in teams", ["teams"]),
        ("srtp off because the gateway can not do it", ["gateway"]),
        ("first rtp port, firewall team asks", ["firewall", "team", "asks"]),
        ("speed dial for the door opener", []),
        ("speed dial for the door opener on a function key of the yealink", []),
        ("connect phone to wifi", []),
        ("does the phone have a USB port for charging", []),
        ("firewall rule for the sip port of the phone", []),
    ],
)
def test_a_device_is_aside_where_the_phone_is_named_or_a_reason_is_given(question: str, aside: list[str]) -> None:
    assert [one.text for one in read(question)[1] if one.aside] == aside


def test_a_word_that_nobody_knows_is_told_though_it_is_aside() -> None:
    answer = kb.ask("local sip port of the phone for the firewall rule")
    assert answer.status == "answered"
    assert answer.notes[-1] == "No fact speaks of 'firewall rule'."


def test_articles_and_questions_may_stand_in_what_people_say() -> None:
    assert [one.text for one in read("answer on the headset")[1]] == ["answer on the headset"]
    asked = read("how often does the phone register at the pbx")[1]
    assert asked[0].parameters == ["voip/signalling/sip/proxy_timeout"]


def test_a_phrase_without_its_articles_cuts_no_other_phrase() -> None:
    """`address from dhcp` is one, and `dhcp server` another."""
    assert [one.text for one in read("address from the dhcp")[1]] == ["address from the dhcp"]
    assert [one.text for one in read("address from the dhcp server")[1]] == ["address", "dhcp", "server"]


@pytest.mark.parametrize("question", ["ring tone on the headset", "syslog on the phone"])
def test_on_before_a_noun_switches_nothing(question: str) -> None:
    assert [one for one in read(question)[1] if one.text == "on"] == []


def test_on_with_its_verb_switches() -> None:
    assert any(("enabl",) in one.meanings for one in read("turn on the vlan")[1])
    assert any(("enabl",) in one.meanings for one in read("switch syslog on the phone on")[1])


def test_how_bad_something_is_is_not_what_is_asked() -> None:
    assert kb.ask("phone too hot").status == "no_match"
    assert kb.ask("microphone gain of the headset too low").parameters[0]["name"].endswith("input_gain")


@pytest.mark.parametrize(
    "question",
    ["does the phone re-register when the sbc reboots", "what happens to the phone when the switch restarts"],
)
def test_what_the_restart_of_another_device_does_to_the_phones_is_not_known(question: str) -> None:
    answer = kb.ask(question)
    assert answer.status == "ambiguous"
    assert answer.answer.startswith("No fact speaks of")
