"""The JUnit report: well-formed whatever a file holds, and its counts are those of its test cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.engine import Result, lint_paths
from lint.findings import Finding
from lint.report.junit import render


def finding(**fields: object) -> Finding:
    made = Finding("a.cfg", 3, 5, 7, "VAL002", "out-of-range", "error", "a/b", "80 is too low", None, None)
    return made._replace(**fields)  # type: ignore[arg-type]


def read(*results: Result) -> Element:
    return ElementTree.fromstring("".join(render(results)))  # noqa: S314 (a report of ours)


def test_a_finding_is_a_failed_test() -> None:
    root = read(Result("a.cfg", [finding()], {3: "a/b=80"}))
    (suite,) = root
    assert (root.tag, suite.tag, suite.get("name"), suite.get("tests")) == ("testsuites", "testsuite", "a.cfg", "1")
    (case,) = suite
    assert case.attrib == {
        "classname": "a.cfg",
        "name": "VAL002 out-of-range, line 3 column 5",
        "file": "a.cfg",
        "line": "3",
        "time": "0",
    }
    (failure,) = case
    assert failure.attrib == {"type": "error", "message": "VAL002 80 is too low"}
    assert failure.text == "a.cfg:3:5: error VAL002 80 is too low\n    a/b=80\n        ^^"


def test_a_file_without_findings_passes() -> None:
    (suite,) = read(Result("a.cfg", [], {}))
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("1", "0", "0")
    assert [list(case) for case in suite] == [[]]


def test_a_file_that_could_not_be_linted_is_an_error() -> None:
    (suite,) = read(Result("none.cfg", [], {}, "none.cfg: no such file; check the path"))
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("1", "0", "1")
    assert suite[0][0].tag == "error"
    assert suite[0][0].get("message") == "none.cfg: no such file; check the path"


def test_no_files_at_all() -> None:
    assert list(read()) == []


def test_names_of_test_cases_are_unique() -> None:
    """Readers that keep test cases by name would lose one."""
    (suite,) = read(Result("a.cfg", [finding(), finding(message="and so on"), finding(column=6)], {}))
    assert [case.get("name") for case in suite] == [
        "VAL002 out-of-range, line 3 column 5",
        "VAL002 out-of-range, line 3 column 5 (2)",
        "VAL002 out-of-range, line 3 column 6",
    ]


def counted(root: Element) -> None:
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite)
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
        assert len({case.get("name") for case in suite}) == len(suite)


def test_samples(catalogue: Catalogue, samples: Path) -> None:
    results = list(lint_paths([str(samples), "none.cfg"], catalogue))
    root = read(*results)
    counted(root)
    assert [suite.get("name") for suite in root] == [result.file for result in results]
    assert len(root.findall(".//failure")) == sum(len(result.findings) for result in results)


def test_real_files(catalogue: Catalogue, real_files: Path) -> None:
    results = list(lint_paths([str(real_files)], catalogue))
    root = read(*results)
    counted(root)
    assert len(root.findall(".//failure")) == sum(len(result.findings) for result in results)


@pytest.mark.parametrize("text", ["\0\x01\x1b\x7f", "]]>", "<a b='\"'>&amp;", "\ud800\udcfc", "\ufffe\uffff", "\r\n\t"])
def test_what_xml_cannot_hold(text: str) -> None:
    document = "".join(render([Result(text, [finding(file=text, message=text)], {3: text})]))
    assert document.isascii()
    counted(read(Result(text, [finding(file=text, message=text)], {3: text})))


@given(st.text(st.characters(codec=None)), st.text(st.characters(exclude_characters="\r\n")))
def test_any_text_is_well_formed(message: str, line: str) -> None:
    root = read(Result(message, [finding(file=message, message=message)], {3: line}))
    failure = root[0][0][0]
    if message.isprintable():
        assert failure.get("message") == f"VAL002 {message}"
        assert root[0].get("name") == message


@given(st.binary())
def test_any_file(lint_bytes: Callable[[bytes], Result], data: bytes) -> None:
    counted(read(lint_bytes(data)))
