"""Testimony: what one source says about one property of one parameter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.dataset.tables import GRADES


@dataclass(frozen=True)
class Source:
    """A row of the sources table: `position` is its place in the order of trust."""

    id: str
    position: int
    grade: str
    kind: str
    product: str
    firmware: str | None


@dataclass(frozen=True)
class Statement:
    """One source's word on one property. `value` is text, a list of text, or what the property's shape asks for."""

    prop: str
    value: Any
    source: str
    page: str | None
    grade: str
    position: int
    """Order of trust of the source."""
    because: str | None = None
    alternatives: tuple[str, ...] = ()
    """Where it was not recorded which of several pages states it: all of them."""
    models: tuple[str, ...] | None = None
    at_index: str | None = None
    prefer: str | None = None
    """A stated reason to believe this one although another source ranks higher."""
    incomplete: str | None = None
    """For value lists: why further literals are to be expected."""
    words: str | None = None
    """The words it was read from, where a guide was read."""
    table: str | None = None
    """The guide's table it stands in."""
    bbox: tuple[float, float, float, float] | None = None
    """Its place on the page, in points from the upper left corner."""

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """Sort key, best first: confirmed on a phone, a stated preference, then the grade, then the order of trust."""
        return (self.grade != GRADES[0], self.prefer is None, GRADES.index(self.grade), self.position)

    @property
    def cited(self) -> str:
        """The source with its page, as findings and answers name it."""
        if self.alternatives:
            return " or ".join(self.alternatives)
        return self.source + (f" p{self.page}" if self.page else "")

    @property
    def general(self) -> bool:
        """Holds for every model and index."""
        return self.models is None and self.at_index is None


@dataclass(frozen=True)
class Contradiction:
    """A file that a phone wrote itself, or a standard, speaks against a property: it may warn, never be an error."""

    prop: str
    source: str
    why: str
    by_phone: bool = False
    """The source is a file that a phone wrote itself."""


@dataclass
class Testimony:
    """All that is known of one parameter before it is weighed."""

    name: str | None
    """`None` for a setting of the web interface or the screen that has no name in the configuration file."""
    statements: list[Statement]
    id: str = ""
    """What tells it apart: the name, or table and label."""
    surface: str | None = None
    menu: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    file: str = ""
    sibling: bool = False
    case_verified: bool = True
    no_summary: str | None = None
    place: Mapping[str, Any] = field(default_factory=dict)
    contradictions: Sequence[Contradiction] = ()
    affects: Sequence[Mapping[str, str]] = ()
    see_also: Sequence[str] = ()
    remarks: Sequence[Mapping[str, str | None]] = ()
    """Notes, security remarks and disagreements: `{kind, text, source}`."""

    def __post_init__(self) -> None:
        self.id = self.id or self.name or ""


def same_value(one: object, other: object) -> bool:
    """Whether two sources say the same: without regard to case, to hex against decimal, to `0:00` against `00:00`."""
    return bool(_normal(one) == _normal(other))


def _normal(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _normal(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_normal(item) for item in value]
    if not isinstance(value, str):
        return value
    text = value.strip().lower()
    try:
        return int(text, 0) if text.startswith("0x") else int(text)
    except ValueError:
        pass
    hours, colon, minutes = text.partition(":")
    if colon and hours.isdigit() and minutes.isdigit():
        return (int(hours), int(minutes))
    return text
