"""What the rules on digit maps and dial plans share: the value as such, its faults as findings, its length."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kb.catalogue import Catalogue
from kb.records import Parameter
from kb.tuples import NamedTuple
from lint import facts
from lint.cfg.lines import Span
from lint.dialing import faults
from lint.dialing.faults import Fault
from lint.entries import Entry
from lint.findings import SEVERITIES, Problem
from lint.practices import judge
from lint.wording import clean

_OWN = "OWN"
_INFERRED = "inferred"
_LONG, _TOO_LONG = "digit-map-long", "digit-map-too-long"


def value_of(entry: Entry, kind: str) -> str | None:
    """The value of a line that sets a parameter of this type; None in other lines, and where it is empty."""
    parameter = entry.parameter
    return entry.value or None if parameter is not None and parameter.type == kind else None


def reported(entry: Entry, found: Collection[Fault], kinds: Collection[str]) -> Iterator[Problem]:
    """The faults of some kinds as findings."""
    for fault in found:
        if fault.kind in kinds:
            place = fault.start, fault.end
            small = entry.value[slice(*place)].replace("X", "x") if fault.kind == faults.CAPITAL_X else None
            finding = problem(entry, fault.kind, place, clean(fault.words), suggestion=small)
            if finding:
                yield finding


def too_long(entry: Entry, value: str) -> Iterator[Problem]:
    """Longer than the manuals say, or than any source does: they disagree."""
    stated = documented(entry)
    if not stated or len(value) <= stated[0]:
        return
    first, most = stated[0], max(stated)
    if len(value) > most:
        words = f"{len(value)} characters: the longest that any source allows is {most}"
        finding = problem(entry, _TOO_LONG, (most, len(value)), words)
    else:
        words = f"{len(value)} characters: {first} are documented, another source allows {most}"
        finding = problem(entry, _LONG, (first, len(value)), words)
    if finding:
        yield finding


def documented(entry: Entry) -> list[int]:
    """The lengths that sources give for a line's parameter, the one believed most first."""
    parameter = entry.parameter
    if parameter is None or parameter.max_length is None:
        return []
    testimony = (e.value for e in entry.catalogue.evidence(parameter.name) if e.property == "max_length")
    return [parameter.max_length, *(int(value) for value in testimony)]


class Held(NamedTuple):
    """The standing of a practice for one parameter."""

    severity: str
    source: str | None
    label: str
    """For messages: the sources in words, with `inferred` where it is a conclusion."""


def held(catalogue: Catalogue, parameter: Parameter, identifier: str) -> Held | None:
    """How a practice may be held against a value, no harder than the parameter's type; None where not at all."""
    type_fact = facts.fact(catalogue, parameter, "type")
    if type_fact is None:
        return None
    practice = catalogue.practice(identifier)
    severity = max(judge(practice).severity, type_fact.severity, key=SEVERITIES.index)
    source = ", ".join(name for name in practice.sources if name != _OWN) or None
    words = [source] if source else []
    return Held(severity, source, "; ".join([*words, _INFERRED] if practice.grade == _INFERRED else words))


def problem(
    entry: Entry, identifier: str, place: tuple[int, int], words: str, *, suggestion: str | None = None
) -> Problem | None:
    """A finding on a stretch of a line's value, counted from 0; None where the practice may not be held."""
    standing = held(entry.catalogue, entry.parameter, identifier) if entry.parameter else None
    if standing is None:
        return None
    first = entry.value_span.column
    span = Span(first + place[0], first + place[1])
    message = f"{words} ({standing.label})" if standing.label else words
    return Problem(span, standing.severity, message, entry.name, suggestion, standing.source)
