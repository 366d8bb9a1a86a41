"""Findings as a Code Quality report of GitLab, which compares the reports of two branches by fingerprints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lint.engine import Result
from lint.findings import ERROR, INFO, WARNING, Finding
from lint.report import places
from lint.report.fingerprints import fingerprint, fingerprints
from lint.wording import clean

_SEVERITIES = {ERROR: "major", WARNING: "minor", INFO: "info"}
_NOT_LINTED = "not-linted"


def render(results: Iterable[Result]) -> Iterator[str]:
    """The report in pieces, one entry a line. A file that could not be linted has an entry of its own.

    Without it the service would take all findings of that file for resolved.
    """
    root = places.root()
    before = "[\n"
    for result in results:
        for entry in _entries(result, clean(places.shown(result.file, root))):
            yield before + json.dumps(entry)
            before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _entries(result: Result, path: str) -> Iterator[dict[str, object]]:
    if result.error:
        yield {
            "description": clean(result.error),
            "check_name": _NOT_LINTED,
            "fingerprint": fingerprint(path, _NOT_LINTED),
            "severity": "blocker",
            "location": _location(path, 1),
        }
    for finding, known_by in zip(result.findings, fingerprints(result, path), strict=True):
        yield {
            "description": clean(_description(finding)),
            "check_name": finding.code,
            "fingerprint": known_by,
            "severity": _SEVERITIES[finding.severity],
            "location": _location(path, finding.line),
        }


def _description(finding: Finding) -> str:
    """Code and message; also the parameter where the message does not name it, for GitLab shows no line of the file."""
    named = finding.parameter and finding.parameter not in finding.message
    about = f"{finding.code} {finding.parameter}" if named else finding.code
    return f"{about}: {finding.message}"


def _location(path: str, line: int) -> dict[str, object]:
    return {"path": path, "lines": {"begin": line}}
