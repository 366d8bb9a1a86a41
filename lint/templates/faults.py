"""What is wrong with a table or a template, before any rule of the linter is asked."""

from __future__ import annotations

from collections.abc import Iterable

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.findings import ERROR

CSV, TEMPLATE = "csv", "template"


class Place(NamedTuple):
    """Where in the sources something stands. All numbers count from 1."""

    where: str
    """`CSV` or `TEMPLATE`."""
    row: int
    """The line."""
    column: int | None = None
    """In a CSV the number of the field, in a template the character."""
    start: int = 1
    """In a CSV the first character of the field, where it is known."""
    end: int = 1
    tag: str | None = None
    """The tag of the field's column."""


class Fault(NamedTuple):
    """Something that is wrong with a source: `kind` is a practice of the dataset, which says how severe it is."""

    kind: str
    place: Place
    words: str


class BrokenError(Exception):
    """A source that cannot be read at all: its fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.words)
        self.fault = fault


UNREADABLE = "unreadable"
"""A fault of no practice: the file is no CSV, or no template."""


def severity(fault: Fault, catalogue: Catalogue) -> str:
    """How severe a fault is."""
    return ERROR if fault.kind == UNREADABLE else str(catalogue.practice(fault.kind).suggested)


def preventing(faults: Iterable[Fault], catalogue: Catalogue) -> list[Fault]:
    """The faults with which no files can be made."""
    return [fault for fault in faults if severity(fault, catalogue) == ERROR]
