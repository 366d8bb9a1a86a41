"""The catalogue: look a parameter up by any spelling of its name, and ask what is known of it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kb.errors import DatasetError
from kb.lookup import Lookup, Match, OutOfRange
from kb.records import (
    Advisory,
    Check,
    Condition,
    Evidence,
    Model,
    Note,
    Practice,
    Relation,
    Section,
    Source,
    TopicFact,
    Variant,
)


class Catalogue(Lookup):
    """All parameters and the small tables beside them, read from one dataset file."""

    def __init__(self, path: str | None = None) -> None:
        """Open the dataset at `path` (default: the shipped one). Raises `DatasetError`."""
        super().__init__(path)
        self._variants: dict[str, list[Variant]] | None = None
        self._scopes: dict[str, str] = {}

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
            for row in self.rows("select * from variants order by rowid"):
                self._variants.setdefault(row["parameter"], []).append(Variant(row))
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
        match = self.find(name)
        parameter = match.parameter if match else self[name]
        if index is None and match:
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


__all__ = ["Catalogue", "Match", "OutOfRange"]
