"""LDAP filters: what RFC 4515 allows passes, and a fault is shown where it lies."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.ldap import filter_fault

ATTRIBUTES = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,6}(;[a-z]{1,3})?", fullmatch=True)
TEXTS = st.lists(st.sampled_from(["a", "Z", "%", " ", "=", "&", "|", "!", "é", r"\28", r"\5c", ":", "<"]), max_size=5)
VALUES = TEXTS.map("".join)
ITEMS = st.one_of(
    st.tuples(ATTRIBUTES, st.sampled_from(["=", "~=", ">=", "<=", ":dn:=", ":2.5.13.5:="]), VALUES).map("".join),
    ATTRIBUTES.map(lambda attribute: f"{attribute}=*"),
    st.tuples(ATTRIBUTES, st.lists(VALUES, min_size=2, max_size=3)).map(lambda pair: f"{pair[0]}={'*'.join(pair[1])}"),
)
FILTERS = st.recursive(
    ITEMS.map(lambda item: f"({item})"),
    lambda inner: st.one_of(
        inner.map(lambda one: f"(!{one})"),
        st.tuples(st.sampled_from("&|"), st.lists(inner, min_size=1, max_size=3)).map(
            lambda pair: f"({pair[0]}{''.join(pair[1])})"
        ),
    ),
    max_leaves=8,
)


@given(FILTERS)
def test_every_filter_passes(text: str) -> None:
    assert filter_fault(text) is None


@given(FILTERS, st.data())
def test_a_filter_that_lost_a_parenthesis_fails(text: str, data: st.DataObject) -> None:
    places = [match.start() for match in re.finditer(r"[()]", text)]
    at = data.draw(st.sampled_from(places))
    assert filter_fault(text[:at] + text[at + 1 :])


@given(FILTERS, st.data())
def test_a_filter_with_one_parenthesis_too_many_fails(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert filter_fault(text[:at] + data.draw(st.sampled_from("()")) + text[at:])


@given(st.text(alphabet="()&|!=%*\\ a1:~<>", max_size=20))
def test_faults_lie_within_the_text(text: str) -> None:
    fault = filter_fault(text)
    if fault:
        assert 0 <= fault.start < fault.end <= len(text) + 1
        assert fault.what


@pytest.mark.parametrize(
    "text",
    [
        "(cn=Babs Jensen)", "(!(cn=Tim Howes))", "(&(objectClass=Person)(|(sn=Jensen)(cn=Babs J*)))",
        "(o=univ*of*mich*)", "(seeAlso=)", "(cn:caseExactMatch:=Fred Flintstone)", "(cn:=Betty Rubble)",
        "(sn:dn:2.4.6.8.10:=Barney Rubble)", "(o:dn:=Ace Industry)", "(:1.2.3:=Wilma Flintstone)",
        "(:DN:2.4.6.8.10:=Dino)", r"(o=Parens R Us \28for all your parenthetical needs\29)", r"(cn=*\2A*)",
        r"(filename=C:\5cMyFile)", r"(bin=\00\00\00\04)", r"(sn=Lu\c4\8di\c4\87)", "(1.3.6.1.4.1.1466.0=\x04\x02Hi)",
    ],
)  # fmt: skip
def test_the_examples_of_the_rfc_pass(text: str) -> None:
    assert filter_fault(text) is None


@pytest.mark.parametrize(
    "text", [" (sn=%) ", "( & (sn=%) (cn=*) )", "(&(memberOf:1.2.840.113556.1.4.1941:=cn=a)(b=%))"]
)
def test_what_directories_let_pass_passes(text: str) -> None:
    assert filter_fault(text) is None


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("sn=%", "s", "begins with '('"),
        ("", "", "begins with '('"),
        ("(|(sn=%)(cn=%)", "(", "no ')' closes"),
        ("(|(sn=%)(cn=%", "(", "no ')' closes"),
        ("(sn=%))", ")", "closes no '('"),
        ("(sn=%)(cn=%)", "(cn=%)", "ends before"),
        ("(|(sn=%(cn=%))", "(", "')' is missing before"),
        ("(|)", "(|)", "no filter stands behind '|'"),
        ("(!(a=1)(b=2))", "(", "'!' takes one"),
        ("(&sn=%)", "s", "stand filters in parentheses"),
        ("()", "()", "nothing stands"),
        ("(sn)", "sn", "no '='"),
        ("(=x)", "=", "no attribute's name stands"),
        ("(given name=%)", "given name", "no attribute's name"),
        ("(sn:a b:=%)", ":a b:", "no matching rule"),
        (r"(sn=\2g)", "\\", "two hexadecimal digits"),
        ("(sn>=a*)", "*", "plain '='"),
    ],
)
def test_faults_are_named_and_placed(text: str, place: str, words: str) -> None:
    fault = filter_fault(text)
    assert fault
    assert text[fault.start : fault.end] == place
    assert words in fault.what


def test_the_innermost_open_parenthesis_is_the_one() -> None:
    fault = filter_fault("(&(a=1)(|(b=2)")
    assert fault
    assert (fault.start, fault.end) == (7, 8)


def test_depth_is_no_matter() -> None:
    deep = 100_000
    assert filter_fault("(!" * deep + "(a=%)" + ")" * deep) is None
    assert filter_fault("(!" * deep)
