"""What applying needs: the strongest known action, and unknown apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.catalogue import Catalogue
from lint.context import Context
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
    found = summary("".join(f"{name}=other\n" for name in lines), catalogue)
    assert (found.line, found.parameter) == (3, lines[2])
    assert "the 4 settings on a factory phone needs: reboot (reboot 2, reload_voip 1, none 1)" in found.message
    assert found.source == catalogue[lines[2]].stated_by["apply"]
    assert "UC 3.0.4" in found.message


def test_unknown_is_never_none(catalogue: Catalogue) -> None:
    none, unknown = name_with("none", catalogue), name_with("unknown", catalogue)
    found = summary(f"{none}=other\n{unknown}=other\n", catalogue)
    assert "what applying the 2 settings on a factory phone needs is not known (none 1, unknown 1)" in found.message
    assert "unknown does not mean none" in found.message
    assert (found.line, found.source) == (2, None)


def test_names_that_are_not_known_are_unknown(catalogue: Catalogue) -> None:
    found = summary("voip/lien/0/id=1\n", catalogue)
    assert "the 1 setting on a factory phone needs is not known (unknown 1)" in found.message
    assert "known from" not in found.message


def test_only_none(catalogue: Catalogue) -> None:
    found = summary(f"{name_with('none', catalogue)}=other\n", catalogue)
    assert "needs: none (none 1)" in found.message
    assert "unknown" not in found.message


def test_settings_are_counted_once(catalogue: Catalogue) -> None:
    name = name_with("reboot", catalogue)
    assert "the 1 setting on a factory phone" in summary(f"{name}=1\n{name.upper()}=2\n", catalogue).message


@pytest.mark.parametrize("text", ["", "; comment\n", "include global.cfg\n", "=1\n"])
def test_nothing_to_apply(text: str, catalogue: Catalogue) -> None:
    assert lint_text(text.encode(), "phone.cfg", catalogue, Selection(("APP",))) == []


def test_a_default_needs_nothing_on_a_factory_phone(catalogue: Catalogue) -> None:
    assert "needs: none (none 1)" in summary("voip/signalling/sip/proxy_port=5060\n", catalogue).message


def test_against_an_earlier_version(catalogue: Catalogue, tmp_path: Path) -> None:
    old, new = "voip/line/0/id=1\nnetwork/lan/vlan/id=5\n", "voip/line/0/id=2\nnetwork/lan/vlan/id=5\n"
    (tmp_path / "phone.cfg").write_text(old)
    for against in (tmp_path, tmp_path / "phone.cfg"):
        context = Context(against=str(against))
        (found,) = lint_text(new.encode(), "phone.cfg", catalogue, Selection(("APP",)), context)
        assert "1 change since" in found.message
        assert "needs: reload_voip" in found.message
        assert lint_text(old.encode(), "phone.cfg", catalogue, Selection(("APP",)), context) == []


def test_what_an_include_needs_is_said_at_the_include(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "global.cfg").write_text("network/lan/vlan/id=5\n")
    data = b"; one phone\ninclude global.cfg\n"
    (found,) = lint_text(data, str(tmp_path / "phone.cfg"), catalogue, Selection(("APP",)))
    assert (found.line, found.parameter) == (2, "network/lan/vlan/id")
