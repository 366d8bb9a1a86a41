"""The dataset's checks as a whole: what they rest on, and that nothing they are shown upsets them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from kb.records import Check
from lint.checks.rule import CheckRule, check_rules
from lint.checks.variants import variants
from lint.context import Context
from lint.engine import lint_text
from lint.findings import Finding
from lint.selection import Selection

CATALOGUE = Catalogue()
CHECKS = CATALOGUE.checks()
EACH = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
NO_CHECK = {"sharing-secrets"}
"""Practices of security that no configuration file shows: this one is about what is done with a file."""
NAMES = sorted({name for check in CHECKS for one in variants(check) for name in one.named})
NOTHING = "0.0.0.0"  # noqa: S104 (how phones write that there is no address)
VALUES = st.one_of(
    st.sampled_from(["", "0", "1", NOTHING, "192.0.2.1", "UDP", "TLS", "1234", "ENABLE", "STATIC", "http://a", "5060"]),
    st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126), max_size=20),
)
FILES = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 3), VALUES), max_size=30)


def written(settings: list[tuple[str, int, str]]) -> str:
    """A configuration file; a group stands for a name that is in none of the dataset."""
    return "".join(f"{name.replace('{n}', str(index))}={value}\n" for name, index, value in settings)


def run(text: str, context: Context, codes: tuple[str, ...] = ("SEC", "DEP", "PAR012", "PAR013")) -> list[Finding]:
    return lint_text(text.encode(), "phone.cfg", CATALOGUE, Selection(codes), context)


def test_every_practice_of_security_has_a_check() -> None:
    practices = {row["id"] for row in CATALOGUE.rows("select id from practices where family = 'SEC'")}
    assert practices - {check.practice for check in CHECKS} == NO_CHECK


def test_families_and_numbers() -> None:
    assert all(check.code >= "DEP010" for check in CHECKS if check.code.startswith("DEP"))
    assert all(check.practice for check in CHECKS if check.code.startswith("SEC"))


@EACH
def test_a_file_that_was_not_read_never_adds_a_finding(check: Check) -> None:
    rule = CheckRule(check, CATALOGUE)
    for example in (*check.passes, *check.fails):
        text = example.split("\n@ ")[0].rstrip("\n") + "\n"
        whole = {(f.line, f.code) for f in run(text, Context(model="440HD"), (rule.CODE,))}
        open_ended = run(f"{text}include gone.cfg\n", Context(model="440HD"), (rule.CODE,))
        assert {(f.line, f.code) for f in open_ended} <= whole


@given(FILES)
def test_any_configuration_can_be_checked(settings: list[tuple[str, int, str]]) -> None:
    text = written(settings)
    found = run(text, Context(model="405HD", firmware="2.2.16"))
    assert all(1 <= finding.line <= len(settings) for finding in found)
    assert {finding.severity for finding in found} <= {"warning", "info"}
    assert len(check_rules(CATALOGUE)) == len(CHECKS)


@given(FILES)
def test_policy_changes_how_severe_a_finding_is_and_nothing_else(settings: list[tuple[str, int, str]]) -> None:
    lax, strict = (run(written(settings), Context(policy=policy)) for policy in ("default", "strict"))  # type: ignore[arg-type]
    assert [f._replace(severity="") for f in lax] == [f._replace(severity="") for f in strict]
    assert {f.code[:3] for f, g in zip(lax, strict, strict=True) if f.severity != g.severity} <= {"SEC"}


@given(FILES)
def test_a_type_makes_findings_harder_and_never_fewer(settings: list[tuple[str, int, str]]) -> None:
    """Of a fragment nothing is known but what it says: once it is whole, no finding goes."""
    fragment = [pair for pair in settings if pair[0] != "system/type"]
    before = {(f.line + 1, f.code, f.parameter) for f in run(written(fragment), Context(), ("SEC", "DEP"))}
    whole = run("system/type=405HD\n" + written(fragment), Context(), ("SEC", "DEP"))
    assert before <= {(f.line, f.code, f.parameter) for f in whole}
