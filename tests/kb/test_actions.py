"""What a change needs: the strongest known action, and unknown that is never taken for none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import actions
from kb.catalogue import Catalogue

ORDER = ("reboot", "reload_voip", "reload_ui", "reload_log", "refresh_time", "none", "unknown")


@pytest.mark.parametrize(
    ("needed", "answer"),
    [
        ([], "none"),
        (["none"], "none"),
        (["unknown"], "unknown"),
        (["none", "unknown"], "unknown"),
        (["unknown", "refresh_time"], "refresh_time"),
        (["none", "reload_ui", "reboot", "reload_voip"], "reboot"),
        (["reload_log", "reload_ui"], "reload_ui"),
    ],
)
def test_the_strongest_action_counts(needed: list[str], answer: str) -> None:
    assert actions.strongest(needed, ORDER) == answer


@given(st.lists(st.sampled_from(ORDER)), st.lists(st.sampled_from(ORDER)))
def test_more_changes_never_need_less(some: list[str], more: list[str]) -> None:
    """In the order that the support desk cares about: a known action, then unknown, then none."""
    weight = {action: position for position, action in enumerate((*ORDER[:5], "unknown", "none"))}
    assert weight[actions.strongest([*some, *more], ORDER)] <= weight[actions.strongest(some, ORDER)]


@given(st.lists(st.sampled_from(ORDER), min_size=1))
def test_unknown_is_never_taken_for_none(needed: list[str]) -> None:
    assert actions.strongest(needed, ORDER) in needed
    assert not ("unknown" in needed and actions.strongest(needed, ORDER) == "none")


def test_the_order_is_the_datasets(catalogue: Catalogue) -> None:
    assert tuple(catalogue.actions()) == ORDER


@pytest.mark.parametrize(
    ("name", "old", "new", "differs"),
    [
        ("voip/line/{n}/id", "100", "100", False),
        ("voip/line/{n}/id", "100", "200", True),
        ("voip/line/{n}/id", "abc", "ABC", True),
        ("voip/line/{n}/id", None, "100", True),
        ("voip/line/{n}/id", "100", None, True),
        ("voip/line/{n}/id", None, None, False),
        ("voip/codec/codec_info/{n}/name", "PCMU", "pcmu", False),
        ("voip/codec/codec_info/{n}/name", "PCMU", "PCMA", True),
        ("voip/codec/codec_info/{n}/name", "no such codec", "NO SUCH CODEC", True),
    ],
)
def test_whether_a_phone_sees_a_difference(
    catalogue: Catalogue, name: str, old: str | None, new: str | None, differs: bool
) -> None:
    """Case is no difference between literals of a value list; in free text it is."""
    assert actions.changes(catalogue[name], old, new) is differs


def test_a_need_carries_grade_source_and_scope(catalogue: Catalogue) -> None:
    need = actions.need(catalogue, catalogue["voip/line/{n}/id"])
    assert (need.action, need.grade, need.source) == ("reload_voip", "firmware", "FW-UC-3.0.4")
    assert "UC 3.0.4" in str(need.scope)


def test_an_unknown_need_claims_nothing(catalogue: Catalogue) -> None:
    unknown = next(parameter for parameter in catalogue if parameter.apply == "unknown")
    assert actions.need(catalogue, unknown) == ("unknown", None, None, None)


def test_every_known_need_says_of_which_firmware_it_speaks(catalogue: Catalogue) -> None:
    for parameter in catalogue:
        need = actions.need(catalogue, parameter)
        assert (need.action == "unknown") == (need.scope is None), parameter.name
