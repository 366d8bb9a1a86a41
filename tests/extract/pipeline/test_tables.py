"""Which tables are parameter tables, where they end, what stands in their rows, where they stand in the guide."""

from __future__ import annotations

import pytest
from documents import Facts, Reader, Row, Style, Table, Text, facts, short_page

from extract.guide import Reading

RULED = pytest.mark.parametrize("ruling", ["grid", "rows", "none"])
HEADING = Text("3.1 Web Server", heading=True)
PROSE = Text(
    "This paragraph stands below the table and is long enough to cross its columns, which ends the table here."
)
DHCP = (Row("66", None, ["TFTP server name"]), Row("67", None, ["Boot file name"]), Row("160", None, ["Its address"]))
RFC = (Row("RFC 3261", None, ["SIP", "Yes"]), Row("RFC 2976", None, ["INFO", "No"]))


def parameter(number: int) -> Row:
    return Row(f"Label {number}", f"system/web/param_{number}", [f"Sets number {number}.", f"Default: {number}."])


def stated(number: int) -> Facts:
    return Facts(f"system/web/param_{number}", f"Label {number}", str(number))


def all_facts(reading: Reading) -> list[Facts]:
    return [facts(row) for row in reading.rows]


def kinds(reading: Reading) -> list[tuple[str | None, str]]:
    return [(table.number, table.kind) for table in reading.tables]


@RULED
def test_two_tables_on_a_page(reader: Reader, ruling: str) -> None:
    one, two = (Table([parameter(n)], f"Table 3-{n}: One") for n in (1, 2))
    found = reader.reading(HEADING, one, two, style=Style(ruling=ruling))
    assert [(row.table.number, row.name) for row in found.rows] == [
        ("3-1", "system/web/param_1"),
        ("3-2", "system/web/param_2"),
    ]


@RULED
def test_a_table_of_one_row(reader: Reader, ruling: str) -> None:
    found = reader.reading(HEADING, Table([parameter(1)], "Table 3-1: One"), PROSE, style=Style(ruling=ruling))
    assert all_facts(found) == [stated(1)]
    assert found.tables[0].rows == 1


@RULED
@pytest.mark.parametrize("between", [PROSE, Text("See also:"), Text("3.2 Other", heading=True), Text("1. Click OK.")])
def test_what_stands_below_a_table_is_not_in_it(reader: Reader, ruling: str, between: Text) -> None:
    found = reader.reading(HEADING, Table([parameter(1)], "Table 3-1: One"), between, style=Style(ruling=ruling))
    assert all_facts(found) == [stated(1)]


@RULED
@pytest.mark.parametrize("gap", [16.0, 0.0], ids=["apart", "touching"])
@pytest.mark.parametrize(
    ("rows", "header"),
    [(DHCP, ("Option", "Description")), (RFC, ("RFC", "Title", "Supported"))],
    ids=["dhcp-options", "rfcs"],
)
def test_look_alikes_are_no_parameters(
    reader: Reader, rows: tuple[Row, ...], header: tuple[str, ...], gap: float, ruling: str
) -> None:
    above = Table([parameter(1), parameter(2)], "Table 3-1: One")
    below = Table(rows, "Table 3-2: Look-alike" if gap else None, header=header, gap=gap)
    found = reader.reading(HEADING, above, below, style=Style(ruling=ruling))
    assert all_facts(found) == [stated(1), stated(2)]


def test_look_alikes_become_tables_of_their_own(reader: Reader) -> None:
    csv = Table(
        [Row("00908f123456", None, ["Bob", "1001"]), Row("00908f123457", None, ["Eve", "1002"])],
        "Table 3-2: Example of a CSV File",
        header=("mac", "name", "id"),
    )
    messages = Table([Row("Offline", None, ["No server."])], "Table 3-3: Messages", header=("Message", "Meaning"))
    rfcs = Table(RFC, "Table 3-4: Standards", header=("RFC", "Title", "Supported"))
    found = reader.reading(HEADING, Table([parameter(1)], "Table 3-1: One"), csv, messages, rfcs)
    assert kinds(found) == [("3-1", "parameters"), ("3-2", "other"), ("3-3", "messages"), ("3-4", "standards")]
    assert [other.rows for other in found.others][1] == (("Offline", "No server."),)


@RULED
@pytest.mark.parametrize(
    ("caption", "number", "title"),
    [
        ("Table 3-1: Web Parameters", "3-1", "Web Parameters"),
        ("Table 3-1 Web Parameters", "3-1", "Web Parameters"),
        ("Table 3\u20131 \u2013 Web Parameters", "3-1", "Web Parameters"),
        ("Figure 3-1: Web Parameters", "3-1", "Web Parameters"),
        ("Table 52-5: Web Parameters", "52-5", "Web Parameters"),
        ("Table A-1: Web Parameters", "A-1", "Web Parameters"),
    ],
)
def test_captions(reader: Reader, caption: str, number: str, title: str, ruling: str) -> None:
    filler = Text("Some words.")
    found = reader.reading(*[filler] * 5, HEADING, Table([parameter(1)], caption), style=Style(ruling=ruling))
    assert (found.tables[0].number, found.tables[0].title, found.tables[0].number_assumed) == (number, title, False)
    assert found.tables[0].section == "3.1"


