"""A row of the table `checks` as a rule."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kb.catalogue import Catalogue
from kb.records import Check
from lint.cfg.lines import Span
from lint.checks.comparisons import COMPARISONS
from lint.checks.conditions import View, below, holds, indexes, names_in, with_index
from lint.context import Policy
from lint.effective import READINGS, WHAT, Held
from lint.findings import INFO, Problem
from lint.practices import Judgement, judge
from lint.sheet import Sheet


class _Hit(NamedTuple):
    """Where a check holds: the line that is reported, and what was compared."""

    held: Held
    detail: str


class CheckRule:
    """A check as a rule: the engine and the reports treat it as any other."""

    def __init__(self, check: Check, catalogue: Catalogue) -> None:
        self.CODE = check.code
        self.NAME = check.name
        self._check = check
        self._catalogue = catalogue
        self.__doc__ = _documentation(check, self._judgement("default"))

    def check(self, sheet: Sheet) -> Iterator[tuple[int, Problem]]:
        """Report the line that makes the conditions hold; where only one reading has it so, as info."""
        if sheet.is_export and not self._check.in_exports:
            return
        factory = frozenset(self._catalogue.factory_secrets())
        found = [dict(self._hits(View(sheet.effective, reading, factory))) for reading in READINGS]
        judgement = self._judgement(sheet.context.policy)
        for index in sorted({*found[0], *found[1]}, key=lambda index: (index is not None, index or 0)):
            sure = all(index in hits for hits in found)
            reading = READINGS[0] if index in found[0] else READINGS[1]
            hit = found[0].get(index) or found[1][index]
            yield self._problem(
                hit, judgement if sure else judgement._replace(severity=INFO), "" if sure else WHAT[reading]
            )

    def _hits(self, view: View) -> Iterator[tuple[int | None, _Hit]]:
        check = self._check
        names = list(names_in(check.when))
        compared = check.compare["of"] if check.compare else {}
        if check.compare and check.compare["test"] == "repeated":
            yield from self._repeated(view, names)
            return
        for index in indexes(view, [*names, *compared.values()]):
            if not all(holds(condition, index, view) for condition in check.when):
                continue
            detail = self._compared(view, index)
            held = self._held(view, [*names, *compared.values()], index)
            if detail is not None and held is not None:
                yield index, _Hit(held, detail)

    def _compared(self, view: View, index: int | None) -> str | None:
        """What a comparison found; an empty text where nothing is compared, None where nothing was found."""
        if self._check.compare is None:
            return ""
        or_default = self._check.compare.get("or_default", False)
        values = {
            role: view.value(with_index(name, index), or_default=or_default)
            for role, name in self._check.compare["of"].items()
        }
        known = {role: value for role, value in values.items() if value}
        return COMPARISONS[self._check.compare["test"]](known) if len(known) == len(values) else None

    def _repeated(self, view: View, names: Sequence[str]) -> Iterator[tuple[int | None, _Hit]]:
        """Indexes at which the conditions hold and all compared values are those of an index before."""
        compare = self._check.compare or {}
        seen: dict[tuple[str, ...], int] = {}
        for index in indexes(view, [*names, *compare["of"].values()]):
            if index is None or not all(holds(condition, index, view) for condition in self._check.when):
                continue
            or_default = compare.get("or_default", False)
            values = [view.value(with_index(name, index), or_default=or_default) for name in compare["of"].values()]
            held = self._held(view, [*compare["of"].values(), *names], index)
            if all(values) and held is not None:
                key = tuple(str(value).lower() for value in values)
                if key in seen:
                    yield index, _Hit(held, f"{' '.join(map(str, values))}, as at index {seen[key]}")
                else:
                    seen[key] = index

    def _held(self, view: View, names: Sequence[str], index: int | None) -> Held | None:
        """The line to report: that of `at`, else that of the first parameter that a line sets."""
        for name in [self._check.at, *names] if self._check.at else names:
            wanted = with_index(name, index)
            settings = list(below(wanted, view)) if wanted.endswith("/") else [view.effective.get(wanted)]
            for setting in settings:
                if setting is not None:
                    return setting.at(view.reading)
        return None

    def _judgement(self, policy: Policy) -> Judgement:
        check = self._check
        if check.practice:
            return judge(self._catalogue.practice(check.practice), policy)
        source = ", ".join(check.sources or ())
        return Judgement(check.severity or INFO, f"{(check.why or check.title).rstrip('.')} ({source})", source)

    def _problem(self, hit: _Hit, judgement: Judgement, reading: str) -> tuple[int, Problem]:
        held = hit.held
        message = judgement.message
        if hit.detail:
            message = f"{hit.detail}: {message}"
        if reading:
            message = f"{reading}: {message}"
        name = held.entry.name
        if held.step.depth:  # It stands in an included file: the line that leads there is reported.
            message = f"{held.place} sets {name}: {message}"
            return held.step.root_line, Problem(Span(1, 1), judgement.severity, message, name, None, judgement.source)
        span = held.entry.value_span if held.value else held.entry.statement.name_span
        return held.step.line.number, Problem(span, judgement.severity, message, name, None, judgement.source)


def _documentation(check: Check, judgement: Judgement) -> str:
    """The row as a rule's documentation."""
    rows = [check.title, "", *textwrap.wrap(judgement.message + ".", 96), "", f"Severity: {judgement.severity}."]
    for kind, examples in (("Passes", check.passes), ("Fails", check.fails)):
        rows += ["", f"{kind}::"]
        for example in examples:
            rows += ["", *(f"    {line}" for line in example.rstrip("\n").split("\n"))]
    return "\n".join(rows)


@lru_cache(maxsize=8)
def check_rules(catalogue: Catalogue) -> list[CheckRule]:
    """The catalogue's checks as rules, by code."""
    return [CheckRule(check, catalogue) for check in catalogue.checks()]
