"""Whether the conditions of a check hold in a configuration, under one reading of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from kb.patterns import pattern
from kb.tuples import NamedTuple
from lint.effective import Effective, Reading, Setting
from lint.secrecy.secrets import forms
from lint.values import integer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

Condition: TypeAlias = "Mapping[str, Any]"
_SCHEME = pattern(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_INDEX = "{n}"
_NOTHING = ("", "0.0.0.0")  # noqa: S104 (how phones write that there is no address)


class View(NamedTuple):
    """A configuration under one reading, and what the tests need beside it."""

    effective: Effective
    reading: Reading
    factory: frozenset[str] = frozenset()
    """Published factory secrets."""
    closed: bool = True
    """Whether what is not set here counts as not set at all; else it may be set in a file that was not read."""
    model: str | None = None
    """The model the file is checked for, where somebody named one."""

    def value(self, name: str, *, or_default: bool = False) -> str | None:
        """The value of a name; with `or_default`, its known default where nothing sets it."""
        found = self.effective.value(name, self.reading)
        return self.effective.default(name) if found is None and or_default and self.closed else found


def with_index(name: str, index: int | None) -> str:
    """A parameter's name with the check's index in place."""
    return name if index is None else name.replace(_INDEX, str(index))


def indexes(view: View, names: Sequence[str]) -> list[int | None]:
    """Every index at which the configuration sets one of the names; `[None]` where they carry none."""
    indexed = [name for name in names if _INDEX in name]
    if not indexed:
        return [None]
    return [*sorted({index for name in indexed for index in view.effective.indexes(name)})]


def holds(condition: Condition, index: int | None, view: View) -> bool:
    """Whether a condition holds at an index."""
    if "any" in condition:
        return any(holds(one, index, view) for one in condition["any"])
    if "all" in condition:
        return all(holds(one, index, view) for one in condition["all"])
    name = with_index(condition["parameter"], index)
    test = _test(condition)
    wanted = condition[test]
    if name.endswith("/"):
        values = [setting.at(view.reading).value for setting in below(name, view)]
        if test == "set":
            return bool(values) == wanted and (wanted or view.closed)
        return any(_TESTS[test](value, wanted, view) for value in values)
    or_default = test == "missing" or condition.get("or_default", False)
    return _TESTS[test](view.value(name, or_default=or_default), wanted, view)


def holding(conditions: Sequence[Condition], index: int | None, view: View) -> Iterator[Condition]:
    """The single conditions that make the whole hold: of an `any`, those that do."""
    for condition in conditions:
        parts = condition.get("any") or condition.get("all")
        if parts is None:
            yield condition
        else:
            yield from holding([part for part in parts if holds(part, index, view)], index, view)


def gap(condition: Condition, index: int | None, view: View) -> str | None:
    """What a condition found missing, in words; None where it does not look for that."""
    if not condition.get("missing"):
        return None
    name = with_index(condition["parameter"], index)
    value = view.value(name)
    return f"{name} is {'not set' if value is None else value or 'empty'}"


def below(name: str, view: View) -> Iterator[Setting]:
    """The settings of a group: those whose names begin with `name`, which ends in a slash."""
    return view.effective.below(name)


def leaves(conditions: Sequence[Condition]) -> Iterator[Condition]:
    """The single conditions, in their order."""
    for condition in conditions:
        parts = condition.get("any") or condition.get("all")
        if parts is None:
            yield condition
        else:
            yield from leaves(parts)


def names_in(conditions: Sequence[Condition]) -> Iterator[str]:
    """The parameters that conditions speak of, in their order."""
    return (condition["parameter"] for condition in leaves(conditions))


def _test(condition: Condition) -> str:
    found = _TEST_OF.get(id(condition))
    if found is None:
        found = _TEST_OF[id(condition)] = condition, next(test for test in _TESTS if test in condition)
    return found[1]


_TEST_OF: dict[int, tuple[Condition, str]] = {}
"""By the condition itself, which is kept with it: a catalogue has some hundreds of them."""


def _is(value: str | None, wanted: Sequence[str], _view: View) -> bool:
    return value is not None and value.lower() in {one.lower() for one in wanted}


def _is_not(value: str | None, wanted: Sequence[str], view: View) -> bool:
    return bool(value) and not _is(value, wanted, view)


def _empty(value: str | None, wanted: bool, _view: View) -> bool:
    return value is not None and (value == "") == wanted


def _set(value: str | None, wanted: bool, view: View) -> bool:
    return (value is not None) == wanted and (wanted or view.closed)


def _missing(value: str | None, wanted: bool, view: View) -> bool:
    if value is None:  # Neither set nor with a known default.
        return wanted and view.closed
    return (value in _NOTHING) == wanted


def _scheme(value: str | None, wanted: Sequence[str], _view: View) -> bool:
    match = _SCHEME.match(value or "")
    return match is not None and match[1].lower() in wanted


def _form(value: str | None, wanted: Sequence[str], view: View) -> bool:
    return bool(value) and bool(forms(value or "", view.factory) & set(wanted))


def _not_form(value: str | None, wanted: Sequence[str], view: View) -> bool:
    return bool(value) and not _form(value, wanted, view)


def _matches(value: str | None, wanted: str, _view: View) -> bool:
    return value is not None and re.search(wanted, value) is not None


def _above(value: str | None, wanted: str, _view: View) -> bool:
    number = integer(value or "")
    return number is not None and number > int(wanted)


def _below(value: str | None, wanted: str, _view: View) -> bool:
    number = integer(value or "")
    return number is not None and number < int(wanted)


def _foreign(value: str | None, wanted: bool, view: View) -> bool:
    if not value or view.model is None:
        return False
    return ((view.effective.catalogue.model(value) or value) != view.model) == wanted


_TESTS: dict[str, Callable[[str | None, Any, View], bool]] = {
    "is": _is,
    "is_not": _is_not,
    "empty": _empty,
    "set": _set,
    "missing": _missing,
    "scheme": _scheme,
    "form": _form,
    "not_form": _not_form,
    "matches": _matches,
    "above": _above,
    "below": _below,
    "foreign": _foreign,
}
"""By the names that the dataset uses; `extract.dataset.checks` says what each means."""
