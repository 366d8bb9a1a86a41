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
from lint import forms
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.sheet import Sheet
from lint.values import days_in, integer

CODE = "VAL011"
NAME = "bad-date-part"

_LONGEST = 31
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report values of headings, and days beyond the end of the month that the same group sets."""
    months: dict[str, Entry] = {}
    days: list[tuple[int, Entry, Parameter]] = []
    for line, entry, parameter in sheet.settings():
        if parameter.form == "month":
            months[_group(entry)] = entry
        elif parameter.form == "day_of_month":
            days.append((line.number, entry, parameter))
        elif forms.has_form(entry, "group_heading"):
            fact = forms.held(entry)
            if fact:
                message = "a heading of the manuals, which takes no value: the settings below it do"
                yield line.number, forms.problem(entry, fact, message)
    matters: dict[str, bool] = {}
    for number, entry, parameter in days:
        month, day = months.get(_group(entry)), integer(entry.value)
        which = integer(month.value) if month else None
        if which is None or day is None or not 1 <= which <= len(_MONTHS):
            continue
        last = days_in(which)
        if not last < day <= _LONGEST:
            continue
        if parameter.name not in matters:
            matters[parameter.name] = _matters(sheet, parameter)
        if matters[parameter.name]:
            fact = forms.held(entry, most=WARNING)
            if fact:
                message = f"{_MONTHS[which - 1]}, which this file sets beside it, has {last} days, not {day}"
                yield number, forms.problem(entry, fact, message)


def _group(entry: Entry) -> str:
    return entry.name.rpartition("/")[0]


def _matters(sheet: Sheet, parameter: Parameter) -> bool:
    """Whether nothing in the file keeps the parameter from mattering, as far as its conditions name literals."""
    wanted = {
        condition.required: [literal.lower() for literal in condition.values or ()]
        for condition in sheet.catalogue.requires(parameter.name)
        if condition.op in ("equals", "one_of")
    }
    set_to = {known.name: entry.value.lower() for _, entry, known in sheet.settings() if known.name in wanted}
    return all(value in wanted[name] for name, value in set_to.items())
