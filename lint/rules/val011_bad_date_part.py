"""A day that its month does not have, or a date given to the heading of its parts.

Month and day of one date stand in one group of names, each a number with a range of its own
(VAL002 looks at that). Together they may still name a day that no calendar has, such as 31 April.
29 February passes. A day that does not matter, since the file chooses another form of the date, is
left alone. Manuals print the group as a row of its own: a heading, which takes no value.

Severity: warning for the day, since what a phone makes of it is not known; info for the heading.

Passes::

    system/daylight_saving/start_date/month=3
    system/daylight_saving/start_date/day=31

Fails::

    system/daylight_saving/start_date/month=4
    system/daylight_saving/start_date/day=31

    system/daylight_saving/end_date=25/10
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.records import Parameter
from lint.effective import READINGS
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.secrecy import forms
from lint.sheet import Sheet
from lint.values import days_in, integer

CODE = "VAL011"
NAME = "bad-date-part"

_HEADING, _DAY, _MONTH = _FORMS = "group_heading", "day_of_month", "month"
_SHORTEST, _LONGEST = 29, 31
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def touched(entry: Entry, _again: bool) -> bool:
    """Parts of dates matter, and what days require."""
    from lint.requirements import is_required

    parameter = entry.parameter
    return parameter is not None and (parameter.form in _FORMS or is_required(entry, _DAY))


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report values of headings, and days beyond the end of the month that is set beside them."""
    months: dict[str, int] | None = None
    matters: dict[str, bool] = {}
    for line, entry, parameter in sheet.settings():
        if parameter.form not in _FORMS:
            continue
        if forms.has_form(entry, _HEADING):
            fact = forms.held(entry)
            if fact:
                message = "a heading of the manuals, which takes no value: the settings below it do"
                yield line.number, forms.problem(entry, fact, message)
        day = integer(entry.value) if forms.has_form(entry, _DAY) else None
        if day is None or not _SHORTEST < day <= _LONGEST:
            continue
        if months is None:
            months = _months(sheet)
        if parameter.name not in matters:
            matters[parameter.name] = _matters(sheet, entry, parameter)
        month = months.get(_group(entry.name))
        if month is None or day <= days_in(month) or not matters[parameter.name]:
            continue
        fact = forms.held(entry, most=WARNING)
        if fact:
            message = f"{_MONTHS[month - 1]}, which is set beside it, has {days_in(month)} days, not {day}"
            yield line.number, forms.problem(entry, fact, message)


def _group(name: str) -> str:
    return name.rpartition("/")[0].lower()


def _months(sheet: Sheet) -> dict[str, int]:
    """The month that is set in each group of names, where all readings of the file give the same one."""
    found = {}
    for setting in sheet.effective:
        if setting.parameter and setting.parameter.form == _MONTH and not setting.doubtful:
            month = integer(setting.at().value)
            if month is not None and 1 <= month <= len(_MONTHS):
                found[_group(setting.name)] = month
    return found


def _matters(sheet: Sheet, entry: Entry, parameter: Parameter) -> bool:
    """Whether nothing that is set keeps the setting from having an effect, in any reading of the file."""
    from lint.requirements import unmet

    effective = sheet.effective
    return not any([*unmet(entry.name, parameter, effective, reading, defaults=False)] for reading in READINGS)
