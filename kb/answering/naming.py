"""Parameters that a question names outright: by their name, an old name, or one with a typing error."""

from __future__ import annotations

import re

from kb.catalogue import Catalogue
from kb.records import Parameter
from kb.tuples import NamedTuple

_NAME = re.compile(r"[A-Za-z_][\w{}%*\[\]-]*(?:/[\w{}%*\[\]-]+)+")

_SLIPS = 2


class Named(NamedTuple):
    """A name of the question, and what it stands for."""

    asked: str
    parameters: list[Parameter]
    remark: str | None = None
    """What is wrong with the name, where something is."""
    nearest: tuple[str, ...] = ()


def named(catalogue: Catalogue, question: str) -> Named | None:
    """What the first name in a question stands for; None where it holds no name."""
    found = _NAME.search(question)
    if found is None:
        return None
    asked = found[0]
    match = catalogue.find(asked)
    if match is not None:
        remark = f"the phone spells it {match.spelling}" if match.case_differs else None
        return Named(asked, [match.parameter], remark)
    old = catalogue.old_name(asked)
    if old is not None:
        parameters = [m.parameter for m in map(catalogue.find, old.successor) if m]
        kind = {"misspelling": "a known misspelling", "other_firmware": "a name of other firmware"}
        note = f" ({old.note})" if old.note else ""
        return Named(asked, parameters, f"{asked} is {kind.get(old.kind, 'an old name')}{note}")
    if asked.count("/") == 1 and not any(asked.startswith(f"{family}/") for family in catalogue.families()):
        return None  # `on/off`, `and/or`: two words.
    nearest = tuple(catalogue.nearest(asked))
    meant = _mistyped(catalogue, asked, nearest)
    match = catalogue.find(meant) if meant else None
    if match is not None:
        return Named(asked, [match.parameter], f"{asked} is no parameter; taken for {meant}")
    return Named(asked, [], f"{asked} is no parameter", nearest)


def _mistyped(catalogue: Catalogue, asked: str, nearest: tuple[str, ...]) -> str | None:
    """The one name that a mistyped one must stand for: two slips of the fingers away at most, and no digit another."""
    from rapidfuzz.distance import OSA

    from kb.nearest import unmistakable

    slips = [(OSA.distance(asked.lower(), name.lower()), name) for name in nearest]
    near = [name for errors, name in slips if errors <= _SLIPS and _digits(name) == _digits(asked)]
    return near[0] if len(near) == 1 else unmistakable(catalogue, asked)


def _digits(name: str) -> str:
    return "".join(character for character in name if character.isdigit())
