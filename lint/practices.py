"""How severe a finding is that rests on a doubtful practice, and in what words: the dataset's to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.catalogue import Catalogue
from kb.patterns import pattern
from kb.records import Advisory, Practice
from kb.tuples import NamedTuple
from lint.context import Context, Policy
from lint.findings import ERROR, INFO, WARNING

_RAISED = {WARNING: ERROR, INFO: INFO, ERROR: ERROR}
_OF_POLICY = frozenset({"SEC", "INC"})
"""Families whose findings are judgements of security."""
_VERSION = pattern(r"\d+(?:\.\d+)+")


class Judgement(NamedTuple):
    """What a finding says."""

    severity: str
    message: str
    source: str


def judge(practice: Practice, policy: Policy = "default", cited: Iterable[str] = ()) -> Judgement:
    """The judgement on a practice: at most a warning where it is one of security, unless the policy is strict.

    `cited` are published flaws that bear on it, each in a few words.
    """
    severity = practice.suggested
    if practice.family in _OF_POLICY:
        if policy == "strict":
            severity = practice.raised or _RAISED[severity]
        elif severity == ERROR:
            severity = WARNING
    source = ", ".join(practice.sources)
    inferred = "; our own conclusion" if practice.grade == "inferred" else ""
    words = "; ".join([practice.text.rstrip("."), *cited])
    return Judgement(severity, f"{words} ({source}{inferred})", source)


def judge_in(catalogue: Catalogue, identifier: str, context: Context) -> Judgement:
    """The judgement on a practice by its id, for the phones and the policy of a context."""
    practice = catalogue.practice(identifier)
    return judge(practice, context.policy, citations(catalogue, practice, context.firmware))


def citations(catalogue: Catalogue, practice: Practice, firmware: str | None) -> Iterator[str]:
    """The practice's published flaws in whose firmware line the phones' firmware lies, with where each was found.

    Without a firmware nothing is cited: that a phone has a flaw is not to be guessed.
    """
    version = _version(firmware)
    for identifier in (practice.advisories or ()) if version else ():
        advisory = catalogue.advisory(identifier)
        if _concerns(advisory, version):
            yield f"{advisory.id} was found on {advisory.affects}, firmware {advisory.firmware}"


def _concerns(advisory: Advisory, version: tuple[int, ...]) -> bool:
    """Whether a firmware version lies in an advisory's line, as far as that is told to reach."""
    line, below, through = _version(advisory.line), _version(advisory.below), _version(advisory.through)
    if not line or version[: len(line)] != line:
        return False
    return not (below and version >= below) and not (through and version > through)


def _version(text: str | None) -> tuple[int, ...]:
    """The numbers of a version such as `2.2.16` or `UC_3.0.4.1264`; empty where there is none."""
    found = _VERSION.search(text or "")
    return tuple(map(int, found[0].split("."))) if found else ()
