"""Findings as SARIF 2.1.0, the interchange format of static analysis.

The document is written as it comes: the rules first, then one result a line; what could not be linted is told at the
end. Nothing but the messages of such files is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lint.engine import Result
from lint.files import STDIN
from lint.findings import ERROR, INFO, WARNING, Finding
from lint.report import places
from lint.report.fingerprints import fingerprints
from lint.wording import clean

if TYPE_CHECKING:
    from lint.manual import Page

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {ERROR: "error", WARNING: "warning", INFO: "note"}
_BASE = "%SRCROOT%"
_FINGERPRINT = "offhookFinding/v1"
_NOT_LINTED = "not-linted"

Object = dict[str, Any]


def render(results: Iterable[Result], pages: Callable[[], Iterable[Page]], version: str) -> Iterator[str]:
    """The report in pieces. `pages` gives the documentation of all rules, `version` is that of offhook."""
    rules = list(pages())
    indexes = {page.code: index for index, page in enumerate(rules)}
    root = places.root()
    failures: list[Object] = []
    yield f'{{\n"$schema": {json.dumps(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
    yield f'"tool": {json.dumps(_tool(rules, version), indent=1)},\n'
    yield '"columnKind": "unicodeCodePoints",\n'
    # Where the root is, is a matter of whoever reads the report: the file shall not tell folders of this machine.
    yield f'"originalUriBaseIds": {json.dumps({_BASE: {"description": {"text": "The root of the checked files."}}})},\n'
    yield '"results": ['
    before = "\n"
    for result in results:
        artifact = _artifact(result.file, root)
        if result.error:
            failures.append(_notification(result.error, artifact))
        known_by = fingerprints(result, artifact["uri"])
        for finding, mark in zip(result.findings, known_by, strict=True):
            yield before + json.dumps(_result(finding, artifact, indexes.get(finding.code), mark))
            before = ",\n"
    yield "\n],\n"
    yield f'"invocations": [{json.dumps(_invocation(failures), indent=1)}]\n}}]\n}}\n'


def _tool(rules: Iterable[Page], version: str) -> Object:
    not_linted = {"id": _NOT_LINTED, "shortDescription": {"text": "A file could not be linted."}}
    driver = {
        "name": "offhook",
        "version": version,
        "rules": [_rule(page) for page in rules],
        "notifications": [not_linted],
    }
    return {"driver": driver}


def _rule(page: Page) -> Object:
    # Braces stand as they are here: texts of rules are no patterns that anybody fills in, and are shown unread.
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.text},
        "help": {"text": page.body, "markdown": page.markdown},
        "defaultConfiguration": {"level": _LEVELS[page.severity]},
    }


def _result(finding: Finding, artifact: Object, index: int | None, known_by: str) -> Object:
    region = {"startLine": finding.line, "startColumn": finding.column, "endColumn": finding.end_column}
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {_FINGERPRINT: known_by},
        "properties": _known(parameter=finding.parameter, source=finding.source, suggestion=finding.suggestion),
    }
    return _known(**result)


def _known(**values: Any) -> Object:
    return {name: value for name, value in values.items() if value is not None and value != {}}


def _message(text: str) -> Object:
    """A message. In messages the format has braces for places to fill in: those that mean themselves are doubled."""
    return {"text": clean(text).replace("{", "{{").replace("}", "}}")}


def _artifact(file: str, root: str) -> Object:
    """Where a file is: relative to the root of the sources, or a URI of its own where it is elsewhere."""
    if file == STDIN:
        return {"uri": file, "description": {"text": "standard input"}}
    path = places.relative(file, root)
    if path is not None:
        return {"uri": quote(os.fsencode(path)), "uriBaseId": _BASE}
    absolute = os.path.abspath(file).replace(os.sep, "/")
    return {"uri": "file://" + quote(os.fsencode("/" + absolute.lstrip("/")))}


def _notification(error: str, artifact: Object) -> Object:
    return {
        "descriptor": {"id": _NOT_LINTED, "index": 0},
        "level": "error",
        "message": _message(error),
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    }


def _invocation(failures: list[Object]) -> Object:
    return _known(executionSuccessful=not failures, toolExecutionNotifications=failures or None)
