"""What differs between two configurations of one phone, and what each difference needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from kb import actions
from kb.catalogue import Catalogue
from kb.records import Parameter
from kb.tuples import NamedTuple
from lint.plan.layers import Layer, Layered, Stated
from lint.plan.needs import Needs

Kind = Literal["changed", "added", "removed"]


class Change(NamedTuple):
    """One parameter that differs. `old` and `new` are values; null where no line sets it."""

    parameter: str
    kind: Kind
    old: str | None
    new: str | None
    apply: str
    grade: str | None
    source: str | None
    scope: str | None
    why: str
    """What the action rests on, or why it is not known."""
    secret: bool
    old_place: str | None
    """File and line that set the old value."""
    new_place: str | None
    readings: tuple[str, ...] = ()
    """What is left open, and what each reading means."""

    @property
    def idle(self) -> bool:
        """Whether no phone sees a difference: the value that appears or disappears is the default."""
        return self.kind != "changed" and self.apply == "none" and self.source is None


class Planner:
    """Compares configurations. Layers that many phones share are compared once."""

    def __init__(self, catalogue: Catalogue, model: str | None = None) -> None:
        self.catalogue = catalogue
        self.model = model
        self._needs = Needs(catalogue, model)
        self._shared: dict[tuple[int, int], frozenset[str]] = {}

    def changes(self, old: Layered, new: Layered, *, overlay: bool = False) -> list[Change]:
        """The changes from one configuration to the other, by name.

        `overlay`: the new one is laid over what the phone holds, so that what it does not set stays.
        """
        found = (self._change(key, old, new, overlay=overlay) for key in self._candidates(old, new))
        return sorted((change for change in found if change is not None), key=lambda change: change.parameter.lower())

    def _candidates(self, old: Layered, new: Layered) -> set[str]:
        """Keys that may differ: those of layers that both have alike, at the same place, cannot."""
        if len(old.layers) != len(new.layers):
            return old.keys() | new.keys()
        found: set[str] = set()
        for before, after in zip(old.layers, new.layers, strict=True):
            if before.digest != after.digest:
                pair = before.digest, after.digest
                if pair not in self._shared:
                    self._shared[pair] = frozenset(_differing(before, after))
                found |= self._shared[pair]
        return found

    def _change(self, key: str, old: Layered, new: Layered, *, overlay: bool) -> Change | None:
        before, after = old.stated(key), new.stated(key)
        if after is None and (overlay or before is None):
            return None
        if before is None and after is not None:
            return self._added(after)
        if after is None and before is not None:
            return self._removed(before)
        if before is None or after is None:
            return None
        earlier = old.stated(key, later=False) or before, new.stated(key, later=False) or after
        if not _differ(before, after) and not _differ(*earlier):
            return None
        readings: tuple[str, ...] = ()
        if _shown(before, earlier[0]) or _shown(after, earlier[1]):
            readings = (
                f"if the later line counts: {_values(before, after)}",
                f"if the earlier line counts: {_values(*earlier)}",
            )
            if not _differ(before, after):
                before, after = earlier
        return self._made("changed", before, after, readings)

    def _added(self, after: Stated) -> Change:
        default = self._default(after)
        if default is not None and not _differs(after.parameter, default, after.value):
            return self._made(
                "added", None, after, ("the value is the default: no change where the phone still has it",), "none"
            )
        readings = () if default is None else (f"a phone at its defaults has {_quoted(default, after)} before",)
        return self._made("added", None, after, readings)

    def _removed(self, before: Stated) -> Change:
        """Whether a phone falls back to the default or keeps what it has is not known."""
        default = self._default(before)
        need = self._needs.of(before.parameter)
        if default is not None and not _differs(before.parameter, before.value, default):
            return self._made(
                "removed", before, None, ("the value is the default: it stays under either reading",), "none"
            )
        falls = f"to {_quoted(default, before)}" if default is not None else "to a default that is not known"
        readings = (
            f"if the phone falls back {falls}: {need.action}",
            "if the phone keeps what it has: none",
        )
        return self._made("removed", before, None, readings, actions.UNKNOWN)

    def _made(
        self,
        kind: Kind,
        before: Stated | None,
        after: Stated | None,
        readings: tuple[str, ...],
        apply: str | None = None,
    ) -> Change:
        one = after or before
        assert one is not None  # noqa: S101 (a change has at least one side)
        need = self._needs.of(one.parameter)
        if apply == "none":
            why = "no phone sees a difference"
        elif apply == actions.UNKNOWN:
            why = "no source says what becomes of a setting that is no longer set"
        elif one.parameter is None:
            why = "no known parameter has this name"
        elif need.action == actions.UNKNOWN:
            why = "no source says what a change of it needs"
        else:
            why = f"{need.source}, known from {need.scope}"
        action = apply or need.action
        known = apply is None and action != actions.UNKNOWN
        return Change(
            one.name,
            kind,
            before.value if before else None,
            after.value if after else None,
            action,
            need.grade if known else None,
            need.source if known else None,
            need.scope if known else None,
            why,
            bool((before and before.secret) or (after and after.secret)),
            _place(before),
            _place(after),
            readings,
        )

    def _default(self, one: Stated) -> str | None:
        return self.catalogue.default(one.name, self.model) if one.parameter else None


def apply_changes(values: Mapping[str, str], changes: Iterable[Change]) -> dict[str, str]:
    """Values by key (names in lower case) after changes were made to them."""
    found = dict(values)
    for change in changes:
        if change.new is None:
            found.pop(change.parameter.lower(), None)
        else:
            found[change.parameter.lower()] = change.new
    return found


def _differing(before: Layer, after: Layer) -> Iterable[str]:
    """Keys whose lines differ between two layers."""
    for key in before.settings.keys() | after.settings.keys():
        one, other = before.settings.get(key), after.settings.get(key)
        if one is None or other is None or any(a.value != b.value for a, b in zip(one, other, strict=True)):
            yield key


def _differ(one: Stated, other: Stated) -> bool:
    return _differs(other.parameter, one.value, other.value)


def _differs(parameter: Parameter | None, old: str, new: str) -> bool:
    return actions.changes(parameter, old, new) if parameter else old != new


def _shown(later: Stated, earlier: Stated) -> bool:
    return later.value != earlier.value


def _values(before: Stated, after: Stated) -> str:
    if not _differ(before, after):
        return "no change"
    return f"{_quoted(before.value, before)} to {_quoted(after.value, after)}"


def _quoted(value: str, one: Stated) -> str:
    return "(secret)" if one.secret else f"'{value}'"


def _place(one: Stated | None) -> str | None:
    return f"{one.file}:{one.line}" if one else None
