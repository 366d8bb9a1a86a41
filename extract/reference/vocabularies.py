"""Read the small tables of the reference: `guide/`, `vocabulary/`, `topics/` and `sources.yaml`.

Their fields are the columns of the dataset's tables; `from` gives the `sources` column. What the dataset derives (a
section's parent, a rank from the order) is added here.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.dataset import names
from extract.dataset.columns import Column, Table
from extract.dataset.statements import Source
from extract.dataset.tables import BY_NAME
from extract.dataset.vocabularies import FILES, GUIDE, SECURITY, WORDS
from extract.reference import fields
from extract.reference.yaml_text import EntryError, Mapping, load, refuse

Rows = list[dict[str, Any]]

_FOLDER = {table.name: "guide" for table in GUIDE} | {
    table.name: "vocabulary" for table in (*WORDS, *FILES, *SECURITY) if not table.name.startswith("topic")
}
_STATED_FACT = replace(
    BY_NAME["topic_facts"],
    columns=tuple(c for c in BY_NAME["topic_facts"].columns if c.name not in ("topic", "position")),
)
"""A topic's fact as it stands in the file; its topic and position come from where it stands."""
_DERIVED = {
    "sections": ("parent", "level"),
    "actions": ("rank",),
    "grades": ("rank",),
    "old_names": ("key",),
    "sources": ("position",),
}


def read_sources(root: Path) -> tuple[Rows, dict[str, Source]]:
    """The sources table, and the sources by id."""
    rows = [
        {**row, "position": number}
        for number, row in enumerate(_file(root / "sources.yaml", BY_NAME["sources"], sources={}))
    ]
    known = {
        row["id"]: Source(row["id"], row["position"], row["grade"], row["kind"], row["product"], row["firmware"])
        for row in rows
    }
    return rows, known


def read_vocabularies(root: Path, sources: dict[str, Source]) -> dict[str, Rows]:
    """All small tables but the sources: `{table: rows}`. Raises `EntryError` at the first faulty entry."""
    rows = {
        name: list(_file(root / folder / f"{name}.yaml", BY_NAME[name], sources)) for name, folder in _FOLDER.items()
    }
    for section in rows["sections"]:
        parts = section["number"].split(".")
        section["level"] = len(parts)
        numbers = {other["number"] for other in rows["sections"]}
        above = (".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))
        section["parent"] = next((number for number in above if number in numbers), None)
    for name in ("actions", "grades"):
        for rank, row in enumerate(rows[name]):
            row["rank"] = rank
    for row in rows["old_names"]:
        row["key"] = names.key(row["name"])
    rows["topics"], rows["topic_facts"] = _topics(root, sources)
    return rows


def check_names(root: Path, rows: dict[str, Rows], known: set[str]) -> None:
    """Every parameter that a small table names exactly must exist. Raises `EntryError` naming the file."""
    for table, entries in rows.items():
        folder = _FOLDER.get(table, "topics")
        for row in entries:
            for column in ("parameters", "successor", "parameter", "menu_parameter", "used_in", "switch"):
                named = row.get(column) or ()
                for name in (named,) if isinstance(named, str) else named:
                    if not name.endswith(("/", "*")) and name not in known:
                        path = root / folder / f"{row.get('topic', table)}.yaml"
                        raise EntryError(path, row["_line"], f"refers to '{name}', which is no parameter")


def _file(path: Path, table: Table, sources: dict[str, Source]) -> Rows:
    content = load(path)
    entries = [content] if isinstance(content, Mapping) else content
    seen: dict[tuple[Any, ...], int] = {}
    rows = []
    for entry in fields.mappings(path, entries, "the file", "an entry"):
        row = table_row(path, entry, table, sources)
        key = tuple(row.get(column) for column in table.key)
        if table.key and seen.setdefault(key, entry.line) != entry.line:
            refuse(path, entry, f"{' '.join(map(str, key))} stands already in line {seen[key]}")
        rows.append(row)
    return rows


def table_row(path: Path, entry: Mapping, table: Table, sources: dict[str, Source]) -> dict[str, Any]:
    """One entry as a row. `from` fills `sources`; `guide` and `where` hold the columns section(s) and page."""
    flat = Mapping(entry)
    flat.line, flat.lines = entry.line, dict(entry.lines)
    for field in {"guide", "where"} & set(flat):
        if isinstance(flat[field], Mapping):
            place = flat.pop(field)
            flat.update(place)
            flat.lines |= place.lines
    derived = _DERIVED.get(table.name, ())
    columns = [column for column in table.columns if column.name not in derived]
    allowed = {"from" if column.name == "sources" else column.name for column in columns}
    required = {column.name for column in columns if column.required and column.type != "boolean"}
    required = {"from" if name == "sources" else name for name in required}
    fields.known_fields(path, flat, allowed, sorted(required), open_ones=allowed - required)
    row: dict[str, Any] = {"_line": entry.line}
    for column in columns:
        row[column.name] = _cell(path, flat, column, sources)
    return row


def _cell(path: Path, entry: Mapping, column: Column, sources: dict[str, Source]) -> Any:
    if column.name == "sources":
        found = fields.sources(path, entry, sources)
        return [source.id + (f" p{page}" if page else "") for source, page in found]
    if column.type == "boolean":
        return fields.flag(path, entry, column.name)
    if column.type == "integer":
        return fields.number(path, entry, column.name)
    if column.type == "json":
        if column.name == "examples":
            return _examples(path, entry)
        return list(fields.texts(path, entry, column.name)) if column.name in entry else None
    return (
        fields.one_of(path, entry, column.name, column.values)
        if column.values
        else fields.text(path, entry, column.name)
    )


def _examples(path: Path, entry: Mapping) -> list[dict[str, str]] | None:
    if "examples" not in entry:
        return None
    examples = []
    for example in fields.mappings(path, entry["examples"], "'examples'", "an example"):
        fields.known_fields(path, example, ("value", "meaning"), required=("value",))
        examples.append({name: str(text) for name, text in example.items()})
    return examples


def _topics(root: Path, sources: dict[str, Source]) -> tuple[Rows, Rows]:
    topics: Rows = []
    facts: Rows = []
    ids: dict[str, str] = {}
    for path, entry in fields.below(root / "topics", "a topic"):
        facts_of_topic = entry.pop("facts", None)
        topic = table_row(path, entry, BY_NAME["topics"], sources)
        if any(other["topic"] == topic["topic"] for other in topics):
            refuse(path, entry, f"topic '{topic['topic']}' stands already in another place")
        topics.append(topic)
        for position, fact in enumerate(fields.mappings(path, facts_of_topic, "'facts'", "a fact")):
            row = {**table_row(path, fact, _STATED_FACT, sources), "topic": topic["topic"], "position": position}
            if row["id"] in ids:
                refuse(path, fact, f"fact '{row['id']}' stands already in {ids[row['id']]}")
            ids[row["id"]] = path.name
            facts.append(row)
    return topics, facts
