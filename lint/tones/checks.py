"""What is odd about a tone. Limits of single values are the linter's; what is said here rests on what is inferred."""

from __future__ import annotations

from collections.abc import Iterator

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.findings import INFO
from lint.other_files.remark import hardest
from lint.tones.facts import CADENCE, CONTINUOUS, ON_OFF, ORDER, OWN, STEP, Facts
from lint.tones.tone import Tone, sounding

_LONGEST = 60.0
"""Seconds of a period beyond which a slip of the unit is likely; no tone at hand has a sixth of that."""


class Remark(NamedTuple):
    """A remark on a tone (or, without a number, on the set), and the facts it rests on."""

    tone: int | None
    severity: str
    message: str
    facts: tuple[str, ...]


def remarks(tone: Tone, facts: Facts, catalogue: Catalogue) -> Iterator[Remark]:
    """What is odd about a tone."""
    for message, fact in _oddities(tone, facts):
        held = catalogue.topic_fact(fact)
        yield Remark(
            tone.number, hardest(held.grade or catalogue.source(held.sources[0].split()[0]).grade), message, (fact,)
        )


def _oddities(tone: Tone, facts: Facts) -> Iterator[tuple[str, str]]:
    meaning = facts.meanings.get(tone.cadence or "")
    used = [place for place, pair in enumerate(tone.pairs) if any(pair)]
    if meaning == CONTINUOUS and (len(used) > 1 or any(off for _, off in tone.pairs)):
        yield "a continuous tone that has off-periods or several on-periods", CADENCE
    if meaning == ON_OFF and None not in (period for pair in tone.pairs for period in pair):
        if not any(on for on, _ in tone.pairs):
            yield "on and off, yet no on-period is set: nothing is heard", ORDER
        elif not any(off for _, off in tone.pairs):
            yield "on and off, yet no off-period is set: it never pauses", ORDER
    if used and used != list(range(len(used))):
        empty = next(place for place in range(len(tone.pairs)) if place not in used)
        yield (
            f"pair {empty} is empty, and pair {used[-1]} behind it is not: whether a phone gets there is not known",
            ORDER,
        )
    longest = max((period for pair in sounding(tone, facts).periods for period in pair), default=0.0)
    if longest > _LONGEST:
        yield f"a period of {longest:g} s: is the unit meant otherwise?", STEP


def of_set(written: bool, own: str | None) -> Iterator[Remark]:
    """What is odd about the set: tones that are written, and not used."""
    if written and own == "0":
        yield Remark(None, INFO, "the tones that the file defines are not used: the country's own set is", (OWN,))
