"""Named tuples that are made quickly are what those of `typing` are."""

from __future__ import annotations

import pickle
import typing

import pytest

from kb.tuples import NamedTuple


class Place(NamedTuple):
    """A line of a file."""

    file: str
    line: int = 1

    @property
    def shown(self) -> str:
        """As messages say it."""
        return f"{self.file}:{self.line}"


class Usual(typing.NamedTuple):
    """A line of a file."""

    file: str
    line: int = 1


def test_fields_defaults_and_methods() -> None:
    place = Place("a.cfg")
    assert place == ("a.cfg", 1)
    assert place.shown == "a.cfg:1"
    assert place._replace(line=3) == Place("a.cfg", 3)
    assert (Place.__name__, Place.__module__, Place.__doc__) == ("Place", __name__, "A line of a file.")
    assert repr(place) == "Place(file='a.cfg', line=1)"


def test_as_typing_makes_them() -> None:
    assert Place._fields == Usual._fields
    assert Place._field_defaults == Usual._field_defaults
    assert typing.get_type_hints(Place) == typing.get_type_hints(Usual)
    assert issubclass(Place, tuple)


def test_other_processes_can_have_them() -> None:
    assert pickle.loads(pickle.dumps(Place("b.cfg", 2))).shown == "b.cfg:2"  # noqa: S301 (its own bytes)


def test_a_field_must_be_given() -> None:
    with pytest.raises(TypeError, match="file"):
        Place()  # type: ignore[call-arg]
