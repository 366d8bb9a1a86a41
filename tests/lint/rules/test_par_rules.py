"""Rules on names: which rule speaks, how hard, and what it offers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.catalogue import Catalogue
from kb.records import Variant
from lint.findings import Finding
from lint.rules import par011_index_beyond_model as par011

Check = Callable[..., list[Finding]]


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1, found
    return found[0]


def test_unknown_name_offers_the_nearest(check: Check) -> None:
    finding = only(check("voip/lien/0/id=4101"))
    assert (finding.code, finding.rule, finding.severity) == ("PAR001", "unknown-name", "error")
    assert finding.suggestion == "voip/line/0/id"
    assert finding.parameter == "voip/lien/0/id"
    assert "did you mean voip/line/0/id?" in finding.message


def test_unknown_name_far_from_all(check: Check) -> None:
    finding = only(check("qqqqqqqq/zzzzzzzz=1"))
    assert finding.suggestion is None
    assert "no known name comes near" in finding.message


def test_wrong_case(check: Check) -> None:
    finding = only(check("Voip/Line/1/ID=4101"))
    assert (finding.code, finding.severity, finding.suggestion) == ("PAR002", "warning", "voip/line/1/id")
    assert "EXPORT-405HD" in finding.message


def test_case_is_held_only_where_it_was_seen(check: Check, catalogue: Catalogue) -> None:
    unseen = next(p for p in catalogue if not p.case_verified and not p.sibling and "{" not in p.name)
    assert check(f"{unseen.name.upper()}=", "PAR002") == []
    seen = next(p for p in catalogue if p.case_verified and not p.sibling and "{" not in p.name)
    assert [f.code for f in check(f"{seen.name.swapcase()}=", "PAR002")] == ["PAR002"]


@pytest.mark.parametrize(("level", "severity"), [("error", "error"), ("warning", "warning")])
def test_index_out_of_range_is_as_hard_as_the_range(
    level: str, severity: str, check: Check, catalogue: Catalogue
) -> None:
    parameter = next(
        p for p in catalogue if p.enforce.get("index") == level and p.name.count("{") == 1 and not p.sibling
    )
    assert parameter.index is not None
    first, last = parameter.index
    finding = only(check(f"{parameter.name.replace('{n}', str(last + 1))}=", "PAR"))
    assert (finding.code, finding.severity) == ("PAR003", severity)
    assert f"index {last + 1} is outside {first} to {last}" in finding.message
    assert finding.source
    assert finding.source.split(",")[0] in finding.message
    assert check(f"{parameter.name.replace('{n}', str(last))}=", "PAR") == []


def test_sibling_firmware(check: Check) -> None:
    finding = only(check("lync/calendar/enabled=0"))
    assert (finding.code, finding.severity) == ("PAR004", "warning")
    assert "FW-UC-3.0.4" in str(finding.source)


@pytest.mark.parametrize(
    ("line", "severity", "suggestion"),
    [
        ("system/ntp/daylight_saving/activate=DISABLE", "warning", "system/daylight_saving/activate"),
        ("voip/codec/codec_info/2/pname=20", "error", "voip/codec/codec_info/2/ptime"),
        ("voip/audio/gain/handset_analog_input_gain=0", "info",
         "voip/audio/gain/NB/handset_analog_input_gain, voip/audio/gain/WB/handset_analog_input_gain"),
        ("provisioning/check_sync/enabled=1", "warning", None),
        ("system/daylight_saving/mode/=FIXED", "warning", "system/daylight_saving/mode"),
        ("/voip/line/0/id=1", "warning", "voip/line/0/id"),
    ],
)  # fmt: skip
def test_old_name(line: str, severity: str, suggestion: str | None, check: Check) -> None:
    finding = only(check(line, "PAR"))
    assert (finding.code, finding.severity, finding.suggestion) == ("PAR005", severity, suggestion)


def test_every_old_name_is_found_and_none_of_its_successors(check: Check, catalogue: Catalogue) -> None:
    rows = catalogue.rows("select * from old_names")
    assert rows
    for row in rows:
        name = row["name"].replace("{n}", "0")
        codes = {f.code for f in check(f"{name}=")}
        assert codes & {"PAR002", "PAR005", "PAR006"}, name
        assert "PAR001" not in codes, name
        old = catalogue.old_name(row["name"])
        assert old is not None
        for successor in old.successor:
            assert check(f"{successor.replace('{n}', '0')}=", "PAR001", "PAR002", "PAR006") == [], successor


def test_no_parameter_is_reported_under_its_own_name(check: Check, catalogue: Catalogue) -> None:
    """Every known name, spelt right and empty, is sound but for old names and the sibling firmware."""
    text = "".join(f"{p.name.replace('{n}', '0').replace('{m}', '9')}=\n" for p in catalogue)
    found = [f for f in check(text) if f.code not in ("PAR004", "PAR005")]
    assert found == []
    assert {f.severity for f in check(text, "PAR005")} == {"info"}


@pytest.mark.parametrize("gap", [" ", "\t", "\u00a0", "\u00ad"])
def test_broken_name(gap: str, check: Check) -> None:
    finding = only(check(f"voip/services/call_waiting/gener{gap}ate_tone/enabled=1", "PAR"))
    assert (finding.code, finding.severity) == ("PAR006", "error")
    assert finding.suggestion == finding.parameter == "voip/services/call_waiting/generate_tone/enabled"
    assert (finding.column, finding.end_column) == (1, 50)


def test_name_broken_by_a_line_break_is_one_finding(check: Check) -> None:
    finding = only(check("voip/services/call_waiting/gener\nate_tone/enabled=1\n"))
    assert (finding.code, finding.line, finding.suggestion) == (
        "PAR006", 1, "voip/services/call_waiting/generate_tone/enabled",
    )  # fmt: skip


def test_lines_that_do_not_join_stay_apart(check: Check) -> None:
    assert [f.code for f in check("voip/line/\nvoip/line/0/id=1\n")] == ["SYN001"]
    assert [f.code for f in check("voip/services/call_waiting/gener\n\nate_tone/enabled=1\n")] == ["SYN001", "PAR001"]


def test_set_again_differently(check: Check) -> None:
    text = "voip/line/0/id=1\n;\nVOIP/line/0/id=2\nvoip/line/0/id=2\nvoip/line/1/id=1\nvoip/line/0/id=1\n"
    found = check(text, "PAR007", "PAR008")
    assert [(f.code, f.severity, f.line) for f in found] == [
        ("PAR007", "warning", 3),
        ("PAR008", "info", 4),
        ("PAR007", "warning", 6),
    ]
    assert "already set to '1' in line 1" in found[0].message
    assert "already set to '2' in line 4" in found[2].message


def test_words_of_a_list_are_the_same_in_any_case(check: Check) -> None:
    assert [
        f.code for f in check("voip/media/srtp/mode=SUPPORTENCRYPTION\nvoip/media/srtp/mode=SupportEncryption")
    ] == ["PAR008"]
    assert [f.code for f in check("voip/line/0/id=Abc\nvoip/line/0/id=abc")] == ["PAR007"]


def test_remarks_and_blanks_do_not_make_values_differ(check: Check) -> None:
    found = check("network/lan/vlan/id=66\nnetwork/lan/vlan/id = 66 ;voice\n", "PAR")
    assert [f.code for f in found] == ["PAR008"]


def test_unknown_and_broken_names_count_as_written(check: Check) -> None:
    assert [f.line for f in check("a/b=1\nA/b=2\n", "PAR007")] == [2]
    assert check("voip/line/0/id=1\nvoip/li ne/0/id=2\n", "PAR007") == []


def test_name_and_value_on_two_lines_are_two_findings(check: Check) -> None:
    assert [f.code for f in check("voip/line/0/id\n=4101\n")] == ["SYN001", "SYN002"]


def test_a_name_that_is_known_takes_nothing_from_the_line_before(check: Check) -> None:
    assert [f.code for f in check("/\nvoip/line/0/id=1\n")] == ["SYN001"]


def test_a_broken_name_is_one_finding(check: Check) -> None:
    assert only(check("voip/codec/codec _info/9/ name=x")).code == "PAR006"
    assert only(check("voip/audio/gain/handset _analog_input_gain=0")).code == "PAR006"


def test_old_name_tells_who_says_so(check: Check) -> None:
    inferred = only(check("system/ntp/daylight_saving/mode=FIXED"))
    assert inferred.source == "MANUAL-1.4.1 p63"
    assert f"({inferred.source}; inferred)" in inferred.message
    stated = only(check("provisioning/check_sync/enabled=1"))
    assert stated.source == "FIELD"
    assert "without a known successor (FIELD) - " in stated.message


def test_an_index_is_held_against_each_of_a_models_ranges() -> None:
    """A name with two indexes has two ranges in one cell of the dataset."""
    variant = Variant({"value": "n=0-8, m=1-3", "source": "GUIDE p1"})
    assert list(par011._ranges(variant)) == [("n", 0, 8, "GUIDE p1"), ("m", 1, 3, "GUIDE p1")]
