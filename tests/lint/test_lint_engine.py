"""The engine: findings in order, in the agreed form, whatever the file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.engine import Linter, lint_paths, lint_text
from lint.errors import CfgError
from lint.findings import SEVERITIES, Finding, order, reaches
from lint.rulebook import rulebook
from lint.selection import Selection

NAMES = st.sampled_from(
    ["voip/line/0/id", "voip/line/{n}/id", "voip/line/99/auth_password", "network/lan/vlan/id", "system/ntp/enabled",
     "voip/signalling/sip/digit_map", "lync/calendar/enabled", "/system/daylight_saving/mode", "nope",
     "voip/line/0/ id",
     "voip/line/0/\udcfc", ""]
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(["", "0", "99999", "yes", " 1 ;x", "x" * 300, "0xb8", "\t"]),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
LINES = st.one_of(
    st.tuples(NAMES, st.sampled_from(["=", " = ", ""]), VALUES).map("".join),
    st.sampled_from(
        ["", ";", "# x", "include a.cfg ", "include", "voip/services/call_waiting/gener", "ate_tone/enabled=1"]
    ),
)
FILES = st.one_of(
    st.binary(max_size=200),
    st.tuples(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"])).map(
        lambda file: file[1].join(file[0]).encode("utf-8", "surrogateescape")
    ),
)


@given(FILES)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_linted_or_refused(catalogue: Catalogue, data: bytes) -> None:
    try:
        result = Linter(catalogue).lint(data, "phone.cfg")
    except CfgError as error:
        assert str(error).startswith("phone.cfg: ")
        return
    codes = {rule.CODE: rule.NAME for rule in rulebook(catalogue)}
    assert result.findings == sorted(result.findings, key=order)
    for finding in result.findings:
        assert codes[finding.code] == finding.rule
        assert finding.severity in SEVERITIES
        assert 1 <= finding.column <= finding.end_column
        assert finding.line in result.excerpts
        assert finding.end_column <= len(result.excerpts[finding.line]) + 1
        assert finding.message
        assert finding.message.isprintable()


def test_the_package_offers_its_names() -> None:
    import lint

    assert lint.lint_text is lint_text
    assert lint.lint_paths is lint_paths
    assert (lint.Finding, lint.CfgError) == (Finding, CfgError)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        lint.nothing  # noqa: B018 (reading it is the test)


def test_fields_are_the_agreed_ones() -> None:
    assert Finding._fields == (
        "file", "line", "column", "end_column", "code", "rule", "severity", "parameter", "message", "suggestion",
        "source",
    )  # fmt: skip


def test_finding_names_place_fact_and_source(catalogue: Catalogue) -> None:
    found = lint_text(b"\nvoip/signalling/sip/proxy_port = 80\n", "a.cfg", catalogue, Selection(("VAL",)))
    assert len(found) == 1
    finding = found[0]
    assert (finding.file, finding.line, finding.column, finding.end_column) == ("a.cfg", 2, 34, 36)
    assert (finding.code, finding.rule, finding.severity) == ("VAL002", "out-of-range", "error")
    assert finding.parameter == "voip/signalling/sip/proxy_port"
    assert finding.source == catalogue["voip/signalling/sip/proxy_port"].stated_by["minimum"]
    assert finding.source in finding.message
    assert "1024 to 65535" in finding.message


def test_remembered_lines_get_their_own_place(catalogue: Catalogue) -> None:
    linter = Linter(catalogue, Selection(("VAL",)))
    line = b"system/ntp/enabled=yes\n"
    first = linter.lint(line, "a.cfg").findings
    second = linter.lint(b";\n" + line + line, "b.cfg").findings
    assert [(f.file, f.line) for f in first + second] == [("a.cfg", 1), ("b.cfg", 2), ("b.cfg", 3)]
    assert {f._replace(file="", line=0) for f in first + second} == {first[0]._replace(file="", line=0)}


def test_a_linter_that_forgot_finds_the_same(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, samples: Path
) -> None:
    data = (samples / "faulty.cfg").read_bytes()
    linter = Linter(catalogue)
    before = linter.lint(data, "faulty.cfg")
    monkeypatch.setattr("lint.engine._REMEMBERED", 0)
    assert linter.lint(data, "faulty.cfg") == before


def test_selection_runs_what_is_asked_for(catalogue: Catalogue, samples: Path) -> None:
    data = (samples / "faulty.cfg").read_bytes()
    everything = lint_text(data, "f", catalogue)
    assert {f.code[:3] for f in everything} == {"SYN", "PAR", "VAL", "DEP", "APP"}
    assert lint_text(data, "f", catalogue, Selection(("SYN",))) == [f for f in everything if f.code.startswith("SYN")]
    left = lint_text(data, "f", catalogue, Selection((), ("SYN", "PAR001")))
    assert left == [f for f in everything if not f.code.startswith(("SYN", "PAR001"))]


def test_files_that_cannot_be_linted_do_not_stop_the_others(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "a.cfg").write_bytes(b"\0")
    (tmp_path / "b.cfg").write_bytes(b"system/ntp/enabled=yes\n")
    results = list(lint_paths([str(tmp_path), str(tmp_path / "c.cfg")], catalogue, Selection(("VAL",))))
    assert [Path(r.file).name for r in results] == ["a.cfg", "b.cfg", "c.cfg"]
    assert [bool(r.error) for r in results] == [True, False, True]
    assert [f.code for r in results for f in r.findings] == ["VAL001"]


def test_standard_input(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"=1")))
    (result,) = lint_paths(["-"], catalogue)
    assert [(f.file, f.code) for f in result.findings] == [("-", "SYN002")]


def test_secret_values_are_shown_nowhere(check: Callable[..., list[Finding]], catalogue: Catalogue) -> None:
    secret = "Zyxw9876-" * 6
    lines = [
        f"voip/line/0/auth_password={secret} ",
        f"voip/line/0/auth_password=ä{secret}",
        f"voip/line/0/auth_pasword={secret}",
        f"voip/line/0/auth_ password = {secret} ; {secret}",
        f"voip/line/{{n}}/auth_password={secret}",
        f"voip/line/0/auth_password {secret}",
        f"#voip/line/0/auth_password={secret}",
        "voip/line/0/auth_pass",
        f"word={secret} ",
        f"/voip/line/0/auth_password={secret}",
    ]
    result = Linter(catalogue).lint("\n".join(lines).encode(), "a.cfg")
    assert {f.line for f in result.findings} == set(range(1, len(lines) + 1))
    shown = [*result.excerpts.values(), *(str(value) for f in result.findings for value in f)]
    assert not [text for text in shown if "Zyxw" in text]
    assert result.excerpts[1] == "voip/line/0/auth_password=" + "*" * len(secret) + " "


@pytest.mark.parametrize(
    ("severities", "level", "reached"),
    [
        ([], "info", False),
        (["info"], "info", True),
        (["info"], "warning", False),
        (["warning"], "error", False),
        (["warning"], "info", True),
        (["info", "error"], "error", True),
    ],
)
def test_reaches(severities: list[str], level: str, reached: bool) -> None:
    findings = [Finding("f", 1, 1, 1, "X", "x", severity, None, "m", None, None) for severity in severities]
    assert reaches(findings, level) is reached
