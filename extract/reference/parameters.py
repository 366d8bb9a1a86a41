"""Read `data/reference/parameters`: what each source says of each parameter.

An entry is a list of *facts* blocks. A block holds what one source (or several that say the same) states; qualifiers
narrow it to models or an index, or mark it as inferred. `data/reference/README.md` describes the form for editors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.dataset import names
from extract.dataset.statements import Contradiction, Source, Statement, Testimony
from extract.dataset.tables import ACTIONS, FORMS, GRADES, PROPERTIES, TYPES
from extract.reference import fields
from extract.reference.yaml_text import EntryError, Mapping, Text, load, refuse

_ENTRY = (
    "name", "place", "no_place", "case", "no_summary", "seen", "facts", "contradicted", "affects", "see_also",
    "security", "disagreements", "notes",
)  # fmt: skip
_QUALIFIERS = ("from", "from_one_of", "grade", "because", "for_models", "at_index", "prefer", "values_incomplete")
_BLOCK_PROPERTIES = (*(p for p in PROPERTIES if p != "exists"), "default_by_index")
_AT_INDEX = re.compile(r"^\d+\+?$")
_TESTS = {"equals": "equals", "one_of": "one_of", "not_equals": "not_equals", "is": "is"}
_STATES = {"not empty": "not_empty", "empty": "empty", "unknown": "unknown"}


@dataclass(frozen=True)
class Known:
    """What entries may refer to: sources, and the guide's sections and tables."""

    sources: dict[str, Source]
    sections: frozenset[str]
    tables: frozenset[str]
    models: frozenset[str]


def read_parameters(root: Path, known: Known) -> list[Testimony]:
    """All parameters below `root/parameters`, in file order. Raises `EntryError` at the first faulty entry."""
    folder = root / "parameters"
    testimonies: list[Testimony] = []
    places: dict[str, tuple[str, int]] = {}
    links: list[tuple[Path, Any, str]] = []
    paths = sorted(folder.rglob("*.yaml"))
    if not paths:
        raise EntryError(folder, 1, "holds no reference file")
    for path in paths:
        for entry in fields.mappings(path, load(path), "the file", "an entry"):
            testimony = _entry(path, entry, known, root)
            before = places.setdefault(names.key(testimony.id), (path.name, entry.line))
            if before != (path.name, entry.line):
                refuse(path, entry, f"{testimony.id} stands already in {before[0]}:{before[1]}")
            testimonies.append(testimony)
            links += [(path, entry, target) for target in _targets(testimony)]
    known_names = {testimony.id for testimony in testimonies}
    for path, where, target in links:
        if target not in known_names:
            refuse(path, where, f"refers to '{target}', which is no parameter of the reference")
    return testimonies


def _targets(testimony: Testimony) -> Iterator[str]:
    """Every other parameter an entry names exactly."""
    for statement in testimony.statements:
        if statement.prop == "requires":
            yield from (condition["parameter"] for condition in statement.value)
    yield from testimony.see_also
    yield from (r["parameter"] for r in testimony.affects if "parameter" in r and "*" not in r["parameter"])


def _entry(path: Path, entry: Mapping, known: Known, root: Path) -> Testimony:
    fields.known_fields(path, entry, _ENTRY, required=("name", "facts"))
    name = fields.text(path, entry, "name") or ""
    if "/" not in name or name != name.strip("/ ") or names.plain(name) != names.PLACEHOLDER.sub("{}", name):
        refuse(path, entry, f"'{name}' is no parameter name: parts joined by '/', an index as {{n}}, are expected")
    statements: list[Statement] = []
    for block in fields.mappings(path, entry["facts"], "'facts'", "a facts block"):
        statements += _block(path, block, name, known)
    existing = {(s.source, s.page) for s in statements if s.grade != "inferred"}
    shown = fields.sources(path, entry, known.sources, "seen")
    for block in entry["facts"]:
        shown += fields.sources(path, block, known.sources, "from_one_of")
    existing |= {(source.id, page) for source, page in shown}
    statements += [
        Statement("exists", None, source, page, known.sources[source].grade, known.sources[source].position)
        for source, page in sorted(existing, key=lambda pair: (known.sources[pair[0]].position, pair[1] or ""))
    ]
    if not existing:
        refuse(path, entry, f"{name}: no source shows that it exists (add 'seen')")
    return Testimony(
        name=name,
        statements=statements,
        file=path.relative_to(root).as_posix(),
        sibling=path.parent.name == "sibling",
        case_verified=fields.one_of(path, entry, "case", ("unverified",)) is None,
        no_summary=fields.text(path, entry, "no_summary"),
        place=_place(path, entry, known),
        contradictions=_contradictions(path, entry, known),
        affects=_affects(path, entry),
        see_also=fields.texts(path, entry, "see_also"),
        remarks=list(_remarks(path, entry, known)),
    )


