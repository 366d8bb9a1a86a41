"""The call progress tones of a configuration: what its lines set, and what is there by default."""

from __future__ import annotations

from collections.abc import Iterator

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.effective import Effective
from lint.tones.facts import CONTINUOUS, ON_OFF, Facts

_INDEX = "{n}"
_SWITCHES = {"0": False, "1": True}

Pair = tuple[int | None, int | None]


class Tone(NamedTuple):
    """One tone. A field is None where neither a line nor a known default gives it, or where it is no number."""

    number: int
    """Its index."""
    name: str | None
    enabled: bool | None
    cadence: str | None
    frequencies: tuple[int | None, ...]
    """In Hz; 0 stands in no source for anything, and is kept."""
    pairs: tuple[Pair, ...]
    """On and off periods in steps."""
    places: tuple[str, ...]
    """The lines that set something of it; none for a tone that is there by default."""


def tones(effective: Effective, catalogue: Catalogue, facts: Facts, model: str | None = None) -> list[Tone]:
    """The tones that are set, or known by default, in the order of their indexes."""
    group = facts.name.partition(_INDEX)[0]
    indexes = {index for name in _names(facts) for index in effective.indexes(name)}
    if effective.complete:
        indexes.update(_defaults(catalogue, facts.name))
    return [_tone(effective, catalogue, facts, model, index, group) for index in sorted(indexes)]


def _names(facts: Facts) -> Iterator[str]:
    yield from (facts.name, facts.enabled, facts.cadence, *facts.frequencies)
    for pair in facts.pairs:
        yield from pair


def _defaults(catalogue: Catalogue, name: str) -> Iterator[int]:
    """The indexes for which a source states a default."""
    for variant in catalogue.variants(name):
        if variant.property == "default" and variant.at_index is not None and variant.at_index.isdigit():
            yield int(variant.at_index)


def _tone(  # noqa: PLR0917 (what is looked at, what is known, and which one)
    effective: Effective, catalogue: Catalogue, facts: Facts, model: str | None, index: int, group: str
) -> Tone:
    def value(name: str) -> str | None:
        concrete = name.replace(_INDEX, str(index))
        found = effective.value(concrete)
        if found is not None:
            return found.strip()
        return _default(catalogue, name, model, index) if effective.complete else None

    def number(name: str) -> int | None:
        text = value(name)
        return int(text) if text is not None and text.isascii() and text.isdigit() else None

    return Tone(
        index,
        value(facts.name),
        _SWITCHES.get(value(facts.enabled) or ""),
        value(facts.cadence),
        tuple(number(name) for name in facts.frequencies),
        tuple((number(on), number(off)) for on, off in facts.pairs),
        tuple(held.place for setting in effective.below(f"{group}{index}/") for held in setting.lines[-1:]),
    )


def _default(catalogue: Catalogue, name: str, model: str | None, index: int) -> str | None:
    """The default at an index. One that is known for other indexes only says nothing of this one."""
    stated = [one for one in catalogue.variants(name) if one.property == "default"]
    for one in stated:
        if one.holds_for(model, index):
            return one.value
    return None if any(one.at_index for one in stated) else catalogue[name].default


class Sounding(NamedTuple):
    """A tone as it can be heard, in seconds; `why_not` says why it cannot."""

    frequencies: tuple[int, ...] = ()
    periods: tuple[tuple[float, float], ...] = ()
    """On and off, in their order; empty for a tone without a break."""
    why_not: str | None = None

    @property
    def cycle(self) -> float:
        """Seconds until it begins again; 0 for a tone without a break."""
        return sum(on + off for on, off in self.periods)


def sounding(tone: Tone, facts: Facts) -> Sounding:
    """How a tone sounds, as far as that is known."""
    frequencies = tuple(dict.fromkeys(one for one in tone.frequencies if one is not None))
    why_not = _why_not(tone, facts)
    if why_not:
        return Sounding(why_not=why_not)
    if facts.meanings.get(tone.cadence or "") == CONTINUOUS:
        return Sounding(frequencies)
    step = facts.step or 0.0
    periods = tuple(((on or 0) * step, (off or 0) * step) for on, off in tone.pairs if on or off)
    if not any(on for on, _ in periods):
        return Sounding(why_not="it has no on-period: it is silent")
    return Sounding(frequencies, periods)


def _why_not(tone: Tone, facts: Facts) -> str | None:
    """What is missing to know how a tone sounds."""
    meaning = facts.meanings.get(tone.cadence or "")
    if None in tone.frequencies:
        return "a frequency is not known"
    if 0 in tone.frequencies:
        return "no source says what a frequency of 0 means"
    if meaning == CONTINUOUS:
        return None
    if meaning != ON_OFF:
        return f"no source says what cadence type {tone.cadence} means" if tone.cadence else "its cadence is not known"
    if facts.step is None:
        return "the unit of the periods is not known"
    return "a period is not known" if any(None in pair for pair in tone.pairs) else None
