"""What the dataset holds: all that was promised, each fact with its ground, every reference leading somewhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extract.dataset import names
from extract.dataset.enforce import RESTRICTING

Rows = dict[str, list[dict[str, Any]]]
Parameters = dict[str, dict[str, Any]]

FAMILIES = {
    "voip": 461,
    "lync": 363,
    "system": 147,
    "personal_settings": 100,
    "network": 64,
    "provisioning": 22,
    "security": 14,
    "xsi": 10,
    "management": 9,
    "ems_server": 4,
    "conferencephone": 4,  # one of them is spelt conferencePhone
    "kernel": 1,
    "sysytem": 1,  # spelt so by the firmware
}


def test_1200_parameters_by_family(parameters: Parameters) -> None:
    assert len(parameters) == 1200
    assert Counter(row["family"].lower() for row in parameters.values()) == FAMILIES


def test_sibling_firmware_is_told_apart(parameters: Parameters) -> None:
    """Skype for Business firmware has these families; the Genesys phones do not."""
    siblings = {row["family"].lower() for row in parameters.values() if row["sibling"]}
    assert siblings == {"lync", "conferencephone", "sysytem"}
    assert not any(row["family"].lower() in siblings for row in parameters.values() if not row["sibling"])


# The 591 parameters of the real export


@pytest.fixture(scope="module")
def exported(parameters: Parameters) -> list[dict[str, Any]]:
    return [row for row in parameters.values() if row["in_405hd_export"]]


def test_591_parameters_stand_in_the_export(exported: list[dict[str, Any]]) -> None:
    assert len(exported) == 591


def test_each_of_them_has_a_summary_or_says_why_not(exported: list[dict[str, Any]]) -> None:
    assert [row["name"] for row in exported if bool(row["summary"]) == bool(row["no_summary"])] == []


def test_each_of_them_has_its_place_in_the_guide_or_says_why_not(exported: list[dict[str, Any]]) -> None:
    placed = [row for row in exported if row["section"]]
    assert [row["name"] for row in placed if row["page"] is None or row["place_assumed"] is None] == []
    assert [row["name"] for row in exported if not row["section"] and not row["place_why"]] == []


def test_few_of_their_types_are_unknown(exported: list[dict[str, Any]]) -> None:
    """A type is known or says `unknown`; that the word is used sparingly shows that facts were carried over."""
    assert sum(row["type"] == "unknown" for row in exported) < 20


def test_every_name_of_the_real_export_is_known(export_settings: dict[str, str], parameters: Parameters) -> None:
    """Both ways: each line's name has a parameter, and each parameter that claims to stand there does."""
    by_key = {row["key"]: row for row in parameters.values()}
    found: dict[str, str | None] = {}
    for name in export_settings:
        row = next((by_key[key] for key, _ in names.candidate_keys(name) if key in by_key), None)
        found[name] = row["name"] if row else None
    assert [name for name, parameter in found.items() if parameter is None] == []
    assert set(found.values()) == {row["name"] for row in parameters.values() if row["in_405hd_export"]}


# Facts


def test_a_summary_is_one_sentence(parameters: Parameters) -> None:
    sentence = re.compile(r"[A-Z0-9\"'].*\.", re.DOTALL)
    inside = re.compile(r"(?<!e\.g)(?<!i\.e)(?<!etc)[.!?]\s+[A-Z]")
    texts = {row["name"]: row["summary"] for row in parameters.values() if row["summary"]}
    assert {name: text for name, text in texts.items() if not sentence.fullmatch(text) or inside.search(text)} == {}


def test_every_fact_of_a_parameter_rests_on_evidence(dataset: Rows, parameters: Parameters) -> None:
    used = {(e["parameter"], e["property"]): e for e in dataset["evidence"] if e["standing"] in ("used", "variant")}
    for row in parameters.values():
        for prop in (
            "label",
            "summary",
            "comment",
            "form",
            "unit",
            "default",
            "minimum",
            "maximum",
            "max_length",
            "values",
        ):
            assert row[prop] is None or (row["name"], prop) in used, (row["name"], prop)
        for prop in ("type", "apply"):
            assert row[prop] == "unknown" or (row["name"], prop) in used, (row["name"], prop)


def test_forms_fit_their_types(parameters: Parameters) -> None:
    """A form says more than the type, never something else."""
    fitting = {
        "ip_address": {"string"}, "host": {"string"}, "url": {"string"},
        "netmask": {"ip", "string"}, "multicast_address": {"ip"}, "time_zone": {"string"}, "month": {"integer"},
        "day_of_month": {"integer"}, "group_heading": {"unknown"}, "language": {"enum"}, "country": {"enum"},
        "ldap_filter": {"string"}, "encrypted_password": {"password", "string"}, "password_hash": {"password"},
        "ring_tone_archive": {"file"},
    }  # fmt: skip
    found = [row for row in parameters.values() if row["form"]]
    assert {row["form"] for row in found} == set(fitting)
    assert [row["name"] for row in found if row["type"] not in fitting[row["form"]]] == []
    assert [row["name"] for row in parameters.values() if row["type"] == "password" and not row["form"]] == []


