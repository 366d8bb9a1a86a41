"""What stands under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lsprotocol.types import MarkupKind, Position

from lint.lsp.desk import Desk, Opened
from lint.lsp.hover import hover

Open = Callable[[str], Opened]


@pytest.fixture
def shown(desk: Desk, opened: Open) -> Callable[..., str]:
    """The hover on a character of a line, as text; empty where there is none."""

    def at(text: str, word: str) -> str:
        number = next(n for n, line in enumerate(text.split("\n")) if word in line)
        found = hover(desk, opened(text), Position(number, text.split("\n")[number].index(word)))
        return found.contents.value if found else ""  # type: ignore[union-attr]

    return at


def test_a_name_shows_what_explain_says(shown: Callable[..., str]) -> None:
    text = shown("system/ntp/enabled=1", "system")
    assert text.startswith("**system/ntp/enabled**\n\nSwitches clock synchronization from NTP servers")
    for part in (
        "- Type: boolean",
        "- Default: 1 (firmware)",
        "- A change needs: none:",
        "**Evidence:**",
        "FW-UC-3.0.4",
    ):
        assert part in text


def test_a_range(shown: Callable[..., str]) -> None:
    assert "- Type: port, 1024 to 65535" in shown("voip/signalling/sip/proxy_port=1", "voip")


def test_a_value_shows_its_meaning_first(shown: Callable[..., str]) -> None:
    text = shown("system/ntp/enabled=1", "1")
    assert text.startswith("**system/ntp/enabled**\n\n1: on\n\nThis is the default.\n")
    assert "This is the default" not in shown("system/ntp/enabled=0", "0")


def test_the_marked_words_are_the_ones_that_are_explained(desk: Desk, opened: Open) -> None:
    found = hover(desk, opened("😀\n voip/line/0/id = 😀 "), Position(1, 3))
    assert found is not None
    assert found.range is not None
    assert (found.range.start, found.range.end) == (Position(1, 1), Position(1, 15))
    found = hover(desk, opened("voip/line/0/id = 😀 "), Position(0, 17))
    assert found is not None
    assert found.range is not None
    assert (found.range.start.character, found.range.end.character) == (17, 19)


@pytest.mark.parametrize("word", ["voip", "Zyxw"])
def test_a_password_is_not_shown(shown: Callable[..., str], word: str) -> None:
    text = shown("voip/line/0/auth_password=Zyxw9876", word)
    assert text
    assert "Zyxw" not in text


def test_an_unknown_name_shows_near_ones(shown: Callable[..., str]) -> None:
    assert "- voip/line/0/id" in shown("voip/lin/0/id=1", "voip")


def test_an_old_name_shows_its_successor(shown: Callable[..., str]) -> None:
    text = shown("personal_settings/soft_key/psk/3/label=1", "psk")
    assert "An older name" in text
    assert "**Its successor:**\n\n- personal_settings/soft_keys/psk/3/label\n" in text


def test_an_include_shows_the_file(shown: Callable[..., str], tmp_path: Path) -> None:
    assert "There is no such file here" in shown("include global.cfg", "global")
    (tmp_path / "global.cfg").touch()
    assert "global.cfg" in shown("include global.cfg", "include")
    assert "Reads " in shown("include global.cfg", "include")
    assert "url-map" in shown("include https://server.example.com/a.cfg", "include")


def test_comments_and_blanks_show_nothing(shown: Callable[..., str]) -> None:
    assert not shown("; voip/line/0/id=1", "voip")
    assert not shown("a/b=1", "1")


def test_plain_text_for_editors_that_know_no_markdown(desk: Desk, opened: Open) -> None:
    found = hover(desk, opened("system/ntp/enabled=1"), Position(0, 0), as_markdown=False)
    assert found is not None
    assert found.contents.kind == MarkupKind.PlainText  # type: ignore[union-attr]
    assert "*" not in found.contents.value  # type: ignore[union-attr]
