"""Words for what a change needs, marks in cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.appendix.actions import one_action, said
from extract.appendix.heads import columns_of
from extract.appendix.marks import Mark, crosses_mean_no, mark


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The following parameters require a phone reboot:", "reboot"),
        ("Re-boot", "reboot"),
        ("These need a restart of the phone", "reboot"),
        ("REBOOT", "reboot"),
        ("power-cycle the phone", "reboot"),
        ("VoIP reload", "reload_voip"),
        ("reload of the VoIP application", "reload_voip"),
        ("restart the SIP stack", "reload_voip"),
        ("RL_VOIP", "reload_voip"),
        ("UI Reload", "reload_ui"),
        ("reload of the phone screen", "reload_ui"),
        ("Display refresh", "reload_ui"),
        ("Syslog reload", "reload_log"),
        ("the log service restarts", "reload_log"),
        ("NTP refresh", "refresh_time"),
        ("a refresh of the time", "refresh_time"),
        ("No restart is needed", "none"),
        ("does not require a reboot or a VoIP reload", "none"),
        ("applied immediately", "none"),
        ("takes effect without a reboot", "none"),
        ("on the fly", "none"),
        ("No reboot, only a VoIP reload", "reload_voip"),
        ("Reload", "unknown"),
        ("Reload / Reboot", "unknown"),
        ("reload/reboot", "unknown"),
        ("a VoIP reload or a reboot", "unknown"),
        ("The phone shows the time", None),
        ("voip/signalling/sip/unregister_on_voip_reload", None),
        ("unregister_on_voip_reload", None),
        ("", None),
    ],
)
def test_one_action(text: str, action: str | None) -> None:
    assert one_action(said(text)) == action


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    assert len(set(said(text))) == len(said(text))


def test_a_bare_reload_beside_a_reboot_is_the_telephony_s() -> None:
    columns = columns_of(("Parameter", "Reload", "Reboot"))
    assert [(column.action, column.assumed) for column in columns] == [
        (None, False),
        ("reload_voip", True),
        ("reboot", False),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Parameter", "Reload"),
        ("Parameter", "Reload", "UI Reload", "Reboot"),
        ("Parameter", "Reload", "Reload", "Reboot"),
    ],
)
def test_any_other_bare_reload_stays_unknown(heads: tuple[str, ...]) -> None:
    column = columns_of(heads)[1]
    assert (column.action, column.assumed) == ("unknown", False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("\u221a", Mark.SET),
        ("\u2713", Mark.SET),
        ("\uf0fc", Mark.SET),
        ("\u2022", Mark.SET),
        ("Yes", Mark.SET),
        ("(Y)", Mark.SET),
        ("x", Mark.CROSS),
        ("\u2718", Mark.CROSS),
        ("No.", Mark.UNSET),
        ("-", Mark.UNSET),
        ("\u2013", Mark.UNSET),
        ("", None),
        ("maybe", None),
    ],
)
def test_marks(text: str, value: Mark | None) -> None:
    assert mark(text) is value


def test_a_cross_means_no_beside_ticks_only() -> None:
    assert crosses_mean_no(["x", "", "\u2713"])
    assert not crosses_mean_no(["x", "", "-"])