@RULED
def test_a_repeated_caption_makes_two_tables(reader: Reader, ruling: str) -> None:
    one, two = (Table([parameter(n)], "Table 3-1: One") for n in (1, 2))
    found = reader.reading(HEADING, one, PROSE, two, style=Style(ruling=ruling))
    assert all_facts(found) == [stated(1), stated(2)]
    assert kinds(found) == [("3-1", "parameters")] * 2


@RULED
def test_a_missing_caption_is_assumed_from_the_text_above(reader: Reader, ruling: str) -> None:
    text = Text("Configure it using Table 3-4 as a reference.")
    found = reader.reading(HEADING, text, Table([parameter(1)]), style=Style(ruling=ruling))
    assert [(table.number, table.number_assumed) for table in found.tables] == [("3-4", True)]
    found = reader.reading(HEADING, Table([parameter(1)]), style=Style(ruling=ruling))
    assert [(table.number, table.number_assumed) for table in found.tables] == [(None, False)]


def test_section_and_menu_path(reader: Reader) -> None:
    menu = Text("Open the page Configuration > System > Web Server.")
    found = reader.reading(
        HEADING, menu, Table([parameter(1), Row("Restore", None, ["Restores all."])], "Table 3-1: One")
    )
    assert [(table.section, table.menu) for table in found.tables] == [("3.1", "Configuration > System > Web Server")]
    assert found.rows[1].id == "3-1: Restore"


@RULED
def test_rows_without_a_path(reader: Reader, ruling: str) -> None:
    rows = [
        parameter(1),
        Row("Restore Defaults", None, ["Restores the factory settings of the phone."]),
        Row("Update", None, ["Updates the phone at once."]),
        parameter(2),
    ]
    found = reader.facts(*rows, style=Style(ruling=ruling))
    assert found == [stated(1), Facts(None, "Restore Defaults"), Facts(None, "Update"), stated(2)]


@RULED
def test_a_table_without_any_path(reader: Reader, ruling: str) -> None:
    rows = [Row(label, None, [f"Does something with {label}."]) for label in ("Restore", "Update", "Upload")]
    assert reader.facts(*rows, style=Style(ruling=ruling)) == [Facts(None, row.label) for row in rows]


@RULED
@pytest.mark.parametrize("first", [0, 1])
def test_a_group_path_is_a_row_without_a_value(reader: Reader, first: int, ruling: str) -> None:
    rows = [parameter(1), Row("Codecs", "voip/codec/codec_info/%d", []), parameter(2)][first:]
    want = [stated(1), Facts("voip/codec/codec_info/{n}", "Codecs"), stated(2)][first:]
    assert reader.facts(*rows, style=Style(ruling=ruling)) == want


@RULED
def test_one_label_heads_several_rows(reader: Reader, ruling: str) -> None:
    rows = [
        parameter(1),
        Row("Static Address", None, []),
        Row(None, "network/lan/ip", ["Sets the address."]),
        Row(None, "network/lan/mask", ["Sets the mask."]),
    ]
    names = reader.names(*rows, style=Style(ruling=ruling))
    assert [name for name in names if name] == ["system/web/param_1", "network/lan/ip", "network/lan/mask"]


@RULED
def test_one_cell_with_two_names(reader: Reader, ruling: str) -> None:
    row = Row(None, None, ["Sets the range."], ["Address", "[network/lan/low_ip]", "[network/lan/high_ip]"])
    found = reader.facts(row, parameter(1), style=Style(ruling=ruling))
    assert found == [Facts("network/lan/low_ip", "Address"), Facts("network/lan/high_ip", "Address"), stated(1)]


@RULED
def test_two_paths_joined_by_a_dash(reader: Reader, ruling: str) -> None:
    row = Row(None, None, ["Function."], ["Keys", "[voip/keys/0/fun", "ction] - [voip/keys/3/", "function]"])
    found = reader.reading(HEADING, Table([row, parameter(1)], "Table 3-1: One"), style=Style(ruling=ruling))
    assert [(one.name, one.index_range) for one in found.rows] == [
        ("voip/keys/{n}/function", (0, 3)),
        ("system/web/param_1", None),
    ]


@RULED
def test_a_name_in_a_note_is_no_row(reader: Reader, ruling: str) -> None:
    row = Row(
        "Mode",
        "voip/mode",
        ["Sets the mode of the phone.", "Default: 5", "Note: this needs", "[voip/other/mode]", "to be set. Default: 7"],
    )
    assert reader.facts(row, parameter(1), style=Style(ruling=ruling)) == [Facts("voip/mode", "Mode", "5"), stated(1)]


