"""What is offered while a name or a value is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import CompletionItem, Position, TextEdit

from lint.lsp.completion import completion, goes_on
from lint.lsp.desk import Desk, Opened
from lint.lsp.positions import units

Open = Callable[[str], Opened]


@pytest.fixture
def offered(desk: Desk, opened: Open) -> Callable[..., dict[str, CompletionItem]]:
    """What is offered at the sign `|` of a text of one line."""

    def at(text: str, **features: bool) -> dict[str, CompletionItem]:
        before, _, after = text.partition("|")
        found = completion(desk, opened(before + after), Position(0, units(before)), **features)
        return {item.label: item for item in found.items} if found else {}

    return at


def inserted(text: str, item: CompletionItem) -> str:
    """The line once an item is chosen."""
    line = text.replace("|", "")
    assert isinstance(item.text_edit, TextEdit)
    where = item.text_edit.range
    return line[: where.start.character] + item.text_edit.new_text + line[where.end.character :]


@pytest.mark.parametrize(
    ("name", "typed", "numbers"),
    [
        ("voip/line/{n}/id", "", []),
        ("voip/line/{n}/id", "VOIP/li", []),
        ("voip/line/{n}/id", "voip/line/", []),
        ("voip/line/{n}/id", "voip/line/12", ["12"]),
        ("voip/line/{n}/id", "voip/line/1/i", ["1"]),
        ("voip/line/{n}/id", "voip/line/{n}/i", ["{n}"]),
        ("voip/line/{n}/id", "voip/line/x", None),
        ("voip/line/{n}/id", "voip/line/1/x", None),
        ("voip/line/{n}/id", "voip/line/1/idx", None),
        ("a/{n}/b_{m}", "a/1/b_2", ["1", "2"]),
    ],
)
def test_a_name_goes_on_from_what_is_typed(name: str, typed: str, numbers: list[str] | None) -> None:
    assert goes_on(name, typed) == numbers


@given(st.data())
def test_every_name_is_offered_for_every_beginning_of_it(data: st.DataObject) -> None:
    from kb.catalogue import Catalogue

    name = data.draw(st.sampled_from(sorted(Catalogue().names_by_key.values())))
    written = name.replace("{n}", str(data.draw(st.integers(0, 99)))).replace("{m}", "3")
    assert goes_on(name, written[: data.draw(st.integers(0, len(written)))]) is not None


def test_names_that_begin_with_what_is_typed(offered: Callable[..., dict[str, CompletionItem]]) -> None:
    found = offered("system/ntp/|")
    assert "system/ntp/enabled" in found
    assert all(label.startswith("system/ntp/") for label in found)
    assert inserted("system/ntp/|", found["system/ntp/enabled"]) == "system/ntp/enabled="


def test_all_names_on_an_empty_line_but_those_of_sibling_firmware(
    offered: Callable[..., dict[str, CompletionItem]], desk: Desk
) -> None:
    found = offered("|")
    assert set(found) == {p.name for p in desk.catalogue if p.name and not p.sibling}


def test_an_open_index_is_asked_for(offered: Callable[..., dict[str, CompletionItem]]) -> None:
    found = offered("voip/li|")["voip/line/{n}/id"]
    assert inserted("voip/li|", found) == "voip/line/${1|0,1,2,3,4,5,6,7|}/id="
    found = offered("voip/li|", snippets=False)["voip/line/{n}/id"]
    assert inserted("voip/li|", found) == "voip/line/0/id="
    assert inserted("voip/line/3/|", offered("voip/line/3/|")["voip/line/3/id"]) == "voip/line/3/id="


def test_a_wide_range_is_typed_rather_than_chosen(offered: Callable[..., dict[str, CompletionItem]]) -> None:
    found = offered("personal_settings/fun|")["personal_settings/functional_key/{n}/key_event"]
    assert found.text_edit is not None
    assert "/${1:0}/" in found.text_edit.new_text


def test_the_whole_name_is_replaced_and_one_equals_sign_is_enough(
    offered: Callable[..., dict[str, CompletionItem]],
) -> None:
    line = "  system/ntp/en|blde =1"
    assert inserted(line, offered(line)["system/ntp/enabled"]) == "  system/ntp/enabled =1"


def test_near_names_where_none_begins_so(offered: Callable[..., dict[str, CompletionItem]]) -> None:
    found = offered("voip/lin/2/id|")
    assert next(iter(found)) == "voip/line/2/id"
    assert found["voip/line/2/id"].filter_text == "voip/lin/2/id"  # The editor's own filter must let it pass.
    assert "voip/signalling/sip/proxy_port" in offered("proxy_port|")


def test_values_with_their_meaning_and_the_default_marked(offered: Callable[..., dict[str, CompletionItem]]) -> None:
    found = offered("system/ntp/enabled=|")
    assert {label: item.detail for label, item in found.items()} == {"0": "off", "1": "on; default"}
    assert found["1"].preselect
    assert not found["0"].preselect
    modes = offered("voip/media/srtp/mode=|")
    assert list(modes) == ["DoNotSupportEncryption", "SupportEncryption", "RequireEncryption"]


def test_the_whole_value_is_replaced(offered: Callable[..., dict[str, CompletionItem]]) -> None:
    for line in ("voip/media/srtp/mode=Req|uire ", "voip/media/srtp/mode=|Require ", "voip/media/srtp/mode=Require| "):
        assert inserted(line, offered(line)["RequireEncryption"]) == "voip/media/srtp/mode=RequireEncryption "
    line = "voip/media/srtp/mode= |"
    assert inserted(line, offered(line)["RequireEncryption"]) == "voip/media/srtp/mode= RequireEncryption"


def test_a_known_default_is_offered_where_there_is_no_list(
    offered: Callable[..., dict[str, CompletionItem]],
) -> None:
    assert {label: item.detail for label, item in offered("voip/signalling/sip/proxy_port=|").items()} == {
        "5060": "default"
    }


def test_nothing_is_offered_for_passwords_comments_and_includes(
    offered: Callable[..., dict[str, CompletionItem]],
) -> None:
    for line in ("voip/line/0/auth_password=|", "; voip|", "include |x", "no/such/name=|"):
        assert offered(line) == {}
