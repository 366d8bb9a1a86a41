"""Look-ups: a name in any spelling finds its parameter, and says what was odd about it."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb
from extract.dataset.names import with_indexes
from kb.catalogue import Catalogue, Match, OutOfRange


def found(catalogue: Catalogue, name: str) -> Match:
    match = catalogue.find(name)
    assert match is not None, name
    return match


@pytest.mark.parametrize(
    "asked",
    [
        "voip/line/0/id",
        "voip/line/{n}/id",
        "voip/line/%d/id",
        "voip/line/[0-3]/id",
        "voip/line/0-5/id",
        "voip/line/*/id",
        "voip/line/nn/id",
        "/voip/line/0/id",
        "VOIP/LINE/0/ID",
    ],
)
def test_every_spelling_finds_the_parameter(catalogue: Catalogue, asked: str) -> None:
    assert catalogue[asked].name == "voip/line/{n}/id"
    assert asked in catalogue


_PART = st.sampled_from([
    "voip", "line", "0", "12", "tone_on_0", "a_1", "nn", "%d", "[0-3]", "{}", "{n}", "*", "0-5", "", "A", "id", "x-y",
])  # fmt: skip
_KNOWN = st.sampled_from([parameter.name for parameter in kb.load()])
_NAMES = st.one_of(
    st.lists(_PART, max_size=7).map("/".join),
    st.builds(with_indexes, _KNOWN, st.lists(st.integers(0, 40), max_size=3)),
    st.builds(lambda name, ends: ends + name.upper() + ends, _KNOWN, st.sampled_from(["", "/", "//"])),
    st.text(max_size=12),
)


@given(name=_NAMES)
def test_a_name_is_found_alike_among_many_and_alone(name: str, catalogue: Catalogue) -> None:
    """For a whole file all parameters are read at once, and names are looked up in fewer steps."""
    many = Catalogue(catalogue.path)
    many.expect(1000)
    alone, among = Catalogue(catalogue.path).find(name), many.find(name)
    assert (alone is None) == (among is None)
    if alone and among:
        assert alone.parameter.name == among.parameter.name
        assert alone[1:] == among[1:]


def test_every_parameter_finds_itself(catalogue: Catalogue) -> None:
    assert [p.name for p in catalogue if found(catalogue, p.name).parameter.name != p.name] == []
    assert len(catalogue) == len(list(catalogue)) == 1200


def test_every_name_of_the_real_export_resolves(catalogue: Catalogue, export_settings: dict[str, str]) -> None:
    assert len(export_settings) > 1100
    assert [name for name in export_settings if name not in catalogue] == []
    assert [name for name in export_settings if found(catalogue, name).case_differs] == []


def test_the_number_of_a_name_is_its_index(catalogue: Catalogue) -> None:
    match = found(catalogue, "voip/line/3/id")
    assert (match.indexes, match.spelling, match.out_of_range) == ({"n": 3}, "voip/line/3/id", ())


def test_an_index_no_source_allows_is_out_of_range(catalogue: Catalogue) -> None:
    """It is still found: what the parameter is can be said, and that the index is odd as well."""
    match = found(catalogue, "voip/line/99/id")
    assert match.parameter.name == "voip/line/{n}/id"
    assert match.out_of_range == (OutOfRange("n", 99, 0, 7),)


def test_a_number_that_is_part_of_a_name_is_no_index(catalogue: Catalogue) -> None:
    literal = found(catalogue, "voip/regional_settings/call_progress_tones/2/tone_on_0")
    assert literal.parameter.name == "voip/regional_settings/call_progress_tones/{n}/tone_on_0"
    assert literal.indexes == {"n": 2}
    both = found(catalogue, "voip/regional_settings/call_progress_tones/2/tone_on_7")
    assert both.parameter.name == "voip/regional_settings/call_progress_tones/{n}/tone_on_{m}"
    assert both.indexes == {"n": 2, "m": 7}


def test_a_number_beside_a_placeholder_is_the_index_of_its_own_place(catalogue: Catalogue) -> None:
    match = found(catalogue, "voip/regional_settings/call_progress_tones/{n}/tone_on_7")
    assert match.indexes == {"m": 7}
    assert match.spelling == "voip/regional_settings/call_progress_tones/{n}/tone_on_7"


@pytest.mark.parametrize(
    ("asked", "spelling"),
    [
        ("VOIP/line/0/ID", "voip/line/0/id"),
        ("voip/signalling/sip/pai_on_replay/enable", "voip/signalling/sip/PAI_On_Replay/enable"),
        ("conferencephone/fw_path_prefix", "conferencePhone/FW_path_prefix"),
    ],
)
def test_case_does_not_matter_but_the_true_spelling_is_told(catalogue: Catalogue, asked: str, spelling: str) -> None:
    match = found(catalogue, asked)
    assert (match.spelling, match.case_differs) == (spelling, True)
    assert not found(catalogue, spelling).case_differs


@pytest.mark.parametrize("form", ["{N}", "%D", "[0-3]", "*", "nn", "/"])
def test_the_form_of_an_index_is_no_matter_of_case(catalogue: Catalogue, form: str) -> None:
    asked = "/voip/line/0/id/" if form == "/" else f"voip/line/{form}/id"
    assert not found(catalogue, asked).case_differs


@given(st.text(max_size=40))
def test_any_text_can_be_asked_for(text: str) -> None:
    catalogue = kb.load()
    assert (catalogue.find(text) is None) == (text not in catalogue)


def test_a_name_of_broken_bytes_is_merely_unknown(catalogue: Catalogue) -> None:
    """Python hands over such bytes of a command line or file as lone surrogates."""
    assert catalogue.find("voip/\udcff/id") is None


def test_an_unknown_name_tells_the_nearest_ones(catalogue: Catalogue) -> None:
    with pytest.raises(kb.UnknownParameterError) as caught:
        catalogue["voip/lin/0/id"]
    assert caught.value.nearest == ["voip/line/0/id"]
    assert str(caught.value) == "voip/lin/0/id: no such parameter; did you mean voip/line/0/id?"
    assert isinstance(caught.value, KeyError), "a look-up that fails is one for Python, too"


def test_an_unknown_name_with_nothing_near_says_where_to_look(catalogue: Catalogue) -> None:
    with pytest.raises(kb.UnknownParameterError, match="'offhook search' finds names by words"):
        catalogue["zzz/qqq"]


# Defaults by model and index


def test_the_default_of_an_index(catalogue: Catalogue) -> None:
    name = "voip/line/{n}/enabled"
    assert [catalogue.default(name, index=index) for index in (0, 1, 7)] == ["1", "0", "0"]
    assert catalogue.default(name) == catalogue[name].default


def test_the_default_of_a_model(catalogue: Catalogue) -> None:
    name = "kernel/cfg/enable_core_dump"
    assert catalogue.default(name, model="450HD") == "1"
    assert catalogue.default(name, model="405HD") == "0"
    assert catalogue.default(name, model="a model of tomorrow") == catalogue[name].default


def test_a_default_that_is_the_same_everywhere(catalogue: Catalogue) -> None:
    assert catalogue.default("system/ntp/enabled", model="405HD", index=3) == catalogue["system/ntp/enabled"].default


def test_the_default_of_a_concrete_name(catalogue: Catalogue) -> None:
    assert catalogue.default("voip/line/1/enabled", index=1) == "0"
    assert catalogue.default("VOIP/LINE/{N}/ENABLED", index=1) == "0"


# Dependencies


def test_requires_and_required_by_are_two_sides_of_one_edge(catalogue: Catalogue) -> None:
    edges = {(e.parameter, e.required, e.clause) for p in catalogue for e in catalogue.requires(p.name)}
    assert edges
    assert edges == {(e.parameter, e.required, e.clause) for p in catalogue for e in catalogue.required_by(p.name)}


def test_a_condition_reads_as_a_sentence(catalogue: Catalogue) -> None:
    (condition,) = catalogue.requires("voip/codec/g722_bitrate")
    assert str(condition) == "voip/codec/codec_info/{n}/name = G722 or G722_8000"
    assert condition.values == ["G722", "G722_8000"]


def test_a_condition_whose_literal_is_not_known_says_so(catalogue: Catalogue) -> None:
    unknown = [e for p in catalogue for e in catalogue.requires(p.name) if e.op == "unknown"]
    assert unknown
    assert all(e.text and str(e).endswith(e.text) for e in unknown)


# Records


def test_a_record_has_its_columns_as_attributes(catalogue: Catalogue) -> None:
    parameter = catalogue["voip/line/{n}/id"]
    assert parameter.index == [0, 7]
    assert parameter.sibling is False
    assert parameter.columns()["indexes"] == {"n": [0, 7]}
    assert "voip/line/{n}/id" in repr(parameter)
    with pytest.raises(AttributeError, match="Parameter has no column 'colour'"):
        _ = parameter.colour


def test_records_of_the_same_row_are_equal(catalogue: Catalogue) -> None:
    one, same, other = (Catalogue(catalogue.path)[name] for name in ("system/type", "system/type", "system/password"))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other


def test_sections_and_sources_by_their_short_names(catalogue: Catalogue) -> None:
    section = catalogue.section("20.2")
    assert section is not None
    assert section.parent == "20"
    assert catalogue.section("99") is None
    assert "firmware UC 3.0.4" in catalogue.source("FW-UC-3.0.4").scope
    with pytest.raises(kb.DatasetError, match="no source 'NOBODY'"):
        catalogue.source("NOBODY")


def test_practices_by_their_short_names(catalogue: Catalogue) -> None:
    practice = catalogue.practice("paging-address-not-multicast")
    assert (practice.family, practice.suggested, practice.raised) == ("VAL", "warning", None)
    assert practice.parameters == ["voip/services/group_paging/group/{n}/multicast_addr"]
    with pytest.raises(kb.DatasetError, match="no practice 'no-such-thing'"):
        catalogue.practice("no-such-thing")


def test_every_edition_whose_firmware_is_not_known_says_so(catalogue: Catalogue) -> None:
    assert catalogue.source("EXPORT-405HD").scope.endswith("firmware not stated")


def test_a_catalogue_may_be_used_from_several_threads(catalogue: Catalogue) -> None:
    """Notebooks do."""
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(len(list(catalogue)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1200] * 4


def test_practices_and_facts_of_topics_by_name(catalogue: Catalogue) -> None:
    practice = catalogue.practice("digit-map-both-separators")
    assert (practice.family, practice.suggested, practice.raised) == ("VAL", "warning", "error")
    assert practice.sources[0] == "OWN"
    fact = catalogue.topic_fact("dial-plan-example")
    assert fact.topic == "dial-plan"
    assert fact.examples is not None
    assert fact.examples[1] == {"value": "4567", "meaning": "is sent to Line_567@10.1.2.3"}


@pytest.mark.parametrize("look_up", ["practice", "topic_fact"])
def test_an_unknown_practice_or_fact_is_an_error(catalogue: Catalogue, look_up: str) -> None:
    with pytest.raises(kb.DatasetError, match="'nothing'"):
        getattr(catalogue, look_up)("nothing")
