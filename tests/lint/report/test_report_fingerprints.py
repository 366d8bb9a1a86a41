"""Fingerprints: the same for a finding that only moved, another for every other finding."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.engine import Linter
from lint.report.fingerprints import fingerprints
from lint.selection import Selection

BAD = "system/ntp/enabled=yes"
Marks = Callable[..., dict[int, str]]


@pytest.fixture(scope="module")
def marks(catalogue: Catalogue) -> Marks:
    """Fingerprints of the findings on values, by line."""

    def run(text: str, path: str = "a.cfg") -> dict[int, str]:
        result = Linter(catalogue, Selection(("VAL",))).lint(text.encode(), path)
        lines = [finding.line for finding in result.findings]
        return dict(zip(lines, fingerprints(result, path), strict=True))

    return run


def test_a_moved_line_keeps_its_fingerprint(marks: Marks) -> None:
    assert marks(f"{BAD}\n")[1] == marks(f"; more\n\nsystem/type=405HD\n{BAD}\n")[4] == marks(f"  {BAD}\r\n")[1]


def test_equal_lines_have_fingerprints_of_their_own(marks: Marks) -> None:
    twice = marks(f"{BAD}\n{BAD}\n")
    assert twice[1] != twice[2]
    assert twice[1] == marks(f"{BAD}\n")[1]


def test_the_rest_makes_a_difference(marks: Marks) -> None:
    other = "voip/signalling/sip/redundant_proxy/enabled=yes"
    found = [marks(f"{BAD}\n")[1], marks(f"{BAD}s\n")[1], marks(f"{other}\n")[1], marks(f"{BAD}\n", "b.cfg")[1]]
    assert len(set(found)) == 4


def test_a_fingerprint_tells_nothing_of_a_secret(catalogue: Catalogue) -> None:
    """Two passwords of one length: whoever knows the fingerprint cannot try which one it is."""

    def of(password: str) -> list[str]:
        result = Linter(catalogue).lint(f"voip/line/0/auth_password={password} \n".encode(), "a.cfg")
        assert result.findings
        return fingerprints(result, "a.cfg")

    assert of("secret-1") == of("secret-2")


@given(st.lists(st.sampled_from([BAD, f"{BAD}s", "; x", "", "system/ntp/enabled=1", "a=b"])), st.integers(0, 5))
def test_any_file(marks: Marks, lines: list[str], above: int) -> None:
    found = marks("\n".join(lines))
    assert len(set(found.values())) == len(found)
    moved = marks("\n".join([*["; new"] * above, *lines]))
    assert moved == {line + above: mark for line, mark in found.items()}
