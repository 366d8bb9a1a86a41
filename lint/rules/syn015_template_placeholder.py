"""A placeholder of a template that nobody filled in.

Tools fill such tags when they make the files of single phones: `[tag]` (VoIProvision), `{{ x }}`
(Jinja), `{$x}` (Smarty), `%ITCS_x%`. In a file for a phone the tag is the value. `<MAC>` and
`<MODEL>` are filled by the phone itself where a file's name is asked for, in URLs, and nowhere
else.

Severity: warning.

Passes::

    voip/line/0/id=4101
    provisioning/configuration/url=https://server.example.com/;<MAC>.cfg

Fails::

    voip/line/0/id=[extension]
    voip/line/0/description={{ name }}
    voip/line/0/auth_name={$user}
    voip/line/0/auth_password=%ITCS_password%
    voip/line/0/id=<MAC>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.cfg.lines import ASSIGNMENT, Span
from lint.entries import TEMPLATE, Entry
from lint.findings import WARNING, Problem
from lint.wording import quote

CODE = "SYN015"
NAME = "template-placeholder"

_TAG = re.compile(r"\{\{[^{}]*\}\}|\{\$\w+\}|%ITCS_\w+%|\[[A-Za-z_][\w -]*\]|<(?:MAC|MODEL)>")
_PHONES_OWN = re.compile(r"<(?:MAC|MODEL)>")
_URL_TYPES = frozenset({"url", "file"})
_BRACKETS_MEAN_RANGES = frozenset({"digitmap", "dialplan"})


def check(entry: Entry) -> Iterator[Problem]:
    """Report each tag in a value, and in a name whose indexes are all filled in."""
    statement = entry.statement
    if statement.kind != ASSIGNMENT or entry.standing == TEMPLATE:
        return
    kind = entry.match.parameter.type if entry.match else None
    for match in _TAG.finditer(statement.text):
        if match[0].startswith("[") and kind in _BRACKETS_MEAN_RANGES:
            continue
        in_a_url = kind in _URL_TYPES or "://" in entry.value
        if _PHONES_OWN.fullmatch(match[0]) and in_a_url:
            continue
        message = f"{quote(match[0])} looks like a template's placeholder that was not filled in"
        yield Problem(Span(match.start() + 1, match.end() + 1), WARNING, message, entry.name or None)
