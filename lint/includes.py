"""What rules on includes share: the faults of a chain, and problems placed on the include line they come from."""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.chain import Fault, FaultKind, Step
from lint.cfg.lines import Span
from lint.findings import Problem
from lint.sheet import Sheet


def faults(sheet: Sheet, kind: FaultKind) -> Iterator[Fault]:
    """The chain's faults of one kind."""
    return (fault for fault in sheet.chain.faults if fault.kind == kind)


def problem(step: Step, severity: str, message: str, source: str | None = None) -> tuple[int, Problem]:
    """A problem of an include line; of one in an included file, on the line of this file that leads there."""
    if step.depth == 0:
        return step.line.number, Problem(step.line.statement.span, severity, message, None, None, source)
    # The line that leads there is an include, whose text begins in its first column as far as the report minds.
    message = f"in {step.file}, line {step.line.number}: {message}"
    return step.root_line, Problem(Span(1, 1), severity, message, None, None, source)