def _block(path: Path, block: Mapping, name: str, known: Known) -> Iterator[Statement]:
    """The statements of one facts block: one per property and source.

    `from_one_of` lists pages of which at least one states the facts, where it was not recorded which: the statement is
    then made once, under the most trusted of them, and names them all.
    """
    fields.known_fields(path, block, (*_QUALIFIERS, *_BLOCK_PROPERTIES))
    sources = fields.sources(path, block, known.sources)
    one_of = fields.sources(path, block, known.sources, "from_one_of")
    if bool(sources) == bool(one_of):
        refuse(path, block, "a facts block has either 'from' or 'from_one_of', with at least one source")
    given_grade = fields.one_of(path, block, "grade", GRADES)
    because = fields.text(path, block, "because")
    if because is None and (given_grade or (sources or one_of)[0][0].grade) == "inferred":
        refuse(path, block, "an inferred fact says why: add 'because'")
    models = _models(path, block, "for_models", known) or None
    for prop in ("models", "firmware_models"):
        _models(path, block, prop, known)
    at_index = fields.text(path, block, "at_index")
    if at_index is not None and not _AT_INDEX.match(at_index):
        raise EntryError(path, block.lines["at_index"], f"'at_index' is a number or a number and '+', not '{at_index}'")
    if "requires" in block and (models or at_index):
        reason = "'requires' holds for every model and index: put it into a block without them"
        raise EntryError(path, block.lines["requires"], reason)
    _limits(path, block)
    incomplete = fields.text(path, block, "values_incomplete")
    stated: list[tuple[str, Any, str | None]] = []
    for prop in _BLOCK_PROPERTIES:
        if prop not in block:
            continue
        if prop == "default_by_index":
            stated += [("default", value, where) for where, value in _by_index(path, block)]
        elif prop == "requires":
            conditions = fields.sequence(path, block[prop], "'requires'")
            stated += [("requires", _alternatives(path, condition), at_index) for condition in conditions]
        else:
            stated.append((prop, _value(path, block, prop, name), at_index))
    for source, page in sources or [min(one_of, key=lambda pair: pair[0].position)]:
        for prop, value, index in stated:
            yield Statement(
                prop=prop,
                value=value,
                source=source.id,
                page=page,
                grade=given_grade or source.grade,
                position=source.position,
                because=because,
                alternatives=tuple(_cite(*pair) for pair in one_of),
                models=models,
                at_index=index,
                prefer=fields.text(path, block, "prefer"),
                incomplete=incomplete if prop == "values" else None,
            )


def _by_index(path: Path, block: Mapping) -> Iterator[tuple[str, str]]:
    """Defaults by index: `(index, default)`."""
    by_index = fields.mapping(path, block["default_by_index"], "'default_by_index'")
    for index, value in by_index.items():
        if not _AT_INDEX.match(index):
            raise EntryError(path, by_index.lines[index], f"'{index}' is no index: write 0, or 1+ for 1 and up")
        yield str(index), str(value)


def _models(path: Path, block: Mapping, prop: str, known: Known) -> tuple[str, ...]:
    models = fields.texts(path, block, prop)
    for model in models:
        if model not in known.models:
            raise EntryError(path, block.lines[prop], f"'{model}' is no model of vocabulary/models.yaml")
    return models


def _limits(path: Path, block: Mapping) -> None:
    low, high = fields.number(path, block, "minimum"), fields.number(path, block, "maximum")
    if low is not None and high is not None and low > high:
        raise EntryError(path, block.lines["maximum"], f"minimum {low} is above maximum {high}")


def _cite(source: Source, page: str | None) -> str:
    return source.id + (f" p{page}" if page else "")


def _value(path: Path, block: Mapping, prop: str, name: str) -> Any:
    """The checked value of one property, in the shape of the evidence table."""
    if prop == "index":
        ranges = fields.mapping(path, block[prop], "'index'")
        fields.known_fields(path, ranges, names.placeholders(name))
        return {letter: list(fields.index_range(path, block, value)) for letter, value in ranges.items()}
    return _READERS.get(prop, fields.text)(path, block, prop)


def _literals(path: Path, block: Mapping, prop: str) -> dict[str, str]:
    """A value list: literals with their meaning, or literals alone."""
    if not block[prop]:
        raise EntryError(path, block.lines[prop], f"'{prop}' lists no value")
    if isinstance(block[prop], Mapping):
        return {str(literal): str(meaning or "") for literal, meaning in block[prop].items()}
    return dict.fromkeys(fields.texts(path, block, prop), "")


