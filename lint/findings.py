"""What the linter reports. The fields of `Finding` are an interface that scripts rely on."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from kb.tuples import NamedTuple
from lint.cfg.lines import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.fixes.edit import Fix

ERROR, WARNING, INFO = "error", "warning", "info"
SEVERITIES = (ERROR, WARNING, INFO)
"""Worst first."""


class Problem(NamedTuple):
    """What a rule says of one line; the engine adds file, line, code and the rule's name."""

    span: Span
    severity: str
    message: str
    parameter: str | None = None
    """The parameter's name as it should be written, indexes in place; for an unknown name, the name as written."""
    suggestion: str | None = None
    """What to write in the place of the span; several candidates stand best first with `, ` between them."""
    source: str | None = None
    """Where the fact comes from that the finding rests on; null where it rests on no fact about a parameter."""
    fix: Fix | None = None
    """What would put it right; not part of a finding as reports print it."""


class Finding(NamedTuple):
    """One finding. Lines and columns count from 1, columns in characters; `end_column` is the first one after it."""

    file: str
    line: int
    column: int
    end_column: int
    code: str
    rule: str
    severity: str
    parameter: str | None
    message: str
    suggestion: str | None
    source: str | None


def order(finding: Finding) -> tuple[str, int, int, str]:
    """Sort key of a report: file, line, column, code."""
    return finding.file, finding.line, finding.column, finding.code


in_file = itemgetter(1, 2, 4)
"""Sort key of the findings of one file: line, column, code."""


def of_file(finding: Finding, file: str) -> Finding:
    """The finding as one of another file."""
    return tuple.__new__(Finding, (file, *finding[1:]))


def milder(finding: Finding, most: str | None) -> Finding:
    """The finding, as hard as `most` where it is harder."""
    if most is None or SEVERITIES.index(finding.severity) >= SEVERITIES.index(most):
        return finding
    return finding._replace(severity=most)


def reaches(findings: Iterable[Finding], level: str) -> bool:
    """Whether any finding is at least as severe as `level`."""
    bad = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(finding.severity in bad for finding in findings)
