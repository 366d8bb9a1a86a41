"""How hard a fact about a parameter may be held, and who states it. Both are the dataset's to say.

A finding is never more severe than the fact it rests on: `enforce` says `error`, `warning`, `hint` (reported as info)
or `never` (not reported).
"""

from __future__ import annotations

from kb.catalogue import Catalogue
from kb.records import Evidence, Parameter
from kb.tuples import NamedTuple
from lint.findings import ERROR, INFO, WARNING

_SEVERITY = {"error": ERROR, "warning": WARNING, "hint": INFO}
_LEVELS = ("error", "warning", "hint", "never")
_INFERRED = "inferred"


class Fact(NamedTuple):
    """The standing of a fact."""

    severity: str
    source: str | None
    label: str
    """For messages: the source in words, with `inferred` or the reason for a mild severity where there is one."""


def fact(catalogue: Catalogue, parameter: Parameter, *properties: str) -> Fact | None:
    """The standing of a conclusion that rests on these properties of a parameter; properties not known are left out.

    The mildest one decides the severity, and is the one that is named. None where it may not be held at all.
    """
    known = [name for name in properties if name in parameter.enforce]
    if not known:
        return None
    weakest = max(known, key=lambda name: _LEVELS.index(parameter.enforce[name]))
    severity = _SEVERITY.get(parameter.enforce[weakest])
    if severity is None:
        return None
    testimony = [e for e in catalogue.evidence(parameter.name) if e.property == weakest]
    source = parameter.stated_by.get(weakest) or _sources(testimony)
    return Fact(severity, source, _label(severity, source, [e for e in testimony if e.standing == "used"]))


def seen(catalogue: Catalogue, parameter: Parameter, kind: str | None = None) -> str | None:
    """The sources that show that a parameter exists, best first; those of one kind where there are any."""
    shown = [e for e in catalogue.evidence(parameter.name) if e.property == "exists"]
    return _sources([e for e in shown if catalogue.source(e.source).kind == kind] or shown)


def seen_on(catalogue: Catalogue, parameter: Parameter, model: str) -> bool:
    """Whether a phone of a model was seen to list the parameter in a file of its own."""
    shown = {e.source for e in catalogue.evidence(parameter.name) if e.property == "exists"}
    return any(source.kind == "phone" and model in source.product for source in map(catalogue.source, shown))


def _sources(testimony: list[Evidence]) -> str | None:
    named = (f"{e.source} p{e.page}" if e.page else e.source for e in testimony)
    return ", ".join(dict.fromkeys(named)) or None


def _label(severity: str, source: str | None, used: list[Evidence]) -> str:
    words = [source or "source not named"]
    for testimony in used[:1]:
        if testimony.grade == _INFERRED:
            words = [_INFERRED] if source == "OWN" else [*words, _INFERRED]
        elif testimony.enforce_why:
            words.append(f"{severity} only: {testimony.enforce_why}")
    return "; ".join(words)
