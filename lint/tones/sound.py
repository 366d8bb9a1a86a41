"""A tone as a wav file: 8 kHz, 16 bits, one channel. Levels are not heard, as no source states their unit."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array

from lint.tones.tone import Sounding

RATE = 8000
"""Samples a second: telephone speech, and more than twice the highest frequency a tone may have."""
_LOUD = 0.5
"""Of full scale, for all frequencies together."""
_EDGE = 0.004
"""Seconds in which a tone swells and fades, so that it does not click."""


def silent(heard: Sounding) -> str | None:
    """Why a tone cannot be played; None where it can."""
    if heard.why_not:
        return heard.why_not
    high = [frequency for frequency in heard.frequencies if frequency >= RATE // 2]
    return f"{high[0]} Hz is more than can be played here" if high else None


def playable(heard: Sounding) -> bool:
    """Whether a tone can be played."""
    return silent(heard) is None


def wav(heard: Sounding, seconds: float) -> bytes:
    """The tone for at least so long, up to the end of a cycle. Raises `ValueError` for one that cannot be played."""
    if why_not := silent(heard):
        raise ValueError(why_not)
    samples = array("h")
    if heard.periods:
        for _ in range(max(1, math.ceil(seconds / heard.cycle))):
            for on, off in heard.periods:
                samples.extend(_burst(heard.frequencies, on))
                samples.extend(array("h", bytes(2 * round(off * RATE))))
    else:
        samples.extend(_burst(heard.frequencies, seconds))
    if sys.byteorder == "big":
        samples.byteswap()
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return held.getvalue()


def _burst(frequencies: tuple[int, ...], seconds: float) -> array[int]:
    number = round(seconds * RATE)
    edge = max(1, min(round(_EDGE * RATE), number // 2))
    scale = 32767 * _LOUD / len(frequencies)
    turns = [2 * math.pi * frequency / RATE for frequency in frequencies]
    return array(
        "h",
        (
            round(
                scale * min(1.0, place / edge, (number - place) / edge) * sum(math.sin(turn * place) for turn in turns)
            )
            for place in range(number)
        ),
    )
