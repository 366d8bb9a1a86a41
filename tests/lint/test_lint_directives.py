"""Directives: comments on lines of their own that leave findings out, and what is said of those that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.cfg.parse import parse
from lint.directives import read
from lint.engine import Linter, Result
from lint.selection import Selection

Lint = Callable[..., Result]
LOW = "voip/signalling/sip/proxy_port=80"  # VAL002
BLANK_END = "voip/line/0/id=4101 "  # SYN004
BOTH = "voip/signalling/sip/proxy_port = 80"  # VAL002, SYN003
UNKNOWN = "voip/lien/0/id=4101"  # PAR001


@pytest.fixture(scope="module")
def lint(catalogue: Catalogue) -> Lint:
    def run(*lines: str, select: tuple[str, ...] = (), obey: bool = True) -> Result:
        selection = Selection(select, ("APP", "SEC", "DEP"))
        return Linter(catalogue, selection, obey_directives=obey).lint("\n".join(lines).encode(), "a.cfg")

    return run


def codes(result: Result) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in result.findings]


def test_next_line(lint: Lint) -> None:
    result = lint("; offhook: ignore=VAL002", LOW, LOW)
    assert [code for code in codes(result) if code[1] != "PAR008"] == [(3, "VAL002")]
    assert result.suppressed == 1


def test_next_line_is_the_next_that_says_something(lint: Lint) -> None:
    assert codes(lint("; offhook: ignore=VAL002 -- the exchange takes it", "", "; a comment", "# another", LOW)) == [
        (4, "SYN006")
    ]


def test_two_directives_for_one_line(lint: Lint) -> None:
    result = lint("; offhook: ignore=VAL002", "; offhook: ignore=SYN003", BOTH)
    assert (codes(result), result.suppressed) == ([], 2)


def test_several_codes_and_families(lint: Lint) -> None:
    assert codes(lint(";offhook:ignore=VAL002,SYN", BOTH)) == []
    assert codes(lint(";  offhook:  ignore = val002 , syn003  --  why", BOTH)) == []


def test_block(lint: Lint) -> None:
    result = lint("; offhook: ignore-start=VAL", LOW, "; offhook: ignore-end", BLANK_END, UNKNOWN, LOW)
    assert [code for code in codes(result) if code[1] != "PAR008"] == [(4, "SYN004"), (5, "PAR001"), (6, "VAL002")]


def test_blocks_nest(lint: Lint) -> None:
    lines = [
        "; offhook: ignore-start=VAL",
        "; offhook: ignore-start=SYN",
        BOTH,
        "; offhook: ignore-end",
        "system/ntp/enabled = yes",
        "; offhook: ignore-end",
    ]
    assert codes(lint(*lines)) == [(5, "SYN003")]


def test_file(lint: Lint) -> None:
    assert codes(lint(BOTH, "; offhook: ignore-file=VAL")) == [(1, "SYN003")]
    result = lint(BOTH, BLANK_END, "; offhook: ignore-file -- made by a machine")
    assert (codes(result), result.suppressed) == ([], 3)


def test_never_behind_a_value(lint: Lint) -> None:
    assert (1, "SYN005") in codes(lint(f"{BLANK_END}; offhook: ignore=SYN004,SYN005"))


def test_no_directives_shows_everything(lint: Lint) -> None:
    result = lint("; offhook: ignore-file", BOTH, obey=False)
    assert codes(result) == [(2, "SYN003"), (2, "VAL002")]
    assert result.suppressed == 0


def test_unused_codes_are_named_one_by_one(lint: Lint) -> None:
    (finding,) = lint("; offhook: ignore=PAR001,VAL002", LOW).findings
    assert (finding.code, finding.severity, finding.column, finding.end_column) == ("SYN016", "info", 19, 25)
    assert "PAR001" in finding.message


@pytest.mark.parametrize(
    "line",
    ["; offhook: ignore=VAL", "; offhook: ignore-file=VAL", "; offhook: ignore-file", "; offhook: ignore-start=VAL"],
)
def test_unused_at_the_end_of_a_file(line: str, lint: Lint) -> None:
    assert "SYN016" in [code for _, code in codes(lint(line))]


def test_use_does_not_depend_on_what_is_selected(lint: Lint) -> None:
    lines = ("; offhook: ignore=VAL002", LOW)
    for select in ((), ("SYN",), ("SYN016",), ("VAL",)):
        assert codes(lint(*lines, select=select)) == []


def test_unused_directives_can_be_left_out_like_others(lint: Lint) -> None:
    assert codes(lint("; offhook: ignore-file=SYN016", "; offhook: ignore=VAL002", "voip/line/0/id=4101")) == []
    assert codes(lint("; offhook: ignore=VAL002", "voip/line/0/id=4101", select=("VAL",))) == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("; offhook: ignore", "needs the codes"),
        ("; offhook: ignore-start", "needs the codes"),
        ("; offhook: ignore=", "a code is missing"),
        ("; offhook: ignore=VAL002,", "a code is missing"),
        ("; offhook: ignore=VAL999", "'VAL999'"),
        ("; offhook: ignore=V", "'V'"),
        ("; offhook: ignore=VAL002 because", "' -- '"),
        ("; offhook: ignore-file because", "' -- '"),
        ("; offhook: ignore-end=VAL002", "takes no codes"),
        ("; offhook: ignore-end", "without an 'ignore-start'"),
        ("; offhook: ignore-start=VAL", "without an 'ignore-end'"),
        ("; offhook: disable=VAL002", "'disable' is not known"),
        ("; offhook:", "is missing"),
        ("; offhook: -- reason", "is missing"),
        ("# offhook: ignore=VAL002", "behind ';'"),
    ],
)
def test_bad_directives(line: str, says: str, lint: Lint) -> None:
    found = [finding for finding in lint(line, LOW).findings if finding.code == "SYN017"]
    assert len(found) == 1, found
    assert found[0].severity == "warning"
    assert says in found[0].message
    assert (found[0].line, found[0].end_column <= len(line) + 1) == (1, True)


@pytest.mark.parametrize(
    "line", ["; offhook: ignore-file=VAL999", "; offhook: ignore-file=", "; offhook: ignore-end=VAL"]
)
def test_a_bad_directive_leaves_nothing_out(line: str, lint: Lint) -> None:
    result = lint(line, LOW)
    assert (2, "VAL002") in codes(result)
    assert result.suppressed == 0


def test_good_codes_beside_bad_ones_hold(lint: Lint) -> None:
    assert codes(lint("; offhook: ignore=VAL002,VAL999", LOW)) == [(1, "SYN017")]


def test_other_comments_are_none(lint: Lint) -> None:
    assert codes(lint("; offhook", "; Offhook: the linter", "; see offhook: ignore=VAL", "voip/line/0/id=1")) == []


PARTS = st.sampled_from(
    ["; offhook: ignore=VAL002", "; offhook: ignore=SYN,VAL", "; offhook: ignore-start=VAL,PAR001",
     "; offhook: ignore-end", "; offhook: ignore-file=PAR", "; offhook: ignore-file", "# offhook: ignore=SYN",
     "; offhook: ignore=SYN016,SYN017 -- x", LOW, BOTH, BLANK_END, UNKNOWN, "", "; x", "nonsense"]
)  # fmt: skip
ANY = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.lists(PARTS, max_size=12))
@ANY
def test_directives_take_findings_away_and_add_none_but_those_on_themselves(lint: Lint, lines: list[str]) -> None:
    everything, obeyed = lint(*lines, obey=False), lint(*lines)
    kept = [finding for finding in obeyed.findings if finding.code != "SYN016"]
    assert set(kept) <= set(everything.findings)
    assert len(everything.findings) - len(kept) == obeyed.suppressed


@given(st.lists(PARTS, max_size=12))
@ANY
def test_taking_an_unused_directive_out_changes_nothing_else(lint: Lint, lines: list[str]) -> None:
    """Where all the codes of a line are unused, the line can go."""
    before = lint(*lines)
    unused = {
        finding.line for finding in before.findings if finding.code == "SYN016" and "," not in lines[finding.line - 1]
    }
    unused = {number for number in unused if not lines[number - 1].startswith("; offhook: ignore-start")}
    after = lint(*("; x" if number in unused else line for number, line in enumerate(lines, 1)))
    told = [f for f in before.findings if f.code not in ("SYN016", "SYN017")]
    assert [f for f in after.findings if f.code not in ("SYN016", "SYN017")] == told


@given(st.text(max_size=30), st.sampled_from(["; offhook:", "; offhook: ignore", "; offhook: ignore="]))
def test_any_text_is_read(text: str, start: str) -> None:
    found = read(parse((start + text).encode("utf-8", "surrogatepass")), ["VAL001", "SYN001"])
    for one in [*found.holding, *found.faults]:
        assert 1 <= one.span.column <= one.span.end_column
