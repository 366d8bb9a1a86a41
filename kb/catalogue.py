"""The catalogue: look a parameter up by any spelling of its name, and ask what is known of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from extract.dataset import names
from kb import store
from kb.errors import DatasetError, UnknownParameterError
from kb.records import (
    Advisory,
    Check,
    Condition,
    Evidence,
    Model,
    Note,
    OldName,
    Parameter,
    Practice,
    Record,
    Relation,
    Section,
    Source,
    TopicFact,
    Variant,
)
from kb.tuples import NamedTuple

R = TypeVar("R", bound=Record)
_FEW = 16
"""Names that are looked up one by one."""
_NO_INDEXES = str.maketrans("", "", "0123456789{}")
_MOST = 100_000
"""Answers that are kept of a kind: who reads the files of a fleet asks for a few thousand again and again."""


class OutOfRange(NamedTuple):
    """An index outside the widest range any source gives."""

    letter: str
    number: int
    first: int
    last: int


class Match(NamedTuple):
    """A name that was found: its parameter, and what the name said beside it."""

    parameter: Parameter
    asked: str
    indexes: dict[str, int]
    """Numbers in the place of the parameter's placeholders; empty where the name had none."""
    spelling: str
    """The name as the phone spells it, with the asked indexes in place."""
    case_differs: bool
    out_of_range: tuple[OutOfRange, ...]

    def _repr_html_(self) -> str:
        """What a notebook shows of it: the parameter card."""
        from kb.card import card
        from kb.terminal import html, layout

        return html.text(layout.lines(card(self.parameter.catalogue, self)))


