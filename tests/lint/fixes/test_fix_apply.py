"""Carrying fixes out: passes, what is taken back, where a safe fix is none, original line numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.catalogue import Catalogue
from lint.cfg.lines import Span
from lint.cfg.parse import parse
from lint.engine import Linter, Result
from lint.findings import Finding
from lint.fixes import edit
from lint.fixes.apply import Lint, fix_text
from lint.fixes.edit import Edit, Fix, Place


def words(wanted: dict[str, Fix]) -> Lint:
    """A linter that finds the given words, each with the fix of that word; its code is the word."""

    def lint(data: bytes, file: str) -> Result:
        findings, fixes = [], {}
        for line in parse(data).lines:
            for word, fix in wanted.items():
                at = line.statement.text.find(word)
                if at >= 0:
                    span = Span(at + 1, at + 1 + len(word))
                    found = Finding(file, line.number, *span, word, "word", "warning", None, word, None, None)
                    findings.append(found)
                    edits = [e if e.start != (0, 0) else edit.in_line(span, e.text) for e in fix.edits]
                    fixes[found] = fix._replace(edits=tuple(edits))
        return Result(file, findings, {}, fixes=fixes)

    return lint


def becomes(text: str) -> Fix:
    return edit.unsafe("replaced", Edit(Place(0, 0), Place(0, 0), text))


def test_overlapping_fixes_wait_for_the_next_pass() -> None:
    fixed = fix_text(b"abc\nbc ab\n", "f", words({"ab": becomes("x"), "bc": becomes("y")}), unsafe=True)
    assert fixed.data == b"xc\ny x\n"
    assert [(one.finding.code, one.line) for one in fixed.applied] == [("ab", 1), ("bc", 2), ("ab", 2)]


def test_a_fix_that_brings_something_new_is_taken_back_and_the_others_stay() -> None:
    fixed = fix_text(b"one\ntwo\none\n", "f", words({"one": becomes("1"), "two": becomes("one")}), unsafe=True)
    assert fixed.data == b"1\ntwo\n1\n"
    assert [(one.finding.code, one.line, one.brings) for one in fixed.refused] == [("two", 2, ("one",))]


def test_fixes_that_go_round_in_circles_come_to_an_end() -> None:
    wanted = {"ping": becomes("pong"), "pong": becomes("ping"), "same": becomes("same")}
    fixed = fix_text(b"ping\nsame\npong\n", "f", words(wanted), unsafe=True)
    assert fixed.data == b"ping\nsame\npong\n"
    assert {one.finding.code for one in fixed.refused} == {"ping", "pong", "same"}
    assert next(one.brings for one in fixed.refused if one.finding.code == "same") == ("same",)


def test_line_numbers_are_those_of_the_file_as_it_was_given() -> None:
    gone = edit.unsafe("removed", Edit(Place(0, 1), Place(1, 1), ""))
    joined = edit.unsafe("joined", Edit(Place(0, 5), Place(1, 1), "ed "))
    split = edit.unsafe("split", Edit(Place(0, 1), Place(0, 6), "x\ny"))
    first = becomes("p")
    later = Fix((*becomes("q").edits, Edit(Place(0, 1), Place(0, 1), "")), False, "overlaps with the first one")
    lint = words({"gone": gone, "join ": joined, "split": split, "FIRST": first, "LATER": later})
    fixed = fix_text(b"gone\njoin \nme\nsplit\nFIRST LATER\ngone", "f", lint, unsafe=True)
    assert fixed.data == b"joined me\nx\ny\np q\n"
    assert [(one.finding.code, one.line) for one in fixed.applied] == [
        ("gone", 1),
        ("join ", 2),
        ("split", 4),
        ("LATER", 5),
        ("gone", 6),
        ("FIRST", 5),
    ]


def test_safe_fixes_are_unsafe_where_lines_are_in_doubt(catalogue: Catalogue) -> None:
    lint = Linter(catalogue).lint
    for data in (b"a/b=1\r; comment \n", b"\xef\xbb\xbf; comment \n"):
        assert fix_text(data, "f", lint).data == data
    assert fix_text(b"\xef\xbb\xbf\n; comment \n", "f", lint).data == b"\xef\xbb\xbf\n; comment\n"
    fixed = fix_text(b"a/b=1\r; comment \n", "f", lint, unsafe=True)
    assert fixed.data == b"a/b=1\n; comment\n"
    assert {one.finding.code for one in fixed.applied if not one.safe} == {"SYN009", "SYN020"}


def test_a_comment_with_blanks_at_its_end_is_fixed_at_once(catalogue: Catalogue) -> None:
    fixed = fix_text(b"#1-7 \n#\n#  ", "f", Linter(catalogue).lint, unsafe=True)
    assert fixed.data == b";1-7\n;\n;"
    assert fixed.refused == []


def test_findings_that_need_more_are_counted(catalogue: Catalogue) -> None:
    fixed = fix_text(b"; x \nsystem/type = 405HD\nsystem/ntp/enabled=7\n", "f", Linter(catalogue).lint)
    assert (len(fixed.applied), fixed.unsafe) == (1, 1)
    assert len(fixed.before.findings) - len(fixed.result.findings) == 1


def test_a_name_is_not_fixed_where_its_value_would_be_wrong(catalogue: Catalogue) -> None:
    """A setting that did nothing must not begin to do something doubtful."""
    fixed = fix_text(b"voip/signaling/sip/proxy_port=70000\n", "f", Linter(catalogue).lint, unsafe=True)
    assert fixed.data == b"voip/signaling/sip/proxy_port=70000\n"
    assert [(one.finding.code, one.brings) for one in fixed.refused] == [("PAR001", ("VAL002",))]


def test_a_name_is_not_fixed_where_it_is_set_already(catalogue: Catalogue) -> None:
    data = b"voip/media/srtp/mode=NONE\nvoip/media/srt p/mode=REQUIREENCRYPTION\n"
    fixed = fix_text(data, "f", Linter(catalogue).lint, unsafe=True)
    assert fixed.data == data
    assert "PAR007" in fixed.refused[0].brings


def test_bytes_that_are_no_text_survive(catalogue: Catalogue) -> None:
    data = b"; K\xfcche\xff \nvoip/line/0/description = K\xfcche\xe2\x82\n"
    assert fix_text(data, "f", Linter(catalogue).lint, unsafe=True).data == (
        b"; K\xfcche\xff\nvoip/line/0/description=K\xfcche\xe2\x82\n"
    )


@pytest.mark.parametrize("unsafe", [False, True])
def test_samples_and_real_files_have_nothing_new(
    unsafe: bool, samples: Path, real_files: Path, catalogue: Catalogue
) -> None:
    files = [*samples.glob("*.cfg"), *real_files.rglob("*.cfg")]
    assert len(files) > 40
    for path in files:
        linter = Linter(catalogue)
        data = path.read_bytes()
        fixed = fix_text(data, str(path), linter.lint, unsafe)
        before = [f.code for f in fixed.before.findings]
        again = linter.lint(fixed.data, str(path))
        assert [f.code for f in again.findings] == [f.code for f in fixed.result.findings]
        assert all(before.count(f.code) >= sum(f.code == g.code for g in again.findings) for f in again.findings)
        assert len(before) - len(again.findings) >= len(fixed.applied)
        assert fix_text(fixed.data, str(path), linter.lint, unsafe).data == fixed.data


def test_the_export_needs_no_fix(real_files: Path, catalogue: Catalogue) -> None:
    data = (real_files / "405hd-genesys-full-export.cfg").read_bytes()
    assert fix_text(data, "export.cfg", Linter(catalogue).lint, unsafe=True).data == data
