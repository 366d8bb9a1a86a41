"""The questions that measure `offhook ask` rest on the dataset: names, actions, events, and words nobody knows."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

Rows = dict[str, list[dict[str, Any]]]
Question = dict[str, Any]

STATUSES = {"answered", "unknown_action", "ambiguous", "no_match"}
SETS = {"tuned", "held_out"}
LISTS = ("also", "parameters", "events", "messages", "sections", "topics", "apply_also", "absent")
KEYS = {"question", "set", "subject", "status", "apply", "owner", "why", *LISTS}
TOLD = (
    *("parameters", "values", "notes", "relations", "key_functions", "old_names", "events", "messages"),
    *("topics", "topic_facts", "sections", "tables", "figures"),
)
"""Tables whose words can lead to an answer."""


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    text = Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8")
    found: list[Question] = yaml.safe_load(text)
    return found


@pytest.fixture(scope="module")
def words(dataset: Rows) -> str:
    """All that the dataset says of the phones, without firmware they do not have."""
    sibling = {row["name"] for row in dataset["parameters"] if row["sibling"]}
    told = (row for table in TOLD for row in dataset[table])
    return "\n".join(
        json.dumps(row, ensure_ascii=False).lower()
        for row in told
        if row.get("name") not in sibling and row.get("parameter") not in sibling
    )


def test_there_are_enough_questions_and_enough_of_them_are_held_out(questions: list[Question]) -> None:
    """Tuned ones may be added; held-out ones, once looked at, are tuned, and make place for new ones."""
    sets = Counter(q["set"] for q in questions)
    assert set(sets) == SETS
    assert sets["tuned"] >= sets["held_out"] >= 250


def test_no_question_is_asked_twice(questions: list[Question]) -> None:
    asked = Counter(re.sub(r"[^\w/{}]+", " ", q["question"].lower()).strip() for q in questions)
    assert [question for question, times in asked.items() if times > 1] == []


def test_each_question_has_the_fields_it_needs_and_no_other(questions: list[Question]) -> None:
    for q in questions:
        assert q.keys() <= KEYS, q
        assert {"question", "set", "subject", "status", "why"} <= q.keys(), q
        assert all(isinstance(q[key], list) and q[key] for key in LISTS if key in q), q
        assert {q["status"], *q.get("also", ())} <= STATUSES, q
        assert q["status"] not in q.get("also", ()), q


def test_each_subject_stands_in_both_sets(questions: list[Question]) -> None:
    subjects = {name: {q["subject"] for q in questions if q["set"] == name} for name in SETS}
    assert subjects["tuned"] == subjects["held_out"]


@pytest.mark.parametrize("name", sorted(SETS))
def test_each_set_has_every_status_and_a_fifth_without_an_answer(questions: list[Question], name: str) -> None:
    statuses = Counter(q["status"] for q in questions if q["set"] == name)
    assert set(statuses) == STATUSES
    assert statuses["no_match"] >= sum(statuses.values()) / 5


def test_every_expected_parameter_event_and_message_exists(questions: list[Question], dataset: Rows) -> None:
    known = {
        "parameters": {row["name"] for row in dataset["parameters"] if not row["sibling"]},
        "events": {row["id"] for row in dataset["events"]},
        "messages": {row["id"] for row in dataset["messages"]},
        "sections": {row["number"] for row in dataset["sections"]},
        "topics": {row["topic"] for row in dataset["topics"]},
    }
    missing = [
        (q["question"], name) for q in questions for key in known for name in q.get(key, ()) if name not in known[key]
    ]
    assert missing == []


def test_the_expected_actions_are_those_of_the_dataset(
    questions: list[Question], parameters: dict[str, dict[str, Any]], dataset: Rows
) -> None:
    effects = {row["id"]: row["effect"] for row in dataset["events"]}
    for q in questions:
        actions = {parameters[name]["apply"] for name in q.get("parameters", ())}
        actions |= {effects[name] for name in q.get("events", ())}
        if "apply" in q and actions:
            assert {q["apply"], *q.get("apply_also", ())} == actions, q["question"]
        elif "apply" in q:
            assert (q["status"], q["apply"]) == ("no_match", "unknown"), q["question"]


def test_the_status_agrees_with_the_action(questions: list[Question]) -> None:
    for q in questions:
        if q["status"] == "answered" and not q.get("messages") and "unknown_action" not in q.get("also", ()):
            assert q["apply"] != "unknown", q["question"]
        if q["status"] == "unknown_action":
            assert q["apply"] == "unknown", q["question"]
        if q["status"] == "no_match":
            assert not {"parameters", "events", "messages"} & q.keys(), q["question"]
            assert q["apply"] == "unknown", q["question"]
        else:
            assert {"parameters", "events", "messages"} & q.keys() or q["status"] == "ambiguous", q["question"]


def test_what_another_device_owns_has_no_answer_and_names_the_device(questions: list[Question], dataset: Rows) -> None:
    """A maker's name may stand before the device: `hp switch`."""
    devices = {word.lower() for row in dataset["devices"] for word in row["say"]}
    makers = {word.lower() for row in dataset["devices"] if row["kind"] == "maker" for word in row["say"]}
    for q in questions:
        if "owner" not in q:
            continue
        assert q["status"] == "no_match" and "answered" not in q.get("also", ()), q["question"]
        assert re.search(rf"\b{re.escape(q['owner'])}\b", q["question"].lower()), q["question"]
        first, _, rest = q["owner"].partition(" ")
        assert q["owner"] in devices or (first in makers and rest in devices), q["question"]


def test_what_has_no_answer_rests_on_words_the_dataset_does_not_hold(
    questions: list[Question], dataset: Rows, words: str
) -> None:
    successors = {row["name"]: row["successor"] for row in dataset["old_names"]}
    for q in questions:
        if q["status"] != "no_match":
            continue
        for word in q.get("absent", ()):
            assert word in q["question"].lower(), q["question"]
            assert re.search(rf"\b{re.escape(word)}\b", words) is None, (q["question"], word)
        if not {"absent", "sections", "owner"} & q.keys():
            assert successors.get(q["question"]) == [], f"{q['question']}: nothing says why it has no answer"


def test_every_chapter_with_parameters_is_asked_about(
    questions: list[Question], parameters: dict[str, dict[str, Any]]
) -> None:
    own = [row for row in parameters.values() if row["section"] and not row["sibling"]]
    asked = {name for q in questions for name in q.get("parameters", ())}
    chapters = {row["section"].split(".")[0] for row in own}
    assert chapters - {parameters[name]["section"].split(".")[0] for name in asked if parameters[name]["section"]} == (
        set()
    )


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_action_is_expected_in_each_set(questions: list[Question], name: str) -> None:
    expected = {q.get("apply") for q in questions if q["set"] == name}
    assert {"reboot", "reload_voip", "reload_ui", "reload_log", "refresh_time", "none", "unknown"} <= expected
