"""Rows of parameter tables in text dumps, where columns, bullets and page breaks are lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document.text import TextRow, parameter_blocks, text_document, text_paragraphs
from extract.facts.description import Description, read_description
from extract.facts.naming import FirstCell, first_cell


def blocks(text: str) -> list[TextRow]:
    return parameter_blocks(text_document(text).lines)


def cell(row: TextRow) -> FirstCell:
    return first_cell([*row.label, *row.path])


def names(text: str) -> list[str]:
    return [name.name for row in blocks(text) for name in cell(row).names]


def described(row: TextRow) -> Description:
    return read_description(text_paragraphs(row.description))


TABLE = """4 Ports
4.2 Ports of the Server
Table 4-1: Port Parameters
Parameter Description
Server Port
[system/server/port]
Port that the server listens on.
Range: 1 to 65535. Default: 443.
[system/server/
very_long_name_of_a_switch] Switches it
on. Possible values are:
[0] Disable (default)
[1] Enable
5 Other Things
"""


def test_label_path_and_description() -> None:
    first, second = blocks(TABLE)
    assert first == TextRow(
        ("Server Port",),
        ("[system/server/port]",),
        ("Port that the server listens on.", "Range: 1 to 65535. Default: 443."),
        "4.2",
        "Table 4-1: Port Parameters",
        5,
    )
    assert cell(first).label == "Server Port"
    assert second.label == ()
    assert second.path == ("[system/server/", "very_long_name_of_a_switch]")
    assert cell(second).names[0].name == "system/server/very_long_name_of_a_switch"
    facts = described(second)
    assert facts.default and facts.default.value == "0"
    assert [value.literal for value in facts.values] == ["0", "1"]


def test_a_label_over_two_lines() -> None:
    row = blocks("Parameter Description\nAddress or Host\nName of the Server\n[voip/server/address]\nWhere it is.")[0]
    assert cell(row).label == "Address or Host Name of the Server"


def test_a_description_that_ends_like_a_label_stays_one() -> None:
    text = """Parameter Description
[voip/a/mode] Chooses after
Vendor's manner
[voip/a/other] Says more."""
    assert [row.label for row in blocks(text)] == [(), ()]


def test_paths_without_brackets() -> None:
    text = """Parameter Description
[voip/line/one] One.
voip/line/two Two things.
voip/line/
three_of_them
Three things.
voip/group_of_all
Group of all."""
    assert names(text) == ["voip/line/one", "voip/line/two", "voip/line/three_of_them", "voip/group_of_all"]


def test_a_bare_path_is_a_row_only_inside_a_table() -> None:
    assert names("See also the list.\nvoip/line/two/three Two things.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It depends on\n[voip/a/other] being set.",
        "Note: Relevant only when\nvoip/a/other is set to 1.",
        "Works when\nvoip/a/other/enabled\nis set to 1.",
        "Example:\n[voip/a/other]=1",
    ],
)
def test_a_name_in_a_sentence_is_no_row(sentence: str) -> None:
    text = f"Parameter Description\n[voip/a/mode] Chooses the mode.\n{sentence}\n[voip/a/last] Last one."
    assert names(text) == ["voip/a/mode", "voip/a/last"]


def test_two_names_with_a_dash_are_one_with_a_range() -> None:
    text = "Parameter Description\n[voip/line/0/name] -\n[voip/line/7/name]\nName of the line."
    row = blocks(text)[0]
    assert [name.name for name in cell(row).names] == ["voip/line/{n}/name"]
    assert row.description == ("Name of the line.",)


def test_an_index_range_cut_by_the_line() -> None:
    assert names("Parameter Description\n[voip/tones/[0-\n10]/level]\nLevel of the tone.") == ["voip/tones/{n}/level"]


def test_a_closing_bracket_that_is_lost() -> None:
    assert names("Parameter Description\n[voip/a/mode\nChooses it.\n[voip/b/mode]\nChooses more.") == [
        "voip/a/mode",
        "voip/b/mode",
    ]


def pages(*bodies: str) -> str:
    """Bodies with running headers and footers fused into the text, odd and even ones unlike."""
    parts = []
    for number, body in enumerate(bodies, 1):
        footer = f"Version 1.2.3 {number}" if number % 2 else f"{number} Manual of the Phone Document #: AB-12345"
        header = "Manual of the Phone Contents" if number % 2 else "400 Phones"
        parts.append(f"{header}\n{body}\n{footer}")
    return "\n".join(parts)


WORDS = ("alpha", "beta", "gamma", "delta")
FILLER = "\n".join(f"Some prose that fills line {word} of a page." for word in ("one", "two", "three", "four", "five"))


def test_a_name_and_a_row_cut_by_the_page_break() -> None:
    text = pages(
        FILLER,
        FILLER,
        FILLER,
        f"{FILLER}\nTable 1-1: Things\nParameter Description\n[voip/signalling/sip/a_name_that_is_",
        f"Parameter Description\ncut_here] Waits so long\nbefore it ends. Default: 5.\n{FILLER}",
        FILLER,
        FILLER,
        f"{FILLER}\nParameter Description\n[voip/signalling/other] Chooses how long the",
        "Parameter Description\nphone waits. Default: 7.",
    )
    rows = blocks(text)
    assert [name.name for row in rows for name in cell(row).names] == [
        "voip/signalling/sip/a_name_that_is_cut_here",
        "voip/signalling/other",
    ]
    assert rows[1].description == ("Chooses how long the", "phone waits. Default: 7.")
    assert [facts.default.value for row in rows if (facts := described(row)).default] == ["5", "7"]


def test_a_label_on_one_page_and_its_name_on_the_next() -> None:
    first = f"{FILLER}\nParameter Description\n[voip/a/one] One.\nTone Time Length of the tone that"
    second = f"Parameter Description\n[voip/a/two] ends a call.\n{FILLER}"
    rows = blocks(pages(FILLER, FILLER, FILLER, first, second, FILLER, FILLER))
    assert [row.description[:2] for row in rows] == [("One.",), ("Tone Time Length of the tone that", "ends a call.")]


def test_a_table_that_touches_another_one() -> None:
    text = (
        "Parameter Description\n[voip/a/one] One thing. Default: 1.\nOption Use\n160 Place of the server\n66/67 Server"
    )
    assert blocks(text)[0].description == ("One thing. Default: 1.",)


def test_columns_written_one_after_the_other_give_no_facts() -> None:
    text = """Parameter
