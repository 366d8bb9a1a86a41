"""The groups of keys that the dataset knows: the parameters of each, how many keys there are, and where they are."""

from __future__ import annotations

import re

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple

IDLE, CALL, FUNCTION, NAVIGATION, HARD = "idle", "call", "function", "navigation", "hard"
"""Softkeys of the idle screen, of a call, function keys, navigation keys, hard keys."""
KEYPAD, SIDECAR = "keypad", "sidecar"
"""Places of function keys, as the dataset has them."""

TITLES = {
    IDLE: "Softkeys of the idle screen",
    CALL: "Softkeys in a call",
    FUNCTION: "Function keys",
    NAVIGATION: "Navigation keys",
    HARD: "Hard keys",
}
_FACTS = {
    IDLE: ("softkeys-idle", "softkeys-idle-fields"),
    CALL: ("softkeys-in-call",),
    FUNCTION: ("function-keys-fields", "function-keys-types"),
    NAVIGATION: ("softkeys-navigation",),
}
"""The first parameter of the first fact says what a key does; the others belong to it."""
_PLACES = ("function-keys-long-press", "function-keys-sidecar")
_HARD = "hard-keys-switches"
RECORD = "softkeys-pair"
RECORD_FIELDS = "softkeys-psk"
_NO_FUNCTION = "no function"
"""What the dataset calls literals that leave a key without one."""
_RANGE = re.compile(r"\w+=(\d+)-(\d+)")


class Group(NamedTuple):
    """A group of keys with an index; `function` is the parameter that says what a key does."""

    name: str
    function: str
    fields: tuple[str, ...]
    widest: tuple[int, int] | None
    """First and last index in any source."""
    model: tuple[int, int] | None
    """First and last index on the model; None where that is not known."""
    source: str | None
    """Who says so."""
    nothing: frozenset[str]
    """Literals, in small letters, that leave a key without a function."""

    @property
    def prefix(self) -> str:
        """What the names of its parameters begin with."""
        return self.function.partition("{n}")[0]


def groups(catalogue: Catalogue, model: str | None) -> list[Group]:
    """The groups whose keys are counted, as one model has them."""
    found = []
    for name, facts in _FACTS.items():
        held = [catalogue.topic_fact(fact) for fact in facts]
        names = list(dict.fromkeys(one for fact in held for one in fact.parameters or ()))
        literals = [one for fact in held for one in fact.examples or () if one.get("meaning") == _NO_FUNCTION]
        nothing = frozenset(one["value"].lower() for one in literals)
        span, source = _of_model(catalogue, names[0], model)
        index = catalogue[names[0]].index
        widest = (int(index[0]), int(index[-1])) if index else None
        found.append(Group(name, names[0], tuple(names[1:]), widest, span, source, nothing))
    return found


def hard_keys(catalogue: Catalogue) -> list[str]:
    """The switches of the hard keys."""
    return list(catalogue.topic_fact(_HARD).parameters or ())


def hard_key(name: str) -> str:
    """The key that a switch is for: the part of its name before the last."""
    return name.split("/")[-2].replace("_", " ")


def place(catalogue: Catalogue, model: str | None) -> str | None:
    """Where a model's function keys are; None where that is not known."""
    for fact in _PLACES:
        for one in catalogue.topic_fact(fact).examples or ():
            if model is not None and one["value"] == model:
                return one["meaning"]
    return None


def place_sources(catalogue: Catalogue, where: str) -> list[str]:
    """Who says that they are there."""
    for fact in map(catalogue.topic_fact, _PLACES):
        if any(one["meaning"] == where for one in fact.examples or ()):
            return fact.sources
    return []


def _of_model(catalogue: Catalogue, name: str, model: str | None) -> tuple[tuple[int, int] | None, str | None]:
    for variant in catalogue.variants(name):
        span = _RANGE.fullmatch(str(variant.value)) if variant.property == "index" else None
        if span and model is not None and model in (variant.models or ()):
            return (int(span[1]), int(span[2])), variant.source
    return None, None
