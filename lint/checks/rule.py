"""A row of the table `checks` as a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from kb.catalogue import Catalogue
from kb.records import Check
from kb.tuples import NamedTuple
from lint.cfg.lines import Span
from lint.checks.comparisons import COMPARISONS
from lint.checks.conditions import View, below, gap, holding, holds, indexes, names_in, with_index
from lint.checks.variants import Variant, variants
from lint.context import NOTHING_KNOWN, Context
from lint.effective import READINGS, WHAT, Held
from lint.entries import Entry
from lint.findings import INFO, Problem
from lint.practices import Judgement, judge_in
from lint.sheet import Sheet

_NOT_WHOLE = "unless a file not read here sets it"
Key = tuple[int, int | None]
"""Which variant of the check, at which index."""


class _Hit(NamedTuple):
    """Where a check holds: the line that is reported, and what was compared."""

    held: Held
    detail: str


class _Parts(NamedTuple):
    """A check, taken apart."""

    variants: list[Variant]
    asked: list[tuple[str, ...]]
    """By variant, the names that it speaks of."""
    named: set[str]
    """All these names."""
    asks_form: bool
    """Whether it asks for the form of a secret."""


class CheckRule:  # A check as a rule: the engine and the reports treat it as any other.
    def __init__(self, check: Check, catalogue: Catalogue) -> None:
        self.CODE = check.code
        self.NAME = check.name
        self._check = check
        self._catalogue = catalogue

    @cached_property
    def _parts(self) -> _Parts:
        """The check taken apart, once it is for a file at hand."""
        found = variants(self._check)
        return _Parts(
            found,
            [(*variant.compared.values(), *names_in(variant.when)) for variant in found],
            {name for variant in found for name in variant.named},
            any("form" in test for variant in found for test in variant.tests),
        )

    @cached_property
    def _names(self) -> tuple[set[str], tuple[str, ...]]:
        """What it speaks of, in lower case, and the groups among that."""
        names = {name.lower() for name in self._parts.named}
        return names, tuple(name for name in names if name.endswith("/"))

    def touched(self, entry: Entry, _again: bool) -> bool:
        """What the check names matters, at any index or at one."""
        names, groups = self._names
        name, parameter = entry.name.lower(), entry.parameter
        named = name in names or (parameter is not None and parameter.name.lower() in names)
        return named or name.startswith(groups)

    @property
    def __doc__(self) -> str:  # type: ignore[override]
        """The row as a rule's documentation: made when it is asked for, which linting never does."""
        return _documentation(self._check, self._judgement(NOTHING_KNOWN))

    def concerns(self, sheet: Sheet) -> bool:
        """Whether the file is of the sort that the check is for, and sets anything that it speaks of."""
        check = self._check
        if (sheet.is_export and not check.in_exports) or (check.whole and not sheet.is_whole):
            return False
        return any(sheet.effective.mentions(name) for name in self._parts.named)

    def check(self, sheet: Sheet) -> Iterator[tuple[int, Problem]]:
        """Report the line that makes the conditions hold.

        Where only one reading has it so, or where it rests on what a fragment does not set, as info.
        """
        # What a phone's export lacks was not exported (passwords), which says nothing of its value.
        closed = sheet.effective.complete and not sheet.is_export
        readings = READINGS if sheet.effective.doubtful else READINGS[:1]
        factory = frozenset(self._catalogue.factory_secrets()) if self._parts.asks_form else frozenset[str]()
        views = [View(sheet.effective, reading, factory, closed, sheet.context.model) for reading in readings]
        found = [dict(self._hits(view)) for view in views]
        if not any(found):
            return
        # What holds when nothing is known of what is not set, holds in any case.
        unsure = closed and not sheet.is_whole
        stated = [dict(self._hits(view._replace(closed=False))) for view in views] if unsure else found
        judgement = self._judgement(sheet.context)
        for key in sorted({key for hits in found for key in hits}, key=lambda key: (key[0], key[1] or 0)):
            doubts = []
            number = next(number for number, hits in enumerate(found) if key in hits)
            if not all(key in hits for hits in found):
                doubts.append(WHAT[readings[number]])
            if not sheet.is_whole and any(
                key in hits and key not in sure for hits, sure in zip(found, stated, strict=True)
            ):
                doubts.append(_NOT_WHOLE)
            hit = found[number][key]
            yield self._problem(hit, judgement._replace(severity=INFO) if doubts else judgement, ", ".join(doubts))

    def _hits(self, view: View) -> Iterator[tuple[Key, _Hit]]:
        for number, variant in enumerate(self._parts.variants):
            names = self._parts.asked[number]
            found = self._repeated(variant, names, view) if variant.repeated else self._single(variant, names, view)
            for index, hit in found:
                yield (number, index), hit

    @staticmethod
    def _single(variant: Variant, names: Sequence[str], view: View) -> Iterator[tuple[int | None, _Hit]]:
        for index in indexes(view, names):
            if not all(holds(condition, index, view) for condition in variant.when):
                continue
            detail = _compared(variant, view, index)
            if detail is None:
                continue
            causes = list(holding(variant.when, index, view))
            held = _held(variant, [cause["parameter"] for cause in causes], view, index)
            if held is not None:
                gaps = [text for cause in causes if (text := gap(cause, index, view))]
                yield index, _Hit(held, ", ".join([*gaps, detail] if detail else gaps))

    @staticmethod
    def _repeated(variant: Variant, names: Sequence[str], view: View) -> Iterator[tuple[int | None, _Hit]]:
        """Indexes at which the conditions hold and all compared values are those of an index before."""
        seen: dict[tuple[str, ...], int] = {}
        places = indexes(view, names)
        for index in places if len(places) > 1 else ():
            if index is None or not all(holds(condition, index, view) for condition in variant.when):
                continue
            values = [
                view.value(with_index(name, index), or_default=variant.or_default) for name in variant.compared.values()
            ]
            held = _held(variant, list(names_in(variant.when)), view, index)
            if all(values) and held is not None:
                key = tuple(str(value).lower() for value in values)
                if key in seen:
                    yield index, _Hit(held, f"{' '.join(map(str, values))}, as at index {seen[key]}")
                else:
                    seen[key] = index

    def _judgement(self, context: Context) -> Judgement:
        check = self._check
        if check.practice:
            return judge_in(self._catalogue, check.practice, context)
        source = ", ".join(check.sources or ())
        return Judgement(check.severity or INFO, f"{(check.why or check.title).rstrip('.')} ({source})", source)

    def _problem(self, hit: _Hit, judgement: Judgement, doubt: str) -> tuple[int, Problem]:
        held = hit.held
        message = ": ".join(part for part in (doubt, hit.detail, judgement.message) if part)
        name = held.entry.name
        if held.step.depth:  # It stands in an included file: the line that leads there is reported.
            message = f"{held.place} sets {name}: {message}"
            return held.step.root_line, Problem(Span(1, 1), judgement.severity, message, name, None, judgement.source)
        span = held.entry.value_span if held.value else held.entry.statement.name_span
        return held.step.line.number, Problem(span, judgement.severity, message, name, None, judgement.source)


