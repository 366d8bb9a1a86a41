"""Rules on digit maps and dial plans: what they say of the manual's own values, and where they point."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.catalogue import Catalogue
from lint.findings import Finding

Check = Callable[..., list[Finding]]

MAP = "voip/signalling/sip/digit_map"
PLAN = "voip/signalling/sip/number_rules"
EXAMPLE = "[2-9]11|0|100|101|011xxx.|9011xxx.|1[2-9]xxxxxxxxx|91[2-9]xxxxxxxxx|9[2-9]xxxxxx|*xx|[8]xxxx|[2-7]xxx"


def pointed(name: str, value: str, finding: Finding) -> str:
    """The stretch of the line a finding points at."""
    return f"{name}={value}"[finding.column - 1 : finding.end_column - 1]


def test_the_two_parameters_have_types_of_their_own(catalogue: Catalogue) -> None:
    assert (catalogue[MAP].type, catalogue[PLAN].type) == ("digitmap", "dialplan")


def test_the_manuals_map_has_only_its_own_contradiction(check: Check) -> None:
    found = check(f"{MAP}={EXAMPLE}")
    assert {(f.code, f.severity) for f in found} == {("VAL016", "info")}
    assert [pointed(MAP, EXAMPLE, f) for f in found] == ["011xxx.", "[8]xxxx", "[2-7]xxx"]
    assert all("Test on a phone" in f.message for f in found)


@pytest.mark.parametrize("line", [f"{MAP}=10x;05xxxxxxxx;4xxx", f"{PLAN}=4xxx=Line_\\\\\\@10.1.2.3", f"{MAP}="])
def test_other_examples_of_manuals_pass(line: str, check: Check) -> None:
    assert check(line) == []


@pytest.mark.parametrize(
    ("value", "severity", "stretch"),
    [
        ("100|[2-7xxx", "error", "["),
        ("100||0", "error", "|"),
        ("100|[]", "error", "[]"),
        ("100|2-9", "warning", "-"),
        ("100|[9-2]1", "warning", "9-2"),
        ("100|9..", "warning", "."),
        ("100|NXX", "warning", "N"),
    ],
)
def test_broken_grammar_is_as_severe_as_the_practice(
    value: str, severity: str, stretch: str, check: Check, catalogue: Catalogue
) -> None:
    (finding,) = check(f"{MAP}={value}", "VAL015")
    assert (finding.severity, pointed(MAP, value, finding)) == (severity, stretch)
    assert finding.source == "LTRT-11950 p116, LTRT-09910 p114"
    assert "inferred" in finding.message


def test_a_capital_x_is_offered_as_a_small_one(check: Check) -> None:
    (finding,) = check(f"{MAP}=4XXX")
    assert (finding.code, finding.severity, finding.suggestion) == ("VAL016", "warning", "xxx")
    (finding,) = check(f"{PLAN}=4XX=\\\\@h")
    assert (finding.code, finding.severity, finding.suggestion) == ("VAL018", "warning", "xx")


@pytest.mark.parametrize("name", [MAP, PLAN])
def test_lengths(name: str, check: Check, catalogue: Catalogue) -> None:
    """What is longer than the manuals say, and than any source does."""
    code = "VAL016" if name == MAP else "VAL018"
    stated = sorted(int(e.value) for e in catalogue.evidence(name) if e.property == "max_length")
    documented, most = stated[0], stated[-1]
    head = "" if name == MAP else "4=h"
    for length, words in ((documented, None), (documented + 1, "documented"), (most, "documented"), (most + 1, "any")):
        found = check(f"{name}={head}{'1' * (length - len(head))}", code)
        assert [f.severity for f in found] == ["warning"] * (words is not None)
        assert all(words is not None and words in f.message for f in found)


def test_a_map_of_one_character_after_another_ends_soon(check: Check) -> None:
    assert check(f"{MAP}={'x.' * 100_000}", "VAL016")
    assert check(f"{MAP}={'[' * 100_000}", "VAL015")
    assert check(f"{MAP}={'1|' * 500}1", "VAL016")


def test_semicolons_do_not_begin_a_comment_in_a_plan(check: Check) -> None:
    assert check(f"{PLAN}=4x=\\@a ;5x=\\@b") == []


def test_names_that_only_look_alike_are_left_alone(check: Check) -> None:
    assert check("voip/signalling/sip/digit_mapp=[[[", "VAL") == []
