"""`offhook generate`: files from a template and a table, all or none, each problem at its row and column."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.catalogue import Catalogue
from lint.cfg.parse import parse
from lint.commands import generate as command
from lint.commands import lint as lint_command
from lint.errors import CfgError, UsageError
from lint.templates import write as writing
from lint.templates.make import make

Captured = pytest.CaptureFixture[str]

TEMPLATE = """system/type=405HD
voip/line/0/enabled=1
voip/line/0/id=[id]
voip/line/0/description=[name]
voip/signalling/sip/digit_map=[2-9]11|[id]
; made for [name], [not a tag]
include global.cfg
"""
TABLE = "[mac],[id],[name]\n001122334455,4071,Workshop\n001122334466,4072,Canteen\n"


class Place:
    """A folder with a template and a table, and the command run on them."""

    def __init__(self, folder: Path) -> None:
        self.template = folder / "phone.txt"
        self.csv = folder / "phones.csv"
        self.out = folder / "out"
        self.put(TEMPLATE, TABLE)
        (folder / "global.cfg").write_text("system/ntp/enabled=1\n", encoding="utf-8")

    def put(self, template: str | bytes | None = None, table: str | bytes | None = None) -> None:
        for path, content in ((self.template, template), (self.csv, table)):
            if content is not None:
                path.write_bytes(content.encode() if isinstance(content, str) else content)

    def made(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.out.iterdir()} if self.out.is_dir() else {}

    def generate(self, *arguments: str) -> int:
        parser = argparse.ArgumentParser(prog="offhook generate", epilog=command.EPILOG)
        command.configure(parser)
        where = () if "--check" in arguments else ("-o", str(self.out))
        return command.run(parser.parse_args([str(self.template), str(self.csv), *where, *arguments]))

    def lint(self, *arguments: str) -> int:
        parser = argparse.ArgumentParser(prog="offhook lint", epilog=lint_command.EPILOG)
        lint_command.configure(parser)
        sources = ["--template", str(self.template), "--csv", str(self.csv)]
        return lint_command.run(parser.parse_args([*sources, *arguments]))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def told(place: Place, capsys: Captured, *arguments: str) -> Any:
    capsys.readouterr()
    place.generate("--format", "json", *arguments)
    return json.loads(capsys.readouterr().out)


def test_one_file_a_record(place: Place, capsys: Captured) -> None:
    assert place.generate() == 0
    assert capsys.readouterr().out == f"{place.out}: 2 files new or changed; no findings\n"
    assert sorted(place.made()) == ["001122334455.cfg", "001122334466.cfg"]
    assert place.made()["001122334466.cfg"].decode().splitlines() == [
        "system/type=405HD",
        "voip/line/0/enabled=1",
        "voip/line/0/id=4072",
        "voip/line/0/description=Canteen",
        "voip/signalling/sip/digit_map=[2-9]11|4072",
        "; made for Canteen, [not a tag]",
        "include global.cfg",
    ]


@pytest.mark.parametrize(
    ("template", "table", "problem"),
    [
        (None, "[mac],[id]\n001122334455,1\n", "phone.txt:4:25: [name] error template-tag-unknown: '[name]' is no tag"),
        (
            "a=[Id]",
            TABLE,
            "phone.txt:1:3: [Id] error template-tag-unknown: '[Id]' is no tag of the table's header; [id]",
        ),
        (None, "[mac],[id],[name],[id]\n1,2,3,4\n", "phones.csv:1:4: [id] error table-tag-repeated"),
        (None, TABLE + "001122334477,1\n", "phones.csv:4:2: error table-record-length: 2 fields, and the header has 3"),
        (None, TABLE + "001122334455,1,x\n", "phones.csv:4:1: [mac] error table-file-name-repeated"),
        (None, TABLE + "0011223344,1,x\n", "phones.csv:4:1: [mac] error table-mac-malformed"),
        (None, TABLE + "00:11:22:33:44:77,1,x\n", "twelve hexadecimal digits; write it as 001122334477"),
        (None, TABLE + "1.12233E+11,1,x\n", "a spreadsheet may have taken it for a number"),
        (None, TABLE + "001122334477,[name],x\n", "phones.csv:4:2: [id] error template-tag-left"),
        (None, TABLE + '001122334477,"1\nvoip/x=1",x\n', "phones.csv:4:2: [id] error table-value-not-a-line"),
        (None, "[id],[name]\n1,2\n", "phones.csv:1:1: error: No column [mac] that names the files"),
        (b"\0", TABLE, "phone.txt:1:1: error: Binary"),
    ],
)
def test_a_wrong_source_is_one_line_and_nothing_is_written(
    place: Place, capsys: Captured, template: str | None, table: str, problem: str
) -> None:
    place.put(template, table)
    assert place.generate() == 2
    err = capsys.readouterr().err
    assert sum(problem in line for line in err.splitlines()) == 1, err
    assert err.splitlines()[-1].endswith("nothing is written")
    assert place.made() == {}


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/b", "a\\b", ".hidden", "", "con", "x ", "a" * 300, "a:b"])
def test_unsafe_names_of_files_are_refused(place: Place, capsys: Captured, name: str) -> None:
    place.put("a=1", f'[n],[x]\n"{name}",1\n')
    assert place.generate("--name", "n") == 2
    assert "error table-file-name-unsafe" in capsys.readouterr().err
    assert place.made() == {}


def test_names_that_differ_by_case_only_are_the_same_file(place: Place, capsys: Captured) -> None:
    place.put(None, "[mac],[id],[name]\n00112233445a,1,x\n00112233445A,2,y\n")
    assert place.generate() == 2
    assert "is that of row 2 too" in capsys.readouterr().err


def test_a_name_of_several_tags(place: Place) -> None:
    assert place.generate("--name", "[name]-[mac].txt") == 0
    assert "Canteen-001122334466.txt.cfg" in place.made()


@pytest.mark.parametrize("name", ["[nothing]", "fixed"])
def test_a_name_without_a_tag_of_the_table(place: Place, capsys: Captured, name: str) -> None:
    assert place.generate("--name", name) == 2
    assert f"--name '{name}': no" in capsys.readouterr().err


def test_a_value_that_does_not_fit_stands_at_row_column_and_template_line(place: Place, capsys: Captured) -> None:
    table = "[mac],[id],[name],[on]\n001122334455,4071,Workshop,1\n001122334466,4072,Canteen,yes\n"
    place.put(TEMPLATE.replace("enabled=1", "enabled=[on]"), table)
    assert place.generate() == 1
    err = capsys.readouterr().err
    assert "phones.csv:3:4: [on] error VAL001: 'yes' is not 0 or 1" in err
    assert "(template line 2)" in err
    assert place.made() == {}
    (problem,) = [one for one in told(place, capsys)["problems"] if one["severity"] == "error"]
    assert (problem["file"], problem["row"], problem["column"]) == (str(place.csv), 3, 4)
    assert (problem["tag"], problem["template_line"], problem["made"]) == ("on", 2, "001122334466.cfg")


def test_a_finding_on_the_template_is_told_once(place: Place, capsys: Captured) -> None:
    place.put("voip/no/such/name=1\nvoip/line/0/id=[id]\n")
    assert place.generate("--fail-on", "warning") == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if "voip/no/such/name" in line and line.endswith("(2 files)")]


def test_columns_behind_a_tag_are_those_of_the_template(place: Place, capsys: Captured) -> None:
    place.put("voip/line/0/id=[id] ; note\n")
    problems = told(place, capsys, "--check")["problems"]
    (remark,) = [one for one in problems if one["code"] == "SYN005" and one["template_line"] == 1]
    assert remark["column"] == "voip/line/0/id=[id] ; note".index(";") + 1


def test_what_many_rows_have_alike_is_one_line(place: Place, capsys: Captured) -> None:
    place.put("voip/line/0/auth_password=[id]\n")
    assert place.generate() == 0
    (line,) = [line for line in capsys.readouterr().err.splitlines() if "SEC001" in line]
    assert line.endswith("(and 1 more row)")


def test_columns_that_the_template_does_not_need_are_no_fault(place: Place, capsys: Captured) -> None:
    place.put("voip/line/0/id=[id]\n")
    assert place.generate() == 0
    assert [one["code"] for one in told(place, capsys)["problems"]] == ["table-tag-unused"]


def test_a_tag_without_brackets_is_taken_and_said(place: Place, capsys: Captured) -> None:
    place.put(None, TABLE.replace("[id]", "id"))
    assert place.generate() == 0
    assert "phones.csv:1:2: [id] warning table-tag-not-bracketed" in capsys.readouterr().err


def test_a_dry_run_shows_the_plan_and_writes_nothing(place: Place, capsys: Captured) -> None:
    assert place.generate() == 0
    place.put(None, TABLE.replace("4072", "4073") + "001122334477,4074,Gate\n")
    (place.out / "0011aabbccdd.cfg").write_text("system/type=405HD\n", encoding="utf-8")
    before = place.made()
    capsys.readouterr()
    assert place.generate("--dry-run") == 0
    out = capsys.readouterr().out
    for line in (
        "same     001122334455.cfg  (row 2)",
        "changed  001122334466.cfg  (row 3)",
        "new      001122334477.cfg  (row 4)",
        "3 files: 1 new, 1 changed, 1 same",
        "no record makes 0011aabbccdd.cfg: left as they are",
        "voip/line/0/id: '4072' -> '4073'",
        "nothing was written, as asked",
    ):
        assert line in out
    answer = told(place, capsys, "--dry-run")
    assert answer["files"][1] == {"file": "001122334466.cfg", "row": 3, "status": "changed", "apply": "reload_voip"}
    assert [one["apply"] for one in answer["files"]] == ["none", "reload_voip", None]
    assert (answer["written"], answer["left"]) == (0, ["0011aabbccdd.cfg"])
    assert {"file", "row", "column", "message"} <= set(answer["problems"][0]) if answer["problems"] else True
    assert place.made() == before


def test_a_second_run_changes_nothing(place: Place, capsys: Captured) -> None:
    assert place.generate() == 0
    stamps = {path: path.stat().st_mtime_ns for path in place.out.iterdir()}
    capsys.readouterr()
    assert place.generate() == 0
    assert capsys.readouterr().out.startswith(f"{place.out}: 0 files new or changed")
    assert {path: path.stat().st_mtime_ns for path in place.out.iterdir()} == stamps


def test_files_take_their_names_all_or_none(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place.generate() == 0
    before = place.made()
    (place.out / "001122334455.cfg").chmod(0o600)
    replace = os.replace

    def fails_at_the_second(source: str, target: str) -> None:
        if target.endswith("66.cfg") and ".before" not in source:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fails_at_the_second)
    place.put(None, TABLE.replace("407", "508") + "001122334477,1,x\n")
    with pytest.raises(CfgError, match=r"nothing is written, since it cannot be \(No space left on device\)"):
        place.generate()
    assert place.made() == before
    assert (place.out / "001122334455.cfg").stat().st_mode & 0o777 == 0o600


def test_a_folder_made_for_files_that_cannot_be_written_is_gone_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(CfgError):
        place.generate()
    assert not place.out.exists()


def test_what_is_no_plain_file_is_not_replaced(place: Place, tmp_path: Path) -> None:
    place.out.mkdir()
    (place.out / "001122334466.cfg").symlink_to(tmp_path / "global.cfg")
    with pytest.raises(UsageError, match="no plain file, so nothing is written"):
        place.generate()
    assert sorted(place.made()) == ["001122334466.cfg"]


def test_the_sources_are_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="would replace what it is made from"):
        writing.write(str(tmp_path), {"a.cfg": b""}, [str(tmp_path / "a.cfg")])


def test_a_folder_is_asked_for(place: Place) -> None:
    parser = argparse.ArgumentParser()
    command.configure(parser)
    with pytest.raises(UsageError, match="-o DIR"):
        command.run(parser.parse_args([str(place.template), str(place.csv)]))
    place.out.write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="not a folder"):
        place.generate()


def test_a_template_keeps_its_bytes(place: Place) -> None:
    place.put("\ufeffvoip/line/0/id=[id]\r\n; caf\u00e9\r\n", None)
    assert place.generate() == 0
    assert place.made()["001122334455.cfg"] == "\ufeffvoip/line/0/id=4071\r\n; caf\u00e9\r\n".encode()
    place.put("voip/line/0/description=[name] \u00e9".encode("cp1252"), TABLE.replace("Canteen", "M\u00fcller"))
    assert place.generate() == 0
    assert place.made()["001122334466.cfg"] == b"voip/line/0/description=M\xfcller \xe9"


def test_a_value_that_the_templates_encoding_lacks(place: Place, capsys: Captured) -> None:
    place.put("voip/line/0/description=[name] \u00e9".encode("cp1252"), TABLE.replace("Canteen", "\u0416"))
    assert place.generate() == 2
    assert "phones.csv:3:3: [name] error: " in capsys.readouterr().err


JINJA = """{% for n in range(2) -%}
voip/line/{{ n }}/id={{ id }}{{ n }}
{% endfor -%}
{% if record["on call"] == "yes" %}voip/line/0/description={{ name }}{% endif %}
"""


def test_jinja(place: Place, capsys: Captured) -> None:
    place.put(JINJA, "[mac],[id],[name],[on call]\n001122334455,7,Gate,yes\n")
    assert place.generate("--jinja") == 0, capsys.readouterr().err
    assert place.made()["001122334455.cfg"].decode() == (
        "voip/line/0/id=70\nvoip/line/1/id=71\nvoip/line/0/description=Gate\n"
    )


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("a=1\n{% if %}", "phone.txt:2:1: error: "),
        ("a=1\nb={{ nothing }}\n", "phone.txt:2:1: error: 'nothing' is undefined (for row 2 of the table)"),
        ("a={{ id.__class__.__mro__ }}", "phone.txt:1:1: error: Access to attribute '__class__'"),
        ("{% include '/etc/passwd' %}", "phone.txt:1:1: error: No loader"),
        ("{{ 1 // 0 }}", "phone.txt:1:1: error: "),
    ],
)
def test_what_jinja_refuses(place: Place, capsys: Captured, template: str, problem: str) -> None:
    place.put(template)
    assert place.generate("--jinja") == 2
    assert problem in capsys.readouterr().err
    assert place.made() == {}


def test_a_finding_on_what_jinja_made_names_row_and_line(place: Place, capsys: Captured) -> None:
    place.put("{% if 1 %}\nsystem/ntp/enabled={{ id }}\n{% endif %}")
    assert place.generate("--jinja") == 1
    assert "phones.csv:2:1: error VAL001: '4071' is not 0 or 1" in (err := capsys.readouterr().err)
    assert "(template line 2, line 2 of 001122334455.cfg)" in err


def test_a_finding_on_what_stands_in_a_jinja_template_names_its_line(place: Place, capsys: Captured) -> None:
    """Lines that are the same for every phone are reported once, at the template's line and column."""
    place.put(
        "{# Two\nlines of comment #}\n{%- for n in range(2) %}\nvoip/line/{{ n }}/id={{ id }}\n{%- endfor %}\n"
        "system/ntp/enabled=maybe\n{% if id %}system/ntp/enabled=no{% endif %}\n"
    )
    assert place.generate("--jinja", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)["problems"]
    errors = [one for one in found if one["code"] == "VAL001"]
    assert [(Path(one["file"]).name, one["row"], one["column"], one["template_line"]) for one in errors] == [
        ("phone.txt", 6, 20, 6),
        ("phone.txt", 7, None, 7),
    ]
    assert {one["files"] for one in errors} == {2}, "both phones have them"
    assert place.lint("--jinja", "--select", "VAL001") == 1
    out = capsys.readouterr().out
    assert "phone.txt:6:20: error VAL001" in out
    assert "system/ntp/enabled=maybe" in out


