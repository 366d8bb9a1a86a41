"""How severe a finding is that rests on a doubtful practice, and in what words: the dataset's to say."""

from __future__ import annotations

from typing import NamedTuple

from kb.records import Practice
from lint.context import Policy
from lint.findings import ERROR, INFO, WARNING

_RAISED = {WARNING: ERROR, INFO: INFO, ERROR: ERROR}
_OF_POLICY = frozenset({"SEC", "INC"})
"""Families whose findings are judgements of security."""


class Judgement(NamedTuple):
    """What a finding says."""

    severity: str
    message: str
    source: str


def judge(practice: Practice, policy: Policy = "default") -> Judgement:
    """The judgement on a practice: at most a warning where it is one of security, unless the policy is strict."""
    severity = practice.suggested
    if practice.family in _OF_POLICY:
        if policy == "strict":
            severity = practice.raised or _RAISED[severity]
        elif severity == ERROR:
            severity = WARNING
    source = ", ".join(practice.sources)
    inferred = "; our own conclusion" if practice.grade == "inferred" else ""
    return Judgement(severity, f"{practice.text.rstrip('.')} ({source}{inferred})", source)
