"""The full-text indexes of the SQLite file: parameters, what else can answer a question, and the phrases people say."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.dataset import names
from extract.dataset.stems import TOKENIZER, spellings, stems

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def index_words(connection: sqlite3.Connection, rows: Rows) -> None:
    """Fill all indexes from the rows of a dataset."""
    _index_parameters(connection, rows)
    _index_others(connection, rows)
    _index_phrases(connection, rows)


def _index_parameters(connection: sqlite3.Connection, rows: Rows) -> None:
    """One full-text document per parameter: its name as words, and every text that describes it."""
    connection.execute(
        "create virtual table search_words using fts5("
        "name unindexed, words, label, summary, comment, literals, notes, old_names,"
        f" tokenize = '{TOKENIZER}')"
    )
    connection.execute("create virtual table search_terms using fts5vocab('search_words', 'row')")
    connection.execute("create virtual table search_places using fts5vocab('search_words', 'instance')")
    literals = _texts_by_parameter(rows.get("values", ()), ("literal", "meaning"))
    notes = _texts_by_parameter(rows.get("notes", ()), ("text",))
    old: dict[str, list[str]] = {}
    for row in rows.get("old_names", ()):
        for successor in row["successor"] or ():
            old.setdefault(successor, []).append(names.words(row["name"]))
    for row in rows.get("parameters", ()):
        name = row["name"]
        if name is None:
            continue
        connection.execute(
            "insert into search_words values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name,
                names.words(name),
                row.get("label"),
                row.get("summary"),
                row.get("comment"),
                " ".join(literals.get(name, ())),
                " ".join(notes.get(name, ())),
                " ".join(old.get(name, ())),
            ),
        )
    connection.execute("insert into search_words(search_words) values ('optimize')")


def _texts_by_parameter(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for row in rows:
        texts.setdefault(row["parameter"], []).extend(str(row[c]) for c in columns if row.get(c))
    return texts


def _index_others(connection: sqlite3.Connection, rows: Rows) -> None:
    """One full-text document per event, message and section."""
    connection.execute(
        "create virtual table search_others using fts5("
        f"kind unindexed, id unindexed, label, words, summary, tokenize = '{TOKENIZER}')"
    )
    connection.execute("create virtual table search_other_places using fts5vocab('search_others', 'instance')")
    documents = [
        *(("event", r["id"], r["event"], " ".join(r["asks"] or ()), r["what_is_known"]) for r in rows.get("events", ())),
        *(("message", r["id"], r["message"], "", r["when"]) for r in rows.get("messages", ())),
        *(("section", r["number"], r["title"], "", "") for r in rows.get("sections", ())),
    ]
    connection.executemany("insert into search_others values (?, ?, ?, ?, ?)", documents)
    connection.execute("insert into search_others(search_others) values ('optimize')")


def _index_phrases(connection: sqlite3.Connection, rows: Rows) -> None:
    """The phrases of synonyms and events, stemmed, with what they stand for, so that a question is met in one look."""
    connection.execute(
        "create table search_phrases (phrase text, kind text, means text, parameters text, events text, role text)"
    )
    synonyms = rows.get("synonyms", ())
    meanings = iter(stems([meaning for row in synonyms for meaning in row["means"]]))
    entries: list[tuple[str, str, str, str, str, str | None]] = []
    said: list[str] = []
    for row in synonyms:
        means = [next(meanings) for _ in row["means"]]
        for phrase in _written(row["say"]):
            said.append(phrase)
            entries.append((row["language"], *_cells(means, row["parameters"], row["events"]), row["role"]))
    for row in rows.get("events", ()):
        for phrase in row["asks"] or ():
            said.append(phrase)
            entries.append(("event", *_cells([], [], [row["id"]]), None))
    connection.executemany(
        "insert into search_phrases values (?, ?, ?, ?, ?, ?)",
        ((" ".join(phrase), *entry) for phrase, entry in zip(stems(said), entries, strict=True)),
    )
    connection.execute("create index search_phrases_0 on search_phrases (phrase)")


def _written(phrases: Iterable[str]) -> list[str]:
    return [spelling for phrase in phrases for spelling in spellings(phrase)]


def _cells(*values: Any) -> tuple[str, ...]:
    return tuple(json.dumps(value or []) for value in values)
