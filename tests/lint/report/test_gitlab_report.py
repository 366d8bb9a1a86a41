"""Code Quality of GitLab: the fields it asks for, and fingerprints that let it tell new findings from old ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb.catalogue import Catalogue
from lint.engine import Linter, Result, lint_paths
from lint.findings import Finding
from lint.report.gitlab import render

Entries = list[dict[str, Any]]
Report = Callable[[str], Entries]


@pytest.fixture(scope="module")
def report(catalogue: Catalogue) -> Report:
    def run(text: str) -> Entries:
        return written(Linter(catalogue).lint(text.encode(), "a.cfg"))

    return run


def written(*results: Result) -> Entries:
    entries: Entries = json.loads("".join(render(results)))
    return entries


def test_an_entry() -> None:
    finding = Finding("a.cfg", 3, 5, 9, "VAL002", "out-of-range", "error", "a/b", "80 is too low", None, None)
    (entry,) = written(Result("a.cfg", [finding], {3: "a/b=80"}))
    assert len(entry.pop("fingerprint")) == 40
    assert entry == {
        "description": "VAL002 a/b: 80 is too low",
        "check_name": "VAL002",
        "severity": "major",
        "location": {"path": "a.cfg", "lines": {"begin": 3}},
    }


@pytest.mark.parametrize(("severity", "shown"), [("error", "major"), ("warning", "minor"), ("info", "info")])
def test_severities(severity: str, shown: str) -> None:
    finding = Finding("a.cfg", 1, 1, 1, "XXX001", "sample", severity, None, "why", None, None)
    assert written(Result("a.cfg", [finding], {}))[0]["severity"] == shown


def test_a_parameter_that_the_message_names_is_not_named_twice(report: Report) -> None:
    description = report("voip/signaling/sip/proxy_port=5060\n")[-1]["description"]
    assert description.startswith("PAR001: no known parameter is named 'voip/signaling/sip/proxy_port'")


def test_nothing_found() -> None:
    assert written() == written(Result("a.cfg", [], {})) == []


def test_a_file_that_could_not_be_linted_is_in_the_report() -> None:
    """Else its findings would seem resolved."""
    (entry,) = written(Result("./none.cfg", [], {}, "none.cfg: no such file; check the path"))
    assert (entry["severity"], entry["location"]["path"]) == ("blocker", "none.cfg")
    assert entry["description"] == "none.cfg: no such file; check the path"


def test_samples(catalogue: Catalogue, samples: Path) -> None:
    results = list(lint_paths([str(samples)], catalogue))
    entries = written(*results)
    assert len(entries) == sum(len(result.findings) for result in results)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert not Path(entry["location"]["path"]).is_absolute() or Path.cwd() not in samples.parents


def test_fingerprints_are_unique_on_real_files(catalogue: Catalogue, real_files: Path) -> None:
    found = [entry["fingerprint"] for entry in written(*lint_paths([str(real_files)], catalogue))]
    assert len(set(found)) == len(found) > 100


def test_paths_begin_at_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "phones").mkdir()
    monkeypatch.chdir(tmp_path / "phones")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    assert written(Result("a.cfg", [], {}, "unreadable"))[0]["location"]["path"] == "phones/a.cfg"


def test_strict_readers_get_no_halves_of_characters() -> None:
    """Some readers of JSON refuse a lone surrogate."""
    text = "".join(render([Result("\udcfc.cfg", [], {}, "\udcfc.cfg: unreadable")]))
    assert "\\ud" not in text
    assert json.loads(text)[0]["location"]["path"] == "\\xfc.cfg"
