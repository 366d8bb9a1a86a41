"""Topics: what is known of a subject that belongs to no single parameter, as one plain mapping for every output."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kb.catalogue import Catalogue

Page = dict[str, Any]
_LISTS = ("sections", "parameters", "unknown", "part_of", "examples", "sources")
_NEAR = 0.6


def names(catalogue: Catalogue) -> dict[str, str]:
    """Every topic with its title."""
    return {row["topic"]: row["title"] for row in catalogue.rows("select topic, title from topics order by topic")}


def groups(catalogue: Catalogue) -> dict[str, list[str]]:
    """The wider subjects, with the topics that each is told by."""
    found: dict[str, list[str]] = {}
    for row in catalogue.rows("select topic, part_of from topics order by rowid"):
        for group in json.loads(row["part_of"] or "[]"):
            found.setdefault(group, []).append(row["topic"])
    return dict(sorted(found.items()))


def find(catalogue: Catalogue, name: str) -> list[str]:
    """The topics of a name: one of that name, or all of a wider subject; none where there is no such thing.

    Case does not matter, and blanks and underlines stand for dashes.
    """
    wanted = "-".join(name.lower().replace("_", " ").replace("-", " ").split())
    if wanted in names(catalogue):
        return [wanted]
    return groups(catalogue).get(wanted, [])


def nearest(catalogue: Catalogue, name: str) -> list[str]:
    """Topics that a wrong name may mean: by spelling, else those whose facts hold all its words."""
    import difflib

    known = [*names(catalogue), *groups(catalogue)]
    close = difflib.get_close_matches(name.lower(), known, 3, _NEAR)
    if close:
        return close
    words = name.lower().replace("-", " ").split()
    rows = catalogue.rows(
        "select topic, group_concat(text, ' ') as texts from topic_facts group by topic order by topic"
    )
    return [row["topic"] for row in rows if words and all(word in row["texts"].lower() for word in words)][:5]


def page(catalogue: Catalogue, topic: str) -> Page:
    """All that is known of a topic, each fact with its sources and grade, and what is not known."""
    row = catalogue.rows("select * from topics where topic = ?", (topic,))[0]
    made = _decoded(row)
    made["sections"] = [
        {"number": section.number, "title": section.title, "page": section.page}
        for number in made["sections"] or ()
        if (section := catalogue.section(number))
    ]
    made["tables"] = _rows(
        catalogue,
        f"select number, title, page from tables where section in ({_holes(made['sections'])}) order by page, number",
        [section["number"] for section in made["sections"]],
    )
    made["parameters"] = list(_parameters(catalogue, made["parameters"] or ()))
    made["facts"] = _rows(catalogue, "select * from topic_facts where topic = ? order by position", [topic])
    made["questions"] = _rows(
        catalogue, "select question, section, page from open_questions where topic = ? order by rowid", [topic]
    )
    used = {source.partition(" ")[0] for fact in made["facts"] for source in fact["sources"]}
    made["sources"] = {
        source.id: f"{source.title} ({source.grade}; {source.scope})" for source in map(catalogue.source, sorted(used))
    }
    return made


def _parameters(catalogue: Catalogue, listed: list[str] | tuple[()]) -> Iterator[Page]:
    """Each parameter with its summary; a beginning of names (`voip/services/ACD/`) with how many there are."""
    for name in listed:
        if name.endswith("/"):
            rows = catalogue.rows(
                "select count(*) as many from parameters where substr(name, 1, ?) = ?", (len(name), name)
            )
            yield {"name": name, "summary": None, "count": rows[0]["many"]}
        else:
            match = catalogue.find(name)
            yield {"name": name, "summary": match.parameter.summary if match else None, "count": 1}


def _holes(items: list[Any]) -> str:
    return ", ".join("?" * len(items))


def _rows(catalogue: Catalogue, sql: str, arguments: list[str]) -> list[Page]:
    return [_decoded(row) for row in catalogue.rows(sql, arguments)]


def _decoded(row: Any) -> Page:
    columns = {name: row[name] for name in row.keys()}  # noqa: SIM118 (a sqlite3.Row is no mapping)
    return columns | {name: json.loads(columns[name]) for name in _LISTS if columns.get(name) is not None}
