"""The same fact in other words: limits, defaults, lengths, values, conditions and models as other hands state them."""

from __future__ import annotations

from itertools import product

import pytest
from test_descriptions import default, limits, read


@pytest.mark.parametrize(
    "text",
    [
        "Permitted values are 5 through 600.",
        "Acceptable values are 5-600 seconds.",
        "It can be set to a value ranging from 5 to 600.",
        "The value must be between 5 and 600.",
        "Enter a number between 5 and 600.",
        "Any integer between 5 and 600.",
        "Accepts values from 5 through 600.",
        "Values: 5-600.",
        "Valid range (in seconds): 5 - 600.",
        "Value range: 5~600.",
        "Minimum 5, maximum 600.",
        "Min. 5, max. 600.",
        "Min: 5; Max: 600.",
        "Minimum: 5. Maximum: 600.",
        "The minimum is 5 and the maximum is 600.",
        "Valid values: 5 \u2264 value \u2264 600.",
        "At least 5 and at most 600.",
    ],
)
def test_limits_in_other_words(text: str) -> None:
    assert limits(text) == ("5", "600")
    assert read(text).values == []


@pytest.mark.parametrize(
    "text",
    [
        "Values from 1 to 3 are sent as they are, values from 4 to 7 are not.",
        "Range: 1 to 3 means that tones are played.",
        "Allowed values: 192.168.0.1 to 192.168.0.9.",
        "Maximum: 64 characters.",
        "Between 5 and 10 phones may share a line.",
    ],
)
def test_what_is_no_limit(text: str) -> None:
    assert limits(text) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Valid range (in seconds): 5 - 600.", "seconds"), ("Any integer between 5 and 600 msec.", "msec")],
)
def test_units_of_limits_in_other_words(text: str, unit: str) -> None:
    found = read(text).unit
    assert found is not None
    assert found.value == unit


@pytest.mark.parametrize("value", ["7", "UDP", "192.168.0.1"])
@pytest.mark.parametrize(
    "text",
    [
        "Default value is {}.",
        "Default is {}.",
        "Default - {}.",
        "Default setting: {}.",
        "Default Value:{}",
        "Default {}.",
        "[Default: {}]",
        "The factory default is {}.",
        "The factory setting is {}.",
        "The default value is set to {}.",
        "The default value of this parameter is {}.",
        "The parameter\u2019s default value is {}.",
        "By default, the value is {}.",
        "By default, it is set to {}.",
        "It is set to {} by default.",
        "The value is {} by default.",
    ],
)
def test_defaults_in_other_words(text: str, value: str) -> None:
    assert default("Sets it.", text.format(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "By default, it is hidden.",
        "Default gateways are found by DHCP.",
        "The feature is available by default.",
        "Restores the factory settings.",
    ],
)
def test_what_is_no_default(text: str) -> None:
    assert default(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The value must be at most 64 characters.",
        "It must be no longer than 64 characters.",
        "Enter no more than 64 characters.",
        "The text is limited to 64 characters.",
        "The string may not exceed 64 characters.",
        "The maximum number of characters is 64.",
        "Maximum string length: 64.",
        "Max. 64 chars.",
        "String (max. 64 characters).",
        "String, 64 characters at most.",
        "Permitted length: 0-64 characters.",
    ],
)
def test_lengths_in_other_words(text: str) -> None:
    found = read("Sets it.", text)
    assert found.max_length is not None
    assert found.max_length.value == "64"
    assert found.minimum is found.maximum is None


@pytest.mark.parametrize(
    ("text", "literals"),
    [
        ("Permitted values: 0 (disable), 1 (enable).", ["0", "1"]),
        ("Valid values are 0 (off) and 1 (on).", ["0", "1"]),
        ("Permitted values are EUROPEAN and AMERICAN.", ["EUROPEAN", "AMERICAN"]),
        ("Possible values: 'UDP', 'TCP' or 'TLS'.", ["UDP", "TCP", "TLS"]),
        ("Options: USA / ISRAEL / JAPAN.", ["USA", "ISRAEL", "JAPAN"]),
        ("One of: NONE, UDP, FILE.", ["NONE", "UDP", "FILE"]),
        ("Can be either RINGING or QUEUED.", ["RINGING", "QUEUED"]),
        ("Can be NONE, UDP or FILE.", ["NONE", "UDP", "FILE"]),
        ("The line can be busy or idle.", []),
        ("One of: the first line, the second line.", []),
    ],
)
def test_values_in_one_sentence(text: str, literals: list[str]) -> None:
    assert [value.literal for value in read("Selects it.", text).values] == literals


def test_values_and_default_in_one_paragraph() -> None:
    """What stands behind the sentence that lists the values is read as well."""
    found = read("Selects it.", "Possible values: 'UDP', 'TCP', 'TLS'. The factory default is UDP.")
    assert [value.literal for value in found.values] == ["UDP", "TCP", "TLS"]
    assert found.default is not None
    assert found.default.value == "UDP"


def test_meanings_in_one_sentence() -> None:
    found = read("Selects it.", "Valid values are 0 (off) and 1 (on).").values
    assert [(value.literal, value.meaning) for value in found] == [("0", "off"), ("1", "on")]


