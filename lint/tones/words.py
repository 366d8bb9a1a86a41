"""A tone in words: `440 and 480 Hz, 2 s on, 4 s off, over and over`."""

from __future__ import annotations

from lint.tones.facts import CONTINUOUS, Facts
from lint.tones.tone import Sounding, Tone, sounding


def describe(tone: Tone, facts: Facts) -> str:
    """What is heard, or why that cannot be told; in steps where only the unit is missing."""
    heard = sounding(tone, facts)
    if heard.why_not:
        return f"{_frequencies([one for one in tone.frequencies if one])}; {heard.why_not}".lstrip("; ")
    return f"{_frequencies(heard.frequencies)}, {rhythm(heard)}"


def rhythm(heard: Sounding) -> str:
    """When a tone that can be heard is on and off."""
    if not heard.periods or not any(off for _, off in heard.periods):
        return "without a break"
    parts = [text for on, off in heard.periods for text in (_period(on, "on"), _period(off, "off")) if text]
    return f"{', '.join(parts)}, over and over"


def title(tone: Tone) -> str:
    """`1 ringback_tone`."""
    return f"{tone.number} {tone.name}" if tone.name else str(tone.number)


def is_continuous(tone: Tone, facts: Facts) -> bool:
    """Whether its cadence type says that it has no break."""
    return facts.meanings.get(tone.cadence or "") == CONTINUOUS


def _frequencies(values: tuple[int, ...] | list[int]) -> str:
    return " and ".join(map(str, dict.fromkeys(values))) + " Hz" if values else ""


def _period(seconds: float, word: str) -> str:
    return f"{seconds:g} s {word}" if seconds else ""
