"""How well `offhook ask` answers the questions of `questions.yaml` and `spoken.yaml` in `tests/kb/ask`, set by set.

    python benchmarks/ask.py [--misses] [--set tuned|held_out|spoken_tuned|spoken_held_out]

Prints for each set: top-1 and top-3 (an expected parameter, event or message comes first, or among the first three),
the share of right actions among the questions with a known one, the share of expected statuses, and how many
questions that have no answer got a confident one. `--misses` lists the misses of the tuned sets. Of the held-out sets
only totals are told, or they would measure nothing. The spoken questions were written by people who did not know the
vocabulary, and are harder: most have no word of what they ask about.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import kb
from kb.answering.answer import Answer
from kb.answering.ask import entries_of

FOLDER = Path(__file__).parents[1] / "tests" / "kb" / "ask"
SETS = ("tuned", "held_out", "spoken_tuned", "spoken_held_out")
Question = dict[str, Any]


class Judged(NamedTuple):
    """An answer against what was expected; `None` where a measure does not apply."""

    question: Question
    answer: Answer
    top1: bool | None
    top3: bool | None
    action: bool | None
    """The right action is told, where one is known."""
    status: bool
    confident: bool | None
    """An answer without doubt, where there is none to give."""


def judge(question: Question) -> Judged:
    """Ask, and compare."""
    answer = kb.ask(question["question"])
    wanted = {name for key in ("parameters", "events", "messages") for name in question.get(key, ())}
    found = [str(entry.get("name") or entry.get("id")) for entry in entries_of(answer)]
    expected = {question["status"], *question.get("also", ())}
    actions = {question.get("apply"), *question.get("apply_also", ())} - {None}
    known = question["status"] == "answered" and actions and actions != {"unknown"}
    outside = question["status"] == "no_match" and "answered" not in expected
    return Judged(
        question,
        answer,
        found[0] in wanted if wanted and found else (False if wanted else None),
        bool(wanted & set(found[:3])) if wanted else None,
        answer.apply in actions if known else None,
        answer.status in expected,
        answer.status == "answered" if outside else None,
    )


def judged(name: str) -> list[Judged]:
    """All questions of a set."""
    spoken = name.startswith("spoken_")
    file = FOLDER / ("spoken.yaml" if spoken else "questions.yaml")
    questions: list[Question] = yaml.safe_load(file.read_text(encoding="utf-8"))
    found = [one for one in questions if one["set"] == name.removeprefix("spoken_")]
    return [judge(_expecting(one) if spoken else one) for one in found]


def _expecting(spoken: Question) -> Question:
    """A spoken question with what is to be expected by the dataset: any action of a parameter that is right."""
    if "outside" in spoken:
        return spoken | {"status": "no_match", "apply": "unknown"}
    actions = [kb.load()[name].apply for name in spoken["parameters"]]
    status = "unknown_action" if set(actions) == {"unknown"} else "answered"
    return spoken | {"status": status, "also": ["ambiguous", "unknown_action"], "apply_also": actions}


def share(values: list[bool | None]) -> float:
    """The share of those that hold, of those that apply."""
    applied = [value for value in values if value is not None]
    return sum(applied) / len(applied) if applied else 0.0


def measures(answers: list[Judged]) -> dict[str, float]:
    """The figures of one set."""
    return {
        "top-1": share([one.top1 for one in answers]),
        "top-3": share([one.top3 for one in answers]),
        "right action, where one is known": share([one.action for one in answers]),
        "expected status": share([one.status for one in answers]),
        "confident answer where there is none": share([one.confident for one in answers]),
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list the misses of the tuned set")
    parser.add_argument("--set", choices=SETS, action="append", help="only this set")
    options = parser.parse_args()
    answers = {name: judged(name) for name in options.set or SETS}
    figures = {name: measures(found) for name, found in answers.items()}
    print(f"{'':38}" + "".join(f"{name:>17}" for name in figures))
    print(f"{'questions':38}" + "".join(f"{len(answers[name]):17}" for name in figures))
    for measure in next(iter(figures.values())):
        print(f"{measure:38}" + "".join(f"{figures[name][measure]:17.1%}" for name in figures))
    if options.misses:
        for one in [*answers.get("tuned", ()), *answers.get("spoken_tuned", ())]:
            missed = one.top1 is False or one.action is False or not one.status or one.confident
            if missed:
                _miss(one)


def _miss(one: Judged) -> None:
    marks = [name for name in ("top1", "top3", "action", "status") if getattr(one, name) is False]
    marks += ["confident"] if one.confident else []
    found = [entry.get("name") or entry.get("id") for entry in entries_of(one.answer)][:3]
    expected = [one.question["status"], *one.question.get("also", ())]
    print(f"{', '.join(marks):20} {one.question['question']!r}: {one.answer.status} {one.answer.apply} {found};"
          f" expected {'/'.join(expected)} {one.question.get('apply')}")  # fmt: skip


if __name__ == "__main__":
    main()
