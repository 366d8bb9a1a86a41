"""A check as a rule: which line it reports, how severely, and what it leaves open."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb.catalogue import Catalogue
from kb.records import Check
from lint.checks.rule import CheckRule
from lint.context import NOTHING_KNOWN, Context
from lint.findings import Problem
from lint.sheet import open_sheet

SIP = "voip/signalling/sip/"
SWITCH, ADDRESS = f"{SIP}sip_registrar/enabled", f"{SIP}sip_registrar/addr"
ON = {"parameter": SWITCH, "is": ["1"]}
WITHOUT = [ON, {"parameter": ADDRESS, "missing": True}]
Run = Callable[..., list[tuple[int, Problem]]]


def check(when: list[dict[str, Any]], **fields: Any) -> Check:
    """A row of the table, as SQLite gives it."""
    row = dict.fromkeys(("practice", "each", "compare", "at", "unlisted", "in_exports", "whole", "note"))
    row |= {"code": "DEP999", "name": "n", "title": "T.", "why": "because.", "severity": "warning"}
    row |= {"when": when, "passes": [], "fails": [], "sources": ["OWN"]} | fields
    cells = {key: json.dumps(value) if isinstance(value, list | dict) else value for key, value in row.items()}
    return Check(cells)


@pytest.fixture
def run(tmp_path: Path, catalogue: Catalogue) -> Run:
    """What a check says of a file, beside which others lie: `run(check, text, **{"global.cfg": text})`."""

    def make(row: Check, text: str, context: Context = NOTHING_KNOWN, **others: str) -> list[tuple[int, Problem]]:
        for name, content in (("phone.cfg", text), *others.items()):
            (tmp_path / name).write_text(content)
        rule, sheet = CheckRule(row, catalogue), open_sheet(str(tmp_path / "phone.cfg"), catalogue, context)
        return list(rule.check(sheet)) if rule.concerns(sheet) else []

    return make


def said(found: list[tuple[int, Problem]]) -> list[tuple[int, str, str]]:
    return [(line, problem.severity, problem.message) for line, problem in found]


def test_what_is_stated_is_reported_in_any_file(run: Run) -> None:
    found = run(check(WITHOUT), f"{SWITCH}=1\n{ADDRESS}=\n")
    assert said(found) == [(1, "warning", f"{ADDRESS} is empty: because (OWN)")]
    assert found[0][1].parameter == SWITCH
    assert found[0][1].source == "OWN"


def test_what_a_fragment_lacks_may_be_set_elsewhere(run: Run) -> None:
    text = f"{SWITCH}=1\n"
    words = f"{ADDRESS} is not set: because (OWN)"
    assert said(run(check(WITHOUT), text)) == [(1, "info", f"unless a file not read here sets it: {words}")]
    assert said(run(check(WITHOUT), f"system/type=405HD\n{text}")) == [(2, "warning", words)]
    many = "".join(f"personal_settings/functional_key/{n}/key_label=a\n" for n in range(9))
    many += "".join(f"voip/services/ACD/unavailable_reason/{n}/code=1\n" for n in range(31))
    assert [problem.severity for _, problem in run(check(WITHOUT), text + many)] == ["warning"]


def test_nothing_follows_from_a_file_that_was_not_read(run: Run) -> None:
    text = f"system/type=405HD\n{SWITCH}=1\ninclude global.cfg\n"
    assert run(check(WITHOUT), text) == []
    found = run(check(WITHOUT), text, **{"global.cfg": f"{ADDRESS}=0.0.0.0\n"})
    assert said(found) == [(2, "warning", f"{ADDRESS} is 0.0.0.0: because (OWN)")]
    assert run(check(WITHOUT), text, **{"global.cfg": f"{ADDRESS}=sip.example.com\n"}) == []


def test_what_only_one_reading_has_is_info(run: Run) -> None:
    later, earlier = f"{SWITCH}=0\n{SWITCH}=1\n", f"{SWITCH}=1\n{SWITCH}=0\n"
    assert said(run(check([ON]), later)) == [(2, "info", "if the later line counts: because (OWN)")]
    assert said(run(check([ON]), earlier)) == [(1, "info", "if the earlier line counts: because (OWN)")]
    assert said(run(check([ON]), f"{SWITCH}=1\n{SWITCH}=1\n")) == [(2, "warning", "because (OWN)")]


def test_both_doubts_are_said(run: Run) -> None:
    [(_, problem)] = run(check(WITHOUT), f"{SWITCH}=0\n{SWITCH}=1\n")
    assert problem.message.startswith("if the later line counts, unless a file not read here sets it: ")


def test_a_line_of_an_included_file_is_told_from_the_include(run: Run) -> None:
    [(line, problem)] = run(check([ON]), "; phone\ninclude global.cfg\n", **{"global.cfg": f";\n{SWITCH}=1\n"})
    assert line == 2
    assert f"global.cfg:2 sets {SWITCH}: because" in problem.message


EXPORT = "".join(
    f"voip/services/ACD/unavailable_reason/{n}/{field}=1\npersonal_settings/soft_keys/psk/{n % 12}/label={n}\n"
    for n in range(50)
    for field in ("code", "name")
) + "".join(f"voip/regional_settings/call_progress_tones/{n % 10}/enabled={n}\n" for n in range(220))


def test_exports(run: Run) -> None:
    text = f"{EXPORT}{SWITCH}=1\n"
    assert run(check([ON]), text) == []
    assert [problem.severity for _, problem in run(check([ON], in_exports=1), text)] == ["warning"]
    # What an export lacks was not exported: that says nothing.
    assert run(check(WITHOUT, in_exports=1), text) == []
    assert len(run(check(WITHOUT, in_exports=1), f"{text}{ADDRESS}=\n")) == 1


def test_whole_files_only(run: Run) -> None:
    row = check([ON], whole=1)
    assert run(row, f"{SWITCH}=1\n") == []
    assert len(run(row, f"system/type=405HD\n{SWITCH}=1\n")) == 1
    assert run(row, f"system/type=405HD\n{SWITCH}=1\ninclude gone.cfg\n") == []


@pytest.mark.parametrize(
    ("port", "tls_port", "at", "line"),
    [
        ("5061", "5061", None, 1),  # 5060 is the default of the first.
        ("5060", "5060", None, 2),
        ("5070", "5070", None, 1),
        ("5061", "5061", f"{SIP}tls_port", 2),
        ("5061", "5061", ADDRESS, 1),  # No line sets it.
    ],
)
def test_the_line_is_that_which_says_something(port: str, tls_port: str, at: str | None, line: int, run: Run) -> None:
    compare = {"test": "same", "of": {"one": f"{SIP}port", "other": f"{SIP}tls_port"}}
    row = check([{"parameter": f"{SIP}port", "set": True}], compare=compare, at=at)
    assert [found for found, _ in run(row, f"{SIP}port={port}\n{SIP}tls_port={tls_port}\n")] == [line]


def test_no_line_no_finding(run: Run) -> None:
    assert run(check([{"parameter": SWITCH, "is": ["0"], "or_default": True}]), "system/type=405HD\n") == []


def test_an_index_at_a_time(run: Run) -> None:
    row = check([{"parameter": "voip/line/{n}/enabled", "is": ["1"]}, {"parameter": "voip/line/{n}/id", "empty": True}])
    text = "voip/line/0/enabled=1\nvoip/line/0/id=1\nvoip/line/1/enabled=1\nvoip/line/1/id=\nvoip/line/2/id=\n"
    assert [problem.parameter for _, problem in run(row, text)] == ["voip/line/1/id"]


def test_a_name_of_each_at_a_time(run: Run) -> None:
    row = check([{"any": [{"parameter": "{each}/enabled", "is": ["1"]}]}], each=[f"{SIP}sip_registrar", "system/ldap"])
    text = f"system/ldap/enabled=1\n{SWITCH}=1\nsystem/ntp/enabled=1\n"
    assert [problem.parameter for _, problem in run(row, text)] == [SWITCH, "system/ldap/enabled"]


def test_repeated_values(run: Run) -> None:
    compare = {"test": "repeated", "of": {"id": "voip/line/{n}/id", "name": "voip/line/{n}/auth_name"}}
    row = check([{"parameter": "voip/line/{n}/enabled", "is": ["1"]}], compare=compare)
    lines = [(0, "1", "a", "A"), (1, "1", "a", "b"), (2, "0", "a", "a"), (3, "1", "a", "a"), (4, "1", "", "")]
    text = "".join(
        f"voip/line/{n}/enabled={on}\nvoip/line/{n}/id={one}\nvoip/line/{n}/auth_name={name}\n"
        for n, on, one, name in lines
    )
    assert said(run(row, text)) == [(11, "warning", "a a, as at index 0: because (OWN)")]


def test_values_that_belong_to_no_parameter(run: Run) -> None:
    of = {"port": f"{SIP}port", "first": "voip/media/media_port"}
    compare = {"test": "meets_range", "of": of, "with": {"count": "2"}, "or_default": True}
    row = check([{"parameter": f"{SIP}port", "set": True}], compare=compare)
    found = run(row, f"system/type=405HD\n{SIP}port=4001\n")
    assert said(found) == [(2, "warning", "4001 is in 4000 to 4001: because (OWN)")]
    assert run(row, f"system/type=405HD\n{SIP}port=4002\n") == []


@pytest.mark.parametrize(("policy", "severity"), [("default", "warning"), ("strict", "error")])
def test_a_practice_says_how_severe(policy: Any, severity: str, run: Run) -> None:
    row = check([{"parameter": "management/telnet/enabled", "is": ["1"]}], practice="telnet-enabled", severity=None)
    text = "management/telnet/enabled=1\n"
    assert [problem.severity for _, problem in run(row, text, Context(policy=policy))] == [severity]
    # A doubt is not raised.
    doubtful = f"management/telnet/enabled=0\n{text}"
    assert [problem.severity for _, problem in run(row, doubtful, Context(policy=policy))] == ["info"]


def test_a_flaw_is_cited_for_the_firmware_it_is_about(run: Run, catalogue: Catalogue) -> None:
    row = next(one for one in catalogue.checks() if one.practice == "web-interface-open")
    text = row.fails[0]
    [(_, problem)] = run(row, text, Context(firmware="2.2.16"))
    assert "CVE-2018-16219 was found on 405HD, firmware 2.2.12" in problem.message
    [(_, problem)] = run(row, text)
    assert "CVE-2018" not in problem.message


def test_a_secret_stays_out_of_the_message(run: Run, catalogue: Catalogue) -> None:
    secret = "hidden-words-1234"  # noqa: S105 (made up)
    for row in catalogue.checks():
        if row.code.startswith("SEC"):
            for _, problem in run(row, f"voip/line/0/auth_password={secret}\nsystem/password={secret}\n"):
                assert secret not in problem.message


def test_a_foreign_model_needs_a_model(run: Run, catalogue: Catalogue) -> None:
    row = next(one for one in catalogue.checks() if one.practice == "system-type-foreign")
    assert len(run(row, "system/type=450HD\n", Context(model="405HD"))) == 1
    assert run(row, "system/type=405 hd\n", Context(model="405HD")) == []
    assert run(row, "system/type=450HD\n") == []