def _compared(variant: Variant, view: View, index: int | None) -> str | None:
    """What a comparison found; an empty text where nothing is compared, None where nothing was found."""
    if variant.test is None:
        return ""
    values = {
        role: view.value(with_index(name, index), or_default=variant.or_default)
        for role, name in variant.compared.items()
    }
    known = {role: value for role, value in values.items() if value}
    return COMPARISONS[variant.test]({**known, **variant.fixed}) if len(known) == len(values) else None


def _held(variant: Variant, causes: Sequence[str], view: View, index: int | None) -> Held | None:
    """The line to report: that of `at`, else the first that says something else than the default, else the first."""
    lines = [list(_lines(name, view, index)) for name in (variant.at or "", *variant.compared.values(), *causes)]
    found = lines[0] or [held for ones in lines for held in ones]
    return min(found, key=lambda held: _usual(held, view)) if found else None


def _usual(held: Held, view: View) -> int:
    """How little a line says: 0 something else than the default, 2 the default, 1 where no default is known."""
    default = view.effective.default(held.entry.name)
    return 1 if default is None else 2 * (default.lower() == held.value.lower())


def _lines(name: str, view: View, index: int | None) -> Iterator[Held]:
    wanted = with_index(name, index)
    for setting in below(wanted, view) if wanted.endswith("/") else [view.effective.get(wanted)] if wanted else []:
        if setting is not None:
            yield setting.at(view.reading)


def _documentation(check: Check, judgement: Judgement) -> str:
    """The row as a rule's documentation."""
    import textwrap

    rows = [check.title, "", *textwrap.wrap(judgement.message + ".", 96)]
    if check.note:
        rows += ["", *textwrap.wrap(check.note, 96)]
    rows += ["", f"Severity: {judgement.severity}."]
    for kind, examples in (("Passes", check.passes), ("Fails", check.fails)):
        rows += ["", f"{kind}::"]
        for example in examples:
            rows += ["", *(f"    {line}" for line in example.rstrip("\n").split("\n"))]
    return "\n".join(rows)


@lru_cache(maxsize=8)
def check_rules(catalogue: Catalogue) -> list[CheckRule]:
    """The catalogue's checks as rules, by code."""
    return [CheckRule(check, catalogue) for check in catalogue.checks()]
