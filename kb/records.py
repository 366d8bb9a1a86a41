"""Rows of the dataset as objects: a column is an attribute.

Cells that hold JSON are decoded when they are first asked for, so that a linter that looks up a thousand parameters
pays for what it reads only. (Data classes would cost a third of the command line's start-up time.)
"""

from __future__ import annotations

import json
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

_decoded = lru_cache(maxsize=1 << 13)(json.loads)
"""Many cells hold the same."""


class Record:
    """One row. `columns()` gives them all as a plain mapping with JSON decoded."""

    _json: ClassVar[frozenset[str]] = frozenset()
    _flags: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, row: Any) -> None:
        self._row = row

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            value = self._cell(name)
        except (IndexError, KeyError):
            raise AttributeError(f"{type(self).__name__} has no column '{name}'") from None
        if value is not None:
            if name in self._json:
                value = _decoded(value)
                # Whoever changes it changes it for himself.
                value = value.copy() if isinstance(value, (dict, list)) else value
            elif name in self._flags:
                value = bool(value)
        self.__dict__[name] = value
        return value

    def _cell(self, name: str) -> Any:
        return self._row[name]

    def has(self, name: str) -> bool:
        """Whether a cell holds something: quicker than to decode it."""
        return self._cell(name) is not None

    def columns(self) -> dict[str, Any]:
        """Every column by name, in the table's order."""
        return {name: getattr(self, name) for name in self._row.keys()}  # noqa: SIM118 (a sqlite3.Row is no mapping)

    def _repr_html_(self) -> str:
        """What a notebook shows of it."""
        from kb.terminal import html

        return html.fields(self.columns())

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Record) and self.columns() == other.columns()

    def __hash__(self) -> int:
        return hash(tuple(self._row))


class Parameter(Record):
    """A parameter: what is known of it at best. `Catalogue.evidence` has who says so; see table `parameters`."""

    _json = frozenset(
        {"index", "indexes", "values", "models", "firmware_models", "requires", "bbox", "enforce", "stated_by"}
    )
    _flags = frozenset(
        {"sibling", "case_verified", "values_complete", "secret", "hidden", "in_405hd_export", "place_assumed"}
    )

    name: str
    key: str
    family: str
    sibling: bool
    case_verified: bool
    index: list[int] | None
    indexes: dict[str, list[int]] | None
    label: str | None
    summary: str | None
    summary_grade: str | None
    no_summary: str | None
    comment: str | None
    type: str
    type_grade: str | None
    form: str | None
    form_grade: str | None
    unit: str | None
    minimum: int | None
    maximum: int | None
    max_length: int | None
    default: str | None
    default_grade: str | None
    values: list[str] | None
    values_complete: bool | None
    values_incomplete_why: str | None
    models: list[str] | None
    firmware_models: list[str] | None
    requires: list[dict[str, Any]] | None
    apply: str
    apply_grade: str | None
    enforce: dict[str, str]
    stated_by: dict[str, str]
    secret: bool
    hidden: bool
    in_405hd_export: bool
    grade: str
    section: str | None
    table: str | None
    page: int | None
    place_assumed: bool | None
    place_why: str | None
    security: str | None
    bbox: list[float] | None

    catalogue: Any = None
    """The catalogue it was read from, which knows what stands beside it."""

    PLAIN: ClassVar = (
        "key", "name", "type", "form", "minimum", "maximum", "max_length", "default", "apply", "apply_grade",
    )  # fmt: skip
    NARROW: ClassVar = (*PLAIN, "values", "sibling", "secret", "indexes", "stated_by")
    """The columns that are read at first where all parameters are: those that a look-up and a check of a value need.
    Those of `PLAIN` are used as they are stored."""

    @classmethod
    def narrow(cls, row: Any, catalogue: Any) -> Parameter:
        """A parameter from its narrow row."""
        made = cls(row)
        made.__dict__.update(zip(cls.PLAIN, row, strict=False))
        made.__dict__["catalogue"] = catalogue
        return made

    @property
    def sort(self) -> tuple[object, ...]:
        """What sort of values it takes, and which limits of them are known: much is alike for all of one sort."""
        limited = self.minimum is not None or self.maximum is not None
        listed, sibling = self._row["values"] is not None, self._row["sibling"]
        return self.type, self.form, sibling, listed, limited, self.max_length is not None

    def _cell(self, name: str) -> Any:
        try:
            return self._row[name]
        except IndexError:
            self._widen()
            return self._row[name]

    def _widen(self) -> None:
        """Fetch the whole row, where only the narrow one is at hand."""
        if self.catalogue is not None and len(self._row) == len(self.NARROW):
            (self._row,) = self.catalogue.rows("select * from parameters where key = ?", (self._row["key"],))

    def columns(self) -> dict[str, Any]:
        """Every column by name, in the table's order."""
        self._widen()
        return super().columns()

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other)

    def __hash__(self) -> int:
        return hash(self._row["key"])

    def __repr__(self) -> str:
        return f"<Parameter {self.name}: {self.type}, a change needs {self.apply}>"

    def _repr_html_(self) -> str:
        """What a notebook shows of it: the parameter card, where a catalogue was asked for it."""
        from kb.catalogue import Catalogue

        match = self.catalogue.find(self.name) if isinstance(self.catalogue, Catalogue) and self.name else None
        return match._repr_html_() if match else super()._repr_html_()


