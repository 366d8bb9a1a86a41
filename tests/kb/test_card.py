"""The parameter card: everything known of one parameter as plain JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

import kb
from kb.catalogue import Catalogue

Cards = dict[str, dict[str, Any]]


def test_every_card_is_plain_json(cards: Cards) -> None:
    assert len(cards) == 1200
    for name, card in cards.items():
        assert json.loads(json.dumps(card, allow_nan=False)) == card, name


def test_all_cards_have_the_same_keys(cards: Cards) -> None:
    assert len({tuple(card) for card in cards.values()}) == 1


@pytest.mark.parametrize(
    "key",
    [
        "summary", "type", "form", "minimum", "maximum", "max_length", "default", "values", "apply", "apply_detail",
        "requires", "required_by", "guide", "security", "evidence", "sources", "notes", "variants", "models",
    ],
)  # fmt: skip
def test_the_card_has_what_explain_promises(cards: Cards, key: str) -> None:
    assert any(card[key] for card in cards.values())


def test_all_evidence_is_on_the_card(cards: Cards, dataset: dict[str, list[dict[str, Any]]]) -> None:
    assert sum(len(card["evidence"]) for card in cards.values()) == len(dataset["evidence"])
    assert all(e["source"] in card["sources"] for card in cards.values() for e in card["evidence"])


def test_every_answer_says_of_which_product_and_firmware_it_speaks(cards: Cards) -> None:
    for name, card in cards.items():
        for source in card["sources"].values():
            assert source["product"], name
            assert set(source) == {"title", "product", "firmware"}


def test_what_a_change_needs_has_a_meaning_and_a_scope(cards: Cards) -> None:
    for name, card in cards.items():
        detail = card["apply_detail"]
        assert detail["meaning"], name
        assert (card["apply"] == "unknown") == (detail["scope"] is None), name


def test_dependencies_stand_on_both_cards(cards: Cards) -> None:
    edges = [edge for card in cards.values() for edge in card["requires"]]
    assert edges
    for edge in edges:
        assert edge in cards[edge["required"]]["required_by"]


def test_a_place_has_its_titles(cards: Cards) -> None:
    place = cards["voip/line/{n}/id"]["guide"]
    assert (place["section"], place["table"], place["table_title"]) == ("20.2", "20-1", "Line Parameters")
    placed = [card["guide"] for card in cards.values() if card["guide"] and card["guide"]["section"]]
    assert all(place["section_title"] and place["page"] for place in placed)
    assert all(place["table_title"] for place in placed if place["table"])


def test_values_stand_with_their_meanings(cards: Cards) -> None:
    assert cards["system/ntp/enabled"]["values"] == [
        {"literal": "0", "meaning": "off"},
        {"literal": "1", "meaning": "on"},
    ]


def test_explain_keeps_what_was_asked() -> None:
    card: Any = kb.explain("VOIP/line/99/id")
    assert (card["asked"], card["spelling"], card["name"]) == ("VOIP/line/99/id", "voip/line/99/id", "voip/line/{n}/id")
    assert card["case_differs"] is True
    assert card["out_of_range"] == [{"letter": "n", "number": 99, "first": 0, "last": 7}]


def test_explain_refuses_an_unknown_name(catalogue: Catalogue) -> None:
    with pytest.raises(kb.UnknownParameterError, match="did you mean system/ntp/enabled"):
        kb.explain("systes/ntp/enabled")
