"""`offhook search`: find parameters by words."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

import kb

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_words_find_parameters(offhook: Run) -> None:
    run = offhook("search", "line", "authentication", "user", "name")
    assert (run.returncode, run.stderr) == (0, "")
    head, _, first, *_ = run.stdout.splitlines()
    assert head.split() == ["parameter", "a", "change", "needs", "label", "summary"]
    assert first.startswith("voip/line/{n}/auth_name")


def test_json_is_what_the_library_finds(offhook: Run) -> None:
    answer = json.loads(offhook("search", "outbound proxy", "--format", "json").stdout)
    assert answer == [hit._asdict() for hit in kb.search("outbound proxy")]


def test_the_number_of_hits_can_be_limited(offhook: Run) -> None:
    assert len(json.loads(offhook("search", "proxy", "--limit", "3", "--format", "json").stdout)) == 3


def test_where_nothing_fits_it_says_so_and_exits_1(offhook: Run, one_line: Callable[[Any], str]) -> None:
    run = offhook("search", "qqqqzzzz")
    assert run.returncode == 1
    assert "nothing fits 'qqqqzzzz'" in one_line(run)


def test_nothing_in_json_is_an_empty_list(offhook: Run) -> None:
    run = offhook("search", "qqqqzzzz", "--format", "json")
    assert (run.returncode, json.loads(run.stdout)) == (1, [])


@pytest.mark.parametrize("limit", ["0", "-1"])
def test_a_limit_below_1_is_refused(offhook: Run, one_line: Callable[[Any], str], limit: str) -> None:
    run = offhook("search", "proxy", f"--limit={limit}")
    assert run.returncode == 2
    assert "must be at least 1" in one_line(run)


def test_a_limit_that_is_no_number_is_refused_in_plain_words(offhook: Run, one_line: Callable[[Any], str]) -> None:
    run = offhook("search", "proxy", "--limit=few")
    assert run.returncode == 2
    assert "_positive" not in one_line(run), "the name of a function of ours helps nobody"


def test_broken_bytes_find_nothing(offhook: Run, one_line: Callable[[Any], str]) -> None:
    run = offhook("search", "\udcff")
    assert run.returncode == 1
    assert "nothing fits" in one_line(run)


def test_a_terminal_gets_a_table(on_a_terminal: Callable[..., str]) -> None:
    shown = on_a_terminal("search", "outbound proxy", "--limit", "2")
    assert "\x1b[" in shown
    assert "outbound_proxy" in shown
