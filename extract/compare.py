"""Two editions side by side: parameters added, removed and renamed, facts that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from extract.dataset.statements import same_value

FACTS = (
    "label", "type", "unit", "minimum", "maximum", "max_length", "default", "values", "models", "index", "apply",
    "requires", "section", "table",
)  # fmt: skip
"""What is compared; summaries are the editions' own words and always differ."""
_ALIKE = 0.82
"""Least similarity of two names for one to be the other's new spelling."""

Row = Mapping[str, Any]


class Change(NamedTuple):
    """One difference: `kind` is added, removed, renamed or changed."""

    kind: str
    name: str
    fact: str | None
    old: Any
    new: Any


def compare(old: Sequence[Row], new: Sequence[Row]) -> list[Change]:
    """Differences between the `parameters` tables of two editions, by name."""
    before = {row["name"]: row for row in old if row["name"]}
    after = {row["name"]: row for row in new if row["name"]}
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    renamed = _renamed(gone, come, before, after)
    changes = [Change("renamed", name, None, name, successor) for name, successor in renamed.items()]
    changes += [Change("removed", name, None, name, None) for name in gone if name not in renamed]
    changes += [Change("added", name, None, None, name) for name in come if name not in renamed.values()]
    pairs = [(name, name) for name in before if name in after] + list(renamed.items())
    for name, successor in pairs:
        changes += _changed(successor, before[name], after[successor])
    return sorted(changes, key=lambda change: (change.name, change.kind, change.fact or ""))


def _renamed(
    gone: Sequence[str], come: Sequence[str], before: Mapping[str, Row], after: Mapping[str, Row]
) -> dict[str, str]:
    """Removed names whose successor is plain: the same label in the same table, or nearly the same name."""
    renamed: dict[str, str] = {}
    for name in gone:
        best, score = None, _ALIKE
        for other in come:
            if other in renamed.values():
                continue
            likeness = SequenceMatcher(None, name, other).ratio()
            label = before[name].get("label")
            if label and label == after[other].get("label") and likeness > 0.6:
                likeness += 0.3
            if likeness > score:
                best, score = other, likeness
        if best:
            renamed[name] = best
    return renamed


def _changed(name: str, old: Row, new: Row) -> list[Change]:
    """Facts that both editions state and state differently."""
    found = []
    for fact in FACTS:
        one, two = _plain(fact, old.get(fact)), _plain(fact, new.get(fact))
        stated = one not in (None, "unknown", []) and two not in (None, "unknown", [])
        if stated and not same_value(one, two):
            found.append(Change("changed", name, fact, one, two))
    return found


def _plain(fact: str, value: Any) -> Any:
    """A fact without what differs between editions by itself: the wording of a condition's reason."""
    if fact == "requires" and value:
        return sorted(f"{c['parameter']} {c['op']} {' '.join(c['values'] or [])}" for c in value)
    return value