_READERS: dict[str, Callable[[Path, Mapping, str], Any]] = {
    "minimum": lambda path, block, prop: str(fields.number(path, block, prop)),
    "maximum": lambda path, block, prop: str(fields.number(path, block, prop)),
    "max_length": lambda path, block, prop: str(fields.number(path, block, prop)),
    "type": lambda path, block, prop: fields.one_of(path, block, prop, TYPES),
    "form": lambda path, block, prop: fields.one_of(path, block, prop, FORMS),
    "apply": lambda path, block, prop: fields.one_of(path, block, prop, ACTIONS),
    "secret": lambda path, block, prop: str(fields.flag(path, block, prop)).lower(),
    "hidden": lambda path, block, prop: str(fields.flag(path, block, prop)).lower(),
    "models": lambda path, block, prop: list(fields.texts(path, block, prop)),
    "firmware_models": lambda path, block, prop: list(fields.texts(path, block, prop)),
    "values": _literals,
}
"""How each property is read and checked; all others are text."""


def _alternatives(path: Path, condition: Any) -> list[dict[str, Any]]:
    """A condition as the list of its alternatives; a plain condition is a list of one."""
    condition = fields.mapping(path, condition, "a condition")
    if "any" in condition:
        fields.known_fields(path, condition, ("any",))
        alternatives = fields.sequence(path, condition["any"], "'any'")
        if not alternatives:
            raise EntryError(path, condition.lines["any"], "'any' lists no alternative")
        return [_condition(path, one) for one in alternatives]
    return [_condition(path, condition)]


def _condition(path: Path, condition: Any) -> dict[str, Any]:
    condition = fields.mapping(path, condition, "a condition")
    fields.known_fields(path, condition, ("parameter", "text", "why", *_TESTS), required=("parameter", "why"))
    tests = [test for test in _TESTS if test in condition]
    if len(tests) != 1:
        refuse(path, condition, f"a condition has exactly one of {', '.join(_TESTS)}")
    op = tests[0]
    values: tuple[str, ...] = ()
    if op == "is":
        state = fields.one_of(path, condition, "is", tuple(_STATES))
        op = _STATES[state or "unknown"]
    elif op == "one_of":
        values = fields.texts(path, condition, op)
        if not values:
            raise EntryError(path, condition.lines[op], "'one_of' lists no value")
    else:
        values = (fields.text(path, condition, op) or "",)
    result: dict[str, Any] = {
        "parameter": fields.text(path, condition, "parameter"),
        "op": op,
        "values": list(values),
        "why": fields.text(path, condition, "why"),
    }
    if "text" in condition:
        result["text"] = fields.text(path, condition, "text")
    return result


def _place(path: Path, entry: Mapping, known: Known) -> dict[str, Any]:
    if "place" not in entry:
        return {"because": fields.text(path, entry, "no_place")}
    place = fields.mapping(path, entry["place"], "'place'")
    fields.known_fields(path, place, ("section", "table", "page", "assumed", "because"), required=("section",))
    section, table = fields.text(path, place, "section"), fields.text(path, place, "table")
    if section not in known.sections:
        refuse(path, place, f"the guide has no section {section}")
    if table is not None and table not in known.tables:
        refuse(path, place, f"the guide has no table {table}")
    return {
        "section": section,
        "table": table,
        "page": fields.number(path, place, "page"),
        "assumed": fields.flag(path, place, "assumed"),
        "because": fields.text(path, place, "because"),
    }


def _contradictions(path: Path, entry: Mapping, known: Known) -> list[Contradiction]:
    found = []
    for item in fields.mappings(path, entry.get("contradicted"), "'contradicted'", "a contradiction"):
        fields.known_fields(path, item, ("property", "from", "why"), required=("property", "from", "why"))
        prop = fields.one_of(path, item, "property", PROPERTIES) or ""
        source = fields.source(path, item, known.sources)
        found.append(Contradiction(prop, source.id, fields.text(path, item, "why") or "", source.kind == "phone"))
    return found


def _affects(path: Path, entry: Mapping) -> list[dict[str, str]]:
    found = []
    for item in fields.mappings(path, entry.get("affects"), "'affects'", "an effect"):
        fields.known_fields(path, item, ("parameter", "why", "text"))
        if "parameter" not in item and "text" not in item:
            refuse(path, item, "field 'parameter' or 'text' is missing")
        found.append({name: str(value) for name, value in item.items()})
    return found


def _remarks(path: Path, entry: Mapping, known: Known) -> Iterator[dict[str, str | None]]:
    for item in fields.mappings(path, entry.get("security"), "'security'", "a security remark"):
        fields.known_fields(path, item, ("text", "from"), required=("text", "from"))
        source = fields.source(path, item, known.sources)
        yield {"kind": "security", "text": fields.text(path, item, "text"), "source": source.id}
    for kind, name in (("disagreement", "disagreements"), ("note", "notes")):
        for text in fields.sequence(path, entry.get(name) or [], f"'{name}'"):
            if not isinstance(text, Text):
                raise EntryError(path, entry.lines[name], f"'{name}' must be a list of texts")
            yield {"kind": kind, "text": str(text), "source": None}
