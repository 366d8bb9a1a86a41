"""What a change of configuration needs: pure functions over actions and parameters.

Actions are ordered by the dataset's `actions` table. `unknown` stands outside that order: it is never taken for `none`,
and it never hides a known action.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kb.catalogue import Catalogue
from kb.records import Parameter
from kb.tuples import NamedTuple

UNKNOWN = "unknown"


class Need(NamedTuple):
    """What one change needs, and how well that is known."""

    action: str
    grade: str | None
    source: str | None
    scope: str | None
    """Product and firmware the source speaks of: the asker's phones may run another."""


_NOT_KNOWN = Need(UNKNOWN, None, None, None)


def need(catalogue: Catalogue, parameter: Parameter) -> Need:
    """What a change of this parameter needs."""
    source = None if parameter.apply == UNKNOWN else parameter.stated_by.get("apply")
    if source is None:
        return _NOT_KNOWN
    scope = catalogue.scope(source_id(source))
    return Need(parameter.apply, parameter.apply_grade, source, scope)


def source_id(cited: str) -> str:
    """The id of a source that is cited with its page, or the first of several."""
    return cited.split(" p", maxsplit=1)[0].split(" or ", maxsplit=1)[0]


def changes(parameter: Parameter, old: str | None, new: str | None) -> bool:
    """Whether a phone would see a difference between two values; literals of a value list ignore case."""
    if old == new:
        return False
    if old is None or new is None or not parameter.values:
        return True
    literals = {literal.lower() for literal in parameter.values}
    return not (old.lower() == new.lower() and new.lower() in literals)


def strongest(actions: Iterable[str], order: Sequence[str]) -> str:
    """The strongest known action; `unknown` only where nothing stronger than `none` is known; `none` for no change.

    `order` lists the actions, strongest first, as `Catalogue.actions` gives them. Say beside the result whether any
    action was unknown: the true need may then be stronger.
    """
    found = set(actions)
    for action in order:
        if action in found and action not in ("none", UNKNOWN):
            return action
    return UNKNOWN if UNKNOWN in found else "none"
