"""Baselines: old findings stay quiet, new ones do not, and nobody reads a password in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint import baseline
from lint.baseline import Baseline
from lint.engine import Linter, Result
from lint.errors import UsageError
from lint.findings import Finding
from lint.selection import Selection

Record = Callable[..., Baseline]
BAD = b"system/ntp/enabled=yes\n"
WORSE = b"voip/signalling/sip/proxy_port=80\n"


@pytest.fixture
def lint(catalogue: Catalogue, tmp_path: Path) -> Callable[..., Result]:
    linter = Linter(catalogue, Selection(("VAL", "PAR", "SYN")))
    return lambda data, name="a.cfg": linter.lint(data, str(tmp_path / name))


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Write a baseline of results, and read it."""

    def run(*results: Result, path: Path | None = None) -> Baseline:
        target = str(path or tmp_path / "known.json")
        known = Baseline(target)
        for result in results:
            known.add(result)
        known.write()
        return baseline.read(target)

    return run


def test_known_findings_are_left_out(lint: Callable[..., Result], record: Record) -> None:
    result = lint(BAD + WORSE)
    sifted = record(result).sift(result)
    assert sifted.findings == []
    assert sifted.baselined == len(result.findings) == 2


def test_moved_lines_are_known(lint: Callable[..., Result], record: Record) -> None:
    known = record(lint(BAD + WORSE))
    assert known.sift(lint(b"; new\n\n" + WORSE + b"; new\n" + BAD)).findings == []


def test_a_changed_line_is_new(lint: Callable[..., Result], record: Record) -> None:
    known = record(lint(BAD))
    assert [f.code for f in known.sift(lint(b"system/ntp/enabled=no\n")).findings] == ["VAL001"]


def test_a_second_equal_line_does_not_slip_through(lint: Callable[..., Result], record: Record) -> None:
    found = record(lint(BAD)).sift(lint(BAD + BAD)).findings
    assert [(f.line, f.code) for f in found] == [(2, "PAR008"), (2, "VAL001")]


def test_another_file_has_findings_of_its_own(lint: Callable[..., Result], record: Record) -> None:
    assert len(record(lint(BAD)).sift(lint(BAD, "b.cfg")).findings) == 1


def test_entries_that_are_gone_are_counted(lint: Callable[..., Result], record: Record, tmp_path: Path) -> None:
    known = record(lint(BAD + WORSE), lint(BAD, "deleted.cfg"), lint(BAD, "elsewhere.cfg"))
    (tmp_path / "elsewhere.cfg").touch()
    known.sift(lint(BAD))
    assert known.gone() == 2  # One in the file that was linted, one in the file that is no more.


def test_rules_that_did_not_run_have_nothing_gone(lint: Callable[..., Result], record: Record) -> None:
    known = record(lint(BAD + WORSE))
    known.sift(lint(b"")._replace(findings=[]), lambda code: code == "VAL002")
    assert known.gone() == 1


def test_a_file_that_failed_has_nothing_gone(lint: Callable[..., Result], record: Record, tmp_path: Path) -> None:
    known = record(lint(BAD))
    (tmp_path / "a.cfg").touch()
    known.sift(Result(str(tmp_path / "a.cfg"), [], {}, "cannot be read"))
    assert known.gone() == 0


def test_the_file_reads_well(lint: Callable[..., Result], record: Record, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    record(lint(BAD + BAD, "sub/b.cfg"), lint(WORSE))
    text = (tmp_path / "known.json").read_text()
    entries = json.loads(text)["findings"]
    assert [(e["file"], e["code"], e["count"]) for e in entries] == [
        ("a.cfg", "VAL002", 1), ("sub/b.cfg", "PAR008", 1), ("sub/b.cfg", "VAL001", 2)
    ]  # fmt: skip
    assert [json.loads(line.strip().rstrip(",")) for line in text.splitlines() if line.startswith("  {")] == entries
    assert text.endswith("\n}\n")


def test_files_are_named_from_the_baselines_folder(lint: Callable[..., Result], record: Record, tmp_path: Path) -> None:
    (tmp_path / "ci").mkdir()
    known = record(lint(BAD, "phones/a.cfg"), path=tmp_path / "ci" / "known.json")
    assert '"../phones/a.cfg"' in known.text()
    assert known.sift(lint(BAD, "phones/a.cfg")).findings == []


def test_no_secret_is_in_it(catalogue: Catalogue, tmp_path: Path) -> None:
    """Not even as a hash that could be guessed: two passwords of one length look alike."""

    def text(password: str) -> str:
        result = Linter(catalogue).lint(f"voip/line/0/auth_password={password} \n".encode(), str(tmp_path / "a.cfg"))
        known = Baseline(str(tmp_path / "known.json"))
        known.add(result)
        assert len(known) > 0
        return known.text()

    assert text("4321") == text("9876")  # 1234 is a published one, which a rule of its own says.


def test_an_old_file_stays_where_the_new_one_cannot_be_written(lint: Callable[..., Result], tmp_path: Path) -> None:
    folder = tmp_path / "known.json"
    folder.mkdir()
    with pytest.raises(UsageError, match=r"known\.json: the baseline cannot be written \(Is a directory\)"):
        Baseline(str(folder)).write()
    with pytest.raises(UsageError, match="cannot be written"):
        Baseline(str(tmp_path / "none" / "known.json")).write()
    assert [path.name for path in tmp_path.iterdir()] == ["known.json"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}', "[" * 100_000,
     '{"version": 1, "findings": [{"file": "a", "code": "X", "parameter": null, "line": "1", "count": "1"}]}'],
)  # fmt: skip
def test_other_files_are_refused_in_one_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(text)
    with pytest.raises(UsageError) as caught:
        baseline.read(str(path))
    assert str(caught.value).startswith(f"{path}: no baseline")
    assert "\n" not in str(caught.value)


def test_a_missing_baseline(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such baseline; --write-baseline writes one"):
        baseline.read(str(tmp_path / "none.json"))


NAMES = st.sampled_from(["a.cfg", "sub/b.cfg", "ü\udcff.cfg", "-"])
TEXT = st.text(max_size=8)
FINDINGS = st.builds(
    lambda line, code, parameter: Finding("", line, 1, 1, code, "x", "error", parameter, "m", None, None),
    st.integers(1, 4),
    st.sampled_from(["VAL001", "PAR001"]),
    st.none() | TEXT,
)
RESULTS = st.dictionaries(
    NAMES, st.tuples(st.lists(FINDINGS, max_size=8), st.dictionaries(st.integers(1, 4), TEXT, max_size=4)), max_size=3
)


@given(RESULTS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_known_and_nothing_else(
    record: Record, tmp_path: Path, found: dict[str, tuple[list[Finding], dict[int, str]]]
) -> None:
    results = [
        Result(str(tmp_path / name), [f._replace(file=str(tmp_path / name)) for f in findings], excerpts)
        for name, (findings, excerpts) in found.items()
    ]
    known = record(*results)
    assert [known.sift(result).findings for result in results] == [[] for _ in results]
    assert known.gone() == 0
    again = [known.sift(result) for result in results]
    assert [result.findings for result in again] == [result.findings for result in results]
    assert record(*results).text() == record(*reversed(results)).text()
