"""What the dataset knows of call progress tones, as far as reading them needs it."""

from __future__ import annotations

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple

TOPIC = "call-progress-tones"
COUNTRY, OWN, FIELDS, FREQUENCIES, CADENCE, STEP, ORDER, LEVEL, DEFAULTS = (
    f"{TOPIC}-{name}"
    for name in ("country", "own", "fields", "frequencies", "cadence", "step", "order", "level", "usa")
)
"""Facts of the topic, by id."""

CONTINUOUS, ON_OFF = "continuous", "on and off"
"""Meanings of cadence types, as the dataset has them."""
_MILLISECONDS = "milliseconds"


class Facts(NamedTuple):
    """Names (`{n}` for the tone's index), and meanings."""

    country: str
    own: str
    name: str
    enabled: str
    cadence: str
    frequencies: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    meanings: dict[str, str]
    """Cadence types and what they mean."""
    step: float | None
    """Seconds of a step of the periods; None where it is not known."""


def load(catalogue: Catalogue) -> Facts:
    """The facts of a dataset. Raises `DatasetError` where it lacks the topic."""

    def names(fact: str) -> list[str]:
        return catalogue.topic_fact(fact).parameters or []

    def examples(fact: str) -> list[dict[str, str]]:
        return catalogue.topic_fact(fact).examples or []

    name, enabled = names(FIELDS)[:2]
    periods = names(ORDER)
    steps = [float(one["value"]) / 1000 for one in examples(STEP) if one["meaning"] == _MILLISECONDS]
    return Facts(
        names(COUNTRY)[0],
        names(OWN)[0],
        name,
        enabled,
        names(CADENCE)[0],
        tuple(names(FREQUENCIES)),
        tuple(zip(periods[::2], periods[1::2], strict=True)),
        {one["value"]: one["meaning"] for one in examples(CADENCE)},
        steps[0] if steps else None,
    )