def test_months_and_days_stand_in_groups(parameters: Parameters) -> None:
    groups = {
        form: {row["name"].rpartition("/")[0] for row in parameters.values() if row["form"] == form}
        for form in ("month", "day_of_month", "group_heading")
    }
    assert groups["month"] == groups["day_of_month"]
    assert {row["name"] for row in parameters.values() if row["form"] == "group_heading"} == groups["month"]


def test_every_inferred_fact_says_why(dataset: Rows) -> None:
    assert [e for e in dataset["evidence"] if e["grade"] == "inferred" and not e["because"]] == []


def test_no_inferred_fact_may_become_an_error(dataset: Rows) -> None:
    assert {e["enforce"] for e in dataset["evidence"] if e["grade"] == "inferred"} <= {"hint", "never"}


def test_no_length_of_the_firmware_table_may_become_more_than_a_hint(dataset: Rows) -> None:
    lengths = [e for e in dataset["evidence"] if e["property"] == "max_length" and e["grade"] == "firmware"]
    assert {e["enforce"] for e in lengths} == {"hint"}


def test_no_incomplete_list_may_become_more_than_a_hint(parameters: Parameters) -> None:
    levels = {row["enforce"]["values"] for row in parameters.values() if row["values_complete"] is False}
    assert levels <= {"hint", "never"}


def test_what_restricts_nothing_is_not_held(dataset: Rows) -> None:
    others = {e["enforce"] for e in dataset["evidence"] if e["property"] not in RESTRICTING}
    assert others == {"never"}


def test_whatever_is_held_less_says_why(dataset: Rows) -> None:
    held = [e for e in dataset["evidence"] if e["property"] in RESTRICTING]
    assert [e for e in held if (e["enforce"] == "error") != (e["enforce_why"] is None)] == []


def test_contradicted_facts_are_no_errors(dataset: Rows, parameters: Parameters) -> None:
    contradicted = [n for n in dataset["notes"] if n["kind"] == "contradiction"]
    assert len(contradicted) >= 10
    for note in contradicted:
        prop = note["text"].split(":")[0]
        assert parameters[note["parameter"]]["enforce"].get(prop) != "error", note


def test_disagreements_and_security_remarks_are_kept(dataset: Rows) -> None:
    kinds = Counter(note["kind"] for note in dataset["notes"])
    assert kinds["disagreement"] >= 50
    assert kinds["security"] == 33


def test_defaults_may_differ_by_model_and_by_index(dataset: Rows) -> None:
    defaults = [v for v in dataset["variants"] if v["property"] == "default"]
    assert any(v["models"] and not v["at_index"] for v in defaults)
    assert any(v["at_index"] == "1+" for v in defaults)
    assert any(v["property"] == "index" and v["models"] for v in dataset["variants"])


def test_indexes_of_variants_can_be_read(dataset: Rows) -> None:
    written = {v["at_index"] for v in dataset["variants"] if v["at_index"] is not None}
    assert [index for index in written if not re.fullmatch(r"\d+\+?", index)] == []


def test_variants_speak_of_known_models(dataset: Rows) -> None:
    known = {model["model"] for model in dataset["models"]}
    named = {model for table in ("variants", "evidence") for row in dataset[table] for model in row["models"] or ()}
    assert named <= known


def test_conditions_of_every_kind_are_used(dataset: Rows) -> None:
    assert {"equals", "one_of", "not_empty"} <= {edge["op"] for edge in dataset["requires"]}
    assert any(edge["same_index"] for edge in dataset["requires"])
    assert any(edge["clause"] > 0 for edge in dataset["requires"])


def test_limits_do_not_cross(parameters: Parameters) -> None:
    crossed = [
        row["name"]
        for row in parameters.values()
        if None not in (row["minimum"], row["maximum"]) and row["minimum"] > row["maximum"]
    ]
    assert crossed == []


# The guide


def test_the_guides_tables_and_figures_are_there(dataset: Rows) -> None:
    assert len(dataset["tables"]) >= 100
    assert len(dataset["figures"]) >= 130
    assert len(dataset["sections"]) >= 200
    assert len(dataset["parts"]) >= 10
    assert len(dataset["revisions"]) == 8


@pytest.mark.parametrize("table", ["parts", "sections", "tables", "figures"])
def test_their_numbers_are_unique_and_their_pages_rise(dataset: Rows, table: str) -> None:
    rows = dataset[table]
    assert len({row["number"] for row in rows}) == len(rows)
    assert all(row["title"] and row["page"] > 0 for row in rows)
    assert [row["page"] for row in rows] == sorted(row["page"] for row in rows)