class Catalogue:
    """All parameters and the small tables beside them, read from one dataset file.

    Opening it reads next to nothing: rows are fetched, and their cells decoded, as they are asked for.
    """

    def __init__(self, path: str | None = None) -> None:
        """Open the dataset at `path` (default: the shipped one). Raises `DatasetError`."""
        self.path = path or store.default_path()
        self._connection = store.connect(self.path)
        self._found: dict[str, Match | None] = {}
        self._answers: dict[tuple[Any, ...], Sequence[Any]] = {}
        self._rows: dict[str, sqlite3.Row] | None = None
        self._parameters: dict[str, Parameter] = {}
        self._old: dict[str, OldName] | None = None
        self._old_shapes: frozenset[str] | None = None
        self._old_found: dict[str, OldName | None] = {}
        self._variants: dict[str, list[Variant]] | None = None
        self._names: dict[str, str] | None = None
        self._scopes: dict[str, str] = {}

    def rows(self, sql: str, arguments: Iterable[Any] = ()) -> list[sqlite3.Row]:
        """Rows of a query of this package's own. Users' SQL goes through `kb.sql`, which guards it."""
        try:
            return self._connection.execute(sql, tuple(arguments)).fetchall()
        except sqlite3.DatabaseError as error:
            raise store.damaged(self.path, error) from error

    def _records(self, kind: type[R], sql: str, *arguments: Any) -> list[R]:
        found = [kind(row) for row in self.rows(sql, arguments)]
        if kind is Parameter:
            for record in found:
                record.__dict__["catalogue"] = self
        return found

    def _kept(self, kind: type[R], sql: str, *arguments: Any) -> list[R]:
        """As `_records`, asked of the database once."""
        key = sql, *arguments
        if key not in self._answers:
            if len(self._answers) >= _MOST:
                self._answers.clear()
            self._answers[key] = self._records(kind, sql, *arguments)
        return list(self._answers[key])

    def _column(self, sql: str, *arguments: Any) -> Sequence[str]:
        """The first column of a query's rows, asked of the database once."""
        key = sql, *arguments
        if key not in self._answers:
            self._answers[key] = tuple(str(row[0]) for row in self.rows(sql, arguments))
        return self._answers[key]

    # Look-ups

    def find(self, name: str) -> Match | None:
        """The parameter a name stands for: `voip/line/0/id` finds `voip/line/{n}/id` and checks the index.

        Case does not matter (`case_differs` tells), nor does the form of an index (`%d`, `[0-3]`, `*`, a number).
        """
        if name not in self._found:
            if len(self._found) >= _MOST:
                self._found.clear()
            self._found[name] = self._find(name)
        return self._found[name]

    def expect(self, number: int) -> None:
        """Get ready to look up so many names: for more than a few, one query for all is cheaper than one for each."""
        if self._rows is None and number > _FEW:
            columns = ", ".join(f'"{column}"' for column in Parameter.NARROW)
            self._rows = {row["key"]: row for row in self.rows(f"select {columns} from parameters")}

    def _find(self, name: str) -> Match | None:
        if len(self._found) > _FEW:
            self.expect(len(self._found))
        if self._rows and (found := self._of_key(name.lower())) and "{" not in name:
            return _match(name, found, ())
        candidates = names.candidate_keys(_storable(name))
        if self._rows is None:
            holes = ", ".join("?" * len(candidates))
            query = f"select * from parameters where key in ({holes})"
            few = self._records(Parameter, query, *(key for key, _ in candidates))
            self._parameters |= {one.key: one for one in few}
        for key, numbers in candidates:
            found = self._of_key(key)
            if found:
                return _match(name, found, numbers)
        return None

    def _of_key(self, key: str) -> Parameter | None:
        """A parameter that was read, by the key of its name."""
        found = self._parameters.get(key)
        if found is None and self._rows and key in self._rows:
            found = self._parameters[key] = Parameter.narrow(self._rows[key], self)
        return found

    def __getitem__(self, name: str) -> Parameter:
        match = self.find(name)
        if match is None:
            raise UnknownParameterError(name, self.nearest(name))
        return match.parameter

    def parameter(self, name: str) -> Parameter:
        """The parameter of just this name, as the dataset spells it: quicker than a look-up by any spelling."""
        found = self._records(Parameter, "select * from parameters where name = ?", name)
        return found[0] if found else self[name]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.find(name) is not None

    def __len__(self) -> int:
        return int(self.rows("select count(*) from parameters")[0][0])

    def __iter__(self) -> Iterator[Parameter]:
        return iter(self._records(Parameter, "select * from parameters order by key"))

    @property
    def names_by_key(self) -> dict[str, str]:
        """Every name by its look-up key, those of sibling firmware last."""
        if self._names is None:
            rows = self.rows("select key, name from parameters where name is not null order by sibling, key")
            self._names = {row["key"]: row["name"] for row in rows}
        return self._names

    def nearest(self, name: str, limit: int = 3) -> list[str]:
        """Names that come closest to a wrong one, best first; empty where nothing is near."""
        from kb.nearest import nearest

        return nearest(self, name, limit)

    def old_name(self, name: str) -> OldName | None:
        """What is known of a name of older or other firmware, or of a known misspelling."""
        known = self._old_names()
        if name not in self._old_found:
            if len(self._old_found) >= _MOST:
                self._old_found.clear()
            old = None
            for key, _ in names.candidate_keys(_storable(name)):
                old = old or known.get(key)
            self._old_found[name] = old
        return self._old_found[name]

    def has_old_names(self, parameter: Parameter) -> bool:
        """Whether a name of a parameter, at some index, may stand for others too; true for a few that do not."""
        if self._old_shapes is None:
            self._old_shapes = frozenset(map(_shape, self._old_names()))
        return _shape(parameter.key) in self._old_shapes

    def _old_names(self) -> dict[str, OldName]:
        """Older names by key."""
        if self._old is None:
            self._old = {old.key: old for old in reversed(self._records(OldName, "select * from old_names"))}
        return self._old

    # What is known of one parameter

    def requires(self, name: str) -> list[Condition]:
        """What must hold for it to matter: all clauses, and within a clause any condition."""
        return self._kept(Condition, "select * from requires where parameter = ? order by clause, rowid", name)

    def required_by(self, name: str) -> list[Condition]:
        """The conditions of other parameters that speak of this one."""
        return self._records(Condition, "select * from requires where required = ? order by parameter", name)

    def required(self, form: str | None = None) -> list[str]:
        """Every parameter that another one requires; with `form`, another one of that form."""
        sql = "select distinct required from requires where required is not null"
        if form is None:
            return list(self._column(sql))
        return list(self._column(f"{sql} and parameter in (select name from parameters where form = ?)", form))

    def of_types(self, *types: str) -> Sequence[str]:
        """The names of the parameters of some types."""
        holes = ", ".join("?" * len(types))
        return self._column(f"select name from parameters where type in ({holes}) and name is not null", *types)

    def value_meanings(self, name: str) -> dict[str, str | None]:
        """Literals with their meaning, in order."""
        rows = self.rows('select literal, meaning from "values" where parameter = ? order by position', (name,))
        return {row["literal"]: row["meaning"] for row in rows}

    def evidence(self, name: str) -> list[Evidence]:
        """Every testimony on it, used or not."""
        return self._kept(Evidence, "select * from evidence where parameter = ? order by rowid", name)

    def variants(self, name: str) -> list[Variant]:
        """Testimony for some models or indexes only."""
        if self._variants is None:
            self._variants = {}
            for variant in self._records(Variant, "select * from variants order by rowid"):
                self._variants.setdefault(variant.parameter, []).append(variant)
        return self._variants.get(name, [])

    def variants_of(self, what: str) -> list[Variant]:
        """Testimony for some models or indexes only on one property of parameters, such as `index`."""
        return self._kept(Variant, "select * from variants where property = ? order by rowid", what)

    def notes(self, name: str) -> list[Note]:
        """Remarks: notes, security, disagreements, contradictions."""
        return self._records(Note, "select * from notes where parameter = ? order by position", name)

    def relations(self, name: str) -> list[Relation]:
        """Weaker links: what it affects, where to look as well."""
        return self._records(Relation, "select * from relations where parameter = ? order by rowid", name)

    def default(self, name: str, model: str | None = None, index: int | None = None) -> str | None:
        """The default for a model and index, as far as a source tells them apart; otherwise the general one.

        Without `index`, the number in the name counts. Raises `UnknownParameterError`.
        """
        parameter = self[name]
        match = self.find(name)
        if index is None and match is not None:
            index = next(iter(match.indexes.values()), None)
        for variant in self.variants(parameter.name):
            if variant.property == "default" and variant.holds_for(model, index):
                return variant.value
        return parameter.default

    # The guide and the words of the field

    def source(self, identifier: str) -> Source:
        """A source by its short name. Raises `DatasetError` where the dataset has none of that name."""
        found = self._kept(Source, "select * from sources where id = ?", identifier)
        if not found:
            raise DatasetError(f"{self.path}: no source '{identifier}' in the dataset")
        return found[0]

    def scope(self, identifier: str) -> str:
        """Product and firmware that a source speaks of. Raises `DatasetError` where it is not in the dataset."""
        if identifier not in self._scopes:
            self._scopes[identifier] = self.source(identifier).scope
        return self._scopes[identifier]

    def practice(self, identifier: str) -> Practice:
        """A doubtful practice by its id. Raises `DatasetError` where the dataset has none of that id."""
        found = self._kept(Practice, "select * from practices where id = ?", identifier)
        if not found:
            raise DatasetError(f"{self.path}: no practice '{identifier}' in the dataset")
        return found[0]

    def topic_fact(self, identifier: str) -> TopicFact:
        """A fact of a topic by its short name. Raises `DatasetError` where the dataset has none of that name."""
        found = self._kept(TopicFact, "select * from topic_facts where id = ?", identifier)
        if not found:
            raise DatasetError(f"{self.path}: no fact '{identifier}' in the dataset's topics")
        return found[0]

    def advisory(self, identifier: str) -> Advisory:
        """A published flaw by its number. Raises `DatasetError` where the dataset has none of that number."""
        found = self._kept(Advisory, "select * from security_advisories where id = ?", identifier)
        if not found:
            raise DatasetError(f"{self.path}: no advisory '{identifier}' in the dataset")
        return found[0]

    def checks(self) -> list[Check]:
        """The linter's rules that are data."""
        return self._records(Check, "select * from checks order by code")

    def factory_secrets(self) -> set[str]:
        """Published factory passwords."""
        return set(self._column("select secret from factory_credentials where secret is not null"))

    def firmware_models(self) -> frozenset[str]:
        """The models whose firmware table says which parameters each has."""
        lists = self._column("select distinct firmware_models from parameters where firmware_models is not null")
        return frozenset(model for listed in lists for model in json.loads(listed))

    def not_on(self, model: str) -> frozenset[str]:
        """The names of parameters that a source, or the firmware table, has for other models only."""
        sql = """
            select name from parameters where instr(models, ?1) = 0
            union select name from parameters where instr(firmware_models, ?1) = 0 and ?2
        """
        return frozenset(self._column(sql, json.dumps(model), model in self.firmware_models()))

    def models(self) -> list[Model]:
        """All known models."""
        return self._kept(Model, "select * from models order by rowid")

    def families(self) -> list[str]:
        """The first parts of all names."""
        return [
            str(row["family"]) for row in self.rows("select distinct family from parameters where name is not null")
        ]

    def model(self, name: str) -> str | None:
        """A model by its name or an alias, whatever its case and blanks; None where there is none of that name."""
        wanted = "".join(name.lower().split())
        for one in self.models():
            if wanted in {"".join(known.lower().split()) for known in (one.model, *(one.aliases or ()))}:
                return one.model
        return None

    def section(self, number: str) -> Section | None:
        """A section of the guide by its number."""
        found = self._records(Section, "select * from sections where number = ?", number)
        return found[0] if found else None

    def table_title(self, number: str) -> str | None:
        """The title of a table of the guide."""
        rows = self.rows("select title from tables where number = ?", (number,))
        return str(rows[0]["title"]) if rows else None

    def actions(self) -> list[str]:
        """What a change may need, strongest first."""
        return list(self._column("select action from actions order by rank"))


def _storable(name: str) -> str:
    """A name that SQLite takes: bytes that were no text, as a file may hold them, become question marks."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode("utf-8")


def _shape(key: str) -> str:
    """A key without its numbers and the places of indexes."""
    return key.translate(_NO_INDEXES)


def _match(asked: str, parameter: Parameter, numbers: tuple[int | None, ...]) -> Match:
    indexes: dict[str, int] = {}
    spelling = parameter.name
    if numbers:
        letters = names.placeholders(parameter.name)
        indexes = {letter: number for letter, number in zip(letters, numbers, strict=False) if number is not None}
        spelling = names.with_indexes(parameter.name, numbers)
    outside = tuple(
        OutOfRange(letter, number, *ranges[letter])
        for ranges in [parameter.indexes or {}]
        for letter, number in indexes.items()
        if letter in ranges and not ranges[letter][0] <= number <= ranges[letter][1]
    ) if indexes else ()  # fmt: skip
    if asked == spelling:
        return Match(parameter, asked, indexes, spelling, False, outside)
    written, right = names.plain(asked), names.plain(spelling)
    case_differs = written != right and written.lower() == right.lower()
    return Match(parameter, asked, indexes, spelling, case_differs, outside)
