"""The JSON report: a list of objects with the agreed fields."""

from __future__ import annotations

import json
from pathlib import Path

from kb.catalogue import Catalogue
from lint.engine import Linter, Result, lint_paths
from lint.findings import Finding
from lint.report.json import render


def test_fields_and_order(catalogue: Catalogue, samples: Path) -> None:
    found = json.loads("".join(render(lint_paths([str(samples)], catalogue))))
    assert {tuple(finding) for finding in found} == {Finding._fields}
    keys = [(f["file"], f["line"], f["column"], f["code"]) for f in found]
    assert keys == sorted(keys)
    assert len({file for file, *_ in keys}) == 4


def test_nothing_found() -> None:
    assert json.loads("".join(render([]))) == []
    assert json.loads("".join(render([Result("a.cfg", [], {}), Result("b.cfg", [], {})]))) == []


def test_one_finding_a_line(catalogue: Catalogue) -> None:
    result = Linter(catalogue).lint("=\nK\x1bü=1\n".encode("latin-1"), "a.cfg")
    text = "".join(render([result]))
    assert len(text.splitlines()) == len(result.findings) + 2
    assert text.isascii()
    assert [f["parameter"] for f in json.loads(text) if f["line"] == 2][:1] == ["K\\x1b\\xfc"]
