"""The grammar of descriptions: every way the editions state a fact, and what must not be taken for one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from documents import wanted as asked
from hypothesis import given
from hypothesis import strategies as st

from extract.document.page import Line, Word
from extract.facts.description import Description, read_description
from extract.facts.grammar import PATTERNS
from extract.facts.paragraphs import Paragraph, joined, paragraphs


def lines_of(texts: Sequence[str]) -> list[Line]:
    """Lines without a place."""
    return [Line(tuple(Word(word, 0, 0, 0, 0, 1, False) for word in text.split())) for text in texts if text.split()]


def read(*texts: str) -> Description:
    """Each text is a line that begins a paragraph."""
    return read_description(paragraphs(lines_of(texts), float("inf")))


def default(*texts: str) -> str | None:
    found = read(*texts).default
    return found.value if found else None


def limits(text: str) -> tuple[str, str] | None:
    found = read(text)
    return (found.minimum.value, found.maximum.value) if found.minimum and found.maximum else None


# Values


@pytest.mark.parametrize(
    ("items", "literals", "wanted"),
    [
        (["[0] Disable (default)", "[1] Enable"], ["0", "1"], "0"),
        (["\u2022 [0] = Disabled (this is the default)", "\u2022 [1] = Enabled"], ["0", "1"], "0"),
        (["\u2022 [0] - Activate", "\u2022 [1] - Deactivate (default)"], ["0", "1"], "1"),
        (["0 = Disabled", "1 = Enabled (default)"], ["0", "1"], "1"),
        (["\u2022 0 Disable (default)", "\u2022 1 Enable"], ["0", "1"], "0"),
        (["0 Disable (default)", "1 Enable"], ["0", "1"], "0"),
        (["\u2022 0- Disable", "\u2022 1- Enable (default)"], ["0", "1"], "1"),
        (["\u2022 0: Disable", "\u2022 1: Enable (default)"], ["0", "1"], "1"),
        (["\u2022 hourly - each hour", "\u2022 daily - each day (default)"], ["hourly", "daily"], "daily"),
        (["Valid values are:", "hourly - each hour", "daily - each day (default)"], ["hourly", "daily"], "daily"),
        (["Valid values are:", "\u2022 HOURLY", "\u2022 DAILY (default)"], ["HOURLY", "DAILY"], "DAILY"),
        (["Valid values:", "HOURLY", "DAILY (default)"], ["HOURLY", "DAILY"], "DAILY"),
        (["PRIVATE (default) or SHARED"], ["PRIVATE", "SHARED"], "PRIVATE"),
        (["PRIVATE or SHARED (default)."], ["PRIVATE", "SHARED"], "SHARED"),
        (["* [0] Disable", "* [1] Enable (default)"], ["0", "1"], "1"),
        (["0] Disable (default)", "1] Enable"], ["0", "1"], "0"),
        (["[-1] None", "[>1] A number"], ["-1", ">1"], None),
        (["[0] Disable - default", "[1] Enable"], ["0", "1"], "0"),
        (["\uf0b7 [0] Disable", "\uf0b7 [1] Enable", "Default: 1"], ["0", "1"], "1"),
        (["\u2022 UDP", "\u2022 TCP", "\u2022 TLS (default)"], ["UDP", "TCP", "TLS"], "TLS"),
    ],
)
def test_values_of_a_list(items: list[str], literals: list[str], wanted: str | None) -> None:
    found = read("Selects how it works.", *items)
    assert [value.literal for value in found.values] == literals
    assert (found.default.value if found.default else None) == wanted
    assert found.summary == "Selects how it works."
    assert found.unread == []


def test_values_have_meanings() -> None:
    found = read("Selects it.", "\u2022 [0] Disable (default)", "\u2022 [1] Enable it - always")
    assert [(value.meaning, value.default) for value in found.values] == [
        ("Disable", True),
        ("Enable it - always", False),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["Sets the server. For example:", "\u2022 10.0.0.1", "\u2022 server.example.com"],
        ["Sets the server.", "For example:", "\u2022 10.0.0.1", "\u2022 server.example.com"],
        ["Sets it.", "Notes", "\u2022 [0] is not used.", "\u2022 [1] neither."],
        ["[Only displayed if the 'X' parameter is enabled.]", "Sets it."],
        ["Sets it.", "Default = 5."],
        ["Sets it.", "Default \u2013 5."],
        ["Sets the port on which the phone listens."],
    ],
)
def test_what_is_no_list_of_values(texts: list[str]) -> None:
    assert read(*texts).values == []


# Limits and defaults


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Range: 40 to 65536. Default: 60.", ("40", "65536")),
        ("The valid range is 0 to 65535. The default value is 1800.", ("0", "65535")),
        ("Default: 20 milliseconds. Range: 20-200.", ("20", "200")),
        ("Range: 0 \u2013 60 (seconds)", ("0", "60")),
        ("Range: 0 - 60 seconds.", ("0", "60")),
        ("The valid range is between 1 and 10.", ("1", "10")),
        ("The range is -31 to 31.", ("-31", "31")),
        ("Valid values are 0-255.", ("0", "255")),
        ("Range: from 1 to 5 minutes.", ("1", "5")),
        ("(Range: 1 - 120, Default: 60)", ("1", "120")),
        ("Range: 1 to 120; default: 60.", ("1", "120")),
        ("Range 10 to 60", ("10", "60")),
        ("Range: 10 to 5.", None),
        ("The port of the server.", None),
    ],
)
def test_ranges(text: str, wanted: tuple[str, str] | None) -> None:
    assert limits(text) == wanted


@pytest.mark.parametrize("text", ["Range: 0\u201365,535.", "Range: 0 to 65,535. Default: 5,060."])
def test_a_comma_among_thousands_is_never_the_end_of_a_limit(text: str) -> None:
    assert limits(text) in (("0", "65535"), None)
    assert default(text) in ("5060", "5,060", None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Range: 0 \u2013 60 (seconds)", "seconds"),
        ("Default: 20 milliseconds. Range: 20-200.", "milliseconds"),
        ("By default, 5 minutes.", "minutes"),
        ("Range: 0 to 60.", None),
    ],
)
def test_units(text: str, unit: str | None) -> None:
    found = read(text).unit
    assert (found.value if found else None) == unit


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Range: 40 to 65536. Default: 60.", "60"),
        ("The valid range is 0 to 65535. The default value is 1800.", "1800"),
        ("Default: 20 milliseconds. Range: 20-200.", "20"),
        ("Sets it. (Default-0)", "0"),
        ("By default, 5 seconds.", "5"),
        ("The default is -10.", "-10"),
        ("Default: 0.5.", "0.5"),
        ("Default: 192.168.0.1.", "192.168.0.1"),
        ("Default: http://prov.example.com/file.cfg.", "http://prov.example.com/file.cfg"),
        ("The default is 'admin'.", "admin"),
        ("The default is \u201c1234\u201d.", "1234"),
        ('The default is "0|1".', "0|1"),
        ("The default value is 0 (disabled).", "0"),
        ("Default: 5 (seconds).", "5"),
        ("Default: [5].", "5"),
        ("Default = 5.", "5"),
        ("Default: empty.", ""),
        ("The default is an empty string.", ""),
        ("(Range: 1 - 120, Default: 60)", "60"),
        ("Default: English.", "English"),
        ("Sets the default gateway.", None),
        ("The default is used where no other value is set.", None),
        ("By default, the phone uses the first server.", None),
    ],
)
def test_defaults(text: str, wanted: str | None) -> None:
    assert default("Sets something.", text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Default: yyyy-MM-dd hh:mm",
        "The default is no value.",
        "Sets the default: ring tone.",
    ],
)
def test_a_default_is_never_a_piece_of_a_longer_text(text: str) -> None:
    assert default(text) not in ("yyyy-MM-dd", "no", "ring")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("up to 35 characters", "35"),
        ("Name of the user, up to 35 characters.", "35"),
        ("A string of up to 32 chars.", "32"),
        ("Maximum length is 64 characters.", "64"),
        ("Max length: 15", "15"),
        ("Up to 4 lines.", None),
    ],
)
def test_lengths(text: str, length: str | None) -> None:
    found = read(text).max_length
    assert (found.value if found else None) == length


@pytest.mark.parametrize(
    "texts",
    [
        ["Sets it. Default: 5.", "Note: when a/b/c is used, the default is 7."],
        ["Sets it.", "Default: 5.", "Notes", "\u2022 If a/b/c is 1, the default value is 9."],
        ["Note: The default: 3 is old. Sets the port. Default: 5."],
        ["Sets it.", "Example: Default: 60.", "Default: 5"],
        ["Sets it.", "For example, [a/b/c=0].", "The default value is 5."],
    ],
)
def test_notes_and_examples_state_no_default(texts: list[str]) -> None:
    assert default(*texts) == "5"


@pytest.mark.parametrize("text", ["For example, if the range is 1 to 5, the phone waits.", "Example: Range: 1 to 2"])
def test_examples_state_no_limits(text: str) -> None:
    assert limits(text) is None


def test_notes_are_kept_apart() -> None:
    found = read("Sets it.", "Notes:", "\u2022 The parameter a/b must be 1.", "\u2022 It is old.")
    assert [note for note in found.notes if note] == ["The parameter a/b must be 1.", "It is old."]
    assert "" not in found.notes
    assert found.summary == "Sets it."


# Conditions and models


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[Only displayed if the 'Use SIP Registrar' parameter is enabled.]", [(None, "Use SIP Registrar", "1")]),
        ("[Only displayed if the \u201cX\u201d parameter is disabled]", [(None, "X", "0")]),
        ("Only displayed when the 'Mode' parameter is set to Custom.", [(None, "Mode", "Custom")]),
        ("Only displayed when 'X' is set to 'Static IP'.", [(None, "X", "Static IP")]),
        ("Relevant only when [a/b/c] is set to 1.", [("a/b/c", None, "1")]),
        ("Relevant only when a/b/c=1.", [("a/b/c", None, "1")]),
        ("Displayed only if the 'Mode' parameter is configured to Custom.", [(None, "Mode", "Custom")]),
        ("Relevant only if a/b/c is not 0.", [("a/b/c", None, "not_equals 0")]),
        ("Relevant only when a/b/c is greater than 3.", []),
        ("Only displayed if the mode is right.", []),
    ],
)
def test_conditions(text: str, wanted: list[tuple[str | None, str | None, str]]) -> None:
    found = read("Sets it.", text).conditions
    assert [(one.path, one.label, asked(one.op, one.values)) for one in found] == wanted
    assert all(one.words == text for one in found)


def test_a_choice_of_values_is_no_condition_on_the_first() -> None:
    found = read("Sets it.", "Only displayed when the 'Mode' parameter is set to Static or Dynamic.").conditions
    assert [asked(one.op, one.values) for one in found] != ["Static"]


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("[Only applies to the 420HD and 405 phones]", ["420HD", "405"]),
        ("Only applicable to 440HD.", ["440HD"]),
        ("Note: Only applicable to the 405 phone.", ["405"]),
        ("This parameter only applies to the 420HD, 430HD and 440HD models.", ["420HD", "430HD", "440HD"]),
        ("Applies to the 405 and 405HD phones only.", ["405", "405HD"]),
        ("Supported only on the C450HD.", ["C450HD"]),
        ("Not applicable to the 405 phone.", []),
        ("This parameter is not supported on the 405HD.", []),
        ("On the 405 phone, the key is on the left.", []),
    ],
)
def test_models(text: str, models: list[str]) -> None:
    assert read("Sets it.", text).models == models


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A phone restart is required.", "restart"),
        ("Requires a reboot.", "reboot"),
        ("A reboot is required for the change to take effect.", "reboot"),
        ("Changing this requires a reload.", "reload"),
        ("No restart is required.", None),
        ("This does not require a reboot.", None),
        ("The phone may reboot.", None),
    ],
)
def test_what_a_change_needs(text: str, wanted: str | None) -> None:
    found = read("Sets it.", text).apply
    assert (found.value if found else None) == wanted


# Evidence


def test_every_fact_has_its_words() -> None:
    found = read("Sets it.", "The valid range is 1 to 9.", "Default: 5 seconds.", "Up to 3 characters.")
    for fact, words in (
        (found.minimum, "The valid range is 1 to 9."),
        (found.maximum, "The valid range is 1 to 9."),
        (found.default, "Default: 5 seconds."),
        (found.unit, "Default: 5 seconds."),
        (found.max_length, "Up to 3 characters."),
    ):
        assert fact is not None
        assert fact.words == words


def test_what_no_pattern_reads_is_kept() -> None:
    found = read("The default depends on the country, and so does the range.")
    assert found.default is None
    assert found.unread == ["The default depends on the country, and so does the range."]
    assert found.text == "The default depends on the country, and so does the range."


def test_nothing_at_all() -> None:
    assert read() == Description()


def test_patterns_name_what_they_find() -> None:
    groups = {
        "range": {"low", "high"},
        "length": {"length"},
        "default": {"default"},
        "condition": {"wanted"},
        "models": {"models"},
        "apply": {"apply"},
    }
    assert set(groups) <= {pattern.kind for pattern in PATTERNS}
    for pattern in PATTERNS:
        assert groups.get(pattern.kind, set()) <= set(pattern.regex.groupindex), pattern.regex.pattern


# Paragraphs


def line(text: str, x0: float = 0.0) -> Line:
    """A line of words, each letter five points wide, with a blank of as much between them."""
    found = []
    x = x0
    for word in text.split():
        found.append(Word(word, x, 0.0, x + 5 * len(word), 10.0, 10.0, False))
        x += 5 * len(word) + 5
    return Line(tuple(found))


def test_a_line_that_was_full_goes_on() -> None:
    lines = [line("Aaaa bbbb cccc"), line("dddd eeee"), line("Ffff")]
    assert [p.text for p in paragraphs(lines, 75.0)] == ["Aaaa bbbb cccc dddd eeee", "Ffff"]


@pytest.mark.parametrize("mark", ["\uf0b7", "\u2022", "*", "\u25aa", "\u2013"])
def test_bullets_begin_items(mark: str) -> None:
    found = paragraphs([line("Sets it:"), line(f"{mark} [0] Off"), line(f"{mark} [1] On")], 60.0)
    assert [(p.text, p.bullet) for p in found] == [("Sets it:", False), ("[0] Off", True), ("[1] On", True)]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("xx|[2-", "9]xxx", "xx|[2-9]xxx"),
        ("the range 20-", "200 holds", "the range 20-200 holds"),
        ("see voip/line/", "id", "see voip/line/id"),
        ("one", "two", "one two"),
        ("a dash -", "and more", "a dash - and more"),
        ("", "two", "two"),
    ],
)
def test_lines_are_joined(first: str, second: str, whole: str) -> None:
    assert joined(first, second) == whole


# Fuzz

WORDS = """
Default: default Range: range is 0 -5 to [0] [ ] Note: only if 'X' = a/b/c \u2022 * (default) or UDP 420HD applies set
not reboot required. up By characters
"""
words = st.sampled_from(WORDS.split())
texts = st.lists(st.one_of(st.lists(words, max_size=12).map(" ".join), st.text(max_size=40)), max_size=6)


@given(texts, st.floats(0, 500))
def test_any_description_is_read_without_an_error(given_texts: list[str], edge: float) -> None:
    found = read_description(paragraphs(lines_of(given_texts), edge))
    if found.minimum and found.maximum:
        assert int(found.minimum.value) <= int(found.maximum.value)
    literals = [value.literal for value in found.values]
    assert all(literals)


@given(st.lists(st.tuples(st.text(max_size=40), st.booleans(), st.booleans()), max_size=5))
def test_any_paragraphs_are_read_without_an_error(given_paragraphs: list[tuple[str, bool, bool]]) -> None:
    read_description([Paragraph(*one) for one in given_paragraphs])


@given(st.text(max_size=60))
def test_any_text_stays_as_text(text: str) -> None:
    assert (
        read(text).text.split() == " ".join(paragraph.text for paragraph in paragraphs(lines_of([text]), 1e9)).split()
    )
