"""A JSON Schema of a phone's settings, for editors and validators that know nothing of configuration files.

An instance is one object: parameter name -> value. Numbers may be numbers or the text of one; all else is text. The
schema restricts no harder than the linter's errors: a fact that may only warn stands in `description`, not as a rule.
"""

from __future__ import annotations

import re
from typing import Any

from kb.catalogue import Catalogue
from kb.records import Parameter

_NUMBERS = ("integer", "port")
_SPECIAL = re.compile(r"[.\\+*?\[^\]$(){}|]")


def settings_schema(catalogue: Catalogue) -> dict[str, Any]:
    """The schema: `properties` for plain names, `patternProperties` for those with an index."""
    plain: dict[str, Any] = {}
    patterns: dict[str, Any] = {}
    for parameter in catalogue:
        if parameter.sibling:
            continue
        if "{" in parameter.name:
            patterns[_name_pattern(parameter)] = _value_schema(parameter)
        else:
            plain[parameter.name] = _value_schema(parameter)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of a Genesys / AudioCodes 400 series IP phone",
        "description": "Parameter name -> value. Only facts that a linter may hold as errors restrict values.",
        "type": "object",
        "properties": plain,
        "patternProperties": patterns,
        "additionalProperties": {"type": ["string", "integer"]},
    }


def _value_schema(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": _description(parameter), "x-apply": parameter.apply}
    if parameter.default is not None:
        schema["default"] = parameter.default
    held = {prop for prop, level in parameter.enforce.items() if level == "error"}
    if parameter.values and "values" in held and parameter.values_complete:
        # Phones write enumerations in capitals where manuals print small letters.
        literals = "|".join(_any_case(literal) for literal in parameter.values)
        numeric = [int(literal) for literal in parameter.values if literal.lstrip("-").isdigit()]
        schema["anyOf"] = [{"type": "string", "pattern": f"^(?:{literals})?$"}]
        if numeric:
            schema["anyOf"].append({"type": "integer", "enum": numeric})
    elif parameter.type in _NUMBERS and "type" in held:
        number: dict[str, Any] = {"type": "integer"}
        if parameter.minimum is not None and "minimum" in held:
            number["minimum"] = parameter.minimum
        if parameter.maximum is not None and "maximum" in held:
            number["maximum"] = parameter.maximum
        schema["anyOf"] = [number, {"type": "string", "pattern": r"^(?:-?\d+|0[xX][0-9a-fA-F]+)?$"}]
    else:
        schema["type"] = ["string", "integer"]
        if parameter.max_length is not None and "max_length" in held:
            schema["maxLength"] = parameter.max_length
    return schema


def _description(parameter: Parameter) -> str:
    parts = [parameter.summary or parameter.comment or "No source says what it does."]
    if parameter.unit:
        parts.append(f"Unit: {parameter.unit}.")
    parts.append(f"A change needs: {parameter.apply}.")
    return " ".join(parts)


def _name_pattern(parameter: Parameter) -> str:
    """A regular expression for the concrete names of a parameter; indexes without their range, which may only warn."""
    pieces = re.split(r"\{[a-z]+\}", parameter.name)
    return "^" + r"\d+".join(_SPECIAL.sub(r"\\\g<0>", piece) for piece in pieces) + "$"


def _any_case(literal: str) -> str:
    """A literal as an ECMA regular expression that ignores case (JSON Schema has no flags)."""
    return "".join(
        f"[{letter.lower()}{letter.upper()}]" if letter.lower() != letter.upper() else _SPECIAL.sub(r"\\\g<0>", letter)
        for letter in literal
    )
