"""The full-text indexes of the SQLite file: parameters, what else can answer a question, and the phrases people say."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extract.dataset import names
from extract.dataset.stems import TOKENIZER, folded, spellings, stems

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def index_words(connection: sqlite3.Connection, rows: Rows) -> None:
    """Fill all indexes from the rows of a dataset."""
    _index_parameters(connection, rows)
    _index_others(connection, rows)
    _index_phrases(connection, rows)
    _index_spellings(connection, rows)


def _index_parameters(connection: sqlite3.Connection, rows: Rows) -> None:
    """One full-text document per parameter: its name as words, and every text that describes it.

    Sibling firmware comes last, so that a document's number tells whether it belongs there.
    """
    connection.execute(
        "create virtual table search_words using fts5("
        "name unindexed, words, label, summary, comment, literals, notes, old_names, said, section,"
        f" tokenize = '{TOKENIZER}')"
    )
    connection.execute("create virtual table search_terms using fts5vocab('search_words', 'row')")
    connection.execute("create virtual table search_places using fts5vocab('search_words', 'instance')")
    literals = _texts_by_parameter(rows.get("values", ()), ("literal", "meaning"))
    notes = _texts_by_parameter(rows.get("notes", ()), ("text",))
    said = _said_of_parameters(rows)
    titles = {row["number"]: row["title"] for row in rows.get("sections", ())}
    old: dict[str, list[str]] = {}
    for row in rows.get("old_names", ()):
        for successor in row["successor"] or ():
            old.setdefault(successor, []).append(names.words(row["name"]))
    for row in sorted(rows.get("parameters", ()), key=lambda row: bool(row.get("sibling"))):
        name = row["name"]
        if name is None:
            continue
        connection.execute(
            "insert into search_words values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name,
                names.words(name),
                row.get("label"),
                row.get("summary"),
                row.get("comment"),
                " ".join(literals.get(name, ())),
                " ".join(notes.get(name, ())),
                " ".join(old.get(name, ())),
                " ".join(said.get(name, ())),
                titles.get(row.get("section")),
            ),
        )
    connection.execute("insert into search_words(search_words) values ('optimize')")
    # What people say of a parameter makes its document longer, which ranks it lower: what it says itself stands alone.
    own = "name, words, label, summary, comment, literals, notes, old_names"
    connection.execute(
        f"create virtual table search_own using fts5({own.replace('name,', 'name unindexed,', 1)},"
        f" tokenize = '{TOKENIZER}')"
    )
    connection.execute(f"insert into search_own select {own} from search_words")  # noqa: S608 (names of columns)
    connection.execute("insert into search_own(search_own) values ('optimize')")
    _describe_documents(connection, rows)


def _describe_documents(connection: sqlite3.Connection, rows: Rows) -> None:
    """What a ranking wants to know of each document beside its words: how long they are, and who depends on it."""
    required: dict[str, set[str]] = {}
    for row in rows.get("requires", ()):
        required.setdefault(row["required"], set()).add(row["parameter"])
    facts = {row["name"]: row for row in rows.get("parameters", ()) if row["name"]}
    connection.execute(
        "create table search_documents (doc integer primary key, name text unique, label_length integer,"
        " name_length integer, family_length integer, parent_length integer, leaf_length integer, switch integer,"
        " required_by integer, exported integer, apply text)"
    )
    documents = connection.execute("select rowid, name, words, label from search_words").fetchall()
    connection.executemany(
        "insert into search_documents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                doc,
                name,
                len(re.findall(r"\w+", label or "")),
                len(words.split()),
                *_lengths(name),
                int(facts[name].get("type") == "boolean"),
                len(required.get(name, ())),
                int(bool(facts[name].get("in_405hd_export"))),
                facts[name].get("apply"),
            )
            for doc, name, words, label in documents
        ),
    )


def _lengths(name: str) -> tuple[int, int, int]:
    """Words of a name's first part, of its last part but one, and of its last."""
    parts = [len(names.words(part).split()) for part in name.split("/")]
    parts = [part for part in parts if part]
    return parts[0], parts[-2] if len(parts) > 1 else 0, parts[-1]


