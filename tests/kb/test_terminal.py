"""How a card looks: plain text for pipes, rich for people who look at it."""

from __future__ import annotations

import json
import re
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from kb.terminal import plain, rich_print
from kb.terminal.layout import Line, lines

Cards = dict[str, dict[str, Any]]
COLOUR = re.compile(r"\x1b\[(\d+;)*(3[0-8]|4[0-8]|9[0-7])(;\d+)*m")


@pytest.fixture(scope="module")
def texts(cards: Cards) -> dict[str, str]:
    """The plain text of every card."""
    return {name: plain.text(lines(card)) for name, card in cards.items()}


def test_every_card_is_printable(texts: dict[str, str]) -> None:
    """No control character of the data may reach a terminal."""
    assert len(texts) == 1200
    assert [name for name, text in texts.items() if not text.replace("\n", "").isprintable()] == []


@pytest.mark.parametrize("width", [plain.WIDTH, 60], ids=["usual", "narrow"])
def test_every_card_wraps_at_the_width(cards: Cards, width: int) -> None:
    """But for a word that is longer than the line, such as an LDAP filter."""
    for name, card in cards.items():
        for row in plain.text(lines(card), width).splitlines():
            assert len(row) <= width or len(row.split()[-1]) > width // 2, name


def test_inferred_summaries_say_so(cards: Cards, texts: dict[str, str]) -> None:
    inferred = {name for name, card in cards.items() if card["summary_grade"] == "inferred"}
    assert len(inferred) > 100
    for name, card in cards.items():
        head = " ".join(texts[name].split("A change needs")[0].split())
        assert ("(inferred" in head) == (name in inferred), name
        assert not card["summary"] or card["summary"] in head


def test_inferred_types_say_so(cards: Cards, texts: dict[str, str]) -> None:
    inferred = [name for name, card in cards.items() if card["type_grade"] == "inferred"]
    assert inferred
    assert all(re.search(r"^Type .*\(inferred\)", texts[name], re.MULTILINE) for name in inferred)


def test_forms_are_shown_and_say_where_they_are_inferred(cards: Cards, texts: dict[str, str]) -> None:
    for name, card in cards.items():
        shown = re.search(r"^Form +(.*)$", texts[name], re.MULTILINE)
        assert (shown is not None) == bool(card["form"]), name
        if shown:
            doubt = " (inferred)" if card["form_grade"] == "inferred" else ""
            assert shown[1] == card["form"].replace("_", " ") + doubt, name


def test_what_no_source_says_is_shown_as_unknown(cards: Cards, texts: dict[str, str]) -> None:
    for name, card in cards.items():
        assert (re.search(r"^A change needs +unknown: ", texts[name], re.MULTILINE) is not None) == (
            card["apply"] == "unknown"
        ), name
        assert ("Default         not known" in texts[name]) == (card["default"] is None), name


def test_an_empty_default_is_called_empty(cards: Cards, texts: dict[str, str]) -> None:
    empty = [name for name, card in cards.items() if card["default"] == ""]
    assert empty
    assert all(re.search(r"^Default +empty \(", texts[name], re.MULTILINE) for name in empty)


def test_a_missing_summary_says_why(cards: Cards, texts: dict[str, str]) -> None:
    for name, card in cards.items():
        if not card["summary"]:
            assert f"No summary: {card['no_summary']}" in " ".join(texts[name].split()), name


def test_nothing_missing_is_printed_as_none(cards: Cards, texts: dict[str, str]) -> None:
    """`None` is Python's word, not an answer; where the data itself says it, it may stand."""
    assert [name for name, text in texts.items() if "None" in text and "None" not in json.dumps(cards[name])] == []


def test_security_remarks_and_sibling_firmware_stand_out(cards: Cards, texts: dict[str, str]) -> None:
    for name, card in cards.items():
        assert ("\nSecurity\n" in texts[name]) == bool(card["security"]), name
        assert ("belongs to sibling firmware" in texts[name]) == card["sibling"], name


def test_dependencies_stand_both_ways(texts: dict[str, str]) -> None:
    assert "voip/codec/codec_info/{n}/name = G722 or G722_8000" in texts["voip/codec/g722_bitrate"]
    assert "voip/codec/g722_bitrate, when " in " ".join(texts["voip/codec/codec_info/{n}/name"].split())


def test_evidence_names_source_grade_and_scope(texts: dict[str, str]) -> None:
    text = texts["voip/line/{n}/id"]
    assert "LTRT-11950 p102 (manual; AudioCodes 405, 420HD, 430HD, 440HD, 2.2.8)" in text
    assert "FW-UC-3.0.4 (firmware; AudioCodes 405HD, 440HD, 450HD, UC 3.0.4)" in text


def test_a_plain_table_is_aligned_and_leaves_null_empty() -> None:
    table = plain.table(("name", "page"), [("a", None), ("long name", 7)])
    assert table == "name       page\n---------  ----\na\nlong name  7\n"


# Rich


def printed(*shown: Line, **options: Any) -> str:
    console = Console(file=StringIO(), force_terminal=True, width=60, highlight=False, **options)
    rich_print.card(shown, console)
    return str(console.file.getvalue())  # type: ignore[attr-defined]


ALERT = Line("field", "reboot: the phone restarts", "A change needs", "alert")


def test_a_terminal_gets_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert COLOUR.search(printed(ALERT, color_system="standard"))


def test_no_color_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not COLOUR.search(printed(ALERT, color_system="standard"))


@pytest.mark.parametrize("kind", ["title", "text", "field", "heading", "item", "testimony"])
def test_markup_in_data_stays_text(kind: Any) -> None:
    """Rich reads `[bold]` as markup and `:smile:` as a picture; a phone's value is neither."""
    shown = printed(Line(kind, "[bold]10[/bold] [/] :smile:", "Label"), no_color=True)
    assert "[bold]10[/bold] [/] :smile:" in re.sub(r"\x1b\[[0-9;]*m", "", shown)


def test_markup_in_a_table_stays_text() -> None:
    console = Console(file=StringIO(), force_terminal=True, width=60, no_color=True)
    rich_print.table(["[red]name[/red]"], [["[bold]10[/bold]"], [None], [7]], console)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "[red]name[/red]" in shown
    assert "[bold]10[/bold]" in shown
    assert "None" not in shown


def test_rich_and_plain_print_the_same_words(cards: Cards) -> None:
    for name in ("voip/line/{n}/id", "voip/codec/codec_info/{n}/name", "system/password"):
        shown = [*lines(cards[name])]
        console = Console(file=StringIO(), width=plain.WIDTH, highlight=False)
        rich_print.card(shown, console)
        rich_words = re.findall(r"[\w/{}.]+", console.file.getvalue())  # type: ignore[attr-defined]
        assert rich_words == re.findall(r"[\w/{}.]+", plain.text(shown))
