"""How well questions of support staff are answered. Of the held-out questions only totals are ever told."""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import kb


@pytest.fixture(scope="module")
def benchmark(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmarks_ask", root / "benchmarks" / "ask.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def figures(benchmark: ModuleType) -> Callable[[str], dict[str, float]]:
    """The figures of a set; the held-out one is asked only by the tests of its own."""
    return functools.cache(lambda name: benchmark.measures(benchmark.judged(name)))


@pytest.mark.parametrize(
    ("measure", "least"),
    [("top-1", 0.98), ("top-3", 0.98), ("right action, where one is known", 0.99), ("expected status", 0.95)],
)
def test_the_tuned_questions_are_answered(
    figures: Callable[[str], dict[str, float]], measure: str, least: float
) -> None:
    assert figures("tuned")[measure] >= least


def test_what_lies_outside_the_subject_gets_no_confident_answer(figures: Callable[[str], dict[str, float]]) -> None:
    assert figures("tuned")["confident answer where there is none"] == 0.0


@pytest.mark.parametrize(
    ("measure", "measured"),
    [("top-1", 0.88), ("top-3", 0.96), ("right action, where one is known", 0.95)],
)
def test_the_held_out_questions_are_answered_no_worse_than_measured(
    figures: Callable[[str], dict[str, float]], measure: str, measured: float
) -> None:
    """A guard; the goal was top-1 0.85, top-3 0.95, actions 0.95."""
    assert figures("held_out")[measure] >= measured


def test_held_out_questions_outside_the_subject_get_hardly_a_confident_answer(
    figures: Callable[[str], dict[str, float]],
) -> None:
    """A guard, not the goal, which is none."""
    assert figures("held_out")["confident answer where there is none"] <= 0.02


@pytest.mark.parametrize(
    ("measure", "tuned", "held_out"),
    [("top-1", 0.85, 0.80), ("top-3", 0.92, 0.90), ("right action, where one is known", 0.86, 0.82)],
)
def test_spoken_questions_are_answered_no_worse_than_measured(
    figures: Callable[[str], dict[str, float]], measure: str, tuned: float, held_out: float
) -> None:
    """A guard: these are questions as people speak, and the goals (0.85, 0.95, 0.95) are not reached."""
    assert figures("spoken_tuned")[measure] >= tuned
    assert figures("spoken_held_out")[measure] >= held_out


def test_spoken_questions_outside_the_subject_get_hardly_a_confident_answer(
    figures: Callable[[str], dict[str, float]],
) -> None:
    assert figures("spoken_held_out")["confident answer where there is none"] <= 0.02


def test_spoken_questions_are_of_one_of_two_kinds(root: Path) -> None:
    questions = yaml.safe_load((root / "tests" / "kb" / "ask" / "spoken.yaml").read_text(encoding="utf-8"))
    assert len({one["question"].lower() for one in questions}) == len(questions) >= 480
    for one in questions:
        assert one["set"] in {"tuned", "held_out"}, one
        assert ("parameters" in one) != ("outside" in one), one
        assert all(name in kb.load() for name in one.get("parameters", ())), one
