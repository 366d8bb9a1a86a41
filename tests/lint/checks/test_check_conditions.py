"""Every test that a condition can make, on values that pass it and values that do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset.checks import FORMS, TESTS
from kb.catalogue import Catalogue
from lint.checks import conditions
from lint.checks.conditions import View, holding, holds, indexes, names_in
from lint.context import Context
from lint.effective import Reading
from lint.sheet import open_sheet

HASH = "$1$FZ6rOGS1$54ZXSmjh7nod.kXFRyLx70"
ENCRYPTED = '{"VvlZOp5/5pM="}'
NOTHING = "0.0.0.0"  # noqa: S104 (how phones write that there is no address)
NAME = "system/ldap/server_address"


@pytest.fixture
def see(tmp_path: Path, catalogue: Catalogue) -> Callable[..., View]:
    """A configuration as conditions see it."""

    def make(text: str, reading: Reading = "later", **known: Any) -> View:
        (tmp_path / "phone.cfg").write_text(text)
        sheet = open_sheet(str(tmp_path / "phone.cfg"), catalogue, Context())
        return View(sheet.effective, reading, frozenset({"1234"}), **known)

    return make


@pytest.mark.parametrize(
    ("condition", "true", "false"),
    [
        ({"is": ["A", "b"]}, ["a", "B"], ["", "c", None]),
        ({"is": [""]}, [""], ["a", None]),
        ({"is_not": ["a"]}, ["b"], ["A", "", None]),
        ({"empty": True}, [""], ["a", None]),
        ({"empty": False}, ["a", NOTHING], ["", None]),
        ({"set": True}, ["a", ""], [None]),
        ({"set": False}, [None], ["a", ""]),
        ({"missing": True}, ["", NOTHING, None], ["a", "192.0.2.1"]),
        ({"missing": False}, ["a", "192.0.2.1"], ["", NOTHING, None]),
        ({"scheme": ["http", "tftp"]}, ["http://a", "TFTP://a/b"], ["https://a", "http:/a", "a", "", None]),
        ({"form": ["clear"]}, ["a", "{a}"], ["", HASH, ENCRYPTED, "[tag]", "{{ tag }}", "<MAC>", "%ITCS_x%", None]),
        ({"form": ["template"]}, ["[tag]", "{$tag}"], ["tag", "[tag]s", ""]),
        ({"form": ["encrypted"]}, [ENCRYPTED], ["a", '{""}', None]),
        ({"form": ["hash"]}, [HASH], ["$1$", "a"]),
        ({"form": ["factory"]}, ["1234", HASH], ["12345", ENCRYPTED, "$1$saltsalt$yCdBLouMQdJvmBKwvGKT/0"]),
        ({"form": ["clear", "hash"]}, ["1234", HASH], [ENCRYPTED]),
        ({"not_form": ["factory"]}, ["a", ENCRYPTED], ["1234", HASH, "", None]),
        ({"matches": "^a.$"}, ["ab"], ["abc", "", None]),
        ({"above": "5"}, ["6", "0x10"], ["5", "x", "", None]),
        ({"below": "5"}, ["4", "-1"], ["5", "x", "", None]),
        ({"foreign": True}, ["450HD", "nonsense"], ["405HD", "405 hd", "", None]),
        ({"foreign": False}, ["405 HD"], ["450HD", "", None]),
    ],
    ids=str,
)
def test_values(condition: dict[str, Any], true: list[str | None], false: list[str | None], see: Any) -> None:
    for values, wanted in ((true, True), (false, False)):
        for value in values:
            view = see(f"{NAME}={value}\n" if value is not None else "", model="405HD")
            assert holds({"parameter": NAME, **condition}, None, view) is wanted, value


def test_every_test_of_the_dataset_is_known_and_tried() -> None:
    assert set(conditions._TESTS) == set(TESTS)
    mark = test_values.pytestmark[0]  # type: ignore[attr-defined]
    assert {test for condition, _, _ in mark.args[1] for test in condition} == set(TESTS)
    tried = {form for condition, _, _ in mark.args[1] for form in condition.get("form", ())}
    assert tried == set(FORMS)


def test_nothing_follows_from_what_is_not_set_where_it_may_be_set_elsewhere(see: Any) -> None:
    for condition in ({"set": False}, {"missing": True}, {"is": ["0"], "or_default": True}):
        asked = {"parameter": "voip/signalling/sip/use_proxy", **condition}
        assert holds(asked, None, see("")) is (condition != {"missing": True})  # Its default is 0.
        assert not holds(asked, None, see("", closed=False))


def test_a_default_counts_where_it_is_asked_for(see: Any) -> None:
    asked = {"parameter": "voip/signalling/sip/transport_protocol", "is": ["UDP"]}
    assert not holds(asked, None, see(""))
    assert holds({**asked, "or_default": True}, None, see(""))
    assert not holds({**asked, "or_default": True}, None, see("voip/signalling/sip/transport_protocol=TLS\n"))


def test_a_default_that_is_an_address_is_not_missing(see: Any) -> None:
    assert not holds({"parameter": "provisioning/redirect_server_url", "missing": True}, None, see(""))


def test_without_a_model_no_model_is_foreign(see: Any) -> None:
    view = see("system/type=450HD\n")
    assert not holds({"parameter": "system/type", "foreign": True}, None, view)
    assert not holds({"parameter": "system/type", "foreign": False}, None, view)


def test_readings(see: Any) -> None:
    text = f"{NAME}=a\n{NAME}=b\n"
    assert holds({"parameter": NAME, "is": ["b"]}, None, see(text, "later"))
    assert holds({"parameter": NAME, "is": ["a"]}, None, see(text, "earlier"))
    assert not holds({"parameter": NAME, "is": ["a"]}, None, see(text, "later"))


def test_indexes_are_those_that_are_set(see: Any) -> None:
    view = see("voip/line/3/id=1\nvoip/line/0/auth_name=2\nVOIP/line/3/auth_name=3\nvoip/line/x/id=4\n")
    assert indexes(view, ["voip/line/{n}/id", "voip/line/{n}/auth_name"]) == [0, 3]
    assert indexes(view, ["voip/line/{n}/id"]) == [3]
    assert indexes(view, ["voip/line/{n}/enabled"]) == []
    assert indexes(view, [NAME]) == [None]
    assert holds({"parameter": "voip/line/{n}/auth_name", "is": ["3"]}, 3, view)
    assert not holds({"parameter": "voip/line/{n}/auth_name", "is": ["3"]}, 0, view)


def test_a_group_holds_if_any_setting_in_it_does(see: Any) -> None:
    group = "system/syslog/component/"
    view = see(f"{group}cgi=NONE\n{group.upper()}dsp=debug\n")
    assert holds({"parameter": group, "is": ["DEBUG"]}, None, view)
    assert not holds({"parameter": group, "is": ["LOCAL"]}, None, view)
    assert holds({"parameter": group, "set": True}, None, view)
    assert not holds({"parameter": group, "set": False}, None, view)
    assert holds({"parameter": group, "set": False}, None, see(""))
    assert not holds({"parameter": group, "set": False}, None, see("", closed=False))


ONE = {"parameter": NAME, "is": ["a"]}
OTHER = {"parameter": "system/ldap/port", "is": ["389"]}


@pytest.mark.parametrize(
    ("text", "either", "both"),
    [
        ("", False, False),
        (f"{NAME}=a\n", True, False),
        (f"{NAME}=a\nsystem/ldap/port=389\n", True, True),
    ],
)
def test_any_and_all(text: str, either: bool, both: bool, see: Any) -> None:
    assert holds({"any": [ONE, OTHER]}, None, see(text)) is either
    assert holds({"all": [ONE, OTHER]}, None, see(text)) is both
    assert holds({"any": [{"all": [ONE, OTHER]}, {"parameter": NAME, "is": ["b"]}]}, None, see(text)) is both


def test_what_makes_an_any_hold(see: Any) -> None:
    whole = [{"any": [OTHER, {"all": [ONE]}]}]
    assert list(holding(whole, None, see(f"{NAME}=a\n"))) == [ONE]
    assert list(names_in(whole)) == ["system/ldap/port", NAME]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"), max_size=40))
def test_no_value_is_both(value: str) -> None:
    """A test and its opposite never hold together, and exactly one of them where a value is set."""
    view = View(None, "later", frozenset({"1234"}))  # type: ignore[arg-type]
    tests = conditions._TESTS
    assert tests["missing"](value, True, view) is not tests["missing"](value, False, view)
    assert tests["empty"](value, True, view) is not tests["empty"](value, False, view)
    assert not (tests["is"](value, [value], view) and tests["is_not"](value, [value], view))
    if value:
        assert tests["form"](value, ["clear"], view) is not tests["not_form"](value, ["clear"], view)
    assert not (tests["above"](value, "0", view) and tests["below"](value, "0", view))
