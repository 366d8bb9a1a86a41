"""One line: its kind, its parts, their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cfg.lines import ASSIGNMENT, BLANK, COMMENT, INCLUDE, OTHER, Span, read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("voip/line/0/id=4101", ASSIGNMENT),
        ("voip/line/0/id=", ASSIGNMENT),
        ("=4101", ASSIGNMENT),
        ("include=global.cfg", ASSIGNMENT),
        ("include = global.cfg", ASSIGNMENT),
        ("; voip/line/0/id=4101", COMMENT),
        ("  \t; comment", COMMENT),
        ("# comment", COMMENT),
        ("", BLANK),
        (" \t ", BLANK),
        ("include global.cfg", INCLUDE),
        ("\tinclude https://server.example.com/get?file=global.cfg", INCLUDE),
        ("include", OTHER),
        ("includes global.cfg", OTHER),
        ("[voip]", OTHER),
        ("voip/line/0/id", OTHER),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert read(text).kind == kind


def test_only_the_first_equals_sign_splits() -> None:
    found = read("system/ldap/name_filter=(|(sn=%)(cn=%))")
    assert (found.name, found.value) == ("system/ldap/name_filter", "(|(sn=%)(cn=%))")
    assert found.equals == 24


def test_places_leave_blanks_out() -> None:
    found = read("\tsystem/type =  405HD ")
    assert (found.name, found.name_span) == ("system/type", Span(2, 13))
    assert found.equals == 14
    assert (found.value, found.value_span) == ("405HD", Span(17, 22))
    assert found.span == Span(2, 22)


def test_columns_count_characters_not_bytes() -> None:
    assert read("voip/line/0/description=Küche 1").value_span == Span(25, 32)


def test_text_behind_a_value_stays_part_of_it() -> None:
    assert read("network/lan/vlan/id=66  ;0-4094").value == "66  ;0-4094"
    assert read("voip/dialing/dial_complete_key/key=#").value == "#"


def test_an_empty_value_stands_behind_the_equals_sign() -> None:
    assert read("provisioning/firmware/url=").value_span == Span(27, 27)
    assert read("provisioning/firmware/url=  ").value_span == Span(27, 27)


def test_comment_and_include_have_their_text() -> None:
    comment, hash_comment = read(" ;  one"), read("#two")
    assert (comment.mark, comment.value, comment.value_span) == (";", "one", Span(5, 8))
    assert (hash_comment.mark, hash_comment.value) == ("#", "two")
    include = read("include  a file.cfg ")
    assert (include.value, include.value_span) == ("a file.cfg", Span(10, 20))


@given(st.text(alphabet=st.characters(exclude_characters="\r\n")))
def test_parts_stand_where_their_spans_say(text: str) -> None:
    found = read(text)
    assert found.text == text
    for part, span in ((found.name, found.name_span), (found.value, found.value_span)):
        assert text[span.column - 1 : span.end_column - 1] == part
    if found.kind == ASSIGNMENT:
        assert text.index("=") == found.equals - 1
        assert found.name == text[: found.equals - 1].strip(" \t")
        assert found.value == text[found.equals :].strip(" \t")
