"""The appendix in table form: framed, as the table reader hands it over, and without any frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest

from extract.appendix.model import Need
from extract.appendix.read import reload_appendix
from extract.document.page import Page
from extract.tables.join import join
from extract.tables.margins import margins
from extract.tables.pieces import pieces

if TYPE_CHECKING:
    from tests.extract.appendix.conftest import Setter

Guide = Callable[..., "Setter"]
Cell = Sequence[str]
WANTED = {
    "voip/signalling/sip/proxy_timeout": "reload_voip",
    "network/lan/vlan/mode": "reboot",
    "system/display/language": "reload_ui",
    "voip/line/{n}/a_name_that_wraps_in_mid_word_here_too": "reboot",
    "voip/line/{n}/id": "reload_voip",
}
CELLS: dict[str, Cell] = {
    "voip/signalling/sip/proxy_timeout": ["voip/signalling/sip/proxy", "_timeout"],
    "network/lan/vlan/mode": ["network/lan/vlan/mode"],
    "system/display/language": ["system/display/", "language"],
    "voip/line/{n}/a_name_that_wraps_in_mid_word_here_too": [
        "voip/line/%d/a_name_that_",
        "wraps_in_mid_word_here_to",
        "o",
    ],
    "voip/line/{n}/id": ["voip/line/0-7/id"],
}
COLUMNS = (56.0, 210.0, 310.0, 410.0, 510.0)
HEADER: list[Cell] = [["Parameter"], ["VoIP Reload"], ["UI Reload"], ["Reboot"]]
ORDER = ("reload_voip", "reload_ui", "reboot")


def rows(mark: str, other: str = "") -> list[list[Cell]]:
    return [[CELLS[name], *([mark if one == action else other] for one in ORDER)] for name, action in WANTED.items()]


def read(pages: list[Page]) -> list[Need]:
    limits = margins(pages)
    return reload_appendix(pages, join(piece for page in pages for piece in pieces(page, limits)), limits)


def actions(needs: list[Need]) -> dict[str, str]:
    assert len({need.name for need in needs}) == len(needs)
    return {need.name: need.action for need in needs}


MARKS = [("\u221a", ""), ("\u2713", "\u2717"), ("x", ""), ("X", "-"), ("Yes", "No"), ("\u2022", ""), ("\uf0fc", "")]


@pytest.mark.parametrize(("mark", "other"), MARKS)
def test_a_framed_table(guide: Guide, mark: str, other: str) -> None:
    assert actions(read(guide().grid(COLUMNS, [HEADER, *rows(mark, other)]).done())) == WANTED


@pytest.mark.parametrize(("mark", "other"), MARKS)
def test_a_table_without_any_line(guide: Guide, mark: str, other: str) -> None:
    made = guide()
    for row in [HEADER, *rows(mark, other)]:
        for k in range(max(map(len, row))):
            made.line(*((COLUMNS[i] + 4, cell[k]) for i, cell in enumerate(row) if k < len(cell) and cell[k]))
    made.heading("G Specifications").line("voip/line/0/name").line("Reboot")
    assert actions(read(made.done())) == WANTED


@pytest.mark.parametrize("framed", [True, False])
def test_over_several_pages_with_and_without_the_header(guide: Guide, framed: bool) -> None:
    body = [[[f"voip/part_{number}/name"], [""], [""], ["\u2713"]] for number in range(120)]
    made = guide(per_page=30)
    if framed:
        made.grid(COLUMNS, [HEADER, *body])
    else:
        for number, row in enumerate([HEADER, *body]):
            if number and number % 25 == 0:
                made.page().line(*((COLUMNS[i] + 4, cell[0]) for i, cell in enumerate(HEADER)))
            made.line(*((COLUMNS[i] + 4, cell[0]) for i, cell in enumerate(row) if cell[0]))
    needs = read(made.done())
    assert actions(needs) == {f"voip/part_{number}/name": "reboot" for number in range(120)}
    assert len({need.page for need in needs}) >= 4


def test_only_two_columns_a_bare_reload_and_a_reboot(guide: Guide) -> None:
    header: list[Cell] = [["Parameter"], ["Reload"], ["Reboot"]]
    body: list[list[Cell]] = [[["voip/line/%d/id"], ["x"], [""]], [["network/lan/vlan/mode"], [""], ["x"]]]
    needs = read(guide().grid(COLUMNS[:4], [header, *body]).done())
    assert [(need.name, need.action, need.assumed, need.words) for need in needs] == [
        ("voip/line/{n}/id", "reload_voip", True, "Reload"),
        ("network/lan/vlan/mode", "reboot", False, "Reboot"),
    ]


@pytest.mark.parametrize("head", ["Action", "Required Action", "Reload / Reboot", "Requires"])
@pytest.mark.parametrize("framed", [True, False])
def test_a_column_that_names_the_action(guide: Guide, head: str, framed: bool) -> None:
    header: list[Cell] = [["Parameter"], [head]]
    body: list[list[Cell]] = [
        [["voip/line/%d/id"], ["VoIP", "reload"]],
        [["network/lan/vlan/mode"], ["Reboot"]],
        [["system/display/a_long_", "name"], ["Reload"]],
    ]
    made = guide()
    if framed:
        made.grid((56.0, 210.0, 310.0), [header, *body])
    else:
        for row in [header, *body]:
            for k in range(max(map(len, row))):
                made.line(*((x, cell[k]) for x, cell in zip((60.0, 260.0), row, strict=True) if k < len(cell)))
    assert actions(read(made.done())) == {
        "voip/line/{n}/id": "reload_voip",
        "network/lan/vlan/mode": "reboot",
        "system/display/a_long_name": "unknown",
    }


def test_names_below_the_actions(guide: Guide) -> None:
    header: list[Cell] = [["Reboot"], ["VoIP Reload"]]
    body: list[list[Cell]] = [[["voip/aa/one"], ["voip/bb/one"]], [["voip/aa/two"], ["voip/bb/two"]]]
    assert actions(read(guide().grid((56.0, 210.0, 410.0), [header, *body]).done())) == {
        "voip/aa/one": "reboot",
        "voip/bb/one": "reload_voip",
        "voip/aa/two": "reboot",
        "voip/bb/two": "reload_voip",
    }


def test_what_the_marks_leave_open(guide: Guide) -> None:
    body: list[list[Cell]] = [
        [["voip/line/one"], ["Yes"], ["No"], ["Yes"]],
        [["voip/line/two"], [""], [""], [""]],
        [["voip/line/three"], ["No"], ["No"], ["No"]],
        [["voip/line/four"], ["No"], [""], [""]],
        [["voip/line/five"], ["see below"], [""], [""]],
    ]
    needs = read(guide().grid(COLUMNS, [HEADER, *body]).done())
    assert [need.action for need in needs] == ["unknown", "unknown", "none", "unknown", "unknown"]
    assert needs[0].words == "VoIP Reload | Reboot"


def test_other_tables_say_nothing(guide: Guide) -> None:
    header: list[Cell] = [["Parameter"], ["Description"]]
    body: list[list[Cell]] = [
        [["[system/reboot/time]"], ["Time of the", "daily reboot."]],
        [["[voip/line/%d/id]"], ["Id."]],
    ]
    assert read(guide("F Phone Settings").grid((56.0, 210.0, 410.0), [header, *body]).done()) == []
    assert read(guide().grid((56.0, 210.0, 410.0), [header, *body]).done()) == []


def test_other_names_of_the_guide_settle_where_a_name_ends(guide: Guide) -> None:
    """Without them, a name that looks whole on a line that is not full ends there."""
    header: list[Cell] = [["Parameter"], ["Description"]]
    described: list[list[Cell]] = [[["[voip/line/%d/", "name_of_user]"], ["Name."]], [["[voip/line/%d/name]"], ["Id."]]]
    made = guide("E Line Settings").grid((56.0, 210.0, 410.0), [header, *described]).page()
    made.heading("F Parameters Requiring Reload / Reboot").line("The following parameters require a phone reboot:")
    made.lines(["voip/line/%d/name", "_of_user", "voip/line/%d/name"])
    assert [need.name for need in read(made.done())] == ["voip/line/{n}/name_of_user", "voip/line/{n}/name"]
