"""Findings as data, as a page, and of a change only."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from lint.findings import Finding
from lint.report import stored
from lint.running.request import Request
from lint.running.run import Run
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


TABLES = ("a.parquet", "a.duckdb", "a.jsonl", "parts/")


def store(folder: Path, path: str) -> str:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    assert lint(folder, "--output", path) == 1
    return path


@pytest.mark.parametrize("name", TABLES)
def test_stored_findings_are_read_as_they_were_written(name: str, folder: Path, tmp_path: Path) -> None:
    path = store(folder, f"{tmp_path}/{name}")
    found = [one for result in Run(Request((str(folder),), isolated=True)) for one in result.findings]
    assert list(stored.findings(path)) == found
    assert stored.run_info(path).files == 7
    assert stored.is_stored(path)
    store(folder, path)  # A second time in the place of the first.
    assert list(stored.findings(path)) == found
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(["phones", name.rstrip("/")])


def test_large_tables_are_written_in_parts(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(stored.findings(store(folder, f"{tmp_path}/a.parquet")))
    monkeypatch.setattr("lint.report.table._ROWS", 5)
    for name in TABLES:
        assert list(stored.findings(store(folder, f"{tmp_path}/{name}"))) == whole
    assert len(list((tmp_path / "parts").glob("part-*.parquet"))) > 3


def test_a_folder_of_something_else_is_left_alone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "text").write_text("text")
    assert lint(folder, "--output", f"{tmp_path}/mine/") == 2
    assert "no table that was written here" in capsys.readouterr().err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["mine", "phones"]


def report(*words: str | Path) -> int:
    return main(["report", "--isolated", *map(str, words)])


@pytest.mark.parametrize("name", TABLES)
def test_a_page_of_stored_findings(name: str, folder: Path, tmp_path: Path) -> None:
    """It says of them what a page says that lints."""
    path = store(folder, f"{tmp_path}/{name}")
    page, stored_page = tmp_path / "a.html", tmp_path / "b.html"
    assert report(folder, "-o", page) == report(path, "-o", stored_page) == 0
    text, stored_text = page.read_text(), stored_page.read_text()
    assert re.sub(r"<p>Linted .*?</p>", "", stored_text) == text
    assert stored_text != text


def test_a_page_with_the_roll_out_and_the_runs_before(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    shutil.copytree(folder, old)
    runs = tmp_path / "runs"
    runs.mkdir()
    for day, name in ((3, "c.parquet"), (1, "a.duckdb"), (2, "b/")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day * 86400))
        store(folder, f"{runs}/{name}")
        (folder / "global.cfg").write_text(f"management/telnet/enabled={day}\n" + "a b\n" * day)
    (old / "site-0" / "00908f000002.cfg").write_text("voip/line/0/auth_password=hidden-old\n")
    (folder / "site-0" / "00908f000002.cfg").write_text("voip/line/0/auth_password=hidden-new\n")
    page = tmp_path / "report.html"
    for what in ([folder], [runs / "c.parquet", folder]):
        assert report(*what, "--against", old, "--history", runs, "-o", page) == 0
        text = page.read_text()
        assert "hidden" not in text
        text = text[text.index("id=trend") :]
        assert text.index("1970-01-02") < text.index("1970-01-03") < text.index("1970-01-04")
        assert "voip/line/0/auth_password: ******** \u2192 ********" in text
        assert re.search(r"<td>\d+</td><td>\d+</td>.*SYN001", text)
        assert "<svg" in text
        assert not re.search(r"https?://|<script|<link|<img|url\(", text)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["none.parquet"], "there are no such findings"),
        (["text.parquet"], "holds no findings that offhook wrote"),
        (["text.duckdb"], "holds no findings that offhook wrote"),
        (["text.jsonl"], "holds no findings that offhook wrote"),
        (["phones", "--history", "phones"], "no stored findings in this folder"),
        (["phones", "--history", "none.jsonl"], "there are no such findings"),
        (["a.jsonl", "b.jsonl"], "name the findings of one run"),
        (["a.jsonl", "phones"], "name stored findings, or what to lint"),
        (["a.jsonl", "--against", "phones"], "plans a roll-out from OLD to one file or folder"),
        (["phones", "--against", "none"], "compare two files or two folders"),
    ],
)
def test_pages_that_cannot_be_made(
    words: list[str], said: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(folder.parent)
    for name in ("text.parquet", "text.duckdb", "text.jsonl"):
        Path(name).write_text("text, and no table\n" * 500)
    for name in ("a.jsonl", "b.jsonl"):
        lint(folder, "--output", name)
    capsys.readouterr()
    assert report(*words, "-o", "page.html") == 2
    found = capsys.readouterr().err
    assert said in found
    assert found.count("\n") == 1
    assert not Path("page.html").exists()


def test_a_notebook_reads_stored_findings(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("plotly")
    from lint.widgets.fleet import Fleet

    path = store(folder, f"{tmp_path}/parts/")
    found = Fleet(folder, findings=path).findings()
    assert len(found) == sum(one.severity != "info" for one in stored.findings(path))
    assert set(found.columns) == set(Finding._fields)


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
