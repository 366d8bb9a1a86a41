"""An index that the phone's model does not have.

Models differ in their numbers of lines and keys. The model is the one given by `--model` or the
settings, else the one that the file names in `system/type`.

Severity: warning.

Passes::

    system/type=405HD
    personal_settings/functional_key/8/type=SPEED_DIAL

Fails::

    system/type=405HD
    personal_settings/functional_key/9/type=SPEED_DIAL
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.records import Variant
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.sheet import Sheet

CODE = "PAR011"
NAME = "index-beyond-model"
_Range = tuple[str, int, int, str]
"""An index's letter, its first and last number, and who says so."""


def touched(_entry: Entry, _again: bool) -> bool:
    """Names matter here, values do not."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report indexes within the widest range (PAR003 has the others) and outside the model's."""
    model = sheet.model
    if model is None:
        return
    ranges: dict[str, list[_Range]] = {}
    for variant in sheet.catalogue.variants_of("index"):
        if model in (variant.models or ()):
            ranges.setdefault(variant.parameter, []).extend(_ranges(variant))
    for line, entry, parameter in sheet.settings():
        match = entry.match
        if parameter.name not in ranges or match is None or not match.indexes or match.out_of_range:
            continue
        for letter, first, last, source in ranges[parameter.name]:
            number = match.indexes.get(letter)
            if number is not None and not first <= number <= last:
                message = f"index {number}: the {model} has {first} to {last} ({source})"
                yield (
                    line.number,
                    Problem(entry.statement.name_span, WARNING, message, entry.name, None, source),
                )


def _ranges(variant: Variant) -> Iterator[_Range]:
    """The ranges of a variant, which it holds as `n=0-8`, several of them with `, ` between."""
    for one in variant.value.split(", "):
        letter, _, span = one.partition("=")
        first, _, last = span.partition("-")
        yield letter, int(first), int(last), variant.source