def test_sections_hang_together(dataset: Rows) -> None:
    pages = {row["number"]: row["page"] for row in dataset["sections"]}
    parts = {row["number"] for row in dataset["parts"]}
    for row in dataset["sections"]:
        assert row["level"] == row["number"].count(".") + 1
        assert row["parent"] is None or (
            row["number"].startswith(row["parent"]) and pages[row["parent"]] <= row["page"]
        )
        assert row["part"] is None or row["part"] in parts


def test_every_place_is_one_of_the_guide(dataset: Rows) -> None:
    sections = {row["number"] for row in dataset["sections"]}
    tables = {row["number"] for row in dataset["tables"]}
    for name in ("parameters", "tables", "events", "messages", "open_questions"):
        for row in dataset[name]:
            assert row["section"] is None or row["section"] in sections, row
    for row in dataset["parameters"]:
        assert row["table"] is None or row["table"] in tables, row["name"]
    for row in dataset["topics"]:
        assert set(row["sections"] or ()) <= sections, row["topic"]


# The small tables


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("events", 10),
        ("messages", 5),
        ("old_names", 50),
        ("countries", 10),
        ("languages", 10),
        ("codecs", 10),
        ("key_functions", 30),
        ("file_formats", 8),
        ("dhcp_options", 5),
        ("topic_facts", 200),
        ("security_advisories", 10),
        ("practices", 50),
    ],
)
def test_the_small_tables_are_filled(dataset: Rows, table: str, least: int) -> None:
    assert len(dataset[table]) >= least


@pytest.mark.parametrize("words", ["firmware update", "check-sync", "restore", "recover"])
def test_events_know_what_the_support_desk_asks_for(dataset: Rows, words: str) -> None:
    told = [" ".join([row["id"], row["event"], *(row["asks"] or ())]).lower() for row in dataset["events"]]
    assert any(words in text for text in told)


def test_effects_of_events_are_actions(dataset: Rows) -> None:
    assert {row["effect"] for row in dataset["events"]} <= {row["action"] for row in dataset["actions"]}


def test_actions_stand_strongest_first_and_unknown_is_not_none(dataset: Rows) -> None:
    actions = [row["action"] for row in dataset["actions"]]
    assert actions == ["reboot", "reload_voip", "reload_ui", "reload_log", "refresh_time", "none", "unknown"]
    meanings = {row["action"]: row["meaning"] for row in dataset["actions"]}
    assert meanings["none"] != meanings["unknown"]


def test_every_source_that_is_named_is_described(dataset: Rows) -> None:
    known = {row["id"] for row in dataset["sources"]}
    for table, rows in dataset.items():
        for row in rows:
            named = [reference.split(" p")[0] for reference in row.get("sources") or ()]
            named += [row["source"]] if row.get("source") else []
            assert set(named) <= known, (table, row)


def test_every_source_says_what_it_speaks_of(dataset: Rows) -> None:
    assert [row["id"] for row in dataset["sources"] if not row["product"] or not row["title"]] == []


def test_old_names_lead_to_parameters(dataset: Rows, parameters: Parameters) -> None:
    assert [row["name"] for row in dataset["old_names"] if not set(row["successor"]) <= set(parameters)] == []


# Whose facts they are


def test_notice_attributes_the_mit_sources(root: Path, dataset: Rows) -> None:
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    assert "Shane Hoey" in notice
    assert "MIT License" in notice
    assert "Permission is hereby granted, free of charge" in notice
    licensed = [row["id"] for row in dataset["sources"] if row["licence"]]
    assert licensed
    assert [source for source in licensed if source not in notice] == []


def words(text: str) -> list[str]:
    """Words of a text; a parameter's name is one word."""
    return [word for token in text.lower().split() if (word := token.strip(".,;:!?()[]'\"*-#\u2022\u201c\u201d"))]


def shingles(text: list[str]) -> set[tuple[str, ...]]:
    return {tuple(text[start : start + 8]) for start in range(len(text) - 7)}


def strings(value: Any) -> list[str]:
    """Every text in a cell or row, but for titles, which are facts."""
    if isinstance(value, dict):
        return [text for key, item in value.items() if key != "title" for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


def test_no_sentence_of_the_vendors_guide_is_taken_over(shared: Path, root: Path, dataset: Rows) -> None:
    """Eight words in a row of the guide's front matter are no accident. Its lists of titles are left out."""
    front = (shared / "guide" / "frontmatter.txt").read_text(encoding="utf-8")
    listed = re.compile(r"\.{4,}|^(Table|Figure) \d")
    prose = shingles(words("\n".join(line for line in front.splitlines() if not listed.search(line))))
    assert len(prose) > 1000, "the front matter's prose was not found"
    taken = {text for rows in dataset.values() for text in strings(rows) if prose & shingles(words(text))}
    for path in sorted((root / "data").rglob("*")):
        if path.is_file() and path.parent.name not in ("dataset", "guide"):
            taken |= {f"{path.name}: {' '.join(found)}" for found in prose & shingles(words(read(path)))}
    assert taken == set()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
