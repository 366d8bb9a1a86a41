"""The words: every form of the two manners is used, values and names stay whole, nothing is said twice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import Any

import pytest

from extract.typeset import MANNERS, phrases
from extract.typeset.cells import Sources, row
from extract.typeset.chance import Lot
from extract.typeset.content import build
from extract.typeset.model import Row, Run
from extract.typeset.naming import printed_name, wrapped
from extract.typeset.phrases import BY_KEY, Manner
from extract.typeset.runs import curled, fill, literal, plain, tidy

Rows = dict[str, list[dict[str, Any]]]
NOTHING = Sources({}, {}, {})
BARE = dict.fromkeys(
    (
        *("label", "summary", "no_summary", "comment", "requires", "models", "values", "values_complete", "minimum"),
        *("maximum", "unit", "max_length", "default", "index", "security", "table", "section"),
    )
)


def parameter(**given: Any) -> dict[str, Any]:
    return {**BARE, "name": "voip/line/id", "type": "string", "apply": "unknown", "summary": "Its number.", **given}


def only(manner: Manner, **forms: Any) -> Manner:
    """A manner with a single form of some things."""
    return replace(manner, **{name: ((1, form),) for name, form in forms.items()})


def said(made: Row) -> str:
    return "\n".join(text.plain() for text in made.description)


@pytest.mark.parametrize("key", MANNERS)
def test_every_wording_is_used_somewhere(key: str, dataset: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that no parameter takes is not tested, however much it is wanted."""
    picked: dict[int, set[Any]] = defaultdict(set)
    real = Lot.pick

    def record(self: Lot, what: str, options: Any) -> Any:
        chosen = real(self, what, options)
        picked[id(options)].add(chosen)
        return chosen

    monkeypatch.setattr(Lot, "pick", record)
    manner = BY_KEY[key]
    build(dataset, manner, seed=22)
    rare = {"models", "minimums", "unit_alone"}
    for field in fields(manner):
        options = getattr(manner, field.name)
        if isinstance(options, tuple) and field.name not in rare:
            assert {form for _, form in options} == picked[id(options)], field.name


def test_a_default_that_is_a_literal_is_marked_in_the_list() -> None:
    manner = only(phrases.A, items="[{literal}] {meaning}", switch=("Disable", "Enable"), marks=" (default)")
    values = {"voip/line/id": [{"literal": "0", "meaning": None}, {"literal": "1", "meaning": None}]}
    given = parameter(type="boolean", values=["0", "1"], values_complete=True, default="0")
    made = [row(given, manner, seed, Sources(values, {}, {}), {}) for seed in range(20)]
    assert all("[0] Disable" in said(one) and "[1] Enable" in said(one) for one in made)
    marked = ["[0] Disable (default)" in said(one) for one in made]
    assert any(marked)
    assert all(mark != ("efault: 0" in said(one) or "efault, 0" in said(one) or "value is 0" in said(one))
               for mark, one in zip(marked, made, strict=True))  # fmt: skip


def test_a_default_in_other_letters_than_the_list_keeps_its_own() -> None:
    values = {"voip/line/id": [{"literal": "FIXED", "meaning": None}, {"literal": "OTHER", "meaning": "one"}]}
    given = parameter(values=["FIXED", "OTHER"], values_complete=True, default="Fixed")
    made = row(given, only(phrases.A, defaults="Default: {default}."), 1, Sources(values, {}, {}), {})
    assert "Default: Fixed." in said(made)
    assert "(default)" not in said(made)


def test_an_empty_default_is_said_and_the_word_null_is_quoted() -> None:
    manner = only(phrases.A, defaults="Default: {default}.", empty_defaults="Default: empty.")
    assert "Default: empty." in said(row(parameter(default=""), manner, 1, NOTHING, {}))
    assert 'Default: "NULL".' in said(row(parameter(default="NULL"), manner, 1, NOTHING, {}))
    assert "efault" not in said(row(parameter(), manner, 1, NOTHING, {}))


def test_a_condition_names_a_label_only_where_it_is_given() -> None:
    manner = only(
        phrases.A,
        label_conditions=("before", "[Only displayed if the {who} parameter {state}.]"),
        conditions=("after", "Relevant only when {who} {state}."),
    )
    needed = {"parameter": "voip/{n}/on", "op": "equals", "value": "1", "values": ["1"], "clause": 0}
    given = parameter(requires=[needed])
    labelled = row(given, manner, 1, NOTHING, {"voip/{n}/on": "Use It"})
    assert said(labelled) == "[Only displayed if the 'Use It' parameter is enabled.] Its number."
    assert said(row(given, manner, 1, NOTHING, {})) == "Its number. Relevant only when voip/%d/on is set to 1."
    assert labelled.facts["requires"] == [{"parameter": "voip/{n}/on", "value": "1"}]


