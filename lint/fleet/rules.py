"""The rules over a fleet, and their findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lint.findings import Finding, Problem, order
from lint.later import Later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from lint.fleet.fleet import Fleet
else:
    Protocol = object


class FleetRule(Protocol):
    """A rule that looks at all files."""

    CODE: str
    NAME: str
    __doc__: str | None

    def check(self, fleet: Fleet, /) -> Iterator[tuple[str, int, Problem]]:
        """Problems with their files and lines."""


FAMILY = "FLT"
FLEET_RULES: tuple[FleetRule, ...] = (
    Later("lint.fleet.flt001_same_identity"),
    Later("lint.fleet.flt002_same_phone_twice"),
    Later("lint.fleet.flt003_differs_from_its_group"),
    Later("lint.fleet.flt004_mixed_sources"),
    Later("lint.fleet.flt005_unused_include"),
)


CODES = frozenset(rule.CODE for rule in FLEET_RULES)


def findings(fleet: Fleet, codes: Collection[str] = CODES) -> dict[str, list[Finding]]:
    """What the rules of these codes find, by file, in the order of the files; sorted in each of them."""
    found: dict[str, list[Finding]] = {}
    fleet.settle()
    for rule in FLEET_RULES:
        for file, line, one in rule.check(fleet) if rule.CODE in codes else ():
            found.setdefault(file, []).append(
                Finding(
                    file,
                    line,
                    *one.span,
                    rule.CODE,
                    rule.NAME,
                    one.severity,
                    one.parameter,
                    one.message,
                    one.suggestion,
                    one.source,
                )
            )
    return {file: sorted(found[file], key=order) for file in sorted(found)}


__all__ = ["CODES", "FAMILY", "FLEET_RULES", "FleetRule", "findings"]
