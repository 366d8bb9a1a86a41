"""What the rules share that hold a digit map or a dial plan against another setting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lint.cfg.lines import Span
from lint.effective import READINGS
from lint.findings import Problem
from lint.practices import judge_in
from lint.sheet import Sheet

Values = Sequence[str]
Test = Callable[[Values], str | None]
"""What is wrong with values that are all known and not empty; None where nothing is."""


def compared(sheet: Sheet, practice: str, test: Test) -> Iterator[tuple[int, Problem]]:
    """A finding where the values of a practice's parameters do not go together, whichever line counts.

    The first parameter must be set, and its line is reported; of the others a default counts where it is known.
    """
    first, *others = sheet.catalogue.practice(practice).parameters
    setting = sheet.effective.get(first)
    if setting is None:
        return
    details = []
    for reading in READINGS:
        values = [setting.at(reading).value, *(sheet.effective.value_or_default(name, reading) for name in others)]
        known = [value for value in values if value]
        details.append(test(known) if len(known) == len(values) else None)
    if details[0] is None or details[1] is None:
        return
    held = setting.at()
    judgement = judge_in(sheet.catalogue, practice, sheet.context)
    span = Span(1, 1) if held.step.depth else held.entry.value_span
    message = f"{details[0]}: {judgement.message}"
    yield held.step.root_line, Problem(span, judgement.severity, message, setting.name, None, judgement.source)
