"""Findings as JUnit XML: a test suite for each file, in it a failing test case for each finding.

The document is ASCII, whatever the encoding of the output: other letters are character references, and what XML cannot
hold, control characters and bytes that are no UTF-8, is escaped as in the other reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from lint.engine import Result
from lint.findings import Finding
from lint.report import text
from lint.wording import clean

_NO_TIME = "0"
"""How long a test took: readers ask for it, and nobody measures it."""


def render(results: Iterable[Result]) -> Iterator[str]:
    """The report in pieces, a file each. A file without a finding is a test that passed, one not linted an error."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield _tag("testsuites", name="offhook lint") + "\n"
    for result in results:
        yield from _suite(result)
    yield "</testsuites>\n"


def _suite(result: Result) -> Iterator[str]:
    findings = result.findings
    yield _tag(
        "testsuite",
        name=result.file,
        tests=str(max(len(findings), 1)),
        failures=str(len(findings)),
        errors=str(int(bool(result.error))),
        skipped="0",
        time=_NO_TIME,
    )
    if result.error:
        yield _case(result.file, "can be linted")
        yield _tag("error", type="not linted", message=result.error) + "</error></testcase>"
    elif not findings:
        yield _case(result.file, "no findings") + "</testcase>"
    seen: Counter[str] = Counter()
    for finding in findings:
        yield _case(result.file, _name(finding, seen), finding.line)
        yield _tag("failure", type=finding.severity, message=f"{finding.code} {finding.message}")
        yield _content(_shown(finding, result)) + "</failure></testcase>"
    yield "\n</testsuite>\n"


def _case(file: str, name: str, line: int | None = None) -> str:
    place = {} if line is None else {"line": str(line)}
    return "\n" + _tag("testcase", classname=file, name=name, file=file, **place, time=_NO_TIME)


def _name(finding: Finding, seen: Counter[str]) -> str:
    """A name that no other test of the file has: of two with one name, some readers keep the last only."""
    name = f"{finding.code} {finding.rule}, line {finding.line} column {finding.column}"
    seen[name] += 1
    return name if seen[name] == 1 else f"{name} ({seen[name]})"


def _shown(finding: Finding, result: Result) -> str:
    """What the text report says of a finding, with the line and the carets."""
    return "".join(text.plain(row) for row in text.rows(Result(result.file, [finding], result.excerpts)))


def _tag(element: str, /, **attributes: str) -> str:
    listed = "".join(f" {key}={_ascii(quoteattr(clean(value)))}" for key, value in attributes.items())
    return f"<{element}{listed}>"


def _content(lines: str) -> str:
    # The line end that stands last is of no use; line ends and tabs are legal XML, all else was cleaned before.
    return _ascii(escape(lines.rstrip("\n")))


def _ascii(escaped: str) -> str:
    return escaped.encode("ascii", "xmlcharrefreplace").decode("ascii")
