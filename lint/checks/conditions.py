"""Whether the conditions of a check hold in a configuration, under one reading of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lint.effective import Effective, Reading, Setting
from lint.secrets import forms
from lint.values import integer

Condition = Mapping[str, Any]
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_INDEX = "{n}"


class View(NamedTuple):
    """A configuration under one reading, and what the tests need beside it."""

    effective: Effective
    reading: Reading
    factory: frozenset[str]
    """Published factory secrets."""

    def value(self, name: str, *, or_default: bool = False) -> str | None:
        """The value of a name; with `or_default`, its known default where the configuration does not set it."""
        if or_default:
            return self.effective.value_or_default(name, self.reading)
        return self.effective.value(name, self.reading)


def with_index(name: str, index: int | None) -> str:
    """A parameter's name with the check's index in place."""
    return name if index is None else name.replace(_INDEX, str(index))


def indexes(view: View, names: Sequence[str]) -> list[int | None]:
    """Every index at which the configuration sets one of the names; `[None]` where they carry none."""
    patterns = [_pattern(name) for name in names if _INDEX in name]
    if not patterns:
        return [None]
    found = {int(match[1]) for setting in view.effective for pattern in patterns if (match := pattern(setting.name))}
    return [*sorted(found)]


def holds(condition: Condition, index: int | None, view: View) -> bool:
    """Whether a condition holds at an index."""
    if "any" in condition:
        return any(holds(one, index, view) for one in condition["any"])
    name = with_index(condition["parameter"], index)
    test, wanted = next((test, condition[test]) for test in _TESTS if test in condition)
    if name.endswith("/"):
        return any(_TESTS[test](setting.at(view.reading).value, wanted, view) for setting in below(name, view))
    return _TESTS[test](view.value(name, or_default=condition.get("or_default", False)), wanted, view)


def below(name: str, view: View) -> Iterator[Setting]:
    """The settings of a group: those whose names begin with `name`, which ends in a slash."""
    start = name.lower()
    return (setting for setting in view.effective if setting.name.lower().startswith(start))


def names_in(conditions: Sequence[Condition]) -> Iterator[str]:
    """The parameters that conditions speak of, in their order."""
    for condition in conditions:
        if "any" in condition:
            yield from names_in(condition["any"])
        else:
            yield condition["parameter"]


@lru_cache(maxsize=512)
def _pattern(name: str) -> Callable[[str], re.Match[str] | None]:
    first, *others = map(re.escape, name.split(_INDEX))
    return re.compile(rf"{first}(\d{{1,6}}){r'{}'.join(others)}".replace("{}", "(?:\\1)"), re.IGNORECASE).fullmatch


def _is(value: str | None, wanted: Sequence[str], _view: View) -> bool:
    return value is not None and value.lower() in {one.lower() for one in wanted}


def _is_not(value: str | None, wanted: Sequence[str], view: View) -> bool:
    return bool(value) and not _is(value, wanted, view)


def _empty(value: str | None, wanted: bool, _view: View) -> bool:
    return value is not None and (value == "") == wanted


def _set(value: str | None, wanted: bool, view: View) -> bool:
    # What is not set here may be set in a file that was not read.
    return (value is not None) == wanted and (wanted or view.effective.complete)


def _scheme(value: str | None, wanted: Sequence[str], _view: View) -> bool:
    match = _SCHEME.match(value or "")
    return match is not None and match[1].lower() in wanted


def _form(value: str | None, wanted: Sequence[str], view: View) -> bool:
    return bool(value) and bool(forms(value or "", view.factory) & set(wanted))


def _matches(value: str | None, wanted: str, _view: View) -> bool:
    return value is not None and re.search(wanted, value) is not None


def _above(value: str | None, wanted: str, _view: View) -> bool:
    number = integer(value or "")
    return number is not None and number > int(wanted)


def _below(value: str | None, wanted: str, _view: View) -> bool:
    number = integer(value or "")
    return number is not None and number < int(wanted)


_TESTS: dict[str, Callable[[str | None, Any, View], bool]] = {
    "is": _is,
    "is_not": _is_not,
    "empty": _empty,
    "set": _set,
    "scheme": _scheme,
    "form": _form,
    "matches": _matches,
    "above": _above,
    "below": _below,
}
