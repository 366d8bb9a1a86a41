"""Syntax rules: place, severity, words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint.findings import Finding

Check = Callable[..., list[Finding]]


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, found
    return found[0]


def test_clean_file_has_no_findings(check: Check) -> None:
    assert check("; comment\r\n\r\nsystem/type=405HD\r\nvoip/line/0/id=\r\ninclude global.cfg", "SYN") == []
    assert check("") == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("voip/line/0/id", "names a parameter and gives it no value"),
        ("include", "'include' names no file"),
        ("<html>", "'<html>' is neither"),
        ("K\u2028x", "K\\u2028x"),
    ],
)
def test_not_an_assignment(line: str, words: str, check: Check) -> None:
    finding = only(check(f"  {line}  \n"))
    assert (finding.code, finding.severity, finding.column, finding.end_column) == ("SYN001", "error", 3, 3 + len(line))
    assert words in finding.message
    assert finding.parameter is None


def test_missing_name(check: Check) -> None:
    assert [(f.code, f.severity) for f in check("=4101")] == [("SYN002", "error")]


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("system/type =405HD", (12, 14)),
        ("system/type= 405HD", (12, 14)),
        ("system/type\t=  405HD", (12, 16)),
        ("system/type =", (12, 14)),
    ],
)
def test_blanks_around_equals(line: str, columns: tuple[int, int], check: Check) -> None:
    finding = only(check(line))
    assert (finding.code, finding.severity, finding.suggestion) == ("SYN003", "warning", "=")
    assert (finding.column, finding.end_column) == columns
    assert line[: columns[0] - 1] + "=" + line[columns[1] - 1 :] in ("system/type=405HD", "system/type=")


@pytest.mark.parametrize(("line", "columns"), [("system/type=405HD \t", (18, 20)), ("include a.cfg ", (14, 15)),
                                               ("system/type= ", (13, 14))])  # fmt: skip
def test_trailing_blanks(line: str, columns: tuple[int, int], check: Check) -> None:
    finding = only(check(line, "SYN"))
    assert (finding.code, finding.severity) == ("SYN004", "warning")
    assert (finding.column, finding.end_column) == columns


@pytest.mark.parametrize("line", ["; comment ", "   ", "# comment ", "voip/line/0/enabled "])
def test_trailing_blanks_elsewhere_do_no_harm(line: str, check: Check) -> None:
    assert check(line, "SYN004") == []


def test_comment_after_value_explains_the_value_alone(check: Check) -> None:
    finding = only(check("network/lan/vlan/id=66 ; up to 4094 "))
    assert (finding.code, finding.severity, finding.column, finding.end_column) == ("SYN005", "warning", 24, 36)
    assert [f.code for f in check("network/lan/vlan/id=x ; up to 4094")] == ["VAL001", "SYN005"]


def test_comment_after_value_needs_a_blank(check: Check) -> None:
    assert check("provisioning/configuration/url=http://server/a.img;b.cfg") == []


def test_hash_comment(check: Check) -> None:
    finding = only(check("  # comment"))
    assert (finding.code, finding.severity, finding.column, finding.end_column) == ("SYN006", "warning", 3, 4)
    assert finding.suggestion == ";"
    assert check("voip/dialing/dial_complete_key/key=#") == []


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("voip/line/0/description=Küche".encode(), 26, "'ü' is not ASCII:"),
        ("voip/line/0/description=Küche".encode("latin-1"), 26, "'\\xfc' is not ASCII:"),
        ("voip/line/0/description=éß".encode(), 25, "'é' is not ASCII, and 1 more in this line:"),
        ("include küche.cfg".encode(), 10, "'ü'"),
    ],
)
def test_non_ascii(line: bytes, column: int, words: str, check: Check) -> None:
    finding = only(check(line, "SYN"))
    assert (finding.code, finding.severity) == ("SYN007", "warning")
    assert (finding.column, finding.end_column) == (column, column + 1)
    assert words in finding.message


def test_non_ascii_comments_and_tabs_are_left_alone(check: Check) -> None:
    assert check("; Küche\nvoip/line/0/description=a\tb") == []


def test_byte_order_mark(check: Check) -> None:
    finding = only(check(b"\xef\xbb\xbfsystem/type=405HD\n"))
    assert (finding.code, finding.severity, finding.line, finding.column) == ("SYN008", "warning", 1, 1)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a=\nb=\nc=\r\n", [("info", 3, "LF 2, CR LF 1")]),
        (b"a=\r\nb=\nc=\r\n", [("info", 2, "CR LF 2, LF 1")]),
        (b"a=\rb=\n", [("warning", 1, "carriage return alone")]),
        (b"a=\r\nb=\rc=\nd=\n", [("info", 1, "LF 2, CR LF 1, CR 1"), ("warning", 2, "carriage return alone")]),
        (b"a=\r\nb=", []),
    ],
)
def test_line_ends(data: bytes, expected: list[tuple[str, int, str]], check: Check) -> None:
    found = check(data, "SYN009")
    assert [(f.severity, f.line) for f in found] == [(severity, line) for severity, line, _ in expected]
    for finding, (_, _, words) in zip(found, expected, strict=True):
        assert words in finding.message


def test_placeholder_left(check: Check) -> None:
    finding = only(check("voip/codec/codec_info/{n}/name=x"))
    assert (finding.code, finding.severity, finding.end_column) == ("SYN010", "error", 31)
    assert "0 to 4" in finding.message
    assert only(check("no/such/[0-3]/name=x")).code == "SYN010"


def test_leading_blanks(check: Check) -> None:
    found = check(" \tsystem/type=405HD\n  include a.cfg\n  ; comment\n", "SYN")
    assert [(f.code, f.severity, f.line, f.end_column) for f in found] == [
        ("SYN011", "warning", 1, 3),
        ("SYN011", "warning", 2, 3),
    ]


@pytest.mark.parametrize("line", ["include a.cfg ", " include a.cfg", "include ä.cfg", "#"])
def test_lines_without_a_setting_name_no_parameter(line: str, check: Check) -> None:
    assert only(check(line, "SYN")).parameter is None


@pytest.mark.parametrize("line", ["a/b =1", "a/b=1 ", " a/b=1", "a/b=ä", "a/b=1 ;x", "a/{n}=1"])
def test_lines_with_a_setting_name_it(line: str, check: Check) -> None:
    assert only(check(line, "SYN")).parameter in ("a/b", "a/{n}")


def test_nothing_before_equals_is_no_parameter(check: Check) -> None:
    assert [(f.code, f.parameter) for f in check("= 1 ")] == [("SYN002", None), ("SYN003", None), ("SYN004", None)]
