"""Every finding on every real file has been judged: what is new must be, and what is gone must leave the table."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from verdicts import DEBATABLE, FOLDERS, TRUE, Key, as_yaml, found, judged, rows

from kb.catalogue import Catalogue


def judge(catalogue: Catalogue, folder: str) -> None:
    there, expected = found(catalogue, folder), judged(folder)
    new = there - expected
    assert not new, "not judged yet (propose.py prints this to paste):\n" + "\n".join(as_yaml(new))
    gone = expected - there
    assert not gone, "in the table, but not found any more:\n" + "\n".join(map(str, sorted(gone.elements())))


def test_samples(catalogue: Catalogue) -> None:
    judge(catalogue, "samples")


def test_real_files(catalogue: Catalogue, real_files: Path) -> None:
    assert real_files.samefile(FOLDERS["cfg"])
    judge(catalogue, "cfg")


def test_no_finding_is_a_false_alarm_and_each_verdict_has_its_reason() -> None:
    assert [row for row in rows() if row.verdict not in {TRUE, DEBATABLE}] == []
    assert [row for row in rows() if len(row.reason.split()) < 3] == []


def test_table_judges_nothing_twice() -> None:
    counts: Counter[Key] = Counter(key for row in rows() for key in row.findings())
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_file_of_the_table_lies_in_a_known_folder() -> None:
    assert {row.file.split("/")[0] for row in rows()} == set(FOLDERS)


def test_missing_rows_are_printed_to_paste() -> None:
    missing = Counter({Key("cfg/phone.cfg", "SEC012", "warning", "management/telnet/enabled"): 1})
    assert list(as_yaml(missing)) == [
        "cfg/phone.cfg:",
        "  - code: SEC012\n    severity: warning\n    of:",
        "      management/telnet/enabled: 1",
        "    verdict: '?'\n    reason: '?'",
    ]
