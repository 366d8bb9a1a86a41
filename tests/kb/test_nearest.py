"""Wrong names: what the asker most likely meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb
from kb.catalogue import Catalogue
from kb.nearest import unmistakable


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("provisioning/period/hourly/interval", "provisioning/period/hourly/hours_interval"),
        ("systes/ntp/primary_server_address", "system/ntp/primary_server_address"),
        ("systes/ntp/enabled", "system/ntp/enabled"),
        ("voip/lin/0/id", "voip/line/0/id"),
        ("voip/line/0/idd", "voip/line/0/id"),
        ("voip/line/{n}/auth_pasword", "voip/line/{n}/auth_password"),
        ("voip/line/2/authname", "voip/line/2/auth_name"),
        ("system/ntp/enable", "system/ntp/enabled"),
        ("voip/line/0/ id", "voip/line/0/id"),
        ("SYSTEM/NTP/ENABLE", "system/ntp/enabled"),
        ("voip/signaling/sip/digit_map", "voip/signalling/sip/digit_map"),
        ("personal_settings/Language", "personal_settings/language"),
        # A part of the path is missing: the last part decides.
        ("network/lan/mode", "network/lan/vlan/mode"),
        ("voip/services/voice_mail_number", "voip/services/msg_waiting_ind/voice_mail_number"),
    ],
)
def test_the_nearest_name_comes_first(catalogue: Catalogue, wrong: str, right: str) -> None:
    assert catalogue.nearest(wrong)[0] == right


def test_old_names_lead_to_their_successors(catalogue: Catalogue, dataset: dict[str, list[dict[str, object]]]) -> None:
    """A name of older firmware is known to be wrong, so its successors are the only honest offer."""
    old = [row for row in dataset["old_names"] if row["name"] not in catalogue]
    assert len(old) > 50
    for row in old:
        assert catalogue.nearest(str(row["name"])) == list(row["successor"])[:3]  # type: ignore[call-overload]


def test_an_old_310hd_name_names_its_successor(catalogue: Catalogue) -> None:
    assert catalogue.nearest("voip/services/call_forward/line/{n}/active") == ["voip/line/{n}/call_forward/active"]
    told = catalogue.old_name("voip/services/call_forward/line/{n}/active")
    assert told is not None
    assert told.kind == "group_change"


def test_an_old_name_is_found_by_a_concrete_name(catalogue: Catalogue) -> None:
    told = catalogue.old_name("voip/services/call_forward/line/0/active")
    assert told is not None
    assert told.successor == ["voip/line/{n}/call_forward/active"]


def test_the_index_of_an_old_name_goes_into_its_successor(catalogue: Catalogue) -> None:
    """As it does for every other wrong name: `voip/lin/0/id` offers `voip/line/0/id`."""
    assert catalogue.nearest("voip/services/call_forward/line/0/active") == ["voip/line/0/call_forward/active"]


def test_a_last_part_alone_finds_the_names_that_end_in_it(catalogue: Catalogue) -> None:
    assert catalogue.nearest("hours_interval") == ["provisioning/period/hourly/hours_interval"]
    assert all(name.endswith("/enabled") for name in catalogue.nearest("enabled"))


@pytest.mark.parametrize("name", ["", "   ", "/", "zzz/qqq", "no idea at all"])
def test_where_nothing_is_near_nothing_is_offered(catalogue: Catalogue, name: str) -> None:
    assert catalogue.nearest(name) == []


@given(st.text(max_size=40), st.integers(1, 5))
def test_offers_are_names_that_can_be_looked_up(text: str, limit: int) -> None:
    catalogue = kb.load()
    offers = catalogue.nearest(text, limit)
    assert len(offers) <= limit
    assert all(offer in catalogue for offer in offers)


@given(st.data())
def test_one_wrong_letter_is_forgiven(data: st.DataObject) -> None:
    catalogue = kb.load()
    name = data.draw(st.sampled_from([p.name for p in catalogue if len(p.name) > 12]))
    at = data.draw(st.integers(1, len(name) - 2).filter(lambda n: name[n].isalpha() and name[n - 1] not in "{/"))
    wrong = name[:at] + "ж" + name[at + 1 :]
    assert name in catalogue.nearest(wrong, limit=30)


def test_a_slip_of_the_pen_leaves_no_doubt_and_is_never_taken_for_another_name() -> None:
    catalogue = kb.load()
    known = [name.replace("{n}", "0") for name in list(catalogue.names_by_key.values())[::7]]
    names = [name for name in known if "{" not in name]
    slips = [(name, name[:-2] + name[-1] + name[-2]) for name in names]
    slips += [(name, name[: len(name) // 2] + name[len(name) // 2 + 1 :]) for name in names]
    found = [(name, unmistakable(catalogue, slip)) for name, slip in slips if slip not in catalogue]
    assert [(name, meant) for name, meant in found if meant not in (None, name)] == []
    assert sum(meant is not None for _, meant in found) > 0.6 * len(found) > 100


@pytest.mark.parametrize(
    "name",
    [
        "",
        "enabled",
        "no idea at all",
        "network/lan/mode",  # a part is missing
        "voip/codec/codec_info/0/pname",  # an old name: its successors are known, and told by a table of their own
    ],
)
def test_where_there_is_doubt_no_name_is_sure(name: str, catalogue: Catalogue) -> None:
    assert unmistakable(catalogue, name) is None


def test_another_number_is_another_name(catalogue: Catalogue) -> None:
    """`tone_on_0` and `tone_on_1` are as near as can be, and none of them is a slip for the other."""
    with_digit = [name for key, name in catalogue.names_by_key.items() if key[-2] == "_" and key[-1].isdigit()]
    assert with_digit
    assert [
        name for name in with_digit if unmistakable(catalogue, f"{name[:-1]}9") not in (None, f"{name[:-1]}9")
    ] == []