@pytest.mark.parametrize("intro", ["Select one of the following:", "The options are:", "Valid settings are:"])
def test_lists_with_other_introductions(intro: str) -> None:
    found = read("Selects it.", intro, "USA [default]", "JAPAN")
    assert [(value.literal, value.default) for value in found.values] == [("USA", True), ("JAPAN", False)]


def test_a_literal_called_default_is_no_mark() -> None:
    found = read("Selects it.", "\u2022 [DEFAULT] (default)", "\u2022 [HIGH]")
    assert [value.literal for value in found.values] == ["DEFAULT", "HIGH"]
    assert default("Selects it.", "\u2022 [DEFAULT] (default)", "\u2022 [HIGH]") == "DEFAULT"


WHO = [
    "'Use It'",
    "the 'Use It' parameter",
    "the parameter \u2018Use It\u2019",
    "a/b/c",
    "[a/b/c]",
    "the parameter a/b/c",
]
CONDITIONS = [
    "Valid only when {} is {}.",
    "Takes effect only if {} is {}.",
    "It has an effect only when {} is set to {}.",
    "This parameter is considered only when {} is {}.",
    "This field appears only if {} is {}.",
    "Visible only when {} is {}.",
    "Meaningful only if {} is {}.",
    "This parameter is ignored unless {} is {}.",
    "For this parameter to take effect, {} must be set to {}.",
    "Requires {} to be set to {}.",
]


@pytest.mark.parametrize(("text", "who"), list(product(CONDITIONS, WHO)))
def test_conditions_in_other_words(text: str, who: str) -> None:
    for word, value in (("Enabled", "1"), ("Enable", "1"), ("disabled", "0"), ("'UDP'", "UDP")):
        sentence = text.format(who, word)
        (found,) = read("Sets it.", sentence[:1].upper() + sentence[1:]).conditions
        assert (found.path or found.label, found.op, found.values) == (
            "a/b/c" if "a/b/c" in who else "Use It",
            "equals",
            (value,),
        )


@pytest.mark.parametrize("models", [["450HD"], ["C435HD", "C450HD"], ["405", "420HD", "440HD"]])
@pytest.mark.parametrize(
    "text",
    [
        "{} only.",
        "For {} only.",
        "({} phones only)",
        "Only for {}.",
        "Supported by the {} only.",
        "Note: Relevant to {} only.",
        "Exclusive to {}.",
    ],
)
def test_models_in_other_words(text: str, models: list[str]) -> None:
    joined = ", ".join(models[:-1]) + f" and {models[-1]}" if len(models) > 1 else models[0]
    assert read("Sets it.", text.format(joined)).models == models


@pytest.mark.parametrize("text", ["For 100 only.", "The 450HD shows only one line.", "Not supported by 450HD."])
def test_what_names_no_models(text: str) -> None:
    assert read("Sets it.", text).models == []


@pytest.mark.parametrize(
    ("text", "literals", "wanted"),
    [
        ("0 - Disable (default), 1 - Enable", ["0", "1"], "0"),
        ("[0] Disable; [1] Enable (default)", ["0", "1"], "1"),
        ("0=Disable, 1=Enable", ["0", "1"], None),
        ("The valid values are: 0 - Off, 1 - On, 2 - Auto.", ["0", "1", "2"], None),
        ("Values: UDP, TCP, TLS (default: UDP)", ["UDP", "TCP", "TLS"], "UDP"),
        ("Allowed values: UDP | TCP | TLS", ["UDP", "TCP", "TLS"], None),
    ],
)
def test_lists_in_one_line(text: str, literals: list[str], wanted: str | None) -> None:
    assert [value.literal for value in read("Selects it.", text).values] == literals
    assert default("Selects it.", text) == wanted


@pytest.mark.parametrize(
    "text",
    ["This parameter is disabled by default.", "Disabled by default.", "Default: Disable", "By default, disabled."],
)
def test_a_default_said_by_its_meaning(text: str) -> None:
    assert default("Uses it.", "\u2022 [0] Disable", "\u2022 [1] Enable", text) == "0"


def test_what_is_enabled_by_default_without_such_a_value_states_none() -> None:
    assert default("Selects it.", "\u2022 [0] Off", "\u2022 [1] On", "This feature is enabled by default.") is None
    assert default("Sets it.", "It is disabled by default.") is None


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("Relevant when a/b/c is set to 1.", "equals", "1"),
        ("Only when a/b/c is enabled.", "equals", "1"),
        ("If a/b/c is disabled, this parameter is ignored.", "not_equals", "0"),
        ("This parameter is ignored when a/b/c is disabled.", "not_equals", "0"),
        ("Not relevant when a/b/c is set to UDP.", "not_equals", "UDP"),
    ],
)
def test_conditions_that_include_and_exclude(text: str, op: str, value: str) -> None:
    (found,) = read("Sets it.", text).conditions
    assert (found.path, found.op, found.values) == ("a/b/c", op, (value,))


@pytest.mark.parametrize(
    "text",
    ["Supported models: 440HD, 450HD", "Applies to: 440HD and 450HD", "This parameter applies to 440HD/450HD phones."],
)
def test_models_that_a_sentence_lists(text: str) -> None:
    assert read("Sets it.", text).models == ["440HD", "450HD"]
