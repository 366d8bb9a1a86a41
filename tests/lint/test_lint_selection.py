"""Which rules run."""

from __future__ import annotations

import pytest

from lint.errors import UsageError
from lint.selection import EVERYTHING, selection

KNOWN = ["SYN001", "SYN003", "PAR001", "VAL001"]


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ([], [], KNOWN),
        (["SYN"], [], ["SYN001", "SYN003"]),
        (["syn003, PAR"], [], ["SYN003", "PAR001"]),
        (["SYN", "VAL001"], ["SYN001"], ["SYN003", "VAL001"]),
        ([], ["SYN,PAR"], ["VAL001"]),
        (["SYN"], ["SYN"], []),
        ([""], [","], KNOWN),
    ],
)
def test_select_and_ignore(select: list[str], ignore: list[str], left: list[str]) -> None:
    chosen = selection(select, ignore, KNOWN)
    assert [code for code in KNOWN if chosen.wants(code)] == left


@pytest.mark.parametrize(("select", "ignore"), [(["SYN009"], []), ([], ["XYZ"]), (["SYN001x"], [])])
def test_unknown_codes_are_refused(select: list[str], ignore: list[str]) -> None:
    with pytest.raises(UsageError, match="no rule has the code"):
        selection(select, ignore, KNOWN)


def test_everything_wants_everything() -> None:
    assert all(EVERYTHING.wants(code) for code in KNOWN)
