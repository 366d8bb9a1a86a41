"""Labels and names of first cells, however the name is wrapped and its indexes are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.facts.naming import first_cell, normal


def read(*lines: str) -> tuple[str | None, list[str]]:
    found = first_cell(lines)
    return found.label, [name.name for name in found.names]


@pytest.mark.parametrize(
    ("lines", "label", "names"),
    [
        (["Label", "[a/b/c]"], "Label", ["a/b/c"]),
        (["Label [a/b/c]"], "Label", ["a/b/c"]),
        (["[a/b/c]"], None, ["a/b/c"]),
        (["a/b/c"], None, ["a/b/c"]),
        (["[/a/b/c]"], None, ["a/b/c"]),
        (["/a/b/c"], None, ["a/b/c"]),
        (["[a/b/c/]"], None, ["a/b/c"]),
        (["Label"], "Label", []),
        (["Two", "lines"], "Two lines", []),
        (["A label on", "two lines", "a/b/c"], "A label on two lines", ["a/b/c"]),
        (["Name:", "[a/b/c]"], "Name", ["a/b/c"]),
        (["TCP/IP", "[network/lan_type]"], "TCP/IP", ["network/lan_type"]),
        (["On/Off", "[a/b]"], "On/Off", ["a/b"]),
        (["LAN/WAN Mode"], "LAN/WAN Mode", []),
        (["Input/Output level", "voip/audio/gain"], "Input/Output level", ["voip/audio/gain"]),
        (["802.1p/Q", "[network/lan/vlan/priority]"], "802.1p/Q", ["network/lan/vlan/priority"]),
        (["[a/b/c"], None, ["a/b/c"]),
        (["[a/b]", "[c/d]"], None, ["a/b", "c/d"]),
        (["[a/b], [c/d]"], None, ["a/b", "c/d"]),
        ([], None, []),
        ([""], None, []),
        (["LAN/WAN", "Mode"], "LAN/WAN Mode", []),
        (["On/Off"], "On/Off", []),
        (["Port", "a/b/c", "[seconds]"], "Port", ["a/b/c"]),
        (["Port", "a/b/c", "(seconds)"], "Port", ["a/b/c"]),
        (["Keys [0-9]"], "Keys [0-9]", []),
        (["a/b/c]"], None, ["a/b/c"]),
        (["voip/a/b", "voip/d/e"], None, ["voip/a/b", "voip/d/e"]),
    ],
)
def test_label_and_names(lines: list[str], label: str | None, names: list[str]) -> None:
    assert read(*lines) == (label, names)


WRAPPED = [
    "voip/signalling/sip/registration_failed_timeout",
    "voip/signalling/sip/unregister_on_voip_reload",
    "personal_settings/functional_key/function_keys/extended_speed_dial",
]


@pytest.mark.parametrize("brackets", [True, False], ids=["bracketed", "bare"])
@pytest.mark.parametrize("name", WRAPPED)
def test_a_name_wraps_anywhere(name: str, brackets: bool) -> None:
    shown = f"[{name}]" if brackets else name
    first = shown.index("/") + 1
    for one in range(first, len(shown) - 1, 3):
        for two in range(one + 1, len(shown), 3):
            lines = ["Some Label", shown[:one], shown[one:two], shown[two:]]
            assert read(*lines) == ("Some Label", [name]), lines


@pytest.mark.parametrize("brackets", [True, False], ids=["bracketed", "bare"])
@pytest.mark.parametrize(
    ("index", "limits"),
    [
        ("%d", None),
        ("%n", None),
        ("[0-3]", (0, 3)),
        ("0-5", (0, 5)),
        ("*", None),
        ("nn", None),
        ("n", None),
        ("N", None),
        ("0", None),
        ("{n}", None),
        ("<n>", None),
    ],
)
def test_index_forms(index: str, limits: tuple[int, int] | None, brackets: bool) -> None:
    shown = f"voip/line/{index}/id"
    found = first_cell([f"[{shown}]" if brackets else shown])
    assert [(name.name, name.index_range) for name in found.names] == [("voip/line/{n}/id", limits)]
    assert found.names[0].shown == shown


def test_two_indexes_have_letters_of_their_own() -> None:
    assert normal("voip/line/[0-3]/key/[0-7]/label") == ("voip/line/{n}/key/{m}/label", (0, 3))


@pytest.mark.parametrize("name", ["a/b_2", "network/lan/_802_1x/mode", "system/ntp/primary_server", "voip/h323/x1"])
def test_digits_within_a_part_are_no_index(name: str) -> None:
    assert read(f"[{name}]") == (None, [name])


@pytest.mark.parametrize(
    "lines",
    [
        ["[a/0/b] - [a/3/b]"],
        ["[a/0/b] \u2013", "[a/3/b]"],
        ["[a/0/b]-[a/3/b]"],
        ["[a/0/b] to [a/3/b]"],
        ["[a/0", "/b] - [a/", "3/b]"],
        ["a/0/b - a/3/b"],
        ["a/0/b \u2013", "a/3/b"],
        ["[a/0/b - a/3/b]"],
    ],
)
def test_two_paths_joined_by_a_dash(lines: list[str]) -> None:
    assert [(name.name, name.index_range) for name in first_cell(lines).names] == [("a/{n}/b", (0, 3))]


@pytest.mark.parametrize("lines", [["[a/b/c=0]"], ["a/b/c=0"], ["[a/b", "/c=0]"]])
def test_a_value_behind_a_name(lines: list[str]) -> None:
    assert [(name.name, name.value) for name in first_cell(lines).names] == [("a/b/c", "0")]


@given(st.lists(st.text(st.sampled_from("ab/[]-_ %d0=\u2013{}*\n\u00a0") | st.characters(), max_size=30), max_size=5))
def test_any_text_is_read_without_an_error(lines: list[str]) -> None:
    for name in first_cell(lines).names:
        assert name.name.count("/") >= 1
        assert " " not in name.name
