"""One name, many spellings: the key under which a parameter is looked up."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset import names

DATASET_NAMES = (
    "voip/line/{n}/id",
    "system/ntp/enabled",
    "security/ieee802_1x/verify_server_certificate",
    "voip/regional_settings/call_progress_tones/{n}/tone_on_{m}",
    "voip/regional_settings/call_progress_tones/{n}/tone_on_0",
)


@pytest.mark.parametrize(
    "spelling",
    [
        "voip/line/{n}/id",
        "voip/line/{m}/id",
        "voip/line/{}/id",
        "voip/line/%d/id",
        "voip/line/[0-3]/id",
        "voip/line/0-5/id",
        "voip/line/*/id",
        "voip/line/nn/id",
        "VOIP/Line/{N}/ID",
        "/voip/line/{n}/id",
        " voip/line/{n}/id/ ",
    ],
)
def test_every_printed_form_of_an_index_has_one_key(spelling: str) -> None:
    assert names.key(spelling) == "voip/line/{}/id"


def test_a_number_leads_to_the_key_of_the_index() -> None:
    assert ("voip/line/{}/id", (3,)) in list(names.candidate_keys("voip/line/3/id"))


def test_a_number_is_tried_literally_first() -> None:
    """`tone_on_0` is a name of its own in some tables, an index in others."""
    keys = [key for key, _ in names.candidate_keys("tones/4/tone_on_0")]
    assert keys[0] == "tones/4/tone_on_0"
    assert set(keys) == {"tones/4/tone_on_0", "tones/{}/tone_on_0", "tones/4/tone_on_{}", "tones/{}/tone_on_{}"}


@pytest.mark.parametrize("name", ["security/ieee802_1x/mode", "voip/codec/g722_bitrate", "system/sha256/sum"])
def test_numbers_inside_words_are_no_indexes(name: str) -> None:
    assert list(names.candidate_keys(name)) == [(name, ())]


@given(st.sampled_from(DATASET_NAMES), st.lists(st.integers(0, 9999), min_size=2, max_size=2), st.booleans())
def test_a_concrete_name_finds_the_name_it_was_made_from(name: str, numbers: list[int], upper: bool) -> None:
    indexes = tuple(numbers[: len(names.placeholders(name))])
    concrete = names.with_indexes(name, indexes)
    asked = concrete.upper() if upper else concrete
    assert (names.key(name), indexes) in list(names.candidate_keys(asked))


@given(st.integers(5, 800))
def test_hundreds_of_numbers_stay_cheap(count: int) -> None:
    """Each number could be an index or not; a hostile name must not double the work with every one."""
    hostile = "/".join(["0"] * count)
    candidates = list(names.candidate_keys(hostile))
    assert len(candidates) <= 16
    assert len(candidates) == len({key for key, _ in candidates})


@given(st.text(max_size=60))
def test_no_text_breaks_a_look_up(text: str) -> None:
    keys = [key for key, _ in names.candidate_keys(text)]
    assert keys[0] == names.key(text)


def test_an_absurdly_long_number_stays_a_small_integer() -> None:
    assert all(index < 10**9 for _, indexes in names.candidate_keys("voip/line/" + "9" * 5000) for index in indexes)


def test_indexes_go_back_into_a_name() -> None:
    assert names.with_indexes("a/{n}/b_{m}", (1, 2)) == "a/1/b_2"
    assert names.with_indexes("a/{n}/b_{m}", (1,)) == "a/1/b_{m}"


def test_a_name_as_words_for_the_full_text_index() -> None:
    assert names.words("voip/line/{n}/do_not_disturb") == "voip line do not disturb"
    assert names.words("system/IppAnalysisServerUrl") == "system Ipp Analysis Server Url"


def test_every_name_of_the_dataset_has_a_key_of_its_own(parameters: dict[str, dict[str, object]]) -> None:
    keys = [names.key(name) for name in parameters]
    assert len(set(keys)) == len(keys)


def test_names_of_the_dataset_are_well_formed(parameters: dict[str, dict[str, object]]) -> None:
    form = re.compile(r"[A-Za-z0-9_.+-]+(/([A-Za-z0-9_.+-]|\{[a-z]\})+)+")
    assert [name for name in parameters if not form.fullmatch(name)] == []
