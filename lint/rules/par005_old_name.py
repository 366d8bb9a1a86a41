"""A name of older or other firmware, or a misspelling seen before.

Settings moved and were renamed over the years, other firmware of the same phones has names of its
own, and some wrong names are copied from one public example to the next. Where it is known, the
name to use instead is offered. A slash at either end does not belong to a name; some manuals print
one.

Severity: error for a misspelling of a name that does not exist; warning for a name that some other
firmware has or had, and for stray slashes; info where the name itself is a known parameter, since
which spelling the phone uses was then not seen.

Fix, unsafe: the successor, where there is exactly one and the name itself is no known parameter;
slashes at the ends are removed. A phone that does not know the old name has set nothing with this
line up to now.

Passes::

    system/daylight_saving/activate=ENABLE
    voip/codec/codec_info/0/ptime=20

Fails::

    system/ntp/daylight_saving/activate=1
    voip/codec/codec_info/0/pname=20
    voip/audio/gain/headset_digital_input_gain=0
    /system/daylight_saving/mode=FIXED
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.records import OldName
from lint.cfg.lines import Span
from lint.entries import KNOWN, OLD, Entry, fill, look_up
from lint.findings import ERROR, INFO, WARNING, Problem
from lint.wording import either

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.fixes.edit import Fix

CODE = "PAR005"
NAME = "old-name"

_KINDS = {
    "misspelling": "a misspelling seen before",
    "old_name": "a name of older firmware",
    "group_change": "a name of older firmware, before its group was moved",
    "other_firmware": "a name of other firmware",
}


def check(entry: Entry) -> Iterator[Problem]:
    """Report an old or misspelt name, and a name with stray slashes."""
    statement = entry.statement
    if entry.standing == OLD and entry.old:
        yield _problem(entry, entry.old, ERROR if entry.old.kind == "misspelling" else WARNING)
    elif entry.standing == KNOWN and statement.name != statement.name.strip("/"):
        message = f"a slash at the end of a name is no part of it: {entry.name}"
        fix = _replacing(statement.name_span, statement.name.strip("/"), "slashes at the ends of the name removed")
        yield Problem(statement.name_span, WARNING, message, entry.name, entry.name, fix=fix)
    elif entry.standing == KNOWN and entry.match:
        old = entry.catalogue.old_name(statement.name)
        # Spellings that differ from a parameter's name in case or slashes only are kept as old names too.
        if old and entry.match.parameter.name not in old.successor:
            yield _problem(entry, old, INFO)


def _problem(entry: Entry, old: OldName, severity: str) -> Problem:
    successors = [fill(name, entry.statement.name) for name in old.successor]
    source = ", ".join(old.sources) or None
    kind = _KINDS.get(old.kind, old.kind)
    words = [f"{kind}: {either(successors)} is meant" if successors else f"{kind}, without a known successor"]
    words += [f"({source}{'; inferred' if old.grade == 'inferred' else ''})"] if source else []
    words += [f"- {old.note}"] if old.note else []
    message = " ".join(words)
    span = entry.statement.name_span
    fix = None
    if entry.standing == OLD and len(successors) == 1 and look_up(entry.catalogue, successors[0]):
        fix = _replacing(span, successors[0], "name replaced by its successor")
    return Problem(span, severity, message, entry.name, ", ".join(successors) or None, source, fix)


def _replacing(span: Span, name: str, title: str) -> Fix:
    from lint.fixes import edit  # Not imported where there is nothing to mend.

    return edit.unsafe(title, edit.in_line(span, name))