def test_alternatives_of_a_clause_share_a_sentence() -> None:
    manner = only(phrases.A, conditions=("after", "Relevant only when {who} {state}."))
    first = {"parameter": "a/b", "op": "equals", "value": "1", "values": ["1"], "clause": 0}
    second = {"parameter": "a/c", "op": "one_of", "value": None, "values": ["X", "Y"], "clause": 0}
    made = row(parameter(requires=[first, second]), manner, 1, NOTHING, {})
    assert "Relevant only when a/b is set to 1 or a/c is set to X or Y." in said(made)
    assert [fact["clause"] for fact in made.facts["requires"]] == [0, 0]


def test_a_condition_known_in_words_only_is_no_fact() -> None:
    needed = {"parameter": "a/b", "op": "unknown", "value": None, "values": [], "clause": 0, "text": "on"}
    made = row(parameter(requires=[needed]), phrases.A, 1, NOTHING, {})
    assert "known in words only: on." in said(made)
    assert "requires" not in made.facts


def test_variants_that_repeat_the_default_are_left_out() -> None:
    variants = [
        {"property": "default", "models": ["405HD"], "at_index": None, "value": "1"},
        {"property": "default", "models": ["450HD", "440HD"], "at_index": None, "value": "2"},
        {"property": "index", "models": ["420HD"], "at_index": None, "value": "n=0-1"},
    ]
    made = row(parameter(default="1"), phrases.A, 1, Sources({}, {}, {"voip/line/id": variants}), {})
    assert "For the 450HD and 440HD the default is 2; for the 420HD the index runs from 0 to 1." in said(made)
    assert "405HD" not in said(made)


@pytest.mark.parametrize("way", ["slash", "underscore", "anywhere"])
@pytest.mark.parametrize("width", [5, 11, 24, 38, 200])
def test_wrapping_keeps_every_letter_and_the_width(way: str, width: int) -> None:
    name = "[voip/audio/gain/automatic_gain_control/NB/handset_slow_adap_gain_slope]"
    lines = wrapped(name, width, way)
    assert "".join(lines) == name
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize(
    ("form", "shown", "stated"),
    [
        ("bracket", "voip/line/[0-7]/id", [0, 7]),
        ("dash", "voip/line/0-7/id", [0, 7]),
        ("letter", "voip/line/%d/id", [0, 7]),
        ("star", "voip/line/*/id", None),
        ("zero", "voip/line/0/id", None),
        ("span", "voip/line/%d/id", [0, 7]),
    ],
)
def test_index_forms(form: str, shown: str, stated: list[int] | None) -> None:
    manner = only(phrases.A, index_forms=form)
    made = printed_name(parameter(name="voip/line/{n}/id", index=[0, 7]), manner, Lot(1, "x"))
    assert (made.shown, made.limits) == (shown, stated)
    assert (made.sentence is not None) == (form == "letter")
    if form == "span":
        assert made.lines == ("[voip/line/0/id] -", "[voip/line/7/id]")


def test_a_second_index_is_never_left_to_a_sentence() -> None:
    manner = only(phrases.A, index_forms="letter")
    made = printed_name(parameter(name="a/{n}/tone_{m}", index=[0, 9]), manner, Lot(1, "x"))
    assert made.shown == "a/[0-9]/tone_%d"


def test_name_forms_of_the_sibling_editions() -> None:
    given = parameter(default="0")
    lines = {
        form: printed_name(given, only(phrases.B, name_forms=form), Lot(1, "x")).lines[0]
        for form in ("brackets", "bare", "slash", "slash in brackets", "value")
    }
    assert lines == {
        "brackets": "[voip/line/id]",
        "bare": "voip/line/id",
        "slash": "/voip/line/id",
        "slash in brackets": "[/voip/line/id]",
        "value": "[voip/line/id=0]",
    }


def test_what_must_not_break_takes_its_punctuation_along() -> None:
    value = literal("$1$abc$")
    assert value == (Run("$1$abc$", "keep"),)
    assert fill("(Default-{default}) and so on", default=value) == (
        Run("(Default-$1$abc$)", "keep"),
        Run(" and so on"),
    )
    assert tidy([*plain('The default is "'), *value, *plain('".')])[-1] == Run('"$1$abc$".', "keep")


def test_oddities_of_word_processors_are_rare_and_never_in_manner_a(dataset: Rows) -> None:
    text = "The phone's registration with the server."
    assert curled(text, Lot(1, "x"), 0) == text
    odd = {curled(text, Lot(seed, "x"), 100) for seed in range(30)}
    assert any("\u00ad" in one for one in odd)
    assert any("\u00a0" in one for one in odd)
    assert all("\u2019" in one for one in odd)
    printed = build(dataset, BY_KEY["a"], seed=1)
    assert not any(
        "\u00ad" in text.plain() for table in printed.tables() for one in table.rows for text in one.description
    )