def test_a_jinja_template_that_marks_would_change_is_not_traced(place: Place, capsys: Captured) -> None:
    place.put("{% set text %}abc{% endset %}voip/line/0/id={{ text|length }}\nsystem/ntp/enabled=maybe\n")
    assert place.generate("--jinja") == 1
    assert "phones.csv:2:1: error VAL001: 'maybe' is not 0 or 1" in (err := capsys.readouterr().err)
    assert "(line 2 of 001122334455.cfg)" in err


def test_lint_of_the_sources(place: Place, capsys: Captured) -> None:
    place.put(TEMPLATE.replace("enabled=1", "enabled=[name]"))
    assert place.lint("--format", "json", "--select", "VAL") == 1
    found = json.loads(capsys.readouterr().out)
    assert [(one["file"], one["line"], one["column"], one["end_column"]) for one in found] == [
        (str(place.csv), 2, 19, 27),
        (str(place.csv), 3, 19, 26),
    ]
    assert place.made() == {}


def test_lint_shows_lines_of_the_template_and_never_of_the_table(place: Place, capsys: Captured) -> None:
    place.put("voip/line/0/auth_password=hunter22\nvoip/line/0/auth_name = [id]\n")
    assert place.lint() == 0
    out = capsys.readouterr().out
    assert "voip/line/0/auth_name = [id]" in out
    assert "hunter22" not in out
    assert "001122334455,4071" not in out


