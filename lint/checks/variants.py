"""A check that speaks of several parameters alike, as one variant for each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kb.records import Check
from kb.tuples import NamedTuple
from lint.checks.conditions import Condition, leaves, names_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_EACH = "{each}"


class Variant(NamedTuple):
    """What one variant asks, with every name written out but for its index."""

    when: Sequence[Condition]
    test: str | None
    """The comparison, where values are compared."""
    compared: Mapping[str, str]
    """The parameters that are compared, by role."""
    fixed: Mapping[str, str]
    """Values that take part in the comparison and belong to no parameter."""
    or_default: bool
    at: str | None

    @property
    def named(self) -> set[str]:
        """Every parameter it speaks of: where a file sets none of them, there is no line to report."""
        return {*self.compared.values(), *names_in(self.when), *([self.at] if self.at else [])}

    @property
    def tests(self) -> set[str]:
        """What is asked of single values."""
        return {test for condition in leaves(self.when) for test in condition}

    @property
    def repeated(self) -> bool:
        """Whether indexes are compared with each other."""
        return self.test == "repeated"


def variants(check: Check) -> list[Variant]:
    """The check, once for each name that stands for `{each}` in it; once where it has none."""
    return [_variant(check, name) for name in check.each or [""]]


def _variant(check: Check, name: str) -> Variant:
    compare = check.compare or {}
    return Variant(
        [_named(condition, name) for condition in check.when] if name else check.when,
        compare.get("test"),
        {role: one.replace(_EACH, name) for role, one in compare.get("of", {}).items()},
        compare.get("with", {}),
        compare.get("or_default", False),
        check.at.replace(_EACH, name) if check.at else None,
    )


def _named(condition: Condition, name: str) -> dict[str, Any]:
    found = dict(condition)
    for kind in ("any", "all"):
        if kind in found:
            found[kind] = [_named(part, name) for part in found[kind]]
    if "parameter" in found:
        found["parameter"] = found["parameter"].replace(_EACH, name)
    return found
