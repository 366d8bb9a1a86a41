"""How the name on a line stands."""

from __future__ import annotations

import pytest

from kb.catalogue import Catalogue
from lint.cfg import lines
from lint.cfg.parse import parse
from lint.entries import (
    BROKEN,
    CONTINUED,
    KNOWN,
    NAMELESS,
    NOTHING,
    OLD,
    TEMPLATE,
    UNKNOWN,
    Entry,
    entries,
    fill,
)


def entry(text: str, catalogue: Catalogue) -> Entry:
    return Entry(lines.read(text), catalogue)


@pytest.mark.parametrize(
    ("text", "standing", "name"),
    [
        ("voip/line/0/id=1", KNOWN, "voip/line/0/id"),
        ("VOIP/Line/0/ID=1", KNOWN, "voip/line/0/id"),
        ("voip/line/{n}/id=1", TEMPLATE, "voip/line/{n}/id"),
        ("voip/line/[0-5]/id=1", TEMPLATE, "voip/line/[0-5]/id"),
        ("voip/lien/%d/id=1", TEMPLATE, "voip/lien/%d/id"),
        ("voip/services/group_paging/group/n-n/name=1", TEMPLATE, "voip/services/group_paging/group/n-n/name"),
        ("voip/li ne/0/id=1", BROKEN, "voip/line/0/id"),
        ("voip/li\u00adne/0/id=1", BROKEN, "voip/line/0/id"),
        ("system/ntp/daylight_saving/mode=FIXED", OLD, "system/ntp/daylight_saving/mode"),
        ("voip/lien/0/id=1", UNKNOWN, "voip/lien/0/id"),
        ("a b=1", UNKNOWN, "a b"),
        ("\x1b=1", UNKNOWN, "\\x1b"),
        ("=1", NAMELESS, ""),
        ("; voip/line/0/id=1", NOTHING, ""),
        ("voip/line/0/id", NOTHING, ""),
    ],
)
def test_standing(text: str, standing: str, name: str, catalogue: Catalogue) -> None:
    found = entry(text, catalogue)
    assert (found.standing, found.name) == (standing, name)
    assert (found.parameter is not None) == (standing == KNOWN)


def test_name_torn_over_two_lines(catalogue: Catalogue) -> None:
    document = parse(b"voip/services/call_waiting/gener\nate_tone/enabled=1\nvoip/line/0/id\nvoip/line/0/enabled=1\n")
    found = [e for _, e in entries(document, catalogue, {})]
    assert [e.standing for e in found] == [BROKEN, CONTINUED, NOTHING, KNOWN]
    assert found[0].name == "voip/services/call_waiting/generate_tone/enabled"


def test_equal_lines_share_an_entry(catalogue: Catalogue) -> None:
    known: dict[str, Entry] = {}
    found = [e for _, e in entries(parse(b"system/type=405HD\n;\nsystem/type=405HD\n"), catalogue, known)]
    assert found[0] is found[2]
    assert set(known) == {"system/type=405HD", ";"}


@pytest.mark.parametrize(
    ("text", "value", "columns"),
    [
        ("network/lan/vlan/id=66   ;0-4094 ", "66", (26, 33)),
        ("network/lan/vlan/id= ;66", "", (22, 25)),
        ("network/lan/vlan/id=66;0-4094", "66;0-4094", None),
        ("voip/signalling/sip/digit_map=xx ;[1-3]x", "xx ;[1-3]x", None),
    ],
)
def test_remark_behind_a_value(text: str, value: str, columns: tuple[int, int] | None, catalogue: Catalogue) -> None:
    found = entry(text, catalogue)
    assert (found.value, found.remark) == (value, columns)


def test_secrets_are_known_under_wrong_names_too(catalogue: Catalogue) -> None:
    assert entry("voip/line/0/auth_password=x", catalogue).secret
    assert entry("voip/line/0/auth_pasword=x", catalogue).secret
    assert entry("voip/line/0/auth_ password=x", catalogue).secret
    assert not entry("voip/line/0/id=x", catalogue).secret
    assert not entry("voip/lien/0/id=x", catalogue).secret
    assert not entry("; a comment", catalogue).secret
    assert entry("#voip/line/0/auth_password=a b", catalogue).shown() == "#voip/line/0/auth_password** *"
    assert entry("voip/line/0/id=a b", catalogue).shown() == "voip/line/0/id=a b"


def test_fill_takes_numbers_in_order() -> None:
    assert fill("voip/line/{n}/id", "voip/lien/3/id") == "voip/line/3/id"
    assert fill("a/{n}/b/{m}", "x/1/y/2/z") == "a/1/b/2"
    assert fill("a/{n}", "x") == "a/{n}"
