"""Which rules are worth showing a line, or a file.

Most lines of a file are tidy: they set a known parameter, spelled as the dataset spells it. Of such a line nearly every
rule knows from the parameter alone that it has nothing to say. A line rule is asked once for each kind of parameter
whether any tidy line that sets such a one can give a finding; lines that are not tidy are shown to all rules. A file
rule is asked before each file.
"""

from __future__ import annotations

from collections.abc import Callable

from kb.patterns import pattern
from kb.records import Parameter
from lint.directives import is_directive
from lint.entries import KNOWN, Entry
from lint.sheet import Sheet

Concern = Callable[[Entry], bool]
FileConcern = Callable[[Sheet], bool]
Kind = tuple[object, ...]
_LETTER = r"[!-:=?-Z\\^-z|~]"
_TIDY = pattern(rf"{_LETTER}{{1,300}}={_LETTER}*(?: {_LETTER}+){{0,30}}")
_TEMPLATE = "%ITCS_"
_LONGEST = 1000


def is_tidy(entry: Entry) -> bool:
    """Whether a line sets a known parameter, spelled as the dataset spells it, and holds nothing odd.

    That is ASCII without control characters, no blank but single ones within the value, no `;` and no brackets or
    signs of templates; and an index that a source knows.
    """
    statement, match = entry.statement, entry.match
    text = statement.text
    if entry.standing != KNOWN or match is None or len(text) > _LONGEST or not _TIDY.fullmatch(text):
        return False
    if "%" in text and _TEMPLATE in text.upper():
        return False
    if statement.name != match.spelling or match.out_of_range:
        return False
    return text[statement.equals : statement.equals + 1] != " "


def kind(parameter: Parameter, filled: bool) -> Kind:
    """What a rule's concern may ask of a tidy line that sets a parameter to something, or to nothing."""
    return filled, parameter.catalogue.has_old_names(parameter), parameter.sort


def anything(_: Entry | Sheet) -> bool:
    """Every line or file is a concern."""
    return True


def never(_entry: Entry) -> bool:
    """Tidy lines are no concern."""
    return False


def of_forms(*forms: str) -> Concern:
    """Values of some forms."""
    return lambda entry: _filled(entry) and entry.parameter is not None and entry.parameter.form in forms


def of_types(*types: str) -> Concern:
    """Values of some types."""
    return lambda entry: _filled(entry) and entry.parameter is not None and entry.parameter.type in types


def either(*concerns: Concern) -> Concern:
    """What is of one concern or another."""
    return lambda entry: any(one(entry) for one in concerns)


def both(*concerns: Concern) -> Concern:
    """What is of all of some concerns."""
    return lambda entry: all(one(entry) for one in concerns)


def with_fact(*columns: str) -> Concern:
    """Values of parameters of which one of some limits is known: `values`, `max_length`, `minimum`, `maximum`."""
    return lambda entry: (
        _filled(entry) and entry.parameter is not None and any(entry.parameter.has(name) for name in columns)
    )


def sibling(entry: Entry) -> bool:
    """Parameters of sibling firmware."""
    return entry.parameter is not None and entry.parameter.sibling


def with_old_name(entry: Entry) -> bool:
    """Parameters whose names may stand for others too: in older firmware, or as a misspelling."""
    return entry.parameter is not None and entry.catalogue.has_old_names(entry.parameter)


def _filled(entry: Entry) -> bool:
    return bool(entry.statement.value)


def with_mark(sheet: Sheet) -> bool:
    """Files that begin with a byte order mark."""
    return sheet.document.bom


def with_odd_ends(sheet: Sheet) -> bool:
    """Files whose lines do not all end alike, or end with carriage returns alone."""
    ends = {line.end for line in sheet.document.lines} - {""}
    return len(ends) > 1 or "\r" in ends


def with_directives(sheet: Sheet) -> bool:
    """Files with comments that are meant for the linter."""
    return any(is_directive(entry.statement) for _, entry in sheet.entries)


def written(sheet: Sheet) -> bool:
    """Files that somebody wrote, rather than a phone."""
    return not sheet.is_export


def with_includes(sheet: Sheet) -> bool:
    """Files that include others."""
    return bool(sheet.chain.includes)


def with_repetitions(sheet: Sheet) -> bool:
    """Files in which, or in whose includes, a name is set more than once."""
    return any(sheet.effective.set_again())


def with_types(*types: str) -> FileConcern:
    """Files that give a value to a parameter of some types, in themselves or by their includes."""

    def concern(sheet: Sheet) -> bool:
        effective = sheet.effective
        for name in sheet.catalogue.of_types(*types):
            if "{" in name and effective.mentions(name):
                return True
            setting = effective.get(name)
            if setting and any(held.value for held in setting.lines):
                return True
        return False

    return concern
