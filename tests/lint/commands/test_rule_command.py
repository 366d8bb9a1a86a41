"""`offhook rule`: documentation of the rules."""

from __future__ import annotations

import argparse

import pytest

from kb.catalogue import Catalogue
from lint.commands import rule
from lint.rulebook import rulebook


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser(prog="offhook rule", epilog=rule.EPILOG)
    rule.configure(parser)
    return rule.run(parser.parse_args(arguments))


def test_one_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("par006") == 0
    out = capsys.readouterr().out
    assert out.startswith("PAR006 broken-name\n\nA name broken by a blank or a line break.\n")
    assert "Severity: error." in out
    assert "    voip/services/call_waiting/gener ate_tone/enabled=1\n" in out


def test_all_rules(capsys: pytest.CaptureFixture[str], catalogue: Catalogue) -> None:
    assert run() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[r.CODE, r.NAME] for r in rulebook(catalogue)]


def test_unknown_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("XYZ999") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("offhook: no rule 'XYZ999'; the rules are APP001, ")
    assert err.count("\n") == 1
