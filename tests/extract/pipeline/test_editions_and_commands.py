"""From what was read to an edition: testimony, the small tables, the audit, comparison, pictures, the commands."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from documents import Reader, Row, Style, Table, Text, typeset

from extract.audit.audit import audit, shape
from extract.audit.report import audit_lines, report
from extract.compare import Change, compare
from extract.dataset import write
from extract.dataset.merge import merge
from extract.dataset.statements import Source
from extract.edition import ApplyFact
from extract.edition import testimonies as edition_testimonies
from extract.editions import edition_folder, editions, find_edition
from extract.errors import ExtractError
from extract.extraction import Extraction, extract
from extract.picture import row_places, save_pictures

Run = Callable[..., subprocess.CompletedProcess[str]]
SOURCE = Source("GUIDE", 0, "manual", "manual", "400HD", "2.2.16")


@pytest.fixture(scope="module")
def small(small_guide: Path) -> Extraction:
    return extract(small_guide)


def by_name(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


# The dataset of an edition


def test_rows_become_parameters(small: Extraction) -> None:
    found = by_name(small.rows["parameters"])
    assert list(found) == [
        "system/http_port",
        "system/user_name",
        "3-1: Restore Defaults",
        "system/syslog/mode",
        "system/syslog/server_address",
        "system/syslog/server_port",
    ]
    port = found["system/http_port"]
    stated = {
        name: port[name] for name in ("label", "type", "minimum", "maximum", "default", "section", "table", "page")
    }
    assert stated == {
        "label": "Port",
        "type": "integer",
        "minimum": 1,
        "maximum": 65535,
        "default": "80",
        "section": "3.1",
        "table": "3-1",
        "page": 1,
    }
    assert found["system/user_name"]["max_length"] == 35
    assert found["system/syslog/mode"]["values"] == ["0", "1"]
    assert found["system/syslog/server_port"]["models"] == ["420HD", "405"]
    assert found["system/syslog/server_address"]["apply"] == "reboot"


def test_a_setting_without_a_name_has_its_surface_and_menu(small: Extraction) -> None:
    row = by_name(small.rows["parameters"])["3-1: Restore Defaults"]
    assert (row["name"], row["surface"], row["menu"]) == (None, "web", "Configuration > System > Web Server")


def test_a_condition_on_a_label_names_its_parameter(small: Extraction) -> None:
    found = by_name(small.rows["parameters"])["system/syslog/server_address"]["requires"]
    assert [(one["parameter"], one["op"], one["values"]) for one in found] == [("system/syslog/mode", "equals", ["1"])]


def test_what_the_guide_does_not_say_is_unknown(small: Extraction) -> None:
    port = by_name(small.rows["parameters"])["system/http_port"]
    assert port["apply"] == "unknown"
    assert port["models"] is None


def test_every_fact_knows_where_it_stands(small: Extraction) -> None:
    rows = [row for row in small.rows["evidence"] if row["source"] != "OWN"]
    assert rows
    for row in rows:
        assert row["page"] in ("1", "2", "3", "4"), row
        assert row["table"] in ("3-1", "3-2"), row
        assert row["words"], row
        x0, top, x1, bottom = row["bbox"]
        assert 0 <= x0 < x1 <= 595
        assert 0 <= top < bottom <= 842
    words = {(row["parameter"], row["property"]): row["words"] for row in rows}
    assert words["system/http_port", "default"] == "Default: 80."
    assert words["system/syslog/mode", "values"] == "[0] None (default) | [1] Server"


def test_messages_are_a_table_of_their_own(small: Extraction) -> None:
    assert [(row["message"], row["when"]) for row in small.rows["messages"]] == [("Offline", "No server.")]


def test_an_edition_without_contents_lists_what_was_met(small: Extraction) -> None:
    assert [(row["number"], row["title"]) for row in small.rows["sections"]] == [
        ("3.1", "Web Server"),
        ("3.2", "Logging"),
    ]
    assert [(row["number"], row["holds"]) for row in small.rows["tables"]] == [
        ("3-1", "parameters"),
        ("3-2", "parameters"),
        ("3-3", "other"),
    ]


def test_the_reload_appendix_speaks_for_rows_only(reader: Reader) -> None:
    rows = reader.reading(Table([Row("Port", "system/port", ["Sets it."])], "Table 3-1: One")).rows
    needs = [ApplyFact("system/port", "reboot", "appendix", 9), ApplyFact("system/other", "reboot", "appendix", 9)]
    found = edition_testimonies(rows, needs, SOURCE)
    assert [one.name for one in found] == ["system/port"]
    assert [(s.value, s.page) for s in found[0].statements if s.prop == "apply"] == [("reboot", "9")]


def test_a_name_in_two_rows_is_one_testimony(reader: Reader) -> None:
    row = Row("Port", "system/port", ["Sets it.", "Default: 80."])
    rows = reader.reading(Table([row, row], "Table 3-1: One")).rows
    found = edition_testimonies(rows, [], SOURCE)
    assert [one.name for one in found] == ["system/port"]
    assert [s.value for s in found[0].statements if s.prop == "default"] == ["80", "80"]


def test_a_bare_reload_is_text_and_no_apply(reader: Reader) -> None:
    text = "Changing this requires a reload."
    rows = reader.reading(Table([Row("Port", "system/port", ["Sets it.", text])], "Table 3-1: One")).rows
    assert text in rows[0].description.text
    assert not [s for one in edition_testimonies(rows, [], SOURCE) for s in one.statements if s.prop == "apply"]


# The audit


def rows_of(reader: Reader, *rows: Row) -> Any:
    return reader.reading(Text("3.1 Web", heading=True), Table(rows, "Table 3-1: One"))


def findings(
    reading: Any, prose: list[tuple[int, str]] | None = None, needs: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    return [(one.kind, one.about) for one in audit(reading, {}, prose or [], needs).findings]


def test_promised_against_found_tables(reader: Reader) -> None:
    reading = rows_of(reader, Row("Port", "system/port", ["Sets it."]))
    found = audit(reading, {"3-1": "One", "3-2": "Two"}, [], [])
    assert (found.promised_tables, found.found_tables, found.missing_tables, found.unlisted_tables) == (
        2,
        1,
        ("3-2",),
        (),
    )
    found = audit(reading, {"3-2": "Two"}, [], [])
    assert found.unlisted_tables == ("3-1",)


def test_rows_without_default_or_type(reader: Reader) -> None:
    reading = rows_of(
        reader,
        Row("Port", "system/port", ["Sets it.", "Range: 1 to 9. Default: 5."]),
        Row("Name", "system/name", ["Sets it."]),
    )
    found = audit(reading, {}, [], [])
    assert (found.without_default, found.without_type) == (("system/name",), ("system/name",))


def test_duplicates_and_contradictions(reader: Reader) -> None:
    port, same = (Row("Port", "system/port", [text, "Default: 5."]) for text in ("Sets it.", "Sets it again."))
    other = Row("Port", "system/port", ["Sets it.", "Default: 6."])
    assert findings(rows_of(reader, port, same)) == [("duplicate", "system/port")]
    assert findings(rows_of(reader, port, other)) == [("contradiction", "system/port")]


def test_slipped_labels(reader: Reader) -> None:
    rows = [
        Row("Server Address", "system/http_port", ["Sets it."]),
        Row("Password", "system/server_address", ["Sets it."]),
    ]
    assert ("slipped label", "system/http_port") in findings(rows_of(reader, *rows))
    right = [Row("HTTP Port", "system/http_port", ["Sets it."]), Row("Address", "system/server_address", ["Sets it."])]
    assert findings(rows_of(reader, *right)) == []


def test_names_without_a_row(reader: Reader) -> None:
    reading = rows_of(reader, Row("Port", "system/web/port", ["Sets it."]))
    prose = [(4, "Set the parameter voip/line/0/extra to 1, and system/web/port too, and/or this.")]
    assert findings(reading, prose, ("network/lan/mode",)) == [
        ("name without a row", "voip/line/{n}/extra"),
        ("name without a row", "network/lan/mode"),
    ]


def test_confidence_falls_with_doubts(reader: Reader) -> None:
    reading = rows_of(
        reader,
        Row("Port", "system/port", ["Sets the port.", "Range: 1 to 9. Default: 5."]),
        Row(
            "Mode",
            "system/mode",
            ["The default depends on the country and its range.", "[Only displayed if 'X' is enabled.]"],
        ),
    )
    sure, doubtful = audit(reading, {}, [], []).confidence
    assert (sure.value, sure.doubts) == (1.0, ())
    assert doubtful.value < 0.8
    assert "a sentence was not read" in doubtful.doubts


def test_shapes_hold_no_words() -> None:
    assert shape("The default of Voice Mode is 20 or so.") == "A a+ A A a 9 a+."
    assert set(shape("S\u00e9cret words: Pa55word")) & set("ecrtwods") == set()


def test_the_report_holds_no_prose(reader: Reader) -> None:
    words = "The default is guarded by Zanzibar and its range by Kilimanjaro."
    reading = rows_of(reader, Row("Secretlabel", "system/port", [words]))
    text = json.dumps(report(audit(reading, {}, [(1, words)], [])))
    assert not [word for word in ("Zanzibar", "guarded", "Kilimanjaro", "Secretlabel") if word.lower() in text.lower()]
    assert json.loads(text)["unread_shapes"]


def test_audit_for_people(small: Extraction) -> None:
    text = "\n".join(audit_lines(small.audit))
    assert "rows (with a name)        6 (5)" in text
    assert "name without a row" in text
    assert "voip/line/{n}/extra/option" in text


# Comparison


def row(name: str, **facts: Any) -> dict[str, Any]:
    return {"name": name, "label": None, "default": None} | facts


def test_added_and_removed() -> None:
    assert compare([row("a/one"), row("b/two")], [row("b/two"), row("c/three_quite_other")]) == [
        Change("removed", "a/one", None, "a/one", None),
        Change("added", "c/three_quite_other", None, None, "c/three_quite_other"),
    ]


def test_renamed_with_a_changed_default() -> None:
    changes = compare(
        [row("voip/signalling/sip/registrar_timeout", default="5")],
        [row("voip/signalling/sip/registrar_time_out", default="6")],
    )
    name = "voip/signalling/sip/registrar_time_out"
    assert changes == [
        Change("changed", name, "default", "5", "6"),
        Change("renamed", "voip/signalling/sip/registrar_timeout", None, "voip/signalling/sip/registrar_timeout", name),
    ]


def test_each_new_name_succeeds_at_most_one_old_name() -> None:
    changes = compare([row("a/b/server_1x"), row("a/b/server_2x")], [row("a/b/server_3x")])
    assert sorted(change.kind for change in changes) == ["removed", "renamed"]


@pytest.mark.parametrize(
    ("fact", "old", "new", "differs"),
    [
        ("default", "5", "6", True),
        ("default", "5", None, False),
        ("default", None, "5", False),
        ("maximum", 5, 6, True),
        ("minimum", 0, 1, True),
        ("values", ["0", "1"], ["0", "1", "2"], True),
        ("values", ["0", "1"], ["0", "1"], False),
        ("apply", "unknown", "reboot", False),
        ("models", ["405"], ["405", "420HD"], True),
        ("summary", "One.", "Two.", False),
        (
            "requires",
            [{"parameter": "a/x", "op": "equals", "values": ["1"], "why": "one"}],
            [{"parameter": "a/x", "op": "equals", "values": ["1"], "why": "two"}],
            False,
        ),
    ],
)
def test_changed_facts(fact: str, old: object, new: object, differs: bool) -> None:
    changes = compare([row("a/b", **{fact: old})], [row("a/b", **{fact: new})])
    assert [change.fact for change in changes] == ([fact] if differs else [])


def test_settings_without_a_name_are_not_compared() -> None:
    assert compare([{"name": None, "label": "A"}], [{"name": None, "label": "B"}]) == []


# Editions in the data folder


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OFFHOOK_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_editions_by_name_and_by_path(data_folder: Path, small: Extraction) -> None:
    assert editions() == []
    with pytest.raises(ExtractError, match="none yet"):
        find_edition("mine")
    write.write(small.rows, edition_folder("mine"))
    (data_folder / "editions" / "no-edition").mkdir()
    assert editions() == ["mine"]
    assert find_edition("mine") == data_folder / "editions" / "mine"
    assert find_edition(str(edition_folder("mine"))) == edition_folder("mine")
    with pytest.raises(ExtractError, match="there are mine"):
        find_edition("other")


# Merging with the shipped facts


def test_the_users_guide_wins_and_the_shipped_facts_fill(small: Extraction, dataset: dict[str, Any]) -> None:
    merged = by_name(merge(small.rows, dataset, [])["parameters"])
    shipped = by_name(dataset["parameters"])
    name = "system/syslog/server_port"
    assert merged[name]["models"] == ["420HD", "405"]
    assert merged[name]["default"] == shipped[name]["default"]
    assert merged[name]["table"] == "3-2"
    assert set(shipped) <= set(merged)
    assert merged["system/http_port"]["default"] == "80"


def test_merged_facts_keep_their_own_evidence(small: Extraction, dataset: dict[str, Any]) -> None:
    rows = merge(small.rows, dataset, [])
    sources = {row["id"]: row["position"] for row in rows["sources"]}
    assert sources[small.source.id] == 0
    assert sorted(sources.values()) == list(range(len(sources)))
    assert {row["source"] for row in rows["evidence"]} <= set(sources)
    name = "system/syslog/server_port"
    stated = by_name(rows["parameters"])[name]["stated_by"]
    assert stated["models"].startswith(small.source.id)
    assert not stated["default"].startswith(small.source.id)


def test_the_document_is_the_users(small: Extraction, dataset: dict[str, Any]) -> None:
    rows = merge(small.rows, dataset, [])
    assert rows["document"] == small.rows["document"]
    assert rows["actions"] == dataset["actions"]


# Pictures


def test_places_of_a_row(small_guide: Path) -> None:
    (page, box), *rest = row_places(small_guide, "system/http_port")
    assert (page, rest) == (1, [])
    assert box.top < box.bottom
    assert row_places(small_guide, "system/none") == []


def test_a_picture_marks_the_row(small_guide: Path, tmp_path: Path) -> None:
    from PIL import Image

    places = row_places(small_guide, "system/http_port")
    (path,) = save_pictures(small_guide, "system/http_port", places, tmp_path / "port.png", 72)
    box = places[0][1]
    with Image.open(path) as picture:
        assert picture.size == (595, 842)
        middle = int((box.top + box.bottom) / 2)
        line = [picture.convert("RGB").getpixel((x, middle)) for x in range(595)]
    red = [x for x, (r, g, _) in enumerate(line) if r - g > 100]
    assert red
    assert abs(red[0] - box.x0) < 6
    assert abs(red[-1] - box.x1) < 6
    assert [one.name for one in tmp_path.iterdir()] == ["port.png"]


def test_a_picture_of_a_page_that_is_not_there(small_guide: Path, tmp_path: Path) -> None:
    box = row_places(small_guide, "system/http_port")[0][1]
    with pytest.raises(ExtractError, match="has no page 99"):
        list(save_pictures(small_guide, "x", [(99, box)], tmp_path / "x.png"))


# Commands


def test_extract_writes_the_tables_and_prints_the_audit(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    output, summary = tmp_path / "edition", tmp_path / "report.json"
    found = offhook("extract", str(small_guide), "-o", str(output), "--report", str(summary))
    assert (found.returncode, found.stderr) == (0, "")
    assert "rows (with a name)        6 (5)" in found.stdout
    assert str(output) in found.stdout
    rows = write.read(output)
    assert len(rows["parameters"]) == 6
    assert json.loads(summary.read_text(encoding="utf-8"))["rows"] == {
        "all": 6,
        "named": 5,
        "without_default": 2,
        "without_type": 3,
    }


def test_extract_prints_json(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    found = offhook("extract", str(small_guide), "-o", str(tmp_path / "edition"), "--format", "json")
    assert json.loads(found.stdout)["rows"]["named"] == 5


def test_extract_only_reload_writes_nothing(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    output = tmp_path / "edition"
    found = offhook("extract", str(small_guide), "-o", str(output), "--only", "reload")
    assert found.returncode == 0
    assert not output.exists()


def test_extract_without_a_folder_registers_the_edition(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    found = offhook("extract", str(small_guide), env={"OFFHOOK_DATA": str(tmp_path)})
    assert found.returncode == 0
    name = found.stdout.splitlines()[0].split()[1]
    assert (tmp_path / "editions" / name / "parameters.jsonl").is_file()


def test_a_second_extraction_replaces_the_first(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    output = tmp_path / "edition"
    for _ in range(2):
        assert offhook("extract", str(small_guide), "-o", str(output)).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]


def test_extract_reads_a_text_dump(tmp_path: Path, offhook: Run) -> None:
    guide = tmp_path / "guide.txt"
    guide.write_text(
        "3.1 Web Server\nTable 3-1: Web Parameters\nParameter Description\n"
        "Port\n[system/http_port]\nSets the port of the web server.\nRange: 1 to 65535. Default: 80.\n",
        encoding="utf-8",
    )
    assert offhook("extract", str(guide), "-o", str(tmp_path / "out")).returncode == 0
    (found,) = write.read(tmp_path / "out")["parameters"]
    assert (found["name"], found["label"], found["default"], found["maximum"]) == (
        "system/http_port",
        "Port",
        "80",
        65535,
    )


def changed_guide(folder: Path) -> Path:
    rows = [Row("Port", "system/http_port", ["Sets the port of the web server.", "Range: 1 to 65535. Default: 8080."])]
    path = folder / "other.pdf"
    path.write_bytes(typeset([Text("3.1 Web", heading=True), Table(rows, "Table 3-1: Web Server Parameters")], Style()))
    return path


def test_compare_and_diff_list_every_difference(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    old, new = str(tmp_path / "old"), str(tmp_path / "new")
    assert offhook("extract", str(small_guide), "-o", old).returncode == 0
    found = offhook("extract", str(changed_guide(tmp_path)), "-o", new, "--compare", old)
    assert found.returncode == 0
    assert "changed  system/http_port: default 80 -> 8080" in found.stdout
    assert "removed  system/user_name" in found.stdout
    diff = offhook("diff", old, new)
    assert diff.returncode == 1
    assert diff.stdout.strip() in found.stdout
    same = offhook("diff", old, old)
    assert (same.returncode, same.stdout) == (0, "no difference\n")
    changes = json.loads(offhook("diff", old, new, "--format", "json").stdout)
    assert {"kind": "changed", "name": "system/http_port", "fact": "default", "old": "80", "new": "8080"} in changes


def test_diff_and_compare_of_an_unknown_edition(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    found = offhook("diff", str(tmp_path / "a"), str(tmp_path / "b"), env={"OFFHOOK_DATA": str(tmp_path)})
    assert (found.returncode, len(found.stderr.splitlines())) == (2, 1)
    output = tmp_path / "out"
    found = offhook("extract", str(small_guide), "-o", str(output), "--compare", str(tmp_path / "none"))
    assert (found.returncode, len(found.stderr.splitlines())) == (2, 1)
    assert not output.exists()


def test_a_report_that_cannot_be_written_leaves_nothing(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    output, summary = tmp_path / "out", tmp_path / "none" / "report.json"
    found = offhook("extract", str(small_guide), "-o", str(output), "--report", str(summary))
    assert (found.returncode, len(found.stderr.splitlines())) == (2, 1)
    assert not output.exists()


def test_show_writes_a_picture(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    path = tmp_path / "port.png"
    found = offhook("show", "system/http_port", "--guide", str(small_guide), "-o", str(path))
    assert (found.returncode, found.stdout) == (0, f"{path}\n")
    assert path.read_bytes().startswith(b"\x89PNG")


def test_show_of_a_name_without_a_row(small_guide: Path, tmp_path: Path, offhook: Run) -> None:
    found = offhook("show", "system/none", "--guide", str(small_guide), "-o", str(tmp_path / "x.png"))
    assert (found.returncode, len(found.stderr.splitlines())) == (1, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["extract", "diff", "show"])
def test_help_has_an_example(offhook: Run, command: str) -> None:
    found = offhook(command, "--help")
    assert found.returncode == 0
    assert f"  offhook {command} " in found.stdout
