"""What an entry of the reference says, and what the dataset makes of it."""

from __future__ import annotations

from typing import Any


def test_a_small_reference_compiles(reference: Any) -> None:
    (row,) = reference.compile()["parameters"]
    assert (row["name"], row["label"], row["grade"]) == ("voip/line/{n}/id", "Line User ID", "manual")


def test_several_sources_that_say_the_same(reference: Any) -> None:
    rows = reference.compile("""
- name: a/b
  facts:
    - from: [LTRT-11950 p9, FW-UC-3.0.4]
      type: integer
      minimum: '0'
""")
    stated = [(e["property"], e["source"], e["page"], e["grade"]) for e in rows["evidence"] if e["property"] == "type"]
    assert stated == [("type", "LTRT-11950", "9", "manual"), ("type", "FW-UC-3.0.4", None, "firmware")]
    assert rows["parameters"][0]["minimum"] == 0


def test_an_unsure_page_names_all_that_it_may_be(reference: Any) -> None:
    """Where it was not recorded which of several pages says it, the answer must not pretend to know."""
    rows = reference.compile("""
- name: a/b
  facts:
    - from_one_of: [LTRT-11973 p98, LTRT-11950 p102]
      default: '0'
""")
    (told,) = [e for e in rows["evidence"] if e["property"] == "default"]
    assert told["alternatives"] == ["LTRT-11973 p98", "LTRT-11950 p102"]
    assert told["source"] == "LTRT-11950", "the more trusted of them answers for it"
    assert rows["parameters"][0]["stated_by"] == {"default": "LTRT-11973 p98 or LTRT-11950 p102"}


def test_defaults_by_index(reference: Any) -> None:
    rows = reference.compile("""
- name: voip/codec/{n}/name
  facts:
    - from: [FW-UC-3.0.4]
      index: {n: 0-4}
      default_by_index:
        0: G722
        1+: PCMU
""")
    assert rows["parameters"][0]["default"] == "G722"
    assert {(v["at_index"], v["value"]) for v in rows["variants"]} == {("0", "G722"), ("1+", "PCMU")}


def test_facts_by_model(reference: Any) -> None:
    rows = reference.compile("""
- name: a/b
  facts:
    - from: [FW-UC-3.0.4]
      for_models: [450HD]
      default: big
    - from: [FW-UC-3.0.4]
      default: small
""")
    assert rows["parameters"][0]["default"] == "small"
    assert [(v["models"], v["value"]) for v in rows["variants"]] == [(["450HD"], "big")]


def test_conditions_in_all_their_forms(reference: Any) -> None:
    rows = reference.compile("""
- name: a/b
  facts:
    - from: [LTRT-11950 p9]
      requires:
        - {parameter: a/on, equals: '1', why: it must be on}
        - {parameter: a/mode, one_of: [TLS, TCP], why: it is about these}
        - {parameter: a/mode, not_equals: 'OFF', why: it must not be off}
        - {parameter: a/host, is: not empty, why: it needs a target}
        - {parameter: a/host, is: unknown, text: set up by the vendor, why: the manual says no more}
        - any:
            - {parameter: a/on, equals: '1', why: either}
            - {parameter: a/host, is: empty, why: or}
- {name: a/on, seen: [FIELD], facts: []}
- {name: a/mode, seen: [FIELD], facts: []}
- {name: a/host, seen: [FIELD], facts: []}
""")
    edges = [(r["clause"], r["required"], r["op"], r["values"]) for r in rows["requires"]]
    assert edges == [
        (0, "a/on", "equals", ["1"]),
        (1, "a/mode", "one_of", ["TLS", "TCP"]),
        (2, "a/mode", "not_equals", ["OFF"]),
        (3, "a/host", "not_empty", None),
        (4, "a/host", "unknown", None),
        (5, "a/on", "equals", ["1"]),
        (5, "a/host", "empty", None),
    ]
    assert rows["requires"][4]["text"] == "set up by the vendor"


def test_a_disagreement_and_a_security_remark_stay_as_data(reference: Any) -> None:
    rows = reference.compile("""
- name: a/b
  seen: [FIELD]
  facts: []
  security:
    - {text: It is sent in the clear., from: [FIELD]}
  disagreements: [One edition says 5.]
  notes: [Set it once.]
""")
    assert [(n["kind"], n["text"], n["source"]) for n in rows["notes"]] == [
        ("security", "It is sent in the clear.", "FIELD"),
        ("disagreement", "One edition says 5.", None),
        ("note", "Set it once.", None),
    ]
    assert rows["parameters"][0]["security"] == "It is sent in the clear."


def test_a_place_without_a_page_begins_where_its_table_or_section_begins(reference: Any) -> None:
    entry = "- name: a/b\n  seen: [FIELD]\n  facts: []\n  place: {section: '20.2', assumed: 'true', because: by topic"
    pages = {row["number"]: row["page"] for table in ("sections", "tables") for row in reference.compile()[table]}
    assert reference.parameter(entry + ", page: '7'}\n")["page"] == 7
    assert reference.parameter(entry + ", table: 20-1}\n")["page"] == pages["20-1"]
    row = reference.parameter(entry + "}\n")
    assert (row["page"], row["place_assumed"], row["place_why"]) == (pages["20.2"], True, "by topic")


def test_sibling_firmware_is_what_lies_in_its_folder(reference: Any) -> None:
    reference.write("- name: lync/mode\n  seen: [FIELD]\n  facts: []\n", "parameters/sibling/lync.yaml")
    siblings = {row["name"]: row["sibling"] for row in reference.compile()["parameters"]}
    assert siblings == {"lync/mode": True, "voip/line/{n}/id": False}


def test_a_literal_may_look_like_anything(reference: Any) -> None:
    row = reference.parameter(
        "- name: a/b\n  facts:\n    - from: [FIELD]\n      values: {no: off, 0x1: one, 1:30: x}\n"
    )
    assert row["values"] == ["no", "0x1", "1:30"]


def test_the_evidence_names_the_file_of_the_reference(reference: Any) -> None:
    assert {row["file"] for row in reference.compile()["evidence"]} == {"parameters/20-lines.yaml"}
