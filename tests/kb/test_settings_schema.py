"""A JSON Schema of a phone's settings, for editors that know nothing of configuration files."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kb.catalogue import Catalogue
from kb.settings_schema import settings_schema


@pytest.fixture(scope="module")
def schema(catalogue: Catalogue) -> dict[str, Any]:
    return settings_schema(catalogue)


@pytest.fixture(scope="module")
def check(schema: dict[str, Any]) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"voip/line/0/id": "4711"},
        {"voip/line/0/id": 4711},
        {"system/ntp/enabled": "1"},
        {"system/ntp/enabled": 1},
        {"system/ntp/enabled": ""},
        {"management/telnet/enabled": 0},
        {"voip/signalling/sip/sip_registrar/port": 5060},
        {"a/name/of/tomorrow": "anything"},
    ],
    ids=str,
)
def test_what_it_accepts(check: Draft202012Validator, settings: dict[str, Any]) -> None:
    assert check.is_valid(settings)


@pytest.mark.parametrize(
    "settings",
    [
        {"system/ntp/enabled": "maybe"},
        {"system/ntp/enabled": 7},
        {"system/ntp/enabled": None},
        {"system/ntp/enabled": ["1"]},
        {"voip/line/0/enabled": "perhaps"},
        {"voip/line/0/id": {"text": "4711"}},
        {"a/name/of/tomorrow": True},
        [],
    ],
    ids=str,
)
def test_what_it_rejects(check: Draft202012Validator, settings: Any) -> None:
    assert not check.is_valid(settings)


def test_limits_of_numbers_are_checked(catalogue: Catalogue, check: Draft202012Validator) -> None:
    held = [
        p
        for p in catalogue
        if not p.sibling and "{" not in p.name and not p.values
        and p.type in ("integer", "port")
        and {p.enforce.get("type"), p.enforce.get("minimum"), p.enforce.get("maximum")} == {"error"}
    ]  # fmt: skip
    assert len(held) > 20
    for p in held:
        low, high = int(p.minimum or 0), int(p.maximum or 0)
        assert check.is_valid({p.name: low}), p.name
        assert check.is_valid({p.name: high}), p.name
        assert not check.is_valid({p.name: low - 1}), p.name
        assert not check.is_valid({p.name: high + 1}), p.name
        assert not check.is_valid({p.name: "many"}), p.name


def test_literals_ignore_case(catalogue: Catalogue, check: Draft202012Validator) -> None:
    """Phones write enumerations in capitals where manuals print small letters."""
    held = [p for p in catalogue if p.values_complete and p.enforce.get("values") == "error" and not p.sibling]
    assert len(held) > 100
    for p in held:
        name = re.sub(r"\{[a-z]\}", "0", p.name)
        for literal in p.values or ():
            assert check.is_valid({name: literal.upper()}), (name, literal)
            assert check.is_valid({name: literal.lower()}), (name, literal)
            assert not check.is_valid({name: literal + "?"}), (name, literal)


def test_it_restricts_no_harder_than_an_error(catalogue: Catalogue, check: Draft202012Validator) -> None:
    """What may only warn stands in the description."""
    for p in catalogue:
        if not p.sibling and "error" not in p.enforce.values():
            assert check.is_valid({re.sub(r"\{[a-z]\}", "0", p.name): "some text"}), p.name


def test_it_restricts_no_value_that_a_phone_wrote(check: Draft202012Validator, export_settings: dict[str, str]) -> None:
    problems = [f"{list(error.path)}: {error.message}" for error in check.iter_errors(export_settings)]
    assert problems == []


def test_every_parameter_of_the_phones_is_in_it_once(catalogue: Catalogue, schema: dict[str, Any]) -> None:
    """Names with an index as patterns that fit their concrete names, and no others (but for numbered tones)."""
    patterns = schema["patternProperties"]
    for p in catalogue:
        concrete = re.sub(r"\{[a-z]\}", "12", p.name)
        fitting = [pattern for pattern in patterns if re.search(pattern, concrete)]
        if p.sibling:
            assert p.name not in schema["properties"]
        elif "{" in p.name:
            assert len(fitting) == (2 if re.search(r"tone_(on|off)_\d", p.name) else 1), p.name
        else:
            assert p.name in schema["properties"]
            assert fitting == [], p.name


def test_it_says_what_a_change_needs(catalogue: Catalogue, schema: dict[str, Any]) -> None:
    entry = schema["properties"]["system/ntp/enabled"]
    assert entry["x-apply"] == catalogue["system/ntp/enabled"].apply
    assert "A change needs: none." in entry["description"]
