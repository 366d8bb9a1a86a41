"""Dates as guides print them, read into `YYYY-MM-DD` or `YYYY-MM`."""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<month>\d\d)(?:-(?P<day>\d\d))?\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_NAME},?[ -]{_YEAR}\b",
        rf"\b{_NAME}[ -](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ -]{_YEAR}\b",
        rf"\b{_NAME},?[ -]{_YEAR}\b",
        rf"(?<![\d./-])(?P<month>\d{{1,2}})[-/]{_YEAR}(?![\d.])",
    )
)
"""Forms in the order they are tried. `03/04/2018` is none of them: whether its month is March or April is not told."""


def date_in(text: str) -> str | None:
    """The first date in a text that is one without doubt."""
    for form in _FORMS:
        match = form.search(text)
        if match:
            groups = match.groupdict()
            month = (
                int(groups["month"]) if groups["month"].isdigit() else _MONTHS.index(groups["month"][:3].lower()) + 1
            )
            day = groups.get("day")
            if 1 <= month <= 12 and (day is None or 1 <= int(day) <= 31):
                return f"{groups['year']}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return None
