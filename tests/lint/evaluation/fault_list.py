"""The list of single-line faults: read it, put a fault into a configuration, say whether the linter finds it there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lint.engine import Linter
from lint.findings import Finding

START, END = "START", "END"
_FILE = Path(__file__).with_name("faults.yaml")


@dataclass(frozen=True)
class Fault:
    """One line that somebody got wrong; the fields are explained in faults.yaml."""

    write: str
    expect: tuple[str, ...]
    why: str
    replace: str | None = None
    after: str | None = None
    suggest: str | None = None
    also: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What the linter said of a fault."""

    fault: Fault
    found: tuple[Finding, ...]
    """Findings of an expected code on the faulty line, or on a line it does not go together with."""
    others: frozenset[str]
    """Codes of the other findings that the fault brought, wherever they stand."""

    @property
    def is_suggested(self) -> bool:
        """Whether the right name or value is what a finding suggests first."""
        wanted = self.fault.suggest
        if wanted is None:
            return True
        first = [(f.suggestion or "").split(", ")[0] for f in self.found]
        if "/" in wanted:
            return wanted in first
        return wanted.casefold() in [text.casefold() for text in first]


@dataclass
class Configuration:
    """The lines of a whole configuration, into which faults are put, and the linter that reads it."""

    lines: list[str]
    linter: Linter
    file: str
    """Where the configuration is said to lie; includes are looked for beside it."""
    _clean: dict[tuple[str, ...], list[Finding]] = field(default_factory=dict)

    def judge(self, fault: Fault) -> Verdict:
        """Put the fault in, lint, and compare with what is found without it."""
        clean = _with(self.lines, fault.given)
        if fault.given not in self._clean:
            self._clean[fault.given] = self._lint(clean)
        faulty, place, shift = put_in(clean, fault)
        before = Counter(_key(f, f.line + shift * (f.line >= place)) for f in self._clean[fault.given])
        new = [f for f in self._lint(faulty) if not _taken(before, f)]
        concerned = {place} | {number for number, line in enumerate(faulty, 1) if _name(line) in fault.also}
        found = tuple(f for f in new if f.line in concerned and f.code in fault.expect)
        return Verdict(fault, found, frozenset(f.code for f in new if f not in found))

    def _lint(self, lines: list[str]) -> list[Finding]:
        return self.linter.lint(("\n".join(lines) + "\n").encode(), self.file).findings


@lru_cache(maxsize=1)
def _document() -> dict[str, Any]:
    with _FILE.open(encoding="utf-8") as file:
        document: dict[str, Any] = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return document


def faults() -> list[Fault]:
    """All of them, in the order of the list."""
    return [
        Fault(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for row in _document()["faults"]
    ]


def settings() -> list[str]:
    """What the stand-in of the real export has set."""
    return list(_document()["settings"])


def put_in(lines: list[str], fault: Fault) -> tuple[list[str], int, int]:
    """The lines with the fault among them, the number of its line, and by how much it moves the lines behind it."""
    if fault.replace:
        at = _find(lines, fault.replace)
        return [*lines[:at], fault.write, *lines[at + 1 :]], at + 1, 0
    assert fault.after, f"neither a line to replace nor a place: {fault.write}"
    at = {START: 0, END: len(lines)}.get(fault.after)
    if at is None:
        at = _find(lines, fault.after) + 1
    return [*lines[:at], fault.write, *lines[at:]], at + 1, 1


def _find(lines: list[str], name: str) -> int:
    for number, line in enumerate(lines):
        if _name(line) == name:
            return number
    raise AssertionError(f"the configuration does not set {name}")


def _with(lines: list[str], given: Iterable[str]) -> list[str]:
    """The lines with some settings in place of, or behind, those that are there."""
    own = {_name(setting): setting for setting in given}
    return [own.pop(_name(line), line) for line in lines] + list(own.values())


def _name(line: str) -> str:
    return line.partition("=")[0]


def _key(finding: Finding, line: int) -> tuple[int, str, int, str]:
    return line, finding.code, finding.column, finding.message


def _taken(before: Counter[tuple[int, str, int, str]], finding: Finding) -> bool:
    """Whether the finding was there before; each one there counts once."""
    key = _key(finding, finding.line)
    before[key] -= 1
    return before[key] >= 0
