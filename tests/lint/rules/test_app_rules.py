"""What applying needs: the strongest known action, and unknown apart."""

from __future__ import annotations

import pytest

from kb.catalogue import Catalogue
from lint.engine import lint_text
from lint.findings import Finding
from lint.selection import Selection


def summary(text: str, catalogue: Catalogue) -> Finding:
    (found,) = lint_text(text.encode(), "phone.cfg", catalogue, Selection(("APP",)))
    assert (found.code, found.severity) == ("APP001", "info")
    return found


def name_with(action: str, catalogue: Catalogue, position: int = 0) -> str:
    return str([p.name for p in catalogue if p.apply == action and "{" not in p.name][position])


def test_strongest_action_at_its_first_line(catalogue: Catalogue) -> None:
    lines = [name_with(a, catalogue) for a in ("none", "reload_voip", "reboot")] + [name_with("reboot", catalogue, 1)]
    found = summary("".join(f"{name}=\n" for name in lines), catalogue)
    assert (found.line, found.parameter) == (3, lines[2])
    assert (
        "applying the 4 settings, if all of them change, needs: reboot (reboot 2, reload_voip 1, none 1)"
        in found.message
    )
    assert found.source == catalogue[lines[2]].stated_by["apply"]
    assert "UC 3.0.4" in found.message


def test_unknown_is_never_none(catalogue: Catalogue) -> None:
    none, unknown = name_with("none", catalogue), name_with("unknown", catalogue)
    found = summary(f"{none}=\n{unknown}=\n", catalogue)
    assert "what applying the 2 settings needs is not known (none 1, unknown 1)" in found.message
    assert "unknown does not mean none" in found.message
    assert (found.line, found.source) == (2, None)


def test_names_that_are_not_known_are_unknown(catalogue: Catalogue) -> None:
    found = summary("voip/lien/0/id=1\n", catalogue)
    assert "the 1 setting needs is not known (unknown 1)" in found.message
    assert "known from" not in found.message


def test_only_none(catalogue: Catalogue) -> None:
    found = summary(f"{name_with('none', catalogue)}=\n", catalogue)
    assert "needs: none (none 1)" in found.message
    assert "unknown" not in found.message


def test_settings_are_counted_once(catalogue: Catalogue) -> None:
    name = name_with("reboot", catalogue)
    assert "the 1 setting," in summary(f"{name}=1\n{name.upper()}=2\n", catalogue).message


@pytest.mark.parametrize("text", ["", "; comment\n", "include global.cfg\n", "=1\n"])
def test_nothing_to_apply(text: str, catalogue: Catalogue) -> None:
    assert lint_text(text.encode(), "phone.cfg", catalogue, Selection(("APP",))) == []
