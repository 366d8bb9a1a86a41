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

from kb.patterns import pattern
from kb.records import Variant
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.sheet import Sheet

CODE = "PAR011"
NAME = "index-beyond-model"
_RANGE = pattern(r"(?P<letter>\w+)=(?P<first>\d+)-(?P<last>\d+)")


def touched(_entry: Entry, _again: bool) -> bool:
    """Names matter here, values do not."""
    return False


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report indexes within the widest range (PAR003 has the others) and outside the model's."""
    model = sheet.model
    if model is None:
        return
    ranges: dict[str, list[Variant]] = {}
    for variant in sheet.catalogue.variants_of("index"):
        if model in (variant.models or ()):
            ranges.setdefault(variant.parameter, []).append(variant)
    for line, entry, parameter in sheet.settings():
        match = entry.match
        if parameter.name not in ranges or match is None or not match.indexes or match.out_of_range:
            continue
        for variant in ranges[parameter.name]:
            span = _RANGE.fullmatch(str(variant.value))
            if span is None:
                continue
            number = match.indexes.get(span["letter"])
            if number is not None and not int(span["first"]) <= number <= int(span["last"]):
                message = f"index {number}: the {model} has {span['first']} to {span['last']} ({variant.source})"
                yield (
                    line.number,
                    Problem(entry.statement.name_span, WARNING, message, entry.name, None, variant.source),
                )
