"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import kb
import lint
from kb import patterns
from kb.patterns import pattern

MODULES = [
    name for package in (kb, lint) for _, name, _ in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


def test_it_does_what_a_compiled_one_does() -> None:
    digits = pattern(r"(\d)(\d)", re.ASCII)
    found = digits.search("no 42")
    assert found is not None
    assert found.span(2) == (4, 5)
    assert digits.pattern == r"(\d)(\d)"
    assert pattern(b"b+").fullmatch(b"bbb")


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one = pattern("a")
    assert one.search("a")
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    assert one.search("a")


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_of_a_module_can_be_compiled(name: str) -> None:
    """A mistake in one would show only when it is used."""
    if "widgets" in name:
        pytest.importorskip("ipywidgets")
    held = vars(importlib.import_module(name)).values()
    for one in held:
        if isinstance(one, patterns._Later):
            re.compile(*one._of)
