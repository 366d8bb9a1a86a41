"""A file with everything it includes, in reading order.

What no source says (nesting limit, loops, a missing file) is reported as a fault of the include line; reading goes on
behind it.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator

from kb.tuples import NamedTuple
from lint import storage
from lint.cfg.include import Target, target
from lint.cfg.lines import INCLUDE, Statement
from lint.cfg.parse import Document, Line
from lint.context import NOTHING_KNOWN, Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

DEEPEST = 8
"""Includes within includes beyond this depth are reported, and not followed. No source knows the phone's limit."""
MOST = 500
"""So many includes are followed for one file: files that include each other many times over would never end."""
FaultKind: TypeAlias = 'Literal["missing", "cycle", "deep", "unmapped", "unreadable"]'
Load = Callable[[str], Document]
"""Reads and parses a file. Raises `OSError` or `ValueError`, whose text is for users."""


class Step(NamedTuple):
    """One line in reading order."""

    file: str
    line: Line
    root_line: int
    """The line of the outermost file: its own number, or that of the include that leads here."""
    depth: int
    """0 in the outermost file."""

    def saying(self, statement: Statement) -> Step:
        """The step with another statement on its line."""
        return Step(self.file, self.line.saying(statement), self.root_line, self.depth)


class Fault(NamedTuple):
    """An include that could not be followed."""

    kind: FaultKind
    step: Step
    target: Target
    why: str = ""
    """For `cycle`: the chain of files; for `unreadable`: the reason."""


class Include(NamedTuple):
    """An include that was followed, or not (`file` is then None)."""

    step: Step
    target: Target
    file: str | None


class Chain(NamedTuple):
    """A file and its includes."""

    file: str
    steps: tuple[Step, ...]
    includes: tuple[Include, ...]
    faults: tuple[Fault, ...]

    @property
    def complete(self) -> bool:
        """Whether every include was read: only then does a setting that is not there stand nowhere."""
        return not self.faults


def follow(file: str, document: Document, load: Load, context: Context = NOTHING_KNOWN) -> Chain:
    """Follow the includes of a document called `file`."""
    if not any(line.statement.kind == INCLUDE for line in document.lines):
        return Chain(file, tuple(Step(file, line, line.number, 0) for line in document.lines), (), ())
    steps: list[Step] = []
    includes: list[Include] = []
    faults: list[Fault] = []
    for part in _Follower(load, context, itertools.count(1)).read(file, document, (storage.real(file),), 0):
        if isinstance(part, Step):
            steps.append(part)
        elif isinstance(part, Include):
            includes.append(part)
        else:
            faults.append(part)
    return Chain(file, tuple(steps), tuple(includes), tuple(faults))


class _Follower(NamedTuple):
    load: Load
    context: Context
    followed: Iterator[int]

    def read(
        self, file: str, document: Document, above: tuple[str, ...], root_line: int
    ) -> Iterator[Step | Include | Fault]:
        """The lines of a document and of what it includes. `above` are the real paths of the files that lead here."""
        for line in document.lines:
            step = Step(file, line, root_line or line.number, len(above) - 1)
            yield step
            if line.statement.kind == INCLUDE:
                yield from self._include(step, above)

    def _include(self, step: Step, above: tuple[str, ...]) -> Iterator[Step | Include | Fault]:
        goal = target(step.line.statement.value, step.file, self.context)
        place = next((place for place in goal.places if storage.is_file(place)), None)
        if place is None:
            yield Fault("missing" if goal.places else "unmapped", step, goal)
        elif storage.real(place) in above:
            circle = (*above[above.index(storage.real(place)) :], place)
            yield Fault("cycle", step, goal, " -> ".join(map(os.path.basename, circle)))
        elif len(above) > DEEPEST or next(self.followed) > MOST:
            yield Fault("deep", step, goal)
        else:
            try:
                document = self.load(place)
            except (OSError, ValueError) as error:
                yield Fault("unreadable", step, goal, str(error))
            else:
                yield Include(step, goal, place)
                yield from self.read(place, document, (*above, storage.real(place)), step.root_line)
                return
        yield Include(step, goal, None)