def _said_of_parameters(rows: Rows) -> dict[str, list[str]]:
    """What people are known to say for each parameter, or for a group of them: part of a phrase is evidence too."""
    known = [row["name"] for row in rows.get("parameters", ()) if row["name"]]
    said: dict[str, list[str]] = {}
    for row in rows.get("synonyms", ()):
        for name in row["parameters"] or ():
            for one in (other for other in known if other.startswith(name)) if name.endswith("/") else (name,):
                said.setdefault(one, []).extend(folded(phrase) for phrase in _written(row["say"]))
    return said


def _texts_by_parameter(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for row in rows:
        texts.setdefault(row["parameter"], []).extend(str(row[c]) for c in columns if row.get(c))
    return texts


def _index_others(connection: sqlite3.Connection, rows: Rows) -> None:
    """One full-text document per event, message, section and topic."""
    connection.execute(
        "create virtual table search_others using fts5("
        f"kind unindexed, id unindexed, label, words, summary, said, tokenize = '{TOKENIZER}')"
    )
    connection.execute("create virtual table search_other_places using fts5vocab('search_others', 'instance')")
    said: dict[str, list[str]] = {}
    for row in rows.get("synonyms", ()):
        for event in row["events"] or ():
            said.setdefault(event, []).extend(folded(phrase) for phrase in _written(row["say"]))
    documents = [
        *(
            (
                "event",
                r["id"],
                r["event"],
                " ".join(r["asks"] or ()),
                r["what_is_known"],
                " ".join(said.get(r["id"], ())),
            )
            for r in rows.get("events", ())
        ),
        *(("message", r["id"], r["message"], "", r["when"], "") for r in rows.get("messages", ())),
        *(("section", r["number"], r["title"], "", "", "") for r in rows.get("sections", ())),
        *(("topic", r["topic"], r["title"], r["topic"].replace("-", " "), "", "") for r in rows.get("topics", ())),
    ]
    connection.executemany("insert into search_others values (?, ?, ?, ?, ?, ?)", documents)
    connection.execute("insert into search_others(search_others) values ('optimize')")


def _index_phrases(connection: sqlite3.Connection, rows: Rows) -> None:
    """The phrases of synonyms, events and devices, stemmed, with what they stand for: a question is met in one look."""
    connection.execute(
        "create table search_phrases"
        " (phrase text, said text, kind text, means text, parameters text, events text, role text)"
    )
    synonyms = rows.get("synonyms", ())
    meanings = iter(stems([meaning for row in synonyms for meaning in row["means"]]))
    entries: list[tuple[str | None, ...]] = []
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
    for row in rows.get("devices", ()):
        for phrase in _written(row["say"]):
            said.append(" ".join(re.findall(r"[^\W_]+", folded(phrase.lower()))))
            entries.append(("device or verb" if row["verb"] else "device", *_cells([], [], []), row["kind"]))
    connection.executemany(
        "insert into search_phrases values (?, ?, ?, ?, ?, ?, ?)",
        (
            (" ".join(phrase), one.lower(), *entry)
            for phrase, one, entry in zip(stems(said), said, entries, strict=True)
        ),
    )
    connection.execute("create index search_phrases_0 on search_phrases (phrase)")


def _index_spellings(connection: sqlite3.Connection, rows: Rows) -> None:
    """The words themselves, unstemmed: what a typing error is compared with."""
    texts = [str(row.get(c) or "") for row in _of_genesys(rows) for c in ("label", "summary", "comment")]
    texts += [names.words(row["name"]) for row in _of_genesys(rows)]
    telling = (row for row in rows.get("synonyms", ()) if row["role"] != "everyday")
    texts += [folded(phrase) for row in telling for phrase in _written(row["say"])]
    texts += [phrase for row in rows.get("events", ()) for phrase in row["asks"] or ()]
    words = {word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text.lower())}
    connection.execute("create table search_spellings (word text primary key) without rowid")
    connection.executemany("insert into search_spellings values (?)", ((word,) for word in sorted(words)))


def _of_genesys(rows: Rows) -> Iterable[Mapping[str, Any]]:
    return (row for row in rows.get("parameters", ()) if row["name"] and not row.get("sibling"))


def _written(phrases: Iterable[str]) -> list[str]:
    return [spelling for phrase in phrases for spelling in spellings(phrase)]


def _cells(*values: Any) -> tuple[str, ...]:
    return tuple(json.dumps(value or []) for value in values)
