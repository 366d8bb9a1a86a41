"""The facts handed over with the project, carried over whole: nothing lost, nothing changed but what is listed here.

Two kinds of tests: what must be the same but for listed differences, and how well a thing is known, which may have been
found to be less than was claimed, and never more.

`../shared/reference` is not part of the checkout; without it these tests are skipped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

Row = dict[str, Any]
Rows = dict[str, list[Row]]

FIELD_DEFAULT = "no source but the default exports of UC 3.0.1 phones gives one: taken over, graded `field`"
REVISION = "the revision record of the guide names it: a manual shows that it exists"
IN_FIRMWARE = "the firmware table has it"
DIFFERENCES: dict[str, dict[str, str]] = {
    "default": {
        **dict.fromkeys(
            (
                "lync/autodiscovery/enabled",
                "lync/ews/AutodiscoveryEnable",
                "lync/ews/CalendarDay",
                "lync/ServerConfiguration/ucEnforcePinLock",
                "lync/ServerConfiguration/ucMinPinLength",
                "lync/ServerConfiguration/ucPhoneTimeOut",
                "lync/sign_in/check_server_sertificate",
                "lync/VocaNom/sip_uri",
                "system/syslog/udp_log",
                "system/syslog/udp_log_accumulate",
            ),
            FIELD_DEFAULT,
        ),
        "voip/codec/codec_info/{n}/name": "AMR_WB is of AMR builds; the generic list gives one by index",
    },
    "index": {
        "personal_settings/lines/{n}/ring_tone": "the firmware table goes to 5 on a 440HD: the widest range counts",
    },
    "grade": {
        "system/ntp/gmt_offset": "the manual of version 1.4.1 has it",
        "voip/line/{n}/call_forward/active": "its lines are counted on a page of LTRT-11950",
        "voip/regional_settings/call_progress_tones/{n}/tone_off_{m}": IN_FIRMWARE,
        "voip/regional_settings/call_progress_tones/{n}/tone_on_{m}": IN_FIRMWARE,
        "voip/services/group_paging/codec": REVISION,
        "voip/services/group_paging/end_income_paging_timeout": REVISION,
    },
    "type": {
        "voip/signalling/sip/number_rules": "a dial plan has another grammar than a digit map: a type of its own",
    },
}
"""Field -> parameter -> why it differs, on purpose."""


@pytest.fixture(scope="module")
def given(shared: Path) -> dict[str, Row]:
    """The parameters as handed over, by name."""
    rows: dict[str, Row] = {}
    for path in sorted((shared / "reference" / "parameters").glob("*.yaml")):
        for row in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            rows[row["name"]] = row
    return rows


def test_the_names_are_the_same(given: dict[str, Row], parameters: dict[str, Row]) -> None:
    assert set(given) == set(parameters)


SAME: dict[str, tuple[Callable[[Row], Any], Callable[[Row], Any]]] = {
    "minimum": (lambda g: g.get("min"), lambda p: p["minimum"]),
    "maximum": (lambda g: g.get("max"), lambda p: p["maximum"]),
    "max_length": (lambda g: g.get("max_length") or None, lambda p: p["max_length"]),
    "unit": (lambda g: g.get("unit"), lambda p: p["unit"]),
    "label": (lambda g: g.get("label"), lambda p: p["label"]),
    "comment": (lambda g: g.get("firmware_comment"), lambda p: p["comment"]),
    "default": (lambda g: g.get("default"), lambda p: p["default"]),
    "values": (lambda g: [str(value) for value in g.get("values") or ()], lambda p: p["values"] or []),
    "index": (lambda g: g.get("index"), lambda p: p["indexes"]),
    "apply": (lambda g: g["apply"], lambda p: p["apply"]),
    "apply_grade": (lambda g: g.get("apply_basis"), lambda p: p["apply_grade"]),
    "secret": (lambda g: bool(g.get("secret")), lambda p: p["secret"]),
    "hidden": (lambda g: bool(g.get("hidden")), lambda p: p["hidden"]),
    "models": (lambda g: g.get("models"), lambda p: p["models"]),
    "firmware_models": (lambda g: g.get("firmware_models"), lambda p: p["firmware_models"]),
    "in_405hd_export": (lambda g: g["in_405hd_export"], lambda p: p["in_405hd_export"]),
    "case_verified": (lambda g: "name_case" not in g, lambda p: p["case_verified"]),
    "conditions": (
        lambda g: sorted({condition["parameter"] for condition in g.get("requires") or ()}),
        lambda p: sorted({condition["parameter"] for condition in p["requires"] or ()}),
    ),
    "number of conditions": (lambda g: len(g.get("requires") or ()), lambda p: len(p["requires"] or ())),
    "grade": (lambda g: g["grade"], lambda p: p["grade"]),
    "security": (lambda g: bool(g.get("security")), lambda p: bool(p["security"])),
}


@pytest.mark.parametrize("field", SAME)
def test_it_is_the_same_but_for_listed_differences(
    given: dict[str, Row], parameters: dict[str, Row], field: str
) -> None:
    """An entry of the list that no longer differs must go as well."""
    theirs, ours = SAME[field]
    differing = {name for name, row in given.items() if theirs(row) != ours(parameters[name])}
    assert differing == set(DIFFERENCES.get(field, ()))


def test_known_types_are_the_same_and_further_ones_are_inferred(
    given: dict[str, Row], parameters: dict[str, Row]
) -> None:
    differing = {
        name
        for name, row in given.items()
        if row["type"] != parameters[name]["type"]
        and not (row["type"] == "unknown" and parameters[name]["type_grade"] == "inferred")
    }
    assert differing == set(DIFFERENCES["type"])


def test_no_meaning_is_lost_or_better_known(given: dict[str, Row], parameters: dict[str, Row]) -> None:
    """Words may be improved, and further meanings inferred."""
    for name, row in given.items():
        ours = parameters[name]
        assert ours["summary"] or not row.get("meaning"), name
        # `firmware` where the table's own comment says it, in our words.
        assert ours["summary_grade"] in (None, "inferred", row.get("meaning_basis")), name


def test_places_are_the_same_and_further_ones_are_assumed(given: dict[str, Row], parameters: dict[str, Row]) -> None:
    for name, row in given.items():
        ours = parameters[name]
        if guide := row.get("guide"):
            assert (ours["section"], ours["table"]) == (guide["section"], guide["table"]), name
            assert ours["page"] == guide["page"] or guide["page"] is None, name
            assert ours["place_assumed"] or guide["basis"] == "stated", name
        else:
            assert ours["section"] is None or ours["place_assumed"], name


def test_no_list_of_values_is_enforced_that_was_not_complete(given: dict[str, Row], parameters: dict[str, Row]) -> None:
    complete = {name for name, row in parameters.items() if row["values_complete"]}
    assert complete <= {name for name, row in given.items() if row.get("values_complete")}
    assert len(complete) > 400


def test_no_default_is_better_known(given: dict[str, Row], parameters: dict[str, Row]) -> None:
    """`manual+firmware` means that both state it, `other` that it comes from use in the field."""
    better = {
        name
        for name, row in parameters.items()
        if row["default_grade"] in ("manual", "firmware")
        and row["default_grade"] not in given[name].get("default_basis", "").split("+")
        and "manual" not in given[name].get("default_basis", "")
    }
    # Remarks on these two tell of a manual: 00:00 stands in version 1.4.1, the defaults by index on a sibling's page.
    assert better == {"system/ntp/gmt_offset", "voip/line/{n}/enabled"}


def test_defaults_of_the_uc_exports_are_kept_by_model(given: dict[str, Row], dataset: Rows) -> None:
    """But for those whose note says that a value printed once for all indexes holds for the first at most."""
    kept = {
        (e["parameter"], model, e["value"])
        for e in dataset["evidence"]
        if e["property"] == "default" and e["source"] == "UC-3.0.1-EXPORTS"
        for model in e["models"] or ("405HD", "440HD", "450HD")
    }
    missing = {
        name
        for name, row in given.items()
        for model, value in (row.get("uc_3_0_1_defaults") or {}).items()
        if (name, model, value) not in kept
    }
    assert missing <= {name for name, row in given.items() if "default_note" in row}


def test_inferred_conditions_stay_inferred(given: dict[str, Row], dataset: Rows) -> None:
    ours = {(edge["parameter"], edge["required"]): edge["grade"] for edge in dataset["requires"]}
    for name, row in given.items():
        for condition in row.get("requires") or ():
            assert condition["basis"] == "stated" or ours[name, condition["parameter"]] == "inferred", name


def test_relations_are_kept(given: dict[str, Row], dataset: Rows) -> None:
    ours = Counter((relation["parameter"], relation["kind"]) for relation in dataset["relations"])
    for name, row in given.items():
        assert ours[name, "see_also"] == len(row.get("see_also") or ()), name
        assert ours[name, "affects"] >= len(row.get("affects") or ()), name


def test_contradictions_are_kept(given: dict[str, Row], dataset: Rows) -> None:
    ours = {note["parameter"] for note in dataset["notes"] if note["kind"] == "contradiction"}
    assert {name for name, row in given.items() if row.get("contradictions")} <= ours


def test_every_source_still_speaks_for_its_parameter(given: dict[str, Row], dataset: Rows) -> None:
    """A page of a manual is named in the evidence, if only as one of several."""
    ours: dict[str, set[str]] = {name: set() for name in given}
    for e in dataset["evidence"]:
        page = f" p{e['page']}" if e["page"] else ""
        ours[e["parameter"]] |= {e["source"], e["source"] + page, *(e["alternatives"] or ())}
    lost = {(name, source) for name, row in given.items() for source in row["sources"] if source not in ours[name]}
    # The guide's front matter is where a section's title stands: their place in the guide names it. The export lists
    # the tones' parameters under names with a number (tone_on_0), which have rows of their own.
    explained = {"GUIDE-FRONT"} | {"EXPORT-405HD"}
    assert {source for _, source in lost} <= explained
    assert len(lost) <= 6
