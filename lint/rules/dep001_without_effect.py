"""A setting that has no effect, because what it requires does not hold.

Many settings matter only while a switch is on or a mode is chosen. Where the file, or a default it
leaves standing, says that it is not, the setting is kept but does nothing. Settings that need the
same thing are reported together. Defaults count only in a whole configuration (one that names its
`system/type` and whose includes were all read): of a part nothing follows from what it does not
set. Settings left empty, or set to their default, are not reported, nor those of a phone's own
export, which holds every setting there is.

Severity: info.

Passes::

    voip/services/busy_lamp_field/enabled=1
    voip/services/busy_lamp_field/uri=blf@example.com

Fails::

    voip/services/busy_lamp_field/enabled=0
    voip/services/busy_lamp_field/uri=blf@example.com
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.records import Parameter
from lint.effective import READINGS, Setting
from lint.entries import Entry
from lint.findings import INFO, Problem
from lint.requirements import Unmet, has_part, unmet
from lint.sheet import Sheet
from lint.wording import count, quote

CODE = "DEP001"
NAME = "without-effect"
_NAMED = 3


def touched(entry: Entry, _again: bool) -> bool:
    """What requires something matters, and what something else requires."""
    return has_part(entry)


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report each unmet requirement once, at the first setting that has no effect because of it."""
    if sheet.is_export:
        return
    idle: dict[str, tuple[Unmet, list[Setting]]] = {}
    for setting in sheet.effective:
        parameter = setting.parameter
        if parameter is None or not parameter.requires or setting.at().step.depth or not _meant(setting, parameter):
            continue
        under = [
            next(unmet(setting.name, parameter, sheet.effective, reading, defaults=sheet.is_whole), None)
            for reading in READINGS
        ]
        if under[0] is not None and under[1] is not None:
            idle.setdefault(under[0].required, (under[0], []))[1].append(setting)
    for missing, settings in idle.values():
        first = settings[0]
        held = first.at()
        yield (
            held.step.line.number,
            Problem(
                held.entry.statement.name_span,
                INFO,
                _message(missing, settings),
                first.name,
                None,
                missing.condition.source,
            ),
        )


def _meant(setting: Setting, parameter: Parameter) -> bool:
    """Whether somebody meant something by the setting: it is neither empty nor left at its default."""
    return bool(setting.at().value) and setting.at().value != parameter.default


def _message(missing: Unmet, settings: list[Setting]) -> str:
    condition = missing.condition
    state = f"{quote(missing.value)} by default" if missing.by_default else quote(missing.value)
    what = "has no effect" if len(settings) == 1 else f"{count(len(settings), 'setting')} have no effect"
    if len(settings) > 1:
        names = ", ".join(setting.name for setting in settings[:_NAMED])
        what += f" ({names}{', ...' if len(settings) > _NAMED else ''})"
    source = condition.source if condition.source != "OWN" else "inferred"
    return f"{what}: it needs {condition}, and that is {state} ({source})"
