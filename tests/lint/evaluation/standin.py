"""A phone's whole configuration made from the dataset, for where the real export is not at hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from kb.catalogue import Catalogue
from kb.records import Parameter

MODEL = "405HD"
_RANGE = re.compile(r"(?P<letter>\w+)=(?P<first>\d+)-(?P<last>\d+)")
_EMPTY = {"boolean": "0", "integer": "0", "port": "0"}
"""What stands for a value that neither a default nor a list of values gives; anything else is left empty."""


def whole_configuration(catalogue: Catalogue, settings: Iterable[str]) -> list[str]:
    """Every setting that a 405HD exports, in the order of an export: as in `settings`, else at its default."""
    own = dict(setting.split("=", 1) for setting in settings)
    lines = [
        f"{name}={own.pop(name) if name in own else _value(catalogue, parameter, index)}"
        for parameter in catalogue
        if parameter.in_405hd_export and not parameter.sibling
        for name, index in _names(catalogue, parameter)
    ]
    assert list(own) in ([], ["voip/line/0/auth_password"]), f"no phone exports {', '.join(own)}"
    return lines + [f"{name}={value}" for name, value in own.items()]


def _names(catalogue: Catalogue, parameter: Parameter) -> Iterator[tuple[str, int | None]]:
    """The name with each index that the model has, and its first index."""
    ranges = {letter: (first, last) for letter, (first, last) in (parameter.indexes or {}).items()}
    for variant in catalogue.variants(parameter.name):
        span = _RANGE.fullmatch(str(variant.value)) if variant.property == "index" else None
        if span and MODEL in (variant.models or ()):
            ranges[span["letter"]] = (int(span["first"]), int(span["last"]))
    for numbers in product(*(range(first, last + 1) for first, last in ranges.values())):
        name = parameter.name
        for letter, number in zip(ranges, numbers, strict=True):
            name = name.replace("{" + letter + "}", str(number))
        yield name, next(iter(numbers), None)


def _value(catalogue: Catalogue, parameter: Parameter, index: int | None) -> str:
    default = catalogue.default(parameter.name, MODEL, index)
    if default is not None:
        return default
    if parameter.values:
        return parameter.values[0]
    return str(parameter.minimum) if parameter.minimum is not None else _EMPTY.get(parameter.type, "")
