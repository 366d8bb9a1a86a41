"""Read `vocabulary/checks.yaml`: the linter's rules that are data. A condition nobody can evaluate is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.dataset.checks import CHECKS, COMPARISONS, FORMS, TESTS
from extract.dataset.statements import Source
from extract.reference import fields
from extract.reference.yaml_text import EntryError, Mapping, load, refuse

Rows = list[dict[str, Any]]
_CODE = re.compile(r"^(?:DEP|SEC|VAL|PAR|INC)\d{3}$")
_LISTS = ("is", "is_not", "scheme", "form")
_FLAGS = ("empty", "set")
_NUMBER = re.compile(r"^-?\d+$")


def read_checks(root: Path, sources: dict[str, Source], practices: Rows, names: set[str]) -> Rows:
    """The checks as rows. Raises `EntryError` at the first faulty one."""
    path = root / "vocabulary" / "checks.yaml"
    rows: Rows = []
    for entry in fields.mappings(path, load(path), "the file", "a check"):
        row = _check(path, entry, sources, names)
        if row["practice"] is not None and row["practice"] not in {practice["id"] for practice in practices}:
            raise EntryError(path, entry.lines["practice"], f"'{row['practice']}' is no practice")
        if any(other["code"] == row["code"] or other["name"] == row["name"] for other in rows):
            refuse(path, entry, f"{row['code']} {row['name']}: code or name stands already above")
        rows.append(row)
    return rows


def _check(path: Path, entry: Mapping, sources: dict[str, Source], names: set[str]) -> dict[str, Any]:
    columns = [column.name for column in CHECKS.columns]
    allowed = ["from" if column == "sources" else column for column in columns]
    fields.known_fields(path, entry, allowed, ("code", "name", "title", "when", "passes", "fails"))
    code = fields.text(path, entry, "code") or ""
    if not _CODE.match(code):
        raise EntryError(path, entry.lines["code"], f"'{code}' is no code such as SEC012")
    own = {"severity", "why", "from"} & set(entry)
    if "practice" in entry and own:
        refuse(path, entry, f"rests on a practice, which says its {', '.join(sorted(own))}")
    if "practice" not in entry and own != {"severity", "why", "from"}:
        refuse(path, entry, "rests on no practice: give 'severity', 'why' and 'from'")
    found = fields.sources(path, entry, sources)
    at = fields.text(path, entry, "at")
    _known(path, entry, at, names)
    return {
        "_line": entry.line,
        "code": code,
        "name": fields.text(path, entry, "name"),
        "title": fields.text(path, entry, "title"),
        "why": fields.text(path, entry, "why"),
        "practice": fields.text(path, entry, "practice"),
        "severity": fields.one_of(path, entry, "severity", ("warning", "info")),
        "when": list(_conditions(path, entry["when"], names)),
        "compare": _comparison(path, entry["compare"], names) if "compare" in entry else None,
        "at": at,
        "in_exports": fields.flag(path, entry, "in_exports"),
        "passes": list(fields.texts(path, entry, "passes")),
        "fails": list(fields.texts(path, entry, "fails")),
        "sources": [source.id + (f" p{page}" if page else "") for source, page in found] or None,
        "note": fields.text(path, entry, "note"),
    }


def _conditions(path: Path, value: Any, names: set[str]) -> Iterator[dict[str, Any]]:
    for entry in fields.mappings(path, value, "'when'", "a condition"):
        if "any" in entry:
            fields.known_fields(path, entry, ("any",))
            yield {"any": list(_conditions(path, entry["any"], names))}
            continue
        fields.known_fields(path, entry, ("parameter", "or_default", *TESTS), ("parameter",))
        tests = [name for name in TESTS if name in entry]
        if len(tests) != 1:
            refuse(path, entry, f"a condition has one test: {', '.join(TESTS)}")
        parameter = fields.text(path, entry, "parameter")
        _known(path, entry, parameter, names)
        condition: dict[str, Any] = {"parameter": parameter, tests[0]: _tested(path, entry, tests[0])}
        if fields.flag(path, entry, "or_default"):
            condition["or_default"] = True
        yield condition


def _tested(path: Path, entry: Mapping, test: str) -> Any:
    if test in _LISTS:
        found = list(fields.texts(path, entry, test))
        if test == "form" and not set(found) <= set(FORMS):
            raise EntryError(path, entry.lines[test], f"'form' takes {', '.join(FORMS)}")
        return found
    if test in _FLAGS:
        return fields.flag(path, entry, test)
    text = fields.text(path, entry, test) or ""
    if test == "matches":
        try:
            re.compile(text)
        except re.error as error:
            raise EntryError(path, entry.lines[test], f"'matches' is no regular expression: {error}") from None
    elif not _NUMBER.match(text):
        raise EntryError(path, entry.lines[test], f"'{test}' takes a whole number, not '{text}'")
    return text


def _comparison(path: Path, value: Any, names: set[str]) -> dict[str, Any]:
    entry = fields.mapping(path, value, "'compare'")
    fields.known_fields(path, entry, ("test", "of", "or_default"), ("test", "of"))
    roles = fields.mapping(path, entry["of"], "'of'")
    of = {role: fields.text(path, roles, role) or "" for role in roles}
    for role, name in of.items():
        _known(path, roles, name, names, role)
    found: dict[str, Any] = {"test": fields.one_of(path, entry, "test", COMPARISONS), "of": of}
    if fields.flag(path, entry, "or_default"):
        found["or_default"] = True
    return found


def _known(path: Path, entry: Mapping, name: str | None, names: set[str], field: str = "parameter") -> None:
    """A name must be a parameter's, or the beginning of some (`system/syslog/component/`)."""
    if name is None or name in names:
        return
    if not (name.endswith("/") and any(known.startswith(name) for known in names)):
        line = entry.lines.get(field, entry.line)
        raise EntryError(path, line, f"refers to '{name}', which is no parameter")
