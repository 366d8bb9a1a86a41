"""Call progress tones: read from a configuration, in words, checked, drawn and played."""

from __future__ import annotations

import io
import math
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.sheet import sheet_of
from lint.tones import checks
from lint.tones import facts as known
from lint.tones.facts import Facts
from lint.tones.picture import stretches, svg
from lint.tones.sound import RATE, playable, wav
from lint.tones.tone import Sounding, Tone, sounding, tones
from lint.tones.words import describe

GROUP = "voip/regional_settings/call_progress_tones"


@pytest.fixture(scope="module")
def facts(catalogue: Catalogue) -> Facts:
    return known.load(catalogue)


def read(catalogue: Catalogue, facts: Facts, number: int, **settings: object) -> Tone:
    """The tone of an index after some of its settings."""
    text = "".join(f"{GROUP}/{number}/{name}={value}\n" for name, value in settings.items())
    sheet = sheet_of(text.encode(), "phone.cfg", catalogue)
    return next(tone for tone in tones(sheet.effective, catalogue, facts) if tone.number == number)


def test_what_the_dataset_knows(facts: Facts) -> None:
    assert [len(pair) for pair in facts.pairs] == [2, 2, 2, 2]
    assert facts.meanings == {"0": "continuous", "1": "on and off"}
    assert facts.step == 0.01


def test_the_tones_by_default(catalogue: Catalogue, facts: Facts) -> None:
    found = tones(sheet_of(b"", "phone.cfg", catalogue).effective, catalogue, facts)
    assert [tone.number for tone in found] == list(range(10))
    assert describe(found[0], facts) == "350 and 440 Hz, without a break"
    assert describe(found[1], facts) == "440 and 480 Hz, 2 s on, 4 s off, over and over"
    assert describe(found[5], facts) == "350 and 440 Hz, 0.3 s on, 10 s off, 0.3 s on, 10 s off, over and over"
    assert not any(tone.places for tone in found)


def test_what_a_line_sets_goes_before_the_default(catalogue: Catalogue, facts: Facts) -> None:
    tone = read(catalogue, facts, 2, frequency_a=400, frequency_b=400, tone_on_0=40, tone_off_0=20)
    assert describe(tone, facts) == "400 Hz, 0.4 s on, 0.2 s off, over and over"
    assert tone.places == tuple(f"phone.cfg:{line}" for line in range(1, 5))


def test_where_an_include_is_missing_no_default_is_taken(catalogue: Catalogue, facts: Facts) -> None:
    text = f"include missing.cfg\n{GROUP}/1/frequency_a=400\n".encode()
    (tone,) = tones(sheet_of(text, "phone.cfg", catalogue).effective, catalogue, facts)
    assert sounding(tone, facts).why_not == "a frequency is not known"


@pytest.mark.parametrize(
    ("number", "settings", "why_not"),
    [
        (1, {"cadence": "2"}, "no source says what cadence type 2 means"),
        (1, {"frequency_b": "0"}, "no source says what a frequency of 0 means"),
        (1, {"frequency_b": "loud"}, "a frequency is not known"),
        (1, {"tone_on_0": "long"}, "a period is not known"),
        (1, {"tone_on_0": "0"}, "it has no on-period: it is silent"),
        (10, {"tone_on_0": "5"}, "a frequency is not known"),
    ],
)
def test_what_is_not_known_is_said(
    catalogue: Catalogue, facts: Facts, number: int, settings: dict[str, str], why_not: str
) -> None:
    tone = read(catalogue, facts, number, **settings)
    assert sounding(tone, facts).why_not == why_not
    assert why_not in describe(tone, facts)
    with pytest.raises(ValueError, match=why_not[:10]):
        wav(sounding(tone, facts), 1)


def test_without_a_unit_there_are_no_seconds(catalogue: Catalogue, facts: Facts) -> None:
    tone = read(catalogue, facts, 1, tone_on_0=200)
    assert sounding(tone, facts._replace(step=None)).why_not == "the unit of the periods is not known"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"cadence": 0}, "a continuous tone that has off-periods"),
        ({"tone_on_0": 0}, "no on-period is set: nothing is heard"),
        ({"tone_off_0": 0}, "no off-period is set: it never pauses"),
        ({"tone_on_2": 5}, "pair 1 is empty, and pair 2 behind it is not"),
        ({"tone_on_0": 9000}, "a period of 90 s: is the unit meant otherwise?"),
    ],
)
def test_oddities(catalogue: Catalogue, facts: Facts, settings: dict[str, int], message: str) -> None:
    (remark,) = checks.remarks(read(catalogue, facts, 1, **settings), facts, catalogue)
    assert message in remark.message
    assert remark.severity == "info", "what is inferred is never more"
    assert catalogue.topic_fact(remark.facts[0]).grade == "inferred"


def test_nothing_is_odd_about_the_tones_by_default(catalogue: Catalogue, facts: Facts) -> None:
    found = tones(sheet_of(b"", "phone.cfg", catalogue).effective, catalogue, facts)
    assert [remark for tone in found for remark in checks.remarks(tone, facts, catalogue)] == []


def samples(data: bytes) -> array[int]:
    with wave.open(io.BytesIO(data)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return array("h", file.readframes(file.getnframes()))


def power(row: array[int], frequency: float) -> float:
    """How strong a frequency is in samples (Goertzel's sum, as a plain Fourier sum)."""
    turn = 2 * math.pi * frequency / RATE
    real = sum(value * math.cos(turn * place) for place, value in enumerate(row))
    imaginary = sum(value * math.sin(turn * place) for place, value in enumerate(row))
    return math.hypot(real, imaginary) / len(row)


def test_the_sound_has_the_tones_frequencies_and_pauses() -> None:
    row = samples(wav(Sounding((440, 480), ((0.5, 0.25),)), 1.0))
    assert len(row) == 2 * 0.75 * RATE, "whole cycles"
    assert not any(row[RATE // 2 : 3 * RATE // 4])
    burst = row[: RATE // 2]
    assert min(power(burst, 440), power(burst, 480)) > 20 * power(burst, 700)


def test_a_tone_without_a_break_is_as_long_as_asked() -> None:
    assert len(samples(wav(Sounding((350, 440)), 2.5))) == 2.5 * RATE


def test_what_is_too_high_is_not_played() -> None:
    assert not playable(Sounding((5000,)))
    with pytest.raises(ValueError, match="5000 Hz is more"):
        wav(Sounding((5000,)), 1)


PERIODS = st.lists(
    st.tuples(st.integers(1, 300), st.integers(0, 300)).map(lambda pair: (pair[0] / 100, pair[1] / 100)),
    min_size=1,
    max_size=4,
).map(tuple)


@given(PERIODS)
def test_the_picture_and_the_sound_agree(periods: tuple[tuple[float, float], ...]) -> None:
    heard = Sounding((400,), periods)
    row = samples(wav(heard, 0.01))
    assert len(row) == sum(round(on * RATE) + round(off * RATE) for on, off in periods)
    bars, shown = stretches(heard)
    assert all(0 <= start < end <= shown for start, end in bars)
    if heard.cycle <= shown:
        on = sum(end - start for start, end in bars if end <= heard.cycle + 0.0005)
        assert on == pytest.approx(sum(one for one, _ in periods), abs=0.01)


def test_the_picture_says_what_it_shows() -> None:
    picture = svg(Sounding((400,), ((0.4, 0.2),)), "busy <tone>")
    assert picture.count("<rect") == 7
    assert 'aria-label="busy &lt;tone&gt;: 0.4 s on, 0.2 s off, over and over"' in picture
    assert svg(Sounding(why_not="unknown"), "x") == ""
