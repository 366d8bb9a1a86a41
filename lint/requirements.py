"""Whether what a parameter requires holds in a configuration: all clauses, and within a clause any condition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kb.catalogue import Catalogue
from kb.records import Condition, Parameter
from kb.tuples import NamedTuple
from lint.effective import Effective, Reading
from lint.entries import Entry, fill


def has_part(entry: Entry) -> bool:
    """Whether a requirement may turn on what the line sets: of its own parameter, or of another one."""
    parameter = entry.parameter
    return parameter is not None and (bool(parameter.requires) or is_required(entry))


def is_required(entry: Entry, form: str | None = None) -> bool:
    """Whether any parameter (of a form) requires something of the one that the line sets."""
    return entry.parameter is not None and entry.parameter.name in _required(entry.catalogue, form)


@lru_cache(maxsize=16)
def _required(catalogue: Catalogue, form: str | None) -> frozenset[str]:
    names = catalogue.required(form)
    found = (catalogue.find(name) for name in names)
    return frozenset([*names, *(match.parameter.name for match in found if match)])


class Unmet(NamedTuple):
    """A condition that does not hold."""

    condition: Condition
    required: str
    """The required parameter, indexes in place."""
    value: str
    by_default: bool
    """No line sets the required parameter; `value` is its default."""


def unmet(
    name: str, parameter: Parameter, effective: Effective, reading: Reading, *, defaults: bool
) -> Iterator[Unmet]:
    """The first condition of every clause of which none holds.

    `name` has its indexes in place. A clause with a condition whose value is not known says nothing. Defaults count
    only where `defaults` is true: of a part of a configuration nothing follows from what it does not set.
    """
    clauses: dict[int, list[Condition]] = {}
    for condition in effective.catalogue.requires(parameter.name):
        clauses.setdefault(condition.clause, []).append(condition)
    for conditions in clauses.values():
        failed = [_failed(condition, name, effective, reading, defaults=defaults) for condition in conditions]
        if all(failed) and failed[0] is not None:
            yield failed[0]


def _failed(condition: Condition, name: str, effective: Effective, reading: Reading, *, defaults: bool) -> Unmet | None:
    """The condition as unmet; None where it holds or that is not known."""
    required = fill(condition.required, name) if condition.same_index else condition.required
    value = effective.value(required, reading)
    by_default = value is None
    if value is None and defaults:
        value = effective.default(required)
    if value is None or condition.enforce == "never" or "{" in required or _holds(condition, value) is not False:
        return None
    return Unmet(condition, required, value, by_default)


def _holds(condition: Condition, value: str) -> bool | None:
    literals = {literal.lower() for literal in condition.values or ()}
    match condition.op:
        case "equals" | "one_of":
            return value.lower() in literals
        case "not_equals":
            return value.lower() not in literals
        case "not_empty":
            return bool(value)
        case "empty":
            return not value
    return None
