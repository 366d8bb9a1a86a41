"""What the rules on forms of values share: which parameters they look at, and how hard a fault may be held.

Which parameter takes which form is the dataset's to say (column `form`), and how severe a doubtful practice is too
(table `practices`). A finding is no harder than either.
"""

from __future__ import annotations

from kb.patterns import pattern
from kb.records import Parameter
from kb.tuples import NamedTuple
from lint import facts
from lint.cfg.lines import Span
from lint.entries import Entry
from lint.facts import Fact
from lint.findings import SEVERITIES, Problem

_PLACEHOLDER = pattern(r"\{\{[^{}]*\}\}|\{\$[^{}]*\}|\[[A-Za-z_][\w -]*\]|<\w+>|%ITCS_\w+%")
"""What templates leave to be replaced; `%` alone is part of LDAP filters."""


class Fault(NamedTuple):
    """What is wrong with a value, and where in it: from `start` up to `end`, in characters from 0."""

    start: int
    end: int
    what: str


def has_form(entry: Entry, *forms: str) -> bool:
    """Whether the line gives a value to a parameter of one of these forms. A template's placeholder is no value yet."""
    parameter = entry.parameter
    if parameter is None or parameter.form not in forms:
        return False
    return bool(entry.value) and not _PLACEHOLDER.search(entry.value)


def held(
    entry: Entry, *, practice: str | None = None, also: tuple[str, ...] = (), most: str | None = None
) -> Fact | None:
    """The standing of a fault in a value's form. None where it may not be held.

    It may not where any source shows the very value. The severity is the mildest of what the form (and the facts
    `also`) may be held for, what is suggested for the practice, and `most`.
    """
    parameter = entry.parameter
    if parameter is None or _is_shown(parameter, entry):
        return None
    fact = facts.fact(entry.catalogue, parameter, "form", *also)
    if fact is None:
        return None
    limits = [fact.severity, *([most] if most else [])]
    if practice:
        limits.append(entry.catalogue.practice(practice).suggested)
        fact = fact._replace(label=f"{fact.label}; practice {practice}")
    return fact._replace(severity=max(limits, key=SEVERITIES.index))


def problem(entry: Entry, fact: Fact, message: str, suggestion: str | None = None, at: Fault | None = None) -> Problem:
    """A problem of the value, or of the part of it where the fault lies."""
    span = entry.value_span
    if at:
        span = Span(span.column + at.start, span.column + max(at.end, at.start + 1))
    return Problem(span, fact.severity, f"{message} ({fact.label})", entry.name, suggestion, fact.source)


def _is_shown(parameter: Parameter, entry: Entry) -> bool:
    """Whether a source shows the value itself, as a default or in use."""
    shown = (e.value for e in entry.catalogue.evidence(parameter.name) if e.property in ("default", "observed"))
    return entry.value.lower() in [value.lower() for value in shown if isinstance(value, str)]
