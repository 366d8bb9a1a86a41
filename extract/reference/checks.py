"""Read `checks/**/*.yaml`: the linter's rules that are data. A condition nobody can evaluate is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extract.dataset.checks import CHECKS, COMPARISONS, FORMS, ROLES, TESTS
from extract.dataset.statements import Source
from extract.reference import fields
from extract.reference.yaml_text import EntryError, Mapping, refuse

Rows = list[dict[str, Any]]
_CODE = re.compile(r"^(?:DEP|SEC|VAL|PAR|INC)\d{3}$")
_LISTS = ("is", "is_not", "scheme", "form", "not_form")
_FLAGS = ("empty", "set", "missing", "foreign")
_NUMBER = re.compile(r"^-?\d+$")
_EACH = "{each}"
_OWN = ("severity", "why", "from")


class _Names(NamedTuple):
    """The names a check may use."""

    known: set[str]
    each: Sequence[str]

    def refer(self, path: Path, entry: Mapping, name: str | None, field: str = "parameter") -> None:
        """A name must be a parameter's, or the beginning of some (`system/syslog/component/`)."""
        if name is None:
            return
        line = entry.lines.get(field, entry.line)
        if _EACH in name and not self.each:
            raise EntryError(path, line, f"'{name}': the check has no 'each'")
        for full in [name.replace(_EACH, each) for each in self.each] if _EACH in name else [name]:
            group = full.endswith("/") and "{" not in full and any(known.startswith(full) for known in self.known)
            if full not in self.known and not group:
                raise EntryError(path, line, f"refers to '{full}', which is no parameter")


def read_checks(root: Path, sources: dict[str, Source], practices: Rows, names: set[str]) -> Rows:
    """The checks as rows, by code. Raises `EntryError` at the first faulty one."""
    rows: Rows = []
    for path, entry in fields.below(root / "checks", "a check"):
        row = _check(path, entry, sources, names)
        if row["practice"] is not None and row["practice"] not in {practice["id"] for practice in practices}:
            raise EntryError(path, entry.lines["practice"], f"'{row['practice']}' is no practice")
        if any(other["code"] == row["code"] or other["name"] == row["name"] for other in rows):
            refuse(path, entry, f"{row['code']} {row['name']}: code or name is taken already")
        rows.append(row)
    return sorted(rows, key=lambda row: str(row["code"]))


def _check(path: Path, entry: Mapping, sources: dict[str, Source], known: set[str]) -> dict[str, Any]:
    columns = [column.name for column in CHECKS.columns]
    allowed = ["from" if column == "sources" else column for column in columns]
    fields.known_fields(path, entry, allowed, ("code", "name", "title", "when", "passes", "fails"))
    code = fields.text(path, entry, "code") or ""
    if not _CODE.match(code):
        raise EntryError(path, entry.lines["code"], f"'{code}' is no code such as SEC012")
    own = [field for field in _OWN if field in entry]
    if "practice" in entry and own:
        refuse(path, entry, f"rests on a practice, which says its {', '.join(own)}")
    if "practice" not in entry and len(own) != len(_OWN):
        refuse(path, entry, "rests on no practice: give 'severity', 'why' and 'from'")
    found = fields.sources(path, entry, sources)
    unlisted = fields.texts(path, entry, "unlisted")
    names = _Names(known | set(unlisted), fields.texts(path, entry, "each"))
    at = fields.text(path, entry, "at")
    names.refer(path, entry, at, "at")
    return {
        "_line": entry.line,
        "code": code,
        "name": fields.text(path, entry, "name"),
        "title": fields.text(path, entry, "title"),
        "why": fields.text(path, entry, "why"),
        "practice": fields.text(path, entry, "practice"),
        "severity": fields.one_of(path, entry, "severity", ("warning", "info")),
        "each": list(names.each) or None,
        "when": list(_conditions(path, entry["when"], "'when'", names)),
        "compare": _comparison(path, entry["compare"], names) if "compare" in entry else None,
        "at": at,
        "unlisted": list(unlisted) or None,
        "in_exports": fields.flag(path, entry, "in_exports"),
        "whole": fields.flag(path, entry, "whole"),
        "passes": list(fields.texts(path, entry, "passes")),
        "fails": list(fields.texts(path, entry, "fails")),
        "sources": [source.id + (f" p{page}" if page else "") for source, page in found] or None,
        "note": fields.text(path, entry, "note"),
    }


def _conditions(path: Path, value: Any, field: str, names: _Names) -> Iterator[dict[str, Any]]:
    for entry in fields.mappings(path, value, field, "a condition"):
        group = next((kind for kind in ("any", "all") if kind in entry), None)
        if group:
            fields.known_fields(path, entry, (group,))
            yield {group: list(_conditions(path, entry[group], f"'{group}'", names))}
            continue
        fields.known_fields(path, entry, ("parameter", "or_default", *TESTS), ("parameter",))
        tests = [name for name in TESTS if name in entry]
        if len(tests) != 1:
            refuse(path, entry, f"a condition has one test: {', '.join(TESTS)}")
        parameter = fields.text(path, entry, "parameter")
        names.refer(path, entry, parameter)
        condition: dict[str, Any] = {"parameter": parameter, tests[0]: _tested(path, entry, tests[0])}
        if fields.flag(path, entry, "or_default"):
            condition["or_default"] = True
        yield condition


def _tested(path: Path, entry: Mapping, test: str) -> Any:
    if test in _LISTS:
        found = list(fields.texts(path, entry, test))
        if test.endswith("form") and not set(found) <= set(FORMS):
            raise EntryError(path, entry.lines[test], f"'{test}' takes {', '.join(FORMS)}")
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


def _comparison(path: Path, value: Any, names: _Names) -> dict[str, Any]:
    entry = fields.mapping(path, value, "'compare'")
    fields.known_fields(path, entry, ("test", "of", "with", "or_default"), ("test", "of"))
    test = fields.one_of(path, entry, "test", tuple(COMPARISONS)) or ""
    of = _texts_by_role(path, entry["of"], "'of'")
    for role, name in of.items():
        names.refer(path, entry["of"], name, role)
    fixed = _texts_by_role(path, entry["with"], "'with'") if "with" in entry else {}
    roles = {*of, *fixed}
    if not roles >= set(ROLES.get(test, ())):
        refuse(path, entry, f"'{test}' compares {', '.join(ROLES[test])}")
    if test == "same_pairs" and {_other(role) for role in roles} != roles:
        refuse(path, entry, "'same_pairs' compares every one_x with its other_x")
    found: dict[str, Any] = {"test": test, "of": of}
    if fixed:
        found["with"] = fixed
    if fields.flag(path, entry, "or_default"):
        found["or_default"] = True
    return found


def _texts_by_role(path: Path, value: Any, what: str) -> dict[str, str]:
    entry = fields.mapping(path, value, what)
    return {role: fields.text(path, entry, role) or "" for role in entry}


def _other(role: str) -> str:
    """The role that a role of `same_pairs` is compared with."""
    side, _, rest = role.partition("_")
    return f"{'other' if side == 'one' else 'one'}_{rest}"
