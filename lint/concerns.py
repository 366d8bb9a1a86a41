"""Which line rules a line is worth showing to.

Most lines of a file are tidy and set a known parameter. Of such a line nearly every rule knows from the parameter's
type and form alone that it has nothing to say. A rule may have `CONCERNS`, which is asked once for each type and form:
whether any tidy line that sets such a parameter can give a finding. A rule without is shown every line, and all rules
are shown lines that are not tidy.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lint.entries import KNOWN, Entry

Concerns = Callable[[Entry], bool]
_LETTER = r"[!-$&-:=?-Z\\^-z|~]"
_TIDY = re.compile(rf"{_LETTER}{{1,300}}={_LETTER}*(?: {_LETTER}+){{0,30}}")
_LONGEST = 1000


def is_tidy(entry: Entry) -> bool:
    """Whether a line sets a known parameter and holds nothing odd.

    That is ASCII without control characters, no blank but single ones within the value, no `;` and no brackets or
    signs of templates.
    """
    text = entry.statement.text
    if entry.standing != KNOWN or len(text) > _LONGEST or not _TIDY.fullmatch(text):
        return False
    return text[entry.statement.equals : entry.statement.equals + 1] != " "


def never(_entry: Entry) -> bool:
    """Tidy lines that set a known parameter are no concern."""
    return False


def always(_entry: Entry) -> bool:
    """What a rule is concerned with that does not say it."""
    return True


def of_forms(*forms: str) -> Concerns:
    """Values of some forms."""
    return lambda entry: entry.parameter is not None and entry.parameter.form in forms


def of_types(*types: str) -> Concerns:
    """Values of some types."""
    return lambda entry: entry.parameter is not None and entry.parameter.type in types


def either(*concerns: Concerns) -> Concerns:
    """What is of one concern or another."""
    return lambda entry: any(one(entry) for one in concerns)
