"""What is printed, before it is set: runs of text, paragraphs, tables, sections. Both engines draw the same model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Style = Literal["", "b", "i", "tt", "keep"]
"""`tt` is for names and code; `keep` is never broken over lines, because a break inside would change what it says."""

Kind = Literal["para", "lead", "item", "note", "muted", "head", "code", "caption"]
Mark = Literal["\u2022", "*", ""]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: Style = ""


@dataclass(frozen=True)
class Text:
    """A paragraph, a list item, a line of code: whatever is made of runs."""

    runs: tuple[Run, ...]
    kind: Kind = "para"
    mark: Mark = "\u2022"
    """For items: the bullet; empty where the manner loses it."""

    def plain(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class OtherTable:
    """A table that is none of parameters."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]
    number: str | None = None
    title: str | None = None
    caption: str | None = None


@dataclass(frozen=True)
class Row:
    """One row of a parameter table, with the facts it states."""

    label: str | None
    names: tuple[str, ...]
    """The name as printed, brackets included; two where a dash joins the first and the last of a series."""
    wrap: str
    """Where it may break: after a `slash`, after an `underscore`, or `anywhere`."""
    description: tuple[Text, ...]
    facts: dict[str, Any] = field(hash=False, compare=False)
    bold: bool = True


@dataclass(frozen=True)
class ParameterTable:
    """A table of parameters; `touching` stands directly below it, without any space."""

    header: tuple[str, str]
    rows: tuple[Row, ...]
    style: str
    split: int
    """Width of the first column in percent."""
    section: str
    number: str | None = None
    title: str | None = None
    caption: str | None = None
    """The caption as printed; null where the manner leaves it out."""
    touching: OtherTable | None = None
    example: Text | None = None


Block = Text | OtherTable | ParameterTable


@dataclass(frozen=True)
class Section:
    """A section of any depth; chapters and appendices are level 1."""

    number: str
    title: str
    level: int
    blocks: tuple[Block, ...] = ()

    @property
    def heading(self) -> str:
        return f"{self.number} {self.title}"


@dataclass(frozen=True)
class Part:
    """A part's divider page and its chapters with their sections, in order."""

    number: str | None
    title: str | None
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Document:
    """The whole guide."""

    manner: str
    vendor: str
    product: str
    title: str
    subtitle: str
    above_title: str
    statement: str
    footer: str
    version: str
    document: str
    keywords: tuple[str, ...]
    imprint: tuple[Text, ...]
    preface: tuple[Section, ...]
    """Unnumbered sections before the first chapter."""
    parts: tuple[Part, ...]
    apply: dict[str, str]
    """What a change needs, as the appendix lists it."""

    def sections(self) -> Iterator[Section]:
        for part in self.parts:
            yield from part.sections

    def tables(self) -> Iterator[ParameterTable]:
        """The parameter tables, in printed order."""
        for section in self.sections():
            yield from (block for block in section.blocks if isinstance(block, ParameterTable))