@RULED
def test_slipped_labels_keep_their_rows(reader: Reader, ruling: str) -> None:
    """A label that belongs to the row below is a matter of the audit; names and facts stay where they are printed."""
    rows = [
        Row("User Name", "system/http_port", ["Sets the port.", "Default: 80."]),
        Row("Password", "system/user_name", ["Sets the name.", "Default: 1."]),
    ]
    assert reader.facts(*rows, style=Style(ruling=ruling)) == [
        Facts("system/http_port", "User Name", "80"),
        Facts("system/user_name", "Password", "1"),
    ]


@RULED
@pytest.mark.parametrize("rows", [1, 2, 3, 6])
@pytest.mark.parametrize("lines", [30, 60])
def test_nothing_is_lost_at_the_edges_of_few_pages(reader: Reader, rows: int, lines: int, ruling: str) -> None:
    """Lines near the edge are running headers only where they repeat themselves from page to page."""
    table = Table([parameter(n) for n in range(rows)])
    for fillers in (0, 1, lines - 8):
        found = reader.reading(*[Text("Filler.")] * fillers, table, style=short_page(lines, Style(ruling=ruling)))
        assert all_facts(found) == [stated(n) for n in range(rows)], fillers


def test_running_lines_are_not_read(reader: Reader) -> None:
    rows = [parameter(n) for n in range(40)]
    found = reader.reading(Table(rows, "Table 3-1: One"), style=short_page(14, Style(running=True)))
    assert all_facts(found) == [stated(n) for n in range(40)]
    assert "LTRT" not in " ".join(row.description.text for row in found.rows)


def test_a_break_between_two_pages_with_different_running_lines(reader: Reader) -> None:
    """Neither of them repeats, yet the table goes on below them."""
    row = Row(
        "Port", "voip/a/port", ["Sets the port.", "Range: 1 to 5.", "Default: 3.", "\u2022 [0] Off", "\u2022 [1] On"]
    )
    for fillers in range(4, 9):
        style = short_page(18, Style(running=True))
        found = reader.reading(*[Text("Filler.")] * fillers, Table([parameter(1), row], "Table 3-1: One"), style=style)
        assert all_facts(found) == [stated(1), Facts("voip/a/port", "Port", "3", ("1", "5"), ("0", "1"))], fillers


@RULED
def test_three_columns(reader: Reader, ruling: str) -> None:
    rows = [Row("Port", "system/port", ["Sets it.", "Default: 3"])]
    style = Style(ruling=ruling)
    found = reader.reading(
        HEADING, Table(rows, "Table 3-1: One", header=("Parameter", "Description", "Default")), style=style
    )
    assert all_facts(found) == [Facts("system/port", "Port", "3")]


@RULED
def test_conditions_and_models(reader: Reader, ruling: str) -> None:
    """As a bracketed sentence, as a plain one, and as a note."""
    limits = {
        "a": "[Only displayed if the \u2018Use SIP Registrar\u2019 parameter is enabled.]",
        "b": "Relevant only when [voip/registrar/enabled] is set to 1.",
        "c": "Note: Only relevant if 'Use SIP Registrar' is enabled.",
        "d": "[Only applies to the 420HD and 405 phones]",
        "e": "This parameter only applies to the 420HD and 405 models.",
        "f": "Note: Only applicable to the 420HD and 405 phones.",
    }
    rows = [
        Row(
            "Use SIP Registrar", "voip/registrar/enabled", ["Enables it.", "\u2022 [0] Off (default)", "\u2022 [1] On"]
        ),
        *(Row(None, f"voip/registrar/{name}", ["Sets something.", text]) for name, text in limits.items()),
    ]
    found = {one.name: one for one in reader.facts(*rows, style=Style(ruling=ruling))}
    assert len(found) == 7
    for name in "abc":
        assert found[f"voip/registrar/{name}"].requires == (("voip/registrar/enabled", "1"),)
    for name in "def":
        assert found[f"voip/registrar/{name}"].models == ("420HD", "405")


@RULED
def test_odd_characters(reader: Reader, ruling: str) -> None:
    rows = [
        Row(
            "Re\u2019s Port",
            "voip/a/port",
            ["Range:\u00a01024\u00a0\u2013\u00a065535.", "The default value is\u00a05060."],
        ),
        Row("Name", "voip/a/name", ["\u201cHello\u201d, up to\u00a064 characters.", "The default is \u2018abc\u2019."]),
    ]
    assert reader.facts(*rows, style=Style(ruling=ruling)) == [
        Facts("voip/a/port", "Re\u2019s Port", "5060", ("1024", "65535")),
        Facts("voip/a/name", "Name", "abc", max_length="64"),
    ]


def test_an_unknown_label_stays_unresolved(reader: Reader) -> None:
    found = reader.facts(Row("A", "voip/x/y", ["Sets it.", "[Only displayed if the 'Colour' parameter is enabled.]"]))
    assert found[0].requires == ((None, "1"),)
