"""The summary: counts by rule, site and file."""

from __future__ import annotations

from pathlib import Path

from lint.report.summary import render
from lint.running.request import Request
from lint.running.run import Run


def test_counts_by_rule_site_and_file(tmp_path: Path) -> None:
    for site, number in (("north", 2), ("south", 1)):
        (tmp_path / site).mkdir()
        for phone in range(2):
            text = f"voip/line/{phone}/id={site}{phone}\n" + "system/ntp/enabled=yes\n" * (number if phone else 0)
            (tmp_path / site / f"{phone}.cfg").write_text(text, encoding="utf-8")
    shown = "".join(render(Run(Request((str(tmp_path),), isolated=True))))
    assert "3 error    VAL001 wrong-type (in 2 files)" in shown
    lines = shown.splitlines()
    at = lines.index("by site:")
    assert lines[at + 1].startswith(f"        2 files {tmp_path}/north: 2 errors")
    assert lines[at + 2].startswith(f"        2 files {tmp_path}/south: 1 errors")
    assert f"{tmp_path}/north/1.cfg" in lines[lines.index("most findings:") + 1]
    assert lines[-1].startswith("4 files: 3 errors")


def test_nothing_found() -> None:
    assert list(render([])) == ["0 files: no findings\n"]
