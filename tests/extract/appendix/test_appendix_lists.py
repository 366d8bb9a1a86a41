"""The appendix in list form, on pages and in dumps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.appendix.model import Need
from extract.appendix.read import reload_appendix
from extract.document.text import text_document

if TYPE_CHECKING:
    from tests.extract.appendix.conftest import Setter

Guide = Callable[..., "Setter"]
REBOOT = ["network/lan/vlan/mode", "voip/line/%d/enabled", "kernel/cfg/enable_core_dump"]
RELOAD = ["voip/signalling/sip/proxy_timeout", "voip/dialing/timeout", "system/mode"]
WANTED = {
    "network/lan/vlan/mode": "reboot",
    "voip/line/{n}/enabled": "reboot",
    "kernel/cfg/enable_core_dump": "reboot",
    "voip/signalling/sip/proxy_timeout": "reload_voip",
    "voip/dialing/timeout": "reload_voip",
    "system/mode": "reload_voip",
}


def actions(needs: list[Need]) -> dict[str, str]:
    assert len({need.name for need in needs}) == len(needs)
    return {need.name: need.action for need in needs}


def below(title: str, *blocks: tuple[str, list[str]]) -> list[str]:
    return [
        title,
        *(line for head, names in blocks for line in (head, *names)),
        "G Specifications",
        "voip/line/0/id reboot",
    ]


BLOCKS = (
    ("The following parameters require a phone reboot:", REBOOT),
    ("The following parameters require a VoIP reload:", RELOAD),
)


@pytest.mark.parametrize(
    "title",
    [
        "F Parameters Requiring Reload / Reboot",
        "Appendix C: Parameters that Require a Restart",
        "19.4 Configuration Changes that Need a Reboot or a Reload",
        "Reload and Reboot Parameters",
    ],
)
@pytest.mark.parametrize(
    "form", ["{}", "\u2022 {}", "\uf0b7 {}", "- {}", "[{}]", "\u2022 [{}]", "Some Label [{}]", "{},"]
)
def test_names_below_sentences(guide: Guide, title: str, form: str) -> None:
    blocks = tuple((head, [form.format(name) for name in names]) for head, names in BLOCKS)
    made = guide(title)
    for head, names in blocks:
        made.line(head).lines(names)
    made.heading("G Specifications").line("voip/line/0/id reboot")
    assert actions(reload_appendix(made.done())) == WANTED
    dump = below(title, *blocks)
    if title[0] != "F":  # Only the number behind its own tells in a dump where a section ends.
        dump = dump[:-2]
    assert actions(reload_appendix(text_document("\n".join(dump)))) == WANTED


def test_where_and_from_what(guide: Guide) -> None:
    made = guide().line(BLOCKS[0][0]).lines(REBOOT)
    need = reload_appendix(made.done())[0]
    assert (need.shown, need.words, need.page) == ("network/lan/vlan/mode", BLOCKS[0][0], 5)
    assert need.box is not None
    assert (need.box.x0, need.box.x1) == (60, 60 + 5 * len("network/lan/vlan/mode"))
    assert reload_appendix(text_document("\n".join(below("F Parameters Requiring Reboot", BLOCKS[0]))))[0].page is None


def test_headings_say_it(guide: Guide) -> None:
    made = guide()
    for head, names in (("F.1 Reboot", REBOOT), ("F.2 VoIP Reload", RELOAD)):
        made.line(head, size=12, bold=True).lines(names)
    assert actions(reload_appendix(made.done())) == WANTED


def test_a_heading_that_wraps(guide: Guide) -> None:
    made = guide().line("The following parameters require a").line("phone reboot:").lines(REBOOT)
    assert set(actions(reload_appendix(made.done())).values()) == {"reboot"}


def test_the_title_says_it(guide: Guide) -> None:
    made = guide("F Parameters Requiring a Reboot").lines(REBOOT)
    assert set(actions(reload_appendix(made.done())).values()) == {"reboot"}


def test_a_title_on_two_lines(guide: Guide) -> None:
    made = guide("F Parameters Requiring Reload /").heading("Reboot").line(BLOCKS[0][0]).lines(REBOOT)
    assert set(actions(reload_appendix(made.done())).values()) == {"reboot"}


@pytest.mark.parametrize(
    ("head", "action"),
    [
        ("The following parameters require a reload:", "unknown"),
        ("These parameters need a reload or a reboot:", "unknown"),
        ("The following parameters are applied at the next provisioning:", "unknown"),
        ("The following parameters do not require a reboot:", "none"),
        ("The following parameters take effect immediately:", "none"),
        ("The following parameters need a UI reload:", "reload_ui"),
    ],
)
def test_other_sentences(guide: Guide, head: str, action: str) -> None:
    made = guide().line(BLOCKS[0][0]).lines(REBOOT[:1]).line(head).lines(REBOOT[1:])
    needs = reload_appendix(made.done())
    assert [need.action for need in needs] == ["reboot", action, action]
    assert needs[1].words == head


def test_a_topic_between_names_changes_nothing(guide: Guide) -> None:
    made = guide().line(BLOCKS[0][0]).lines(REBOOT[:1]).line("Line settings of users").line("Network").lines(REBOOT[1:])
    assert [need.action for need in reload_appendix(made.done())][-1] in ("reboot", "unknown")
    made = guide().line(BLOCKS[0][0]).lines(REBOOT[:1]).line("Network").lines(REBOOT[1:])
    assert [need.action for need in reload_appendix(made.done())] == ["reboot"] * 3


def test_a_remark_beside_the_name_wins(guide: Guide) -> None:
    made = guide().line("The parameters below need a restart or a reload:")
    made.lines(["voip/line/%d/id - reboot", "voip/dialing/timeout (VoIP reload)", "system/mode Reload"])
    assert actions(reload_appendix(made.done())) == {
        "voip/line/{n}/id": "reboot",
        "voip/dialing/timeout": "reload_voip",
        "system/mode": "unknown",
    }


def test_several_names_on_a_line(guide: Guide) -> None:
    made = guide().line(BLOCKS[0][0]).line("voip/line/%d/id, voip/dialing/timeout and system/mode.")
    assert list(actions(reload_appendix(made.done()))) == ["voip/line/{n}/id", "voip/dialing/timeout", "system/mode"]


@pytest.mark.parametrize(
    "shown", ["voip/line/0-7/id", "voip/line/[0-7]/id", "voip/line/[0 - 7]/id", "[voip/line/0/id] - [voip/line/7/id]"]
)
def test_index_forms(guide: Guide, shown: str) -> None:
    made = guide().line(BLOCKS[0][0]).line(shown)
    assert list(actions(reload_appendix(made.done()))) == ["voip/line/{n}/id"]


def test_two_columns(guide: Guide) -> None:
    made = guide().line(BLOCKS[0][0])
    left = ["voip/aa/one", "voip/aa/a_long_name_that_", "voip/aa/three", "voip/aa/four"]
    right = ["voip/bb/one", "voip/bb/two", "voip/bb/three", "voip/bb/four"]
    made.line((60, left[0]), (300, right[0])).line((60, left[1]), (300, right[1]))
    made.line((60, "wraps_here")).line((60, left[2]), (300, right[2])).line((60, left[3]), (300, right[3]))
    names = ["voip/aa/one", "voip/aa/a_long_name_that_wraps_here", "voip/aa/three", "voip/aa/four", *right]
    assert list(actions(reload_appendix(made.done()))) == names


def test_a_list_over_pages(guide: Guide) -> None:
    names = [f"voip/part/name_{number}" for number in range(130)]
    made = guide().line(BLOCKS[0][0]).lines(names)
    needs = reload_appendix(made.done())
    assert list(actions(needs)) == names
    assert {need.page for need in needs} == {5, 6, 7}


@pytest.mark.parametrize(
    "title",
    [
        "F Restarting Phones",
        "F Reset of the Configuration",
        "F Parameters",
        "F Restart Parameters of the Phone Are These.",
    ],
)
def test_other_sections_say_nothing(guide: Guide, title: str) -> None:
    assert reload_appendix(guide(title).lines(REBOOT).done()) == []


def test_a_section_on_restart_parameters_says_nothing_of_their_needs(guide: Guide) -> None:
    """Parameters that set the phone's own restart need none by that."""
    made = (
        guide("F Automatic Reboot Parameters")
        .line("The phone reboots every night.")
        .line("system/reboot/time Sets when.")
    )
    assert [need.action for need in reload_appendix(made.done())] == ["unknown"]
    text = "F Automatic Reboot Parameters\nParameter Description\n[system/reboot/time] Time at which the phone reboots."
    assert reload_appendix(text_document(text)) == []


