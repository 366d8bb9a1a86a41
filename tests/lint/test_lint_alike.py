"""Files that are alike are linted by what differs between them: with the same findings as each of them alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset import names
from kb.catalogue import Catalogue
from lint.concerns import is_tidy
from lint.context import Context
from lint.engine import Linter, Result
from lint.rules import FILE_RULES, LINE_RULES
from lint.selection import Selection

NAMES = (
    "voip/line/0/id", "voip/line/0/auth_password", "voip/line/1/id", "voip/line/0/enabled", "system/password",
    "network/lan/fixed_ip/ip_address", "network/lan/fixed_ip/netmask", "network/lan/fixed_ip/gateway",
    "system/daylight_saving/start_date/month", "system/daylight_saving/start_date/day", "management/telnet/enabled",
    "voip/signalling/sip/transport_protocol", "voip/signalling/sip/digit_map", "voip/services/busy_lamp_field/enabled",
    "voip/services/busy_lamp_field/uri", "provisioning/configuration/url", "voip/lin/0/id", "voip/line/{n}/id",
    "voip/line/0/ID", "voip/li ne/0/id", "system/ntp/gmt_offset", "system/type", "voip/media/srtp/enabled",
)  # fmt: skip
VALUES = (
    "", "0", "1", "4101", "TLS", "192.0.2.1", "255.255.255.0", "31", "4", "http://a.example.com/", "[2-9]11|x",
    "{{X}}", "a b", " a", "b ; c", "ü", "405HD", "1234", '{"VvLZ0p5/5pM="}', "x" * 70, "\x0c",
)  # fmt: skip
SETTING = st.builds("{}={}".format, st.sampled_from(NAMES), st.sampled_from(VALUES))
OTHER = st.sampled_from([
    "", "; a comment", "# another", "no setting", "include shared.cfg", "include other.cfg", "=1", " voip/line/0/id=1",
    "voip/line/0", "/id=4101", "; offhook: ignore=SYN", "[head]", ";x ",
])  # fmt: skip
LINE = st.one_of(SETTING, SETTING, SETTING, OTHER)
FILE = st.lists(LINE, min_size=1, max_size=12)
CHANGE = st.tuples(st.integers(0, 11), LINE)
END = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])


def alone(catalogue: Catalogue, data: bytes, file: str, context: Context) -> Result:
    return Linter(catalogue, Selection(), context).lint(data, file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("phones")
    shared = ["voip/line/0/id=4100", "management/telnet/enabled=1", "voip/signalling/sip/transport_protocol=TLS", "bad"]
    (made / "shared.cfg").write_text("\n".join(shared) + "\n", encoding="utf-8")
    return made


@given(FILE, st.lists(CHANGE, min_size=1, max_size=3), st.tuples(END, st.sampled_from(["", "end"])))
def test_a_file_like_another_one_gets_its_own_findings(
    catalogue: Catalogue, folder: Path, lines: list[str], changes: list[tuple[int, str]], ends: tuple[str, str]
) -> None:
    """Whatever lines differ: values, names, includes, comments, directives, line ends."""
    end, last = ends
    context = Context(policy="strict" if last else "default")
    linter = Linter(catalogue, Selection(), context)
    before = lines
    for place, line in changes:
        changed = [*lines]
        changed[place % len(lines)] = line
        for number, one in enumerate((before, changed)):
            data = (end.join(one) + (end if last else "")).encode()
            file = str(folder / f"phone-{number}.cfg")
            assert linter.lint(data, file) == alone(catalogue, data, file, context)
        before = changed


@given(FILE, st.sampled_from(NAMES), st.lists(st.sampled_from(VALUES), min_size=2, max_size=4))
def test_one_value_that_differs(
    catalogue: Catalogue, folder: Path, lines: list[str], name: str, values: list[str]
) -> None:
    """What every phone of a fleet has of its own: findings, excerpts and fixes are those of the file."""
    linter = Linter(catalogue)
    for number, value in enumerate(values):
        data = "\n".join(["; begins", *lines, f"{name}={value}", "system/type=405HD", ""]).encode()
        file = str(folder / f"phone-{number}.cfg")
        assert linter.lint(data, file) == alone(catalogue, data, file, Context())


def test_an_export_is_compared_in_full(catalogue: Catalogue) -> None:
    """Every setting of a large file, changed one at a time."""
    known = [one for one in catalogue if not one.sibling and "{" not in one.name][:500]
    lines = [f"{one.name}={one.default or ''}" for one in known]
    linter = Linter(catalogue)
    linter.lint("\n".join(lines).encode(), "first.cfg")
    for place in range(0, len(lines), 7):
        data = "\n".join([*lines[:place], f"{known[place].name}=7x", *lines[place + 1 :]]).encode()
        assert linter.lint(data, "next.cfg") == alone(catalogue, data, "next.cfg", Context()), known[place].name


def test_an_include_that_changes_is_seen(catalogue: Catalogue, tmp_path: Path) -> None:
    """Files that are alike share their includes only as long as these stay as they are."""
    linter = Linter(catalogue)
    shared = tmp_path / "shared.cfg"

    def codes(number: int) -> set[str]:
        data = f"include shared.cfg\nvoip/line/0/id={number}\n".encode()
        return {finding.code for finding in linter.lint(data, str(tmp_path / f"{number}.cfg")).findings}

    assert "INC001" in codes(1)
    assert "INC001" in codes(2)
    shared.write_text("management/telnet/enabled=1\n", encoding="utf-8")
    assert "SEC012" in codes(3)
    assert "SEC012" in codes(4)
    shared.write_text("management/telnet/enabled=0\n\n", encoding="utf-8")
    assert "SEC012" not in codes(5)


def test_files_that_are_alike_in_other_folders_have_other_includes(catalogue: Catalogue, tmp_path: Path) -> None:
    """A name in an include is looked for beside the file."""
    linter = Linter(catalogue)
    for site, value in (("north", 0), ("south", 1)):
        (tmp_path / site).mkdir()
        (tmp_path / site / "shared.cfg").write_text(f"management/telnet/enabled={value}\n", encoding="utf-8")
    data = b"include shared.cfg\nvoip/line/0/id=1\n"
    found = [
        {finding.code for finding in linter.lint(data, str(tmp_path / site / "phone.cfg")).findings}
        for site in ("north", "south")
    ]
    assert "SEC012" not in found[0]
    assert "SEC012" in found[1]


@given(st.one_of(LINE, st.text(max_size=40), st.builds("{}={}".format, st.sampled_from(NAMES), st.text(max_size=30))))
def test_rules_that_are_not_asked_have_nothing_to_say(catalogue: Catalogue, text: str) -> None:
    """Of a tidy line, a rule that says it is not concerned finds nothing."""
    linter = Linter(catalogue)
    text = text.replace("\n", "").replace("\r", "")
    entry = linter._entry(text)
    if is_tidy(entry):
        asked = linter._concerned(entry)
        passed_over = [rule for rule in LINE_RULES if rule not in asked and rule in linter._line_rules]
        assert [problem for rule in passed_over for problem in rule.check(entry)] == []


@given(FILE, END)
def test_file_rules_that_a_file_does_not_concern_have_nothing_to_say(
    catalogue: Catalogue, folder: Path, lines: list[str], end: str
) -> None:
    """What is told quickly is told rightly."""
    data = "".join(line + end for line in lines).encode("utf-8", "surrogateescape")
    sheet = Linter(catalogue).sheet(data, str(folder / "phone.cfg"))
    passed_over = [rule for rule in FILE_RULES if not rule.concerns(sheet)]
    assert [found for rule in passed_over for found in rule.check(sheet)] == []


@pytest.mark.parametrize("value", ["", "0", "-1", "99999999999", "x", "tls", "1.2.3.4", "a b", "(|(sn=%))", "%20"])
def test_no_parameter_is_passed_over_wrongly(catalogue: Catalogue, value: str) -> None:
    """Whatever is set: a tidy line has the findings that all rules have on it."""
    linter = Linter(catalogue)
    for parameter in catalogue:
        if not parameter.name:
            continue
        name = parameter.name
        for letter in names.placeholders(name):
            name = name.replace(f"{{{letter}}}", "0", 1)
        entry = linter._entry(f"{name}={value}")
        if is_tidy(entry):
            asked = linter._concerned(entry)
            others = [rule for rule in linter._line_rules if rule not in asked]
            assert [(name, problem) for rule in others for problem in rule.check(entry)] == []