class Condition(Record):
    """An edge of the dependency table `requires`."""

    _json = frozenset({"values"})
    _flags = frozenset({"same_index"})

    parameter: str
    clause: int
    required: str
    op: str
    values: list[str] | None
    same_index: bool
    text: str | None
    why: str
    source: str
    grade: str
    enforce: str

    def __str__(self) -> str:
        return condition(self.required, self.op, self.values, self.text)


def condition(required: str, op: str, values: list[str] | None, text: str | None) -> str:
    """A condition in words."""
    either = " or ".join(values or ())
    test = {
        "equals": f"= {either}",
        "one_of": f"= {either}",
        "not_equals": f"is not {either}",
        "not_empty": "is not empty",
        "empty": "is empty",
    }.get(op, f"is {text or 'set in a way not known'}")
    return f"{required} {test}"


class Evidence(Record):
    """One testimony: table `evidence`."""

    _json = frozenset({"value", "models", "alternatives", "bbox"})

    parameter: str
    property: str
    value: Any
    source: str
    page: str | None
    alternatives: list[str] | None
    grade: str
    because: str | None
    prefer: str | None
    incomplete: str | None
    table: str | None
    bbox: list[float] | None
    words: str | None
    models: list[str] | None
    at_index: str | None
    standing: str
    enforce: str
    enforce_why: str | None
    file: str | None


class Variant(Record):
    """Testimony for some models or indexes only: table `variants`."""

    _json = frozenset({"models"})

    parameter: str
    property: str
    models: list[str] | None
    at_index: str | None
    value: str
    source: str
    grade: str

    def holds_for(self, model: str | None, index: int | None) -> bool:
        """Whether it speaks of this model and index; a variant for models never holds where none is named."""
        if self.models is not None and (model is None or model not in self.models):
            return False
        if self.at_index is None:
            return True
        if index is None:
            return False
        first, plus, _ = self.at_index.partition("+")
        return index >= int(first) if plus else index == int(first)


class Source(Record):
    """Where facts come from: table `sources`."""

    position: int
    id: str
    title: str
    kind: str
    grade: str
    product: str
    firmware: str | None
    licence: str | None
    note: str | None

    @property
    def scope(self) -> str:
        """Product and firmware it speaks of, as one phrase."""
        return f"{self.product}, firmware {self.firmware}" if self.firmware else f"{self.product}, firmware not stated"


class Note(Record):
    """A remark on a parameter: table `notes`."""

    parameter: str
    position: int
    kind: str
    text: str
    source: str | None


class Relation(Record):
    """A weaker link between parameters: table `relations`."""

    parameter: str
    kind: str
    other: str | None
    text: str | None


class OldName(Record):
    """An older, legacy or misspelt name: table `old_names`."""

    _json = frozenset({"successor", "sources"})

    name: str
    key: str
    successor: list[str]
    kind: str
    note: str | None
    sources: list[str]
    grade: str | None


class Practice(Record):
    """A doubtful practice, with how severe a finding of it is: table `practices`."""

    _json = frozenset({"parameters", "advisories", "sources"})

    id: str
    family: str
    text: str
    parameters: list[str]
    suggested: str
    raised: str | None
    seen: str | None
    advisories: list[str] | None
    sources: list[str]
    grade: str | None
    note: str | None


class Advisory(Record):
    """A published flaw: table `security_advisories`."""

    _json = frozenset({"also", "refs", "parameters", "sources"})
    _flags = frozenset({"touches_2_2"})

    id: str
    affects: str
    firmware: str | None
    line: str | None
    below: str | None
    through: str | None
    touches_2_2: bool | None
    what: str
    state: str | None


class Check(Record):
    """A rule of the linter that is data: table `checks`."""

    _json = frozenset({"each", "when", "compare", "unlisted", "passes", "fails", "sources"})
    _flags = frozenset({"in_exports", "whole"})

    code: str
    name: str
    title: str
    why: str | None
    practice: str | None
    severity: str | None
    each: list[str] | None
    when: list[dict[str, Any]]
    compare: dict[str, Any] | None
    at: str | None
    unlisted: list[str] | None
    in_exports: bool
    whole: bool
    passes: list[str]
    fails: list[str]
    sources: list[str] | None
    note: str | None


class Model(Record):
    """A model of phone: table `models`."""

    _json = frozenset({"aliases", "sources"})
    _flags = frozenset({"of_guide"})

    model: str
    of_guide: bool
    aliases: list[str]
    lines: int | None
    lines_note: str | None
    sources: list[str]


class Section(Record):
    """A section of the guide: table `sections`."""

    number: str
    title: str
    page: int
    part: str | None
    parent: str | None
    level: int


class TopicFact(Record):
    """A fact of a topic: table `topic_facts`."""

    _json = frozenset({"examples", "parameters", "sources"})

    id: str
    topic: str
    position: int
    text: str
    grammar: str | None
    examples: list[dict[str, str]] | None
    parameters: list[str] | None
    sources: list[str]
    grade: str | None
    note: str | None