def test_the_contents_are_not_the_appendix(guide: Guide) -> None:
    made = guide("Contents").line("F Parameters Requiring Reload / Reboot ........ 338").lines(REBOOT)
    assert reload_appendix(made.done()) == []
    assert reload_appendix(text_document("F Parameters Requiring Reboot    338\nvoip/line/0/id")) == []


def test_a_guide_without_the_appendix() -> None:
    assert reload_appendix([]) == []
    assert reload_appendix(text_document("")) == []
    assert reload_appendix(["One", "two"]) == []


def test_a_table_in_a_dump_keeps_its_words_but_not_its_columns() -> None:
    text = "F Parameters Requiring Reload / Reboot\nParameter Reload Reboot\n"
    text += "voip/line/0/id \u221a\nvoip/line/0/name Yes No"
    needs = reload_appendix(text_document(text))
    assert [need.action for need in needs] == ["unknown", "unknown"]
    text = text.replace("Reload Reboot", "VoIP-Reload Reboot")
    assert [need.action for need in reload_appendix(text_document(text))] == ["unknown", "reload_voip"]


PART = st.from_regex(r"[a-h]{3,9}(_[a-h]{3,9}){0,2}", fullmatch=True)
"""Without letters that make a mark or a word of a sentence: a lone "x" below a name may be either."""
NAMES = st.lists(
    st.lists(PART, min_size=1, max_size=4).map(lambda parts: "/".join(["voip", *parts])),
    min_size=1,
    max_size=12,
    unique=True,
)


@example(["voip/aaa", "voip/aaa_aaa_aaaaaaaa", "voip/aaaaaaa_aaa_aaa/aaa_aaaaa_aaaaaaab"], 20)
@example(["voip/aaaaaaaaa/aaaaaaaa_aaaa_aaaaaaaaa/aaa/aaa"], 20)
@given(NAMES, st.integers(20, 60))
def test_names_come_back_at_any_width(setter: type[Setter], names: list[str], width: int) -> None:
    """Bullets part the names, so any break inside them can be undone, even one before the last letter."""
    made = setter()
    made.heading("1 Introduction").lines(["Prose that is long enough to give the size of most lines."] * 5)
    made.heading("F Parameters Requiring Reload / Reboot").line(BLOCKS[0][0])
    for name in names:
        text = f"\u2022 {name}"
        made.lines(text[start : start + width] for start in range(0, len(text), width))
    needs = reload_appendix(made.done())
    assert [(need.shown, need.action) for need in needs] == [(name, "reboot") for name in names]


TEXT = "\n".join(below("F Parameters Requiring Reload / Reboot", *BLOCKS))


@given(st.text(max_size=200) | st.permutations(TEXT.split("\n")).map("\n".join))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for need in reload_appendix(text_document(text)):
        assert need.words or need.action == "unknown"
