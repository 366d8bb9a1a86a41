"""An index placeholder of a manual in a name.

Manuals and tables write one name for many: `voip/line/%d/id`, `voip/line/{n}/id`,
`voip/line/[0-5]/id`. In a file a number stands there; a line with the placeholder sets no
parameter.

Severity: error.

Passes::

    voip/line/0/id=4101

Fails::

    voip/line/{n}/id=4101
    voip/line/%d/id=4101
    voip/line/[0-5]/id=4101
    voip/line/*/id=4101
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.entries import TEMPLATE, Entry
from lint.findings import ERROR, Problem

CODE = "SYN010"
NAME = "placeholder-left"


def check(entry: Entry) -> Iterator[Problem]:
    """Report a name with a placeholder where a number must stand."""
    if entry.standing != TEMPLATE:
        return
    ranges = entry.match.parameter.indexes if entry.match else None
    known = "".join(f", {first} to {last}" for first, last in list((ranges or {}).values())[:1])
    message = f"an index placeholder stands in the name: write a number there{known}"
    yield Problem(entry.statement.name_span, ERROR, message, entry.name)
