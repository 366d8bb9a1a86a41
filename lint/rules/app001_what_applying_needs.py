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
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from kb import actions
from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.cfg.lines import Span
from lint.effective import Held, Setting
from lint.errors import CfgError
from lint.findings import INFO, Problem
from lint.plan.needs import Needs
from lint.sheet import Sheet, open_sheet
from lint.wording import count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.plan.layers import Layered

CODE = "APP001"
NAME = "what-applying-needs"
_NUMBERS = f"{CODE} numbers"
"""Under this name a sheet keeps the places of its settings, by name in lower case."""
_Needs = Counter[tuple[str, str | None]]
"""How many settings need an action, by the scope that this is known from."""


class _Tally(NamedTuple):
    """What the settings of a file need on a phone at its factory settings."""

    needs: _Needs
    names: Sequence[str]
    """The settings, in reading order."""
    places: Mapping[str, list[int]]
    """By action: the places of the settings that need it."""
    moved: Mapping[int, str]
    """Places of settings that need another action than that."""

    def first(self, action: str) -> int:
        """The first place that needs an action."""
        stayed = (place for place in self.places.get(action, ()) if place not in self.moved)
        moved = (place for place, needed in self.moved.items() if needed == action)
        return min([*islice(stayed, 1), *moved])


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report the strongest action, at the first line that needs it."""
    before, old = _before(sheet)
    if before is not None:
        yield from _since(sheet, before, old)
        return
    tally = _tally(sheet)
    if not tally.needs:
        return
    strongest = actions.strongest((action for action, _ in tally.needs), sheet.catalogue.actions())
    setting = sheet.effective[tally.names[tally.first(strongest)]]
    text = f"the {count(tally.needs.total(), 'setting')} on a factory phone"
    message = _message(tally.needs, strongest, sheet.catalogue.actions(), text)
    number, span = _line(setting.at("earlier"))
    yield number, Problem(span, INFO, message, setting.name, None, _need(sheet, setting).source)


def _tally(sheet: Sheet) -> _Tally:
    """Sum up; of a file that is like another one, only what differs."""
    if CODE not in sheet.kept:
        sheet.kept[CODE] = _recount(sheet, sheet.like) if sheet.like else _count(sheet)
    found: _Tally = sheet.kept[CODE]
    return found


def _count(sheet: Sheet) -> _Tally:
    of_value = _needs(sheet.catalogue, sheet.model).of_value
    found = [of_value(one.name, one.parameter, one.lines[-1].value) for one in sheet.effective]
    needs: _Needs = Counter()
    for need, number in Counter(found).items():
        needs[need.action, need.scope] += number
    places: dict[str, list[int]] = {}
    for place, need in enumerate(found):
        places.setdefault(need.action, []).append(place)
    return _Tally(needs, [setting.name for setting in sheet.effective], places, {})


def _recount(sheet: Sheet, like: Sheet) -> _Tally:
    tally, needs, moved = _tally(like), _tally(like).needs.copy(), {}
    if _NUMBERS not in like.kept:
        like.kept[_NUMBERS] = {name.lower(): place for place, name in enumerate(tally.names)}
    numbers: Mapping[str, int] = like.kept[_NUMBERS]
    for name in {entry.name.lower() for entry in sheet.changed.values() if entry.statement.name}:
        before, after = like.effective.get(name), sheet.effective.get(name)
        if before and after:
            old, new = _need(sheet, before), _need(sheet, after)
            needs[old.action, old.scope] -= 1
            needs[new.action, new.scope] += 1
            moved[numbers[name]] = new.action
    return tally._replace(needs=+needs, moved=moved)


def _need(sheet: Sheet, setting: Setting) -> actions.Need:
    return _needs(sheet.catalogue, sheet.model).of_value(setting.name, setting.parameter, setting.at().value)


@lru_cache(maxsize=8)
def _needs(catalogue: Catalogue, model: str | None) -> Needs:
    return Needs(catalogue, model)


def _before(sheet: Sheet) -> tuple[Layered | None, str]:
    """What the phone has before, and the file that says so; None for a phone that is new."""
    old = sheet.context.against
    if old and os.path.isdir(old):
        old = os.path.join(old, os.path.basename(sheet.file))
    if not old:
        return None, ""
    from lint.plan.layers import layered

    try:
        return layered(open_sheet(old, sheet.catalogue, sheet.context)), old
    except CfgError:
        return None, ""


def _since(sheet: Sheet, before: Layered, old: str) -> Iterator[tuple[int, Problem]]:
    """What the changes since an earlier version need."""
    from lint.plan.changes import Planner
    from lint.plan.layers import layered

    changes = Planner(sheet.catalogue, sheet.model).changes(before, layered(sheet))
    if not changes:
        return
    needs = Counter((change.apply, change.scope) for change in changes)
    strongest = actions.strongest((action for action, _ in needs), sheet.catalogue.actions())
    wanted = {change.parameter.lower(): change for change in changes if change.apply == strongest}
    settings = (setting for setting in sheet.effective if setting.name.lower() in wanted)
    first = next(settings, None)
    # What is no longer set has no line, and is said at the first.
    number, span = _line(first.at("earlier")) if first else (1, Span(1, 1))
    change = wanted[first.name.lower()] if first else next(iter(wanted.values()))
    message = _message(needs, strongest, sheet.catalogue.actions(), f"{count(len(changes), 'change')} since {old}")
    yield number, Problem(span, INFO, message, change.parameter, None, change.source)


def _line(held: Held) -> tuple[int, Span]:
    """The line of the file that a setting is reported at."""
    return held.step.root_line, Span(1, 1) if held.step.depth else held.entry.statement.name_span


def _message(found: _Needs, strongest: str, order: Sequence[str], what: str) -> str:
    needs: Counter[str] = Counter()
    for (action, _), number in found.items():
        needs[action] += number
    if strongest == actions.UNKNOWN:
        text = f"what applying {what} needs is not known"
    else:
        text = f"applying {what} needs: {strongest}"
    text += f" ({', '.join(f'{action} {needs[action]}' for action in order if needs[action])})"
    if needs[actions.UNKNOWN]:
        text += "; unknown does not mean none"
    scopes = sorted({scope for _, scope in found if scope})
    return f"{text}; known from {' and '.join(scopes)}" if scopes else text