def test_lint_of_a_wrong_table(place: Place, capsys: Captured) -> None:
    place.put(None, "[mac],[id],[name]\n001122334455,1\nx,1\n")
    assert place.lint() == 2
    (line, *_) = capsys.readouterr().err.splitlines()
    assert "phones.csv:2:2: error table-record-length" in line
    assert line.endswith("(and 1 more)")


@pytest.mark.parametrize("arguments", [["--fix"], ["extra.cfg"]])
def test_lint_of_sources_is_for_sources(place: Place, arguments: list[str]) -> None:
    with pytest.raises(UsageError):
        lint_command._run(_parsed(place, arguments))


def _parsed(place: Place, arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    lint_command.configure(parser)
    return parser.parse_args(["--template", str(place.template), "--csv", str(place.csv), *arguments])


VALUE = st.from_regex(r"[!-~\u00c0-\u017f]([ -~\u00c0-\u017f]*[!-~\u00c0-\u017f])?", fullmatch=True).filter(
    lambda text: not any(tag in text for tag in ("[mac]", "[a]", "[b]"))
)


@given(st.lists(st.tuples(VALUE, VALUE), min_size=1, max_size=4))
def test_generate_then_parse_gives_back_the_values(records: list[tuple[str, str]]) -> None:
    held = io.StringIO()
    rows = [(f"{number:012x}", a, b) for number, (a, b) in enumerate(records)]
    csv.writer(held).writerows([("[mac]", "[a]", "[b]"), *rows])
    table = held.getvalue().encode()
    job = make(b"x/a=[a]\nx/b=<[b]>\nx/mac=[mac]\n", table, None, Catalogue())
    assert [fault for fault in job.faults if fault.kind != "table-tag-unused"] == []
    for phone, (a, b) in zip(job.phones, records, strict=True):
        values = [line.statement.value for line in parse(phone.made.data).lines]
        assert values == [a, f"<{b}>", phone.name.removesuffix(".cfg")]
