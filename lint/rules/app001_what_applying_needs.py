"""What applying the file needs.

A changed setting may need nothing, a reload of a part of the phone, or a reboot. This sums up what
the file, with its includes, needs on a phone at its factory settings, or on one that has an earlier
version of the file (`--against OLD`): the strongest action first, then how many settings need
which. Settings of which no source says what they need are counted apart: unknown is not none, and
may be more. `offhook plan` tells every change.

Severity: info, one finding for a file.

Passes::

    ; no setting at all

Fails::

    network/lan/vlan/mode=MANUAL
    voip/line/0/id=4101
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence

from kb import actions
from lint.cfg.lines import Span
from lint.errors import CfgError
from lint.findings import INFO, Problem
from lint.plan.changes import Change, Planner
from lint.plan.layers import Layered, layered
from lint.sheet import Sheet, open_sheet
from lint.wording import count

CODE = "APP001"
NAME = "what-applying-needs"
_FACTORY = Layered("", (), frozenset(), ())


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report the strongest action, at the first line that needs it."""
    before, old = _before(sheet)
    changes = Planner(sheet.catalogue, sheet.model).changes(before, layered(sheet))
    if not changes:
        return
    needs = Counter(change.apply for change in changes)
    strongest = actions.strongest(needs, sheet.catalogue.actions())
    number, span, change = _place(sheet, {c.parameter.lower(): c for c in changes if c.apply == strongest})
    message = _message(changes, strongest, sheet.catalogue.actions(), old)
    yield number, Problem(span, INFO, message, change.parameter, None, change.source)


def _before(sheet: Sheet) -> tuple[Layered, str | None]:
    """What the phone has before, and the file that says so."""
    old = sheet.context.against
    if old and os.path.isdir(old):
        old = os.path.join(old, os.path.basename(sheet.file))
    if not old:
        return _FACTORY, None
    try:
        return layered(open_sheet(old, sheet.catalogue, sheet.context)), old
    except CfgError:
        return _FACTORY, None  # A phone that is new.


def _place(sheet: Sheet, wanted: dict[str, Change]) -> tuple[int, Span, Change]:
    """The first line that makes one of the changes; what is no longer set has no line, and is said at the first."""
    for step in sheet.chain.steps:
        entry = sheet.entry(step)
        change = wanted.get(entry.name.lower()) if entry.statement.name else None
        if change is not None:
            return step.root_line, Span(1, 1) if step.depth else entry.statement.name_span, change
    return 1, Span(1, 1), next(iter(wanted.values()))


def _message(changes: Sequence[Change], strongest: str, order: Sequence[str], old: str | None) -> str:
    needs = Counter(change.apply for change in changes)
    since = (
        f"{count(len(changes), 'change')} since {old}"
        if old
        else f"the {count(len(changes), 'setting')} on a factory phone"
    )
    if strongest == actions.UNKNOWN:
        text = f"what applying {since} needs is not known"
    else:
        text = f"applying {since} needs: {strongest}"
    text += f" ({', '.join(f'{action} {needs[action]}' for action in order if needs[action])})"
    if needs[actions.UNKNOWN]:
        text += "; unknown does not mean none"
    scopes = sorted({change.scope for change in changes if change.scope})
    return f"{text}; known from {' and '.join(scopes)}" if scopes else text
