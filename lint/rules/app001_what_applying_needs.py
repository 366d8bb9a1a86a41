"""What applying the file needs.

A changed setting may need nothing, a reload of a part of the phone, or a reboot. This sums up, for
all settings of one file, what a change of each would need: the strongest action first, then how
many settings need which. Settings of which no source says what they need are counted apart: unknown
is not none, and may be more. What a phone does need depends on which settings differ from those it
has.

Severity: info, one finding for a file.

Passes::

    ; no setting at all

Fails::

    network/lan/vlan/mode=MANUAL
    voip/line/0/id=4101
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kb import actions
from lint.entries import KNOWN, Entry
from lint.findings import INFO, Problem
from lint.sheet import Sheet
from lint.wording import count

CODE = "APP001"
NAME = "what-applying-needs"


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report the strongest action, at the first line that needs it."""
    first: dict[str, tuple[int, Entry]] = {}
    needs: dict[str, str] = {}
    for line, entry in sheet.entries:
        if not entry.statement.name:
            continue
        need = entry.parameter.apply if entry.parameter else actions.UNKNOWN
        needs[entry.name if entry.standing == KNOWN else entry.statement.name] = need
        first.setdefault(need, (line.number, entry))
    if not needs:
        return
    order = sheet.catalogue.actions()
    strongest = actions.strongest(needs.values(), order)
    line_number, entry = first[strongest]
    source = entry.parameter.stated_by.get("apply") if entry.parameter and strongest != actions.UNKNOWN else None
    message = _message(sheet, strongest, Counter(needs.values()), order)
    yield line_number, Problem(entry.statement.name_span, INFO, message, entry.name, None, source)


def _message(sheet: Sheet, strongest: str, needs: Counter[str], order: list[str]) -> str:
    settings = count(needs.total(), "setting")
    if strongest == actions.UNKNOWN:
        text = f"what applying the {settings} needs is not known"
    else:
        text = f"applying the {settings}, if all of them change, needs: {strongest}"
    text += f" ({', '.join(f'{action} {needs[action]}' for action in order if needs[action])})"
    if needs[actions.UNKNOWN]:
        text += "; unknown does not mean none"
    scopes = dict.fromkeys(_scopes(sheet))
    return f"{text}; known from {' and '.join(scopes)}" if scopes else text


def _scopes(sheet: Sheet) -> Iterator[str]:
    for source in dict.fromkeys(p.stated_by.get("apply") for _, _, p in sheet.settings() if p.apply != actions.UNKNOWN):
        if source:
            yield sheet.catalogue.source(source.split(" p")[0].split(" or ")[0]).scope
