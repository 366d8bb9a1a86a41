"""What differs between two configurations, and what each difference needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import actions
from kb.catalogue import Catalogue
from lint.plan.changes import Change, Planner, apply_changes
from lint.plan.layers import Layered, Reader

Compare = Callable[..., list[Change]]


@pytest.fixture
def compare(catalogue: Catalogue, tmp_path: Path) -> Compare:
    """The changes from one text to another; other files of both sides are given by name."""

    def run(old: str, new: str, *, overlay: bool = False, **shared: tuple[str, str]) -> list[Change]:
        sides = []
        for side, text in enumerate((old, new)):
            folder = tmp_path / str(side)
            folder.mkdir(exist_ok=True)
            for name, texts in shared.items():
                (folder / f"{name}.cfg").write_text(texts[side])
            sides.append(Reader(catalogue).read(str(folder / "phone.cfg"), text.encode()))
        return Planner(catalogue).changes(*sides, overlay=overlay)

    return run


def brief(found: list[Change]) -> list[tuple[str, str | None, str | None, str]]:
    return [(c.parameter, c.old, c.new, c.apply) for c in found]


def test_a_changed_value_needs_what_the_dataset_says(compare: Compare, catalogue: Catalogue) -> None:
    found = compare("voip/line/0/id=1\nnetwork/lan/vlan/id=5\n", "voip/line/0/id=2\nnetwork/lan/vlan/id=5\n")
    assert brief(found) == [("voip/line/0/id", "1", "2", "reload_voip")]
    assert found[0].source == catalogue["voip/line/0/id"].stated_by["apply"]
    assert "UC 3.0.4" in (found[0].scope or "")


def test_case_of_a_literal_and_order_are_no_change(compare: Compare) -> None:
    assert compare("provisioning/period/type=DAILY\nsystem/ntp/enabled=1\n", "system/ntp/enabled=1\nprovisioning/period/type=Daily\n") == []  # fmt: skip  # noqa: E501


def test_a_value_that_moves_into_an_include_is_no_change(compare: Compare) -> None:
    found = compare("voip/line/0/id=1\ninclude g.cfg\n", "include g.cfg\n", g=("", "voip/line/0/id=1\n"))
    assert found == []


def test_a_changed_include_shows_up(compare: Compare) -> None:
    found = compare("include g.cfg\n", "include g.cfg\n", g=("voip/line/0/id=1\n", "voip/line/0/id=2\n"))
    assert brief(found) == [("voip/line/0/id", "1", "2", "reload_voip")]
    assert found[0].new_place is not None
    assert found[0].new_place.endswith("g.cfg:1")


def test_a_setting_that_disappears_is_unknown_with_both_readings(compare: Compare) -> None:
    (found,) = compare("network/lan/vlan/id=5\n", "")
    assert (found.apply, found.kind) == ("unknown", "removed")
    assert found.readings == ("if the phone falls back to '0': reboot", "if the phone keeps what it has: none")


def test_the_default_that_disappears_or_appears_changes_nothing(compare: Compare) -> None:
    (gone,) = compare("voip/signalling/sip/proxy_port=5060\n", "")
    (new,) = compare("", "voip/signalling/sip/proxy_port=5060\n")
    assert (gone.apply, new.apply, gone.idle, new.idle) == ("none", "none", True, True)


def test_a_setting_that_appears_needs_its_action(compare: Compare) -> None:
    (found,) = compare("", "network/lan/vlan/id=5\n")
    assert (found.old, found.new, found.apply) == (None, "5", "reboot")
    assert found.readings == ("a phone at its defaults has '0' before",)


def test_where_precedence_is_open_the_stronger_action_counts(compare: Compare) -> None:
    old, new = "voip/line/0/id=1\nvoip/line/0/id=2\n", "voip/line/0/id=3\nvoip/line/0/id=2\n"
    (found,) = compare(old, new)
    assert found.apply == "reload_voip"
    assert found.readings == ("if the later line counts: no change", "if the earlier line counts: '1' to '3'")


def test_over_a_state_what_is_not_set_stays(compare: Compare) -> None:
    found = compare("voip/line/0/id=1\nsystem/ntp/enabled=1\n", "voip/line/0/id=2\n", overlay=True)
    assert [change.parameter for change in found] == ["voip/line/0/id"]


def test_an_unknown_name_is_unknown_and_never_none(compare: Compare) -> None:
    (found,) = compare("no/such/name=1\n", "no/such/name=2\n")
    assert (found.apply, found.grade) == ("unknown", None)


def test_secrets_are_marked(compare: Compare) -> None:
    (found,) = compare("voip/line/0/auth_password=a\n", "voip/line/0/auth_password=b\n")
    assert found.secret


NAMES = st.sampled_from(
    ["voip/line/0/id", "VOIP/line/0/id", "voip/line/1/id", "network/lan/vlan/id", "system/ntp/enabled",
     "provisioning/period/type", "no/such/name", "voip/signalling/sip/proxy_port"]
)  # fmt: skip
VALUES = st.sampled_from(["", "0", "1", "5060", "DAILY", "Daily"])
TEXTS = st.lists(st.tuples(NAMES, VALUES), max_size=8).map(lambda rows: "".join(f"{n}={v}\n" for n, v in rows))


@given(TEXTS, TEXTS)
def test_plans_are_symmetric_and_complete(catalogue: Catalogue, old: str, new: str) -> None:
    reader, planner = Reader(catalogue), Planner(catalogue)
    before, after = reader.read("a.cfg", old.encode()), reader.read("b.cfg", new.encode())
    assert planner.changes(before, before) == []
    there, back = planner.changes(before, after), planner.changes(after, before)
    assert [change.parameter.lower() for change in there] == [change.parameter.lower() for change in back]
    left = apply_changes(values(before), there)
    wanted = values(after)
    assert left.keys() == wanted.keys()
    for key, value in wanted.items():
        match = catalogue.find(key)
        same = left[key] == value or (match and not actions.changes(match.parameter, left[key], value))
        # Where only the earlier lines differ, the change is told as that reading has it.
        told = next((change for change in there if change.parameter.lower() == key), None)
        assert same or (told is not None and told.readings)


def values(layered: Layered) -> dict[str, str]:
    found = {}
    for key in layered.keys():  # noqa: SIM118 (no mapping)
        stated = layered.stated(key)
        assert stated is not None
        found[key] = stated.value
    return found
