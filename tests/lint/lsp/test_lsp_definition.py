"""Where a line leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lsprotocol.types import Position

from lint.lsp.definition import definition
from lint.lsp.desk import Desk, Opened

Open = Callable[[str], Opened]


def where(desk: Desk, opened: Opened, line: int, character: int = 1) -> tuple[str, int, int] | None:
    """File or URI, line and first character, counted from 0."""
    found = definition(desk, opened, Position(line, character))
    return (found.uri.rpartition("/")[2], found.range.start.line, found.range.start.character) if found else None


def test_an_include_leads_to_its_file(desk: Desk, opened: Open, tmp_path: Path) -> None:
    (tmp_path / "with blank.cfg").touch()
    document = opened("include with blank.cfg\ninclude other.cfg\n")
    assert where(desk, document, 0) == ("with%20blank.cfg", 0, 0)
    assert where(desk, document, 1) is None


def test_a_setting_leads_to_the_line_that_counts(desk: Desk, opened: Open) -> None:
    document = opened("voip/line/0/id=1\nVOIP/line/0/id=2\n  voip/line/0/id=3\nvoip/line/1/id=4")
    for line in (0, 1, 2):
        assert where(desk, document, line) == ("untitled:Untitled-1", 2, 2)
    assert where(desk, document, 3) == ("untitled:Untitled-1", 3, 0)


def test_a_setting_leads_into_an_include(desk: Desk, opened: Open, tmp_path: Path) -> None:
    (tmp_path / "global.cfg").write_bytes(b"\xef\xbb\xbf;\n\xff;\n;\n voip/line/0/id=2\n")
    document = opened("voip/line/0/id=1\ninclude global.cfg\n")
    assert where(desk, document, 0) == ("global.cfg", 3, 1)


def test_the_unsaved_text_of_an_open_include_counts(desk: Desk, opened: Open, tmp_path: Path) -> None:
    (tmp_path / "global.cfg").write_text("voip/line/0/id=2\n")
    uri = (tmp_path / "global.cfg").as_uri()
    desk.put(uri, ";\n;\nvoip/line/0/id=2\n", 1)
    document = opened("voip/line/0/id=1\ninclude global.cfg\n")
    assert where(desk, document, 0) == ("global.cfg", 2, 0)
    desk.put(uri, ";\n;\n", 2)
    assert where(desk, document, 0) == ("untitled:Untitled-1", 0, 0)
    desk.drop(uri)
    assert where(desk, document, 0) == ("global.cfg", 0, 0)


def test_comments_lead_nowhere(desk: Desk, opened: Open) -> None:
    assert where(desk, opened("; voip/line/0/id=1\n"), 0) is None
