"""Defaults that are said by what a value means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.facts.grammar import SWITCHED
from extract.facts.lists import Value


class Read(NamedTuple):
    """A fact with the words it was read from."""

    value: str
    words: str


def settled(default: Read | None, values: Sequence[Value], prose: Sequence[str]) -> Read | None:
    """The default as a literal, where a value's meaning ("Disabled") says it; else as it was read.

    Sentences that call something enabled or disabled state a default only where that is what a value means.
    """
    switched = next((match for sentence in prose if (match := SWITCHED.match(sentence))), None)
    said = default or (Read(switched["state"], switched.string) if switched else None)
    if said is None or said.value.lower() in {value.literal.lower() for value in values}:
        return default
    meant = [value.literal for value in values if value.meaning and _plain(value.meaning) == _plain(said.value)]
    return Read(meant[0], said.words) if len(meant) == 1 else default


def _plain(meaning: str) -> str:
    """A meaning without case, full stop and tense."""
    return re.sub(r"^(enable|disable)d$", r"\1", meaning.strip(" .").lower())
