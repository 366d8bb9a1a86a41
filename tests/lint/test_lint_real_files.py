"""Real files: every one is read whole, and what a phone wrote itself has no error."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from kb.catalogue import Catalogue
from lint.cfg.lines import OTHER
from lint.cfg.parse import parse
from lint.engine import Linter

EXPORT = "405hd-genesys-full-export.cfg"


def all_files(folder: Path) -> list[Path]:
    found = sorted(folder.rglob("*.cfg"))
    assert len(found) >= 40
    return found


def test_nothing_is_lost(real_files: Path) -> None:
    for path in all_files(real_files):
        data = path.read_bytes()
        assert parse(data).to_bytes() == data


def test_export_has_no_error(real_files: Path, catalogue: Catalogue) -> None:
    found = Linter(catalogue).lint((real_files / EXPORT).read_bytes(), EXPORT).findings
    # The phone's own 36-character id is longer than a manual of another version allows: a warning that says so.
    # What is doubtful about its security was so on the phone.
    assert [(f.code, f.severity, f.parameter) for f in found if f.severity != "info"] == [
        ("SEC018", "warning", "provisioning/method"),
        ("SEC015", "warning", "security/provisioning/verify_server_certificate"),
        ("SEC014", "warning", "system/web/enabled"),
        ("SEC002", "warning", "voip/line/0/auth_password"),
    ]
    assert ("VAL004", "voip/line/0/id") in [(f.code, f.parameter) for f in found]


def test_export_is_known_to_the_last_name(real_files: Path, catalogue: Catalogue) -> None:
    lines = parse((real_files / EXPORT).read_bytes()).lines
    assert len(lines) == 1163
    assert [line.statement.name for line in lines if line.statement.name not in catalogue] == []


def test_errors_on_field_files_are_the_lines_that_set_nothing(real_files: Path, catalogue: Catalogue) -> None:
    linter = Linter(catalogue)
    errors: Counter[tuple[str, str]] = Counter()
    nothing: Counter[tuple[str, str]] = Counter()
    for path in all_files(real_files):
        data = path.read_bytes()
        errors.update((path.name, f.code) for f in linter.lint(data, path.name).findings if f.severity == "error")
        nothing.update((path.name, "SYN001") for line in parse(data).lines if line.statement.kind == OTHER)
    assert errors == nothing == {("Configure_Paging.cfg", "SYN001"): 7}


def test_remarks_behind_values_are_found_and_the_values_judged_without_them(
    real_files: Path, catalogue: Catalogue
) -> None:
    path = real_files / "shanehoey-snippets" / "Configure_the_LCD_Brightness.cfg"
    found = Linter(catalogue).lint(path.read_bytes(), path.name).findings
    assert {f.code for f in found} == {"APP001", "SYN005"}
    assert len(found) == 6
