"""The table of judged findings: read it, and compare it with what the linter says of the files it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kb.catalogue import Catalogue
from lint.engine import Linter

TABLE = Path(__file__).with_name("adjudicated.yaml")
ROOT = Path(__file__).parents[3]
SHARED = ROOT / ".." / "shared" / "cfg"
FOLDERS = {"cfg": SHARED, "samples": ROOT / "data" / "samples"}
"""Where the files lie, by the first part of the name that the table calls them."""
TRUE, DEBATABLE, FALSE = "true", "debatable", "false"
NOTHING = "-"
"""Stands for the parameter of findings that concern none."""


class Key(NamedTuple):
    """What makes findings equal for whoever judges them."""

    file: str
    code: str
    severity: str
    parameter: str


class Row(NamedTuple):
    """Findings of one rule on one file, and what was judged of them."""

    file: str
    code: str
    severity: str
    of: dict[str, int]
    """How many findings there are, by parameter."""
    verdict: str
    reason: str

    def findings(self) -> Counter[Key]:
        """The findings the row speaks of."""
        return Counter({Key(self.file, self.code, self.severity, name): count for name, count in self.of.items()})


def rows() -> list[Row]:
    """The table. Verdicts are read as words, though YAML takes two of them for truth values."""
    with TABLE.open(encoding="utf-8") as file:
        document: dict[str, list[dict[str, Any]]] = yaml.safe_load(file)
    return [
        Row(name, row["code"], row["severity"], row["of"], str(row["verdict"]).lower(), row["reason"])
        for name, judged in document.items()
        for row in judged
    ]


def judged(folder: str) -> Counter[Key]:
    """What the table expects in one of the folders."""
    return sum((row.findings() for row in rows() if row.file.startswith(f"{folder}/")), Counter())


def found(catalogue: Catalogue, folder: str) -> Counter[Key]:
    """What the linter says of every file in one of the folders."""
    linter = Linter(catalogue)
    where = FOLDERS[folder]
    return Counter(
        Key(f"{folder}/{path.relative_to(where).as_posix()}", f.code, f.severity, f.parameter or NOTHING)
        for path in sorted(where.rglob("*.cfg"))
        for f in linter.lint(path.read_bytes(), str(path)).findings
    )


def as_yaml(keys: Counter[Key]) -> Iterator[str]:
    """Rows to paste into the table, one for each file, code and severity."""
    groups: dict[str, dict[tuple[str, str], dict[str, int]]] = {}
    for key, count in sorted(keys.items()):
        groups.setdefault(key.file, {}).setdefault((key.code, key.severity), {})[key.parameter] = count
    for file, codes in groups.items():
        yield f"{_scalar(file)}:"
        for (code, severity), of in codes.items():
            yield f"  - code: {code}\n    severity: {severity}\n    of:"
            yield from (f"      {_scalar(name)}: {count}" for name, count in of.items())
            yield "    verdict: '?'\n    reason: '?'"


def _scalar(text: str) -> str:
    quoted: str = yaml.safe_dump(text, width=1000).removesuffix("\n").removesuffix("\n...")
    return quoted
