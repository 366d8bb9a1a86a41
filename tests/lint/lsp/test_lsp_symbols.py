"""The outline of a document."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol.types import Position

from lint.lsp.desk import Desk, Opened
from lint.lsp.symbols import MASK, symbols

Open = Callable[[str], Opened]
TEXT = """include global.cfg
voip/line/0/id=4101
; a remark
voip/line/0/auth_password=Zyxw9876

system/ntp/enabled=1
voip/line/1/id=4102
bare=
not an assignment
"""


def test_settings_are_grouped_by_the_first_parts_of_their_names(desk: Desk, opened: Open) -> None:
    found = symbols(desk, opened(TEXT))
    assert [(one.name, [(child.name, child.detail) for child in one.children or ()]) for one in found] == [
        ("include global.cfg", []),
        ("voip/line", [("0/id", "4101"), ("0/auth_password", MASK)]),
        ("system/ntp", [("enabled", "1")]),
        ("voip/line", [("1/id", "4102")]),
        ("bare", []),
    ]


def test_a_group_reaches_from_its_first_line_to_its_last(desk: Desk, opened: Open) -> None:
    group = symbols(desk, opened(TEXT))[1]
    assert (group.range.start, group.range.end) == (Position(1, 0), Position(3, 34))
    assert group.selection_range.end == Position(1, 14)


def test_every_symbol_lies_within_its_group(desk: Desk, opened: Open) -> None:
    """Editors refuse an outline where the name of a symbol lies outside of it."""
    for group in symbols(desk, opened(TEXT)):
        for one in [group, *(group.children or ())]:
            for place in (one.selection_range.start, one.selection_range.end):
                key = (place.line, place.character)
                assert (one.range.start.line, one.range.start.character) <= key
                assert key <= (one.range.end.line, one.range.end.character)
