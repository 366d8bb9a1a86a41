"""Rules over all files of a fleet: their documentation, their examples, and the same findings however it is run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lint import manual
from lint.findings import Finding
from lint.fleet import rules
from lint.fleet.rules import FLEET_RULES, FleetRule
from lint.running.request import Request
from lint.running.run import Run
from lint.settings.read import Layer

RULES = pytest.mark.parametrize("rule", FLEET_RULES, ids=lambda rule: rule.CODE)
_RANGE = re.compile(r"\{(\d+)\.\.(\d+)\}")


def linted(folder: Path, *, jobs: int = 1, **settings: object) -> list[Finding]:
    request = Request((str(folder),), Layer("test", str(folder), dict(settings)), isolated=True, jobs=jobs)
    return [finding for result in Run(request) for finding in result.findings]


def written(example: manual.Example, folder: Path) -> Path:
    """The example's files; `{02..11}` in a name makes one for each number."""
    folder.mkdir()
    for name, data in {"example.cfg": example.data, **example.others}.items():
        span = _RANGE.search(name)
        first, last = (span[1], span[2]) if span else ("0", "0")
        for number in range(int(first), int(last) + 1):
            text = f"{number:0{len(first)}}"
            (folder / _RANGE.sub(text, name)).write_text(_RANGE.sub(text, data.decode()), encoding="utf-8")
    return folder


@RULES
def test_documentation_and_examples(rule: FleetRule, tmp_path: Path) -> None:
    page = manual.page(rule)
    assert page.title.endswith(".")
    assert "Severity: " in page.body
    assert page.passes
    assert page.fails
    for number, example in enumerate(page.passes):
        found = linted(written(example, tmp_path / f"passes-{number}"))
        assert [finding for finding in found if finding.code == rule.CODE] == []
    for number, example in enumerate(page.fails):
        found = linted(written(example, tmp_path / f"fails-{number}"), select=(rule.CODE,))
        assert found
        assert {finding.code for finding in found} == {rule.CODE}


def fleet(folder: Path) -> Path:
    for number in range(24):
        site = folder / f"site-{number % 2}"
        site.mkdir(exist_ok=True, parents=True)
        lines = [
            "include ../global.cfg",
            f"voip/line/0/id={4100 + number % 20}",
            f"voip/line/0/auth_password=secret-{number % 23}",
            f"voip/signalling/sip/proxy_port={5061 if number == 7 else 5060}",
            f"provisioning/configuration/url=https://{'old' if number == 9 else 'new'}.example.com/",
        ]
        (site / f"00908f{number:06x}.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "global.cfg").write_text("system/ntp/enabled=1\n", encoding="utf-8")
    (folder / "unused.cfg").write_text("system/ntp/enabled=0\n", encoding="utf-8")
    (folder / "copy-00908F000005.cfg").write_text("system/ntp/enabled=0\n", encoding="utf-8")
    return folder


def test_each_finding_names_its_file_and_line(tmp_path: Path) -> None:
    folder = fleet(tmp_path)
    found = [finding for finding in linted(folder, select=("FLT",)) if finding.code != "FLT001"]
    assert {(Path(f.file).name, f.line, f.code) for f in found} == {
        ("00908f000005.cfg", 1, "FLT002"),
        ("copy-00908F000005.cfg", 1, "FLT002"),
        ("00908f000007.cfg", 4, "FLT003"),
        ("00908f000009.cfg", 5, "FLT003"),
        ("00908f000009.cfg", 5, "FLT004"),
        ("unused.cfg", 1, "FLT005"),
    }
    same = linted(folder, select=("FLT001",))
    assert len(same) == 8 + 2
    assert "secret" not in "".join(finding.message for finding in same)


def test_the_same_in_one_process_in_many_and_held_back_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fleet(tmp_path)
    one = linted(folder)
    assert [f.code for f in one if f.code.startswith("FLT")]
    assert linted(folder, jobs=2) == one
    monkeypatch.setattr("lint.running.run.HELD", 1)
    assert sorted(map(str, linted(folder))) == sorted(map(str, one))


def test_settings_and_directives_count(tmp_path: Path) -> None:
    folder = fleet(tmp_path)
    assert not [f for f in linted(folder, ignore=("FLT",)) if f.code.startswith("FLT")]
    milder = linted(folder, select=("FLT002",), rules=(("FLT002", "info"),))
    assert {finding.severity for finding in milder} == {"info"}
    unused = folder / "unused.cfg"
    unused.write_text("; offhook: ignore-file=FLT005 -- for later\n" + unused.read_text(), encoding="utf-8")
    found = [f for f in linted(folder) if f.file.endswith("unused.cfg")]
    assert {f.code for f in found} & {"FLT005", "SYN016", "SYN017"} == set()


def test_one_file_is_no_fleet(tmp_path: Path) -> None:
    (tmp_path / "phone.cfg").write_text("voip/line/0/id=1\nvoip/line/1/id=1\n", encoding="utf-8")
    assert not linted(tmp_path, select=("FLT",))


def test_codes_are_listed() -> None:
    assert sorted(rules.CODES) == [f"FLT00{number}" for number in range(1, 6)]
