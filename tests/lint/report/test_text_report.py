"""The text report: places, carets, summary; nothing in it upsets a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.engine import Linter, Result
from lint.findings import Finding
from lint.report.text import Tally, plain, rows


def finding(column: int, end: int, severity: str = "error", message: str = "why") -> Finding:
    return Finding("a.cfg", 3, column, end, "XXX001", "sample", severity, None, message, None, None)


def show(result: Result) -> list[str]:
    return "".join(plain(row) for row in rows(result)).splitlines()


def test_finding_with_its_line(catalogue: Catalogue) -> None:
    result = Linter(catalogue).lint(b"\nsystem/ntp/enabled=yes\n", "a.cfg")
    shown = show(result)[-3:]
    assert shown[0].startswith("a.cfg:2:20: error VAL001 'yes' is not 0 or 1 (")
    assert shown[1:] == ["    system/ntp/enabled=yes", "                       ^^^"]


@pytest.mark.parametrize(
    ("text", "column", "end", "shown"),
    [
        ("abc=def", 5, 8, ["    abc=def", "        ^^^"]),
        ("abc=def", 8, 8, ["    abc=def", "           ^"]),
        ("\ta\tb=c", 5, 6, ["    \ta\tb=c", "    \t \t ^"]),
        ("a=\x1b[31m\udcfc", 3, 4, ["    a=\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}", "      ^"]),
        ("", 1, 1, []),
    ],
)
def test_excerpt(text: str, column: int, end: int, shown: list[str]) -> None:
    assert show(Result("a.cfg", [finding(column, end)], {3: text}))[1:] == shown


def test_long_lines_are_cut_around_the_finding() -> None:
    text = "x" * 500 + "HERE" + "y" * 500
    _, line, carets = show(Result("a.cfg", [finding(501, 505)], {3: text}))
    assert len(line) <= 150
    assert "".join(a for a, b in zip(line, carets, strict=False) if b == "^") == "HERE"


@given(st.text(st.characters(exclude_characters="\r\n")), st.integers(1, 300), st.integers(0, 300))
def test_carets_stay_below_what_they_mean(text: str, column: int, length: int) -> None:
    column = min(column, len(text) + 1)
    end = min(column + length, len(text) + 1)
    shown = [plain(row) for row in rows(Result("a.cfg", [finding(column, end)], {3: text}))]
    assert all(row.rstrip("\n").replace("\t", "").isprintable() for row in shown)
    if text:
        line, carets = shown[1][4:].rstrip("\n"), shown[2][4:].rstrip("\n")
        under = carets.index("^")
        assert under < 140 + 1
        if column <= len(text) and text[column - 1].isprintable() and text[column - 1] != " ":
            assert line[under] == text[column - 1]


def test_messages_are_cleaned() -> None:
    assert "\\x1b[2J" in show(Result("a\x1b.cfg", [finding(1, 2, message="\x1b[2J")], {}))[0]


def tally(*results: Result) -> str:
    counted = Tally()
    for result in results:
        counted.add(result)
    return plain(counted.row())


def test_summary() -> None:
    clean = Result("b.cfg", [], {})
    bad = Result("a.cfg", [finding(1, 2), finding(1, 2, "info"), finding(1, 2, "error")], {})
    failed = Result("c.cfg", [], {}, "c.cfg: no such file; check the path")
    assert tally(clean) == "1 file: no findings\n"
    assert tally(clean, bad) == "2 files: 2 errors, 1 info\n"
    assert tally(bad, failed) == "1 file: 2 errors, 1 info; 1 file not linted\n"
    assert tally(failed, failed) == "2 files not linted\n"


def test_colours_change_nothing_but_colour(capsys: pytest.CaptureFixture[str], catalogue: Catalogue) -> None:
    from lint.report.colour import Printer

    result = Linter(catalogue).lint(b"voip/line/0/description=[bold]x " + b"y" * 300, "a.cfg")
    printer = Printer()
    for row in rows(result):
        printer(row)
    assert capsys.readouterr().out.splitlines() == [line.rstrip() for line in show(result)]