[voip/a/one]
[voip/a/two]
[voip/a/three]
Description
One thing. Default: 1.
Two things. Default: 2.
Three things. Default: 3."""
    assert names(text) == ["voip/a/one", "voip/a/two", "voip/a/three"]
    assert [row.description for row in blocks(text)] == [(), (), ()]


def test_a_dump_that_keeps_rows_together() -> None:
    rows = [
        f"Label {word} Time that the phone waits before it\n[voip/wait/{word}_long_ starts the call again\n"
        f"{word}_name] and again.\nDefault: {number}."
        for number, word in enumerate(WORDS)
    ]
    text = "\n".join(["Parameter Description", *rows])
    assert names(text) == [f"voip/wait/{word}_long_{word}_name" for word in WORDS]
    assert [facts.default.value for row in blocks(text) if (facts := described(row)).default] == ["0", "1", "2", "3"]


def test_contents_are_no_rows() -> None:
    assert names("1.1 Parameter Description ........ 5\n[voip/a/one] ............ 6") == []


LISTED = """Chooses the scheme. The values are:
OPTION_1 first scheme that
has two lines
OPTION_2 second scheme (default)
The change needs nothing."""


def test_a_list_without_marks() -> None:
    facts = read_description(text_paragraphs(LISTED.split("\n")))
    assert [(value.literal, value.meaning) for value in facts.values] == [
        ("OPTION_1", "first scheme that has two lines"),
        ("OPTION_2", "second scheme"),
    ]
    assert facts.default and facts.default.value == "OPTION_2"


def test_notes_and_stated_facts_begin_paragraphs() -> None:
    found = text_paragraphs(["Chooses", "it", "Range: 1 to 5", "Note: Something", "else."])
    assert [(paragraph.text, paragraph.note) for paragraph in found] == [
        ("Chooses it", False),
        ("Range: 1 to 5", False),
        ("Note: Something else.", True),
    ]


def score(text: str, stated: list[dict[str, Any]]) -> tuple[float, float, int]:
    """Shares of names and of defaults that a dump gives, and how many names it gives that are not stated."""
    found: dict[str, str | None] = {}
    for row in blocks(text):
        facts = described(row)
        for name in cell(row).names:
            found.setdefault(name.name, facts.default.value if facts.default else None)
    right = sum(entry["name"] in found for entry in stated)
    wanted = [entry for entry in stated if "default" in entry]
    same = sum(found.get(entry["name"]) == entry["default"] for entry in wanted)
    return right / len(stated), same / len(wanted), len(set(found) - {entry["name"] for entry in stated})


@pytest.mark.parametrize("name", ["sample", "sample-b"])
@pytest.mark.parametrize("between", ["\n", "\f"])
def test_dumps_of_the_samples(
    dump: Callable[[str, str], str], truth: Callable[[str], dict[str, Any]], name: str, between: str
) -> None:
    text, stated = dump(name, between), truth(name)["parameters"]
    right, same, extra = score(text, stated)
    assert (right, same, extra) == (1.0, 1.0, 0)


@pytest.mark.parametrize("name", ["sample", "sample-b"])
def test_dumps_without_bullets(
    dump: Callable[[str, str], str], truth: Callable[[str], dict[str, Any]], name: str
) -> None:
    text = dump(name, "\n")
    bare = "\n".join(line.lstrip("\uf0b7\u2022 ") for line in text.split("\n"))
    assert bare != text
    right, same, extra = score(bare, truth(name)["parameters"])
    assert (right, extra) == (1.0, 0)
    assert same >= 0.98


PART = st.from_regex(r"[a-z]{2,9}(_[a-z]{2,9}){0,3}", fullmatch=True)
PATH = st.lists(PART, min_size=1, max_size=5).map(lambda parts: "/".join(["voip", *parts]))


@given(st.lists(PATH, min_size=1, max_size=8, unique=True), st.data())
def test_names_come_back_however_they_wrap(paths: list[str], data: st.DataObject) -> None:
    lines = ["Parameter Description"]
    for number, path in enumerate(paths):
        if data.draw(st.booleans()):
            lines.append("Some Label")
        token = f"[{path}]"
        cuts = sorted(data.draw(st.sets(st.integers(7, len(token) - 1), max_size=3)))
        pieces = [token[a:b] for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
        lines += pieces[:-1]
        lines.append(pieces[-1] + data.draw(st.sampled_from(["", " Says what it does."])))
        lines.append(f"It waits. Default: {number}.")
    rows = parameter_blocks(lines)
    assert [name.shown for row in rows for name in cell(row).names] == paths
    assert [facts.default.value for row in rows if (facts := described(row)).default] == [
        str(number) for number in range(len(paths))
    ]


@given(st.text(max_size=300) | st.lists(st.sampled_from(TABLE.split()), max_size=60).map(" ".join))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for row in blocks(text):
        assert row.path
        assert row.line >= 1
        described(row)


@given(st.permutations(TABLE.split("\n")))
def test_lines_in_any_order_are_read_without_an_error(lines: list[str]) -> None:
    for row in parameter_blocks(lines):
        described(row)
