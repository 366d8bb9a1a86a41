"""Find the parameter that a description names by its label: "Only displayed if 'Use SIP Registrar' is enabled".

The label's own row in the guide decides. Where the guide has no such row, the name of the asking row may: a switch
called `enabled` in the same group, when the group's name says what the label says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_FILLERS = frozenset(
    {"use", "enable", "enabled", "activate", "activated", "the", "parameter", "mode", "support", "on", "is"}
)


class Found(NamedTuple):
    """A parameter found for a label; `inferred` where its row does not stand in the guide."""

    name: str
    inferred: bool


def label_key(label: str) -> str:
    """A label without case, punctuation and doubled blanks."""
    return " ".join(re.findall(r"[a-z0-9]+", label.lower()))


def resolve(label: str, asking: str, by_label: Mapping[str, list[str]]) -> Found | None:
    """The parameter a label stands for, asked from the row of `asking`; `None` where that stays open."""
    names = by_label.get(label_key(label), [])
    if len(names) == 1:
        return Found(names[0], False)
    if names:
        shared = sorted(names, key=lambda name: -_common(name, asking))
        if _common(shared[0], asking) > _common(shared[1], asking):
            return Found(shared[0], False)
        return None
    group = asking.rpartition("/")[0]
    while group.count("/") >= 1:
        words = set(label_key(label).split()) - _FILLERS
        last = set(re.findall(r"[a-z0-9]+", group.rpartition("/")[2].lower()))
        if words and words <= last:
            return Found(f"{group}/enabled", True)
        group = group.rpartition("/")[0]
    return None


def _common(one: str, other: str) -> int:
    """How many leading parts two names share."""
    count = 0
    for a, b in zip(one.split("/"), other.split("/"), strict=False):
        if a != b:
            break
        count += 1
    return count
