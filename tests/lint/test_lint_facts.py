"""A finding is never harder than the fact it rests on."""

from __future__ import annotations

import pytest

from kb.catalogue import Catalogue
from lint import facts
from lint.findings import SEVERITIES

_SEVERITY = {"error": "error", "warning": "warning", "hint": "info"}


@pytest.mark.parametrize("wanted", ["type", "values", "minimum", "maximum", "max_length", "index"])
def test_severity_is_the_dataset_s_for_every_fact(wanted: str, catalogue: Catalogue) -> None:
    held = [p for p in catalogue if wanted in p.enforce]
    assert held
    for parameter in held:
        fact = facts.fact(catalogue, parameter, wanted)
        if parameter.enforce[wanted] == "never":
            assert fact is None
            continue
        assert fact is not None
        assert fact.severity == _SEVERITY[parameter.enforce[wanted]]
        assert fact.source, f"{parameter.name}: no source for {wanted}"


def test_the_mildest_property_decides(catalogue: Catalogue) -> None:
    found = [
        p for p in catalogue if {"type", "values"} <= p.enforce.keys() and p.enforce["type"] != p.enforce["values"]
    ]
    assert found
    for parameter in found:
        both = facts.fact(catalogue, parameter, "type", "values")
        each = [facts.fact(catalogue, parameter, name) for name in ("type", "values")]
        if None in each:
            assert both is None
        else:
            assert both is not None
            assert both.severity == max((f.severity for f in each if f), key=SEVERITIES.index)


def test_properties_without_evidence_are_left_out(catalogue: Catalogue) -> None:
    parameter = next(p for p in catalogue if p.type == "boolean" and "values" not in p.enforce)
    assert facts.fact(catalogue, parameter, "type", "values") == facts.fact(catalogue, parameter, "type")
    assert facts.fact(catalogue, parameter, "values") is None


def test_inferred_facts_say_so(catalogue: Catalogue) -> None:
    for parameter in catalogue:
        if parameter.type_grade == "inferred" and "type" in parameter.enforce:
            fact = facts.fact(catalogue, parameter, "type")
            assert fact is not None
            assert fact.severity == "info"
            assert (fact.label, fact.source) == ("inferred", "OWN")


def test_inferred_limits_name_what_they_were_inferred_from(catalogue: Catalogue) -> None:
    rows = catalogue.rows(
        "select parameter, source from evidence where property = 'minimum' and grade = 'inferred' and standing = 'used'"
    )
    assert rows
    for row in rows:
        fact = facts.fact(catalogue, catalogue[row["parameter"]], "minimum")
        assert fact is not None
        assert fact.label == f"{row['source']}; inferred"


def test_reason_of_a_mild_severity_is_told(catalogue: Catalogue) -> None:
    fact = facts.fact(catalogue, catalogue["voip/line/0/id"], "max_length")
    assert fact is not None
    assert fact.label.endswith("a full 405HD export holds a longer value")


def test_seen_prefers_the_kind_asked_for(catalogue: Catalogue) -> None:
    parameter = catalogue["voip/line/0/id"]
    assert "EXPORT-405HD" in str(facts.seen(catalogue, parameter, "phone"))
    assert "FW-UC" not in str(facts.seen(catalogue, parameter, "phone"))
    assert "FW-UC" in str(facts.seen(catalogue, parameter))
