"""Finding parameters by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kb
from kb.catalogue import Catalogue


def names(words: str, limit: int = 10) -> list[str]:
    return [hit.name for hit in kb.search(words, limit)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Line Authentication User Name", "voip/line/{n}/auth_name"),
        ("line authentication password", "voip/line/{n}/auth_password"),
        ("Dialing Timeout", "voip/dialing/timeout"),
        ("Line Mode", "voip/line/{n}/line_mode"),
        ("Dial Plan", "voip/signalling/sip/number_rules"),
    ],
)
def test_a_label_finds_its_parameter_first(words: str, name: str) -> None:
    assert names(words)[0] == name


def test_every_label_of_several_words_is_found_among_the_first(catalogue: Catalogue) -> None:
    """A label is what people read aloud. One such as "Enable" stands on many pages, and says too little."""
    labelled = [parameter for parameter in catalogue if parameter.label and " " in parameter.label]
    assert len(labelled) > 50
    assert [p.name for p in labelled if p.name not in names(str(p.label))] == []


@pytest.mark.parametrize("name", ["voip/line/0/id", "voip/line/{n}/id", "/VOIP/line/%d/ID"])
def test_a_name_finds_its_parameter_alone(name: str) -> None:
    assert names(name) == ["voip/line/{n}/id"]


def test_the_words_of_a_name_find_it() -> None:
    assert names("ntp primary server address")[0] == "system/ntp/primary_server_address"


@pytest.mark.parametrize(
    ("wrong", "right"), [("outbund proxy", "outbound proxy"), ("registar", "registrar"), ("pasword", "password")]
)
def test_a_typing_error_is_forgiven(wrong: str, right: str) -> None:
    assert set(names(wrong, 30)) & set(names(right, 30))


def test_all_words_count_for_more_than_some() -> None:
    first = names("redundant outbound proxy port")[0]
    assert first == "voip/signalling/sip/redundant_outbound_proxy/port"


@pytest.mark.parametrize("words", ["pin", "calendar", "conference"])
def test_sibling_firmware_comes_after_the_phones_own(catalogue: Catalogue, words: str) -> None:
    siblings = [catalogue[name].sibling for name in names(words, 60)]
    assert set(siblings) == {False, True}
    assert siblings == sorted(siblings)


def test_an_old_name_finds_its_successor() -> None:
    assert "system/syslog/server_address" in names("syslog_server_addr")


@pytest.mark.parametrize("words", ["", "   ", "?!", "qqqqzzzz", '" ( *', "漢字"])
def test_where_nothing_fits_nothing_is_found(words: str) -> None:
    assert names(words) == []


@given(st.text(max_size=30), st.integers(1, 5))
def test_any_words_may_be_searched(words: str, limit: int) -> None:
    hits = kb.search(words, limit)
    assert len(hits) <= limit
    assert len({hit.name for hit in hits}) == len(hits)
    assert all(hit.name in kb.load() for hit in hits)


@pytest.mark.parametrize("words", ["near(a b)", "label:x", "a AND", "NOT x", '"unclosed', "a*", "^proxy", "(proxy"])
def test_the_full_text_indexs_own_language_is_not_spoken(words: str) -> None:
    """Such words are words; a syntax error of FTS5 must not reach anybody."""
    kb.search(words)


def test_a_hit_says_what_a_change_needs(catalogue: Catalogue) -> None:
    for hit in kb.search("registrar"):
        parameter = catalogue[hit.name]
        assert (hit.label, hit.summary, hit.apply) == (parameter.label, parameter.summary, parameter.apply)


def test_scores_fall(catalogue: Catalogue) -> None:
    scores = [hit.score for hit in kb.search("registrar", 10)]
    assert scores == sorted(scores, reverse=True)
