"""Another device that owns what is asked gets no confident answer; one that a setting of the phone points at does."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb

Rows = dict[str, list[dict[str, Any]]]
DEVICES = [dict(row) for row in kb.load().rows("select say, kind, verb, grade, sources, note from devices")]
OWNED = "No fact speaks of '{}' itself; nearest of what the phones have: "


def words() -> list[tuple[str, str]]:
    """Each device's name in the data, and its kind."""
    return [(word, row["kind"]) for row in DEVICES if row["kind"] != "part" for word in json.loads(row["say"])]


@pytest.mark.parametrize(
    ("question", "owner"),
    [
        ("reboot the switch", "switch"),
        ("do I have to restart our gateway", "gateway"),
        ("does the dns server need a restart", "dns server"),
        ("ntp server reboot", "ntp server"),
        ("router password", "router"),
        ("cisco switch lldp", "cisco switch"),
        ("sbc registration timeout", "sbc"),
        ("change the codec order on the pbx", "pbx"),
        ("session timer of the sip server", "sip server"),
        ("log level of the routers", "routers"),
        ("telnet to the switch", "switch"),
        ("auto answer in teams", "teams"),
        ("PC gets no IP address", "pc"),
        ("cisco handset auto answer", "cisco"),
        ("Passwort vom Router", "router"),
        ("Telefonanlage neu starten", "telefonanlage"),
        ("vlan id for the access point", "access point"),
        ("does the phone re-register when the sbc reboots", "sbc"),
    ],
)
def test_what_another_device_owns_is_said_to_be_unknown(question: str, owner: str) -> None:
    answer = kb.ask(question)
    assert answer.status != "answered"
    assert answer.answer.startswith(OWNED.format(owner)), answer.answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("which setting on the phone for the sbc address", "voip/signalling/sip/sip_outbound_proxy/addr"),
        ("sbc address", "voip/signalling/sip/sip_outbound_proxy/addr"),
        ("syslog server address", "system/syslog/server_address"),
        ("dns server address", "network/lan/fixed_ip/primary_dns"),
        ("ntp server", "system/ntp/primary_server_address"),
        ("ntp server changed", "system/ntp/primary_server_address"),
        ("does changing the ntp server need a reboot", "system/ntp/primary_server_address"),
        ("new ntp server, restart?", "system/ntp/primary_server_address"),
        ("ldap server port", "system/ldap/port"),
        ("switch lldp on the phone off", "network/lan/vlan/mode"),
        ("switch second line off", "voip/line/{n}/enabled"),
        ("vlan for the pc reboot?", "network/lan/vlan/pc_port_id"),
        ("pc port speed", "network/pc/port_mode"),
        ("sip password changed on the pbx", "voip/line/{n}/auth_password"),
        ("uri of the busy lamp field list on the sip server", "voip/services/busy_lamp_field/uri"),
        ("gateway sends 180 with sdp, no early media", "voip/signalling/sip/connect_media_on_180"),
        ("rport because phones sit behind a router", "voip/signalling/sip/rport/enabled"),
        ("DNS-Server Adresse", "network/lan/fixed_ip/primary_dns"),
        ("local sip port of the phone for the firewall rule", "voip/signalling/sip/port"),
        ("speed dial for the door opener on a function key", "personal_settings/functional_key/{n}/speed_dial_number"),
        ("call forward number on the phone, not on the pbx", "voip/line/{n}/call_forward/destination"),
        ("srtp off because the gateway can not do it", "voip/media/srtp/mode"),
        ("PC-Port VLAN für den Rechner", "network/lan/vlan/pc_port_id"),
    ],
)
def test_what_a_setting_of_the_phone_points_at_is_answered(question: str, name: str) -> None:
    answer = kb.ask(question)
    assert (answer.status, answer.parameters[0]["name"]) == ("answered", name), answer.answer


def test_what_nobody_knows_the_action_of_stays_unknown() -> None:
    answer = kb.ask("admin menu of the sbc")
    assert (answer.status, answer.apply) == ("unknown_action", "unknown")
    assert answer.answer.startswith(OWNED.format("sbc"))


def test_a_message_of_another_screen_is_no_message_of_the_phone() -> None:
    assert kb.ask("screen shows Logged out").status == "answered"
    assert kb.ask("laptop screen shows Logged out").status != "answered"


@given(st.sampled_from(words()), st.sampled_from(["{} password", "restart the {}", "{} reboot", "ring tone of the {}"]))
def test_no_device_of_the_data_is_taken_for_a_phone(device: tuple[str, str], asked: str) -> None:
    assert kb.ask(asked.format(device[0])).status != "answered"


@given(st.sampled_from([word for word, kind in words() if kind == "peer"]))
def test_what_is_asked_of_the_phone_beside_a_device_is_the_phones(word: str) -> None:
    """The same topic that the device would own: `ring tone of the router`."""
    assert not kb.ask(f"ring tone of the phone behind the {word}").answer.startswith("No fact speaks of")


def test_what_people_say_for_a_parameter_stays_the_parameters(dataset: Rows) -> None:
    """Hundreds of phrases name a device that a setting speaks of: `keep firewall pinhole open`."""
    named = {word.lower() for word, _ in words()}
    phrases = [
        phrase
        for row in dataset["synonyms"]
        if row["parameters"]
        for phrase in row["say"]
        if any(f" {word} " in f" {phrase.lower()} " for word in named)
    ]
    assert len(phrases) > 300
    assert [phrase for phrase in phrases if kb.ask(phrase).answer.startswith("No fact speaks of")] == []


def test_devices_are_facts_of_language_each_said_once() -> None:
    said = Counter(word.lower() for word, _ in words())
    assert [word for word, times in said.items() if times > 1] == []
    assert all(row["grade"] == "inferred" and row["note"] for row in DEVICES)
