"""Findings as workflow commands of GitHub Actions, one a line: they show up at the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.engine import Result
from lint.findings import ERROR, INFO, WARNING, Finding
from lint.report import places
from lint.wording import clean

_COMMANDS = {ERROR: "error", WARNING: "warning", INFO: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(results: Iterable[Result]) -> Iterator[str]:
    """The report, one line a piece; a file that could not be linted is an error at the file."""
    root = places.root()
    for result in results:
        file = places.shown(result.file, root)
        if result.error:
            yield _command("error", {"file": file, "title": "not linted"}, result.error)
        for finding in result.findings:
            yield _command(_COMMANDS[finding.severity], _properties(finding, file), finding.message)


def _properties(finding: Finding, file: str) -> dict[str, str | int]:
    return {
        "file": file,
        "line": finding.line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": f"{finding.code} {finding.rule}",
    }


def _command(command: str, properties: dict[str, str | int], message: str) -> str:
    listed = ",".join(f"{name}={clean(str(value)).translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{command} {listed}::{clean(message).translate(_IN_MESSAGE)}\n"
