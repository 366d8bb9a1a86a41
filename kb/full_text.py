"""Find parameters by words: labels, names, summaries, literals, notes, and the words of old names.

SQLite's full-text index ranks (BM25, with weights by field, words stemmed); rapidfuzz corrects words that stand
nowhere. Parameters of sibling firmware come after those of the Genesys phones.
"""

from __future__ import annotations

import re
from typing import Any

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple

WEIGHTS = {
    "name": 0.0,
    "words": 6.0,
    "label": 9.0,
    "summary": 5.0,
    "comment": 3.0,
    "literals": 1.5,
    "notes": 1.0,
    "old_names": 4.0,
    "said": 3.0,
    "section": 1.0,
}
"""Weight of each field of the index. A label is what people read aloud; a note mentions many things in passing."""
_OWN, _ALL = "search_own", "search_words"
"""The indexes: of a parameter's own texts, that is without the last two fields, and of all."""
_SIBLING = 0.4
"""What a hit in sibling firmware is worth."""
_EXPORTED = 1.15
"""What a hit is worth that a Genesys phone is known to have."""
_LABELLED = 1.05
"""What a hit is worth that the guide prints a label of: people mean it rather than one that it only lists."""
_CORRECTION = 75.0
"""Least similarity, of 100, at which a word that stands nowhere is taken for another."""


class Hit(NamedTuple):
    """A parameter found. `score` has no unit and compares within one search only: higher is better."""

    name: str
    score: float
    label: str | None
    summary: str | None
    apply: str


def search(catalogue: Catalogue, words: str, limit: int = 10) -> list[Hit]:
    """Parameters for `words`, best first; empty where nothing fits. A parameter's own name finds it alone."""
    match = catalogue.find(words)
    if match is not None:
        p = match.parameter
        return [Hit(p.name, 100.0, p.label, p.summary, p.apply)]
    tokens = _tokens(words)
    if not tokens:
        return []
    corrected = [_known(catalogue, token) for token in tokens]
    queries = ['"' + token + '"' + ("*" if len(token) > 2 else "") for token in corrected if token]
    if not queries:
        return []
    hits = {hit.name: hit for hit in _labelled(catalogue, words)}
    # Parameters that have all the words come first; those with some of them fill up.
    for query in dict.fromkeys([" AND ".join(queries), " OR ".join(queries)]):
        if len(hits) < limit:
            found = [hit for index in (_OWN, _ALL) for hit in _ranked(catalogue, index, query, limit)]
            for hit in sorted(found, key=lambda one: -one.score):
                hits.setdefault(hit.name, hit)
    return list(hits.values())[:limit]


def _labelled(catalogue: Catalogue, words: str) -> list[Hit]:
    """Parameters whose label is just what was asked for."""
    rows = catalogue.rows(
        "select name, label, summary, apply from parameters where lower(label) = ? and name is not null"
        " order by sibling, key",
        (" ".join(words.lower().split()),),
    )
    return [Hit(row["name"], 100.0, row["label"], row["summary"], row["apply"]) for row in rows]


def _tokens(words: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", words.lower())


def _ranked(catalogue: Catalogue, index: str, query: str, limit: int) -> list[Hit]:
    fields = list(WEIGHTS)[: -2 if index == _OWN else None]
    weights = ", ".join(str(WEIGHTS[field]) for field in fields)
    rows = catalogue.rows(
        f"select p.name, p.label, p.summary, p.apply, -bm25({index}, {weights})"
        "  * (case when p.sibling then ? when p.in_405hd_export then ? else 1.0 end)"
        "  * (case when p.label is null then 1.0 else ? end) as score"
        f" from {index} join parameters p on p.name = {index}.name"
        f" where {index} match ? order by score desc, p.key limit ?",
        (_SIBLING, _EXPORTED, _LABELLED, query, limit),
    )
    return [Hit(row["name"], round(row["score"], 3), row["label"], row["summary"], row["apply"]) for row in rows]


def _known(catalogue: Catalogue, token: str) -> str | None:
    """The token itself where the index has it, the nearest word where it looks like a typing error, else nothing."""
    rows: list[Any] = catalogue.rows("select 1 from search_words where search_words match ? limit 1", (f'"{token}"*',))
    if rows or len(token) < 4:
        return token if rows else None
    from rapidfuzz import fuzz, process

    terms = [row["term"] for row in catalogue.rows("select term from search_terms where length(term) > 3")]
    # The index holds stems, so a word's own ending must not count against it.
    best = process.extractOne(token, terms, scorer=fuzz.ratio, score_cutoff=_CORRECTION)
    return str(best[0]) if best else None
