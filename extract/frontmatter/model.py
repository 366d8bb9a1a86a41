"""What front matter says. Pages are those that the guide prints; `None` where no Arabic number is printed."""

from __future__ import annotations

from typing import NamedTuple


class Revision(NamedTuple):
    """A row of the revision record."""

    document: str | None
    """Document number, with the prefix that heads its column."""
    version: str | None
    """Version of the product that the row is about."""
    status: str | None
    """What stands beside the version: preliminary, official, ..."""
    date: str | None
    """As `YYYY-MM-DD` or `YYYY-MM`."""
    text: str
    """The description as printed, its lines joined; empty where none could be told to be this row's."""
    assumed: bool
    """Row and description were paired by their order: the text had lost their alignment."""


class Part(NamedTuple):
    """A part: it holds chapters and is itself not numbered like one."""

    number: str
    """Roman numeral."""
    title: str
    page: int | None
    assumed: bool
    """The numeral is by order, not read."""


class Section(NamedTuple):
    """A line of the contents."""

    number: str | None
    title: str
    page: int | None
    part: str | None
    """Numeral of the part that it belongs to."""


class Listed(NamedTuple):
    """A line of the list of figures or of tables."""

    number: str
    title: str
    page: int | None


class FrontMatter(NamedTuple):
    """Everything read before the first chapter. What a guide does not say is `None` or empty."""

    title: str | None
    product: str | None
    version: str | None
    document: str | None
    """Document number as printed."""
    date: str | None
    """As `YYYY-MM-DD` or `YYYY-MM`."""
    vendor: str | None
    revisions: tuple[Revision, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    tables: tuple[Listed, ...]
    figures: tuple[Listed, ...]
