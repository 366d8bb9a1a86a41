"""Findings as data, as a page, and of a change only."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from offhook import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "phones"
    for number in range(6):
        site = made / f"site-{number % 2}"
        site.mkdir(parents=True, exist_ok=True)
        lines = [
            "include ../global.cfg",
            f"voip/line/0/id={4100 + number // 2 if number < 2 else 4100 + number}",
            f"system/ntp/enabled={'<b>' if number == 3 else 1}",
        ]
        (site / f"00908f{number:06x}.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (made / "global.cfg").write_text("management/telnet/enabled=1\n", encoding="utf-8")
    return made


def lint(*words: str | Path) -> int:
    return main(["lint", "--isolated", *map(str, words)])


def test_json_lines_and_parquet_hold_what_json_holds(folder: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    for name in ("a.json", "a.jsonl", "a.parquet"):
        assert lint(folder, "--output", tmp_path / name, *(["--format", "json"] if name == "a.json" else [])) == 1
    rows = json.loads((tmp_path / "a.json").read_text())
    assert rows
    assert [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()] == rows
    table = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert [{key: value for key, value in row.items() if key != "site"} for row in table] == rows
    assert {row["site"] for row in table} == {str(folder / "site-0"), str(folder / "site-1"), str(folder)}


def test_a_table_without_findings(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "phone.cfg").write_text("; nothing\n")
    assert lint(tmp_path / "phone.cfg", "--output", tmp_path / "a.parquet") == 0
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 0


def test_a_table_that_cannot_be_written(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyarrow.parquet")
    assert lint(folder, "--output", tmp_path / "none" / "a.parquet") == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_page_stands_alone(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert main(["report", "--isolated", str(folder), "-o", str(page), "--title", "A <fleet>"]) == 0
    text = page.read_text(encoding="utf-8")
    assert "A &lt;fleet&gt;" in text
    assert not re.search(r"https?://|<script|<link|<img|url\(", text)
    assert "VAL001 wrong-type" in text
    assert "<b>&#x27;" not in text


def test_the_page_in_a_browser(folder: Path, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("needs chromium")
    page = tmp_path / "report.html"
    assert main(["report", "--isolated", str(folder), "-o", str(page)]) == 0
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    shown = subprocess.run(
        [*command, "--dump-dom", page.as_uri()], capture_output=True, text=True, check=True, timeout=60
    )
    assert "7 files: 1 error" in shown.stdout
    assert shown.stdout.count("<table>") >= 4


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def files(capsys: pytest.CaptureFixture[str], *words: str | Path) -> set[str]:
    lint("--format", "json", "--extend-select", "APP", *words)
    return {Path(row["file"]).name for row in json.loads(capsys.readouterr().out)}


def test_since_a_revision_only_what_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    assert files(capsys, "--since", "HEAD", folder) == set()
    phone = folder / "site-1" / "00908f000001.cfg"
    phone.write_text(phone.read_text() + "voip/line/0/enabled=1\n", encoding="utf-8")
    (folder / "site-0" / "new.cfg").write_text("voip/line/0/id=4999\n", encoding="utf-8")
    assert files(capsys, "--since", "HEAD", folder) == {"00908f000001.cfg", "new.cfg"}
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "second")
    (folder / "global.cfg").write_text("management/telnet/enabled=0\n", encoding="utf-8")
    everything = {path.name for path in folder.rglob("00908f*.cfg")} | {"global.cfg"}
    assert files(capsys, "--since", "HEAD", folder) == everything
    assert files(capsys, "--since", "HEAD", folder / "site-0") >= {"00908f000000.cfg"}


def test_since_what_is_no_revision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(folder, "init", "-q")
    assert lint("--since", "nothing", folder) == 2
    assert "no revision 'nothing'; --since takes a revision" in capsys.readouterr().err
