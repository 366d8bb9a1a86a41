"""What is said of such a file."""

from __future__ import annotations

from typing import Any

from kb.tuples import NamedTuple
from lint.findings import ERROR, INFO, WARNING

_OF_GRADE = {"confirmed": ERROR, "manual": ERROR, "firmware": ERROR}


class Remark(NamedTuple):
    """A remark on a line, on a member of an archive, or on the whole file."""

    line: int | None
    column: int | None
    member: str | None
    severity: str
    message: str
    facts: tuple[str, ...]
    """The facts of topics it rests on, by id."""


class Checked(NamedTuple):
    """What a file is and holds."""

    kind: str
    topic: str
    entries: list[dict[str, Any]]
    remarks: list[Remark]


def hardest(grade: str) -> str:
    """How hard a fact of a grade may be held: what was only seen in use warns."""
    return _OF_GRADE.get(grade, WARNING if grade == "field" else INFO)
