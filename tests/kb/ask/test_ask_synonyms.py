"""Synonyms are facts of language: what they point at is in the dataset, and no word is said twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

Rows = dict[str, list[dict[str, Any]]]
Synonym = dict[str, Any]

KEYS = {"say", "means", "parameters", "events", "role", "language", "from", "grade", "note"}


@pytest.fixture(scope="module")
def synonyms(root: Path) -> list[Synonym]:
    paths = sorted((root / "data" / "reference" / "synonyms").glob("*.yaml"))
    return [entry for path in paths for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


def test_each_entry_has_the_fields_it_needs_and_no_other(synonyms: list[Synonym], dataset: Rows) -> None:
    sources = {row["id"] for row in dataset["sources"]}
    for entry in synonyms:
        assert entry.keys() <= KEYS, entry
        assert entry["say"] and entry["means"], entry
        assert entry["language"] in {"en", "de"}, entry
        assert set(entry["from"]) <= sources, entry
        assert entry.get("role") in {None, "question", "everyday", "outside"}, entry
        assert ("grade" in entry) == (entry["from"] == ["OWN"]), entry


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_word_is_said_twice(synonyms: list[Synonym], language: str) -> None:
    said = Counter(word.lower() for entry in synonyms if entry["language"] == language for word in entry["say"])
    assert [word for word, times in said.items() if times > 1] == []


def test_what_a_word_stands_for_exists(synonyms: list[Synonym], dataset: Rows) -> None:
    names = {row["name"] for row in dataset["parameters"]}
    events = {row["id"] for row in dataset["events"]}
    for entry in synonyms:
        for name in entry.get("parameters", ()):
            assert name in names or (name.endswith("/") and any(n.startswith(name) for n in names)), name
        assert set(entry.get("events", ())) <= events, entry


def test_the_words_meant_are_words_of_the_dataset(synonyms: list[Synonym], dataset: Rows) -> None:
    """A word that stands nowhere would find nothing."""
    texts = [
        str(row.get(key) or "")
        for row in dataset["parameters"]
        if not row["sibling"]
        for key in ("name", "label", "summary", "comment")
    ]
    texts += [str(row[key]) for row in dataset["events"] for key in ("event", "asks", "what_is_known")]
    texts += [row["title"] for row in dataset["sections"]]
    known = set(re.findall(r"[a-z0-9]+", " ".join(texts).lower().replace("_", " ")))
    told = [entry for entry in synonyms if not entry.get("role")]
    meant = {word for entry in told for text in entry["means"] for word in re.findall(r"[a-z0-9]+", text.lower())}
    assert meant - known == set()


def test_what_lies_outside_stands_nowhere_in_the_dataset(synonyms: list[Synonym], dataset: Rows) -> None:
    """A dataset that learns such a word takes it in, and the synonym has to go."""
    texts = [
        " ".join(str(row.get(key) or "") for key in ("name", "label", "summary", "comment"))
        for row in dataset["parameters"]
        if not row["sibling"]
    ]
    texts += [f"{row['event']} {row['what_is_known']}" for row in dataset["events"]]
    told = "\n".join(texts).lower()
    outside = [word for entry in synonyms if entry.get("role") == "outside" for word in entry["say"]]
    assert outside
    assert [word for word in outside if re.search(rf"\b{re.escape(word.lower())}\b", told)] == []


def test_words_of_the_question_of_any_subject_and_outside_stand_for_no_parameter(synonyms: list[Synonym]) -> None:
    assert [entry for entry in synonyms if entry.get("role") and ({"parameters", "events"} & entry.keys())] == []
