"""Sentences in prose that say what a change of a named parameter needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.appendix.read import needs_in_prose
from extract.document.text import text_document

KNOWN = "The guide has [voip/line/%d/id] and [system/mode] and [network/lan/mode]."


def read(text: str) -> list[tuple[str, str]]:
    return [(need.name, need.action) for need in needs_in_prose(text_document(f"{KNOWN}\n{text}"))]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Changing [system/mode] requires a restart of the phone.", "reboot"),
        ("A change of system/mode needs a reboot.", "reboot"),
        ("Note: system/mode requires a VoIP\nreload to take effect.", "reload_voip"),
        ("The parameter system/mode takes effect after a reboot.", "reboot"),
        ("A reboot is required when system/mode is changed.", "reboot"),
        ("A restart of the phone is necessary after changing the parameter [system/mode].", "reboot"),
        ("After changing system/mode, restart the phone.", "reboot"),
        ("When system/mode is modified, the phone reboots.", "reboot"),
        ("Restart the phone after changing system/mode.", "reboot"),
        ("The parameter system/mode does not require a reboot.", "none"),
        ("system/mode takes effect immediately.", "none"),
        ("\u2022 system/mode needs a reload.", "unknown"),
    ],
)
def test_plain_sentences(text: str, action: str) -> None:
    assert read(text) == [("system/mode", action)]
    assert read(f"Some words before.\n{text} Some words behind.") == [("system/mode", action)]


@pytest.mark.parametrize(
    "text",
    [
        "If [system/mode] is set to 1, the phone restarts.",
        "See network/lan/mode on how to reboot the phone.",
        "The phone restarts. Then it reads system/mode.",
        "Use system/mode to choose when the phone reboots.",
        "Changing the setting requires a reboot.",
        "system/mode, voip/line/0/id, network/lan/mode, system/other/name and system/last/name require a reboot.",
        "When the phone restarts, it keeps system/mode.",
        "system/mode requires a reboot ........ 12",
    ],
)
def test_sentences_that_leave_something_open(text: str) -> None:
    assert read(text) == []


def test_several_names_and_their_words() -> None:
    needs = needs_in_prose([KNOWN, "After changing voip/line/0/id and system/mode, restart the phone."])
    assert [(need.name, need.shown) for need in needs] == [
        ("voip/line/{n}/id", "voip/line/0/id"),
        ("system/mode", "system/mode"),
    ]
    assert needs[0].words == "After changing voip/line/0/id and system/mode, restart the phone."
    assert (needs[0].page, needs[0].box) == (None, None)


def test_the_page_of_a_dump_with_form_feeds() -> None:
    needs = needs_in_prose(text_document(f"{KNOWN}\n\fChanging system/mode requires a reboot.\f"))
    assert [need.page for need in needs] == [2]


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(f"{KNOWN} requires a reboot . changing after".split())).map(" ".join)
)
def test_any_text_is_read_without_an_error(text: str) -> None:
    read(text)
