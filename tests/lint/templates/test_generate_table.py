"""The CSV: separators, quotes and encodings as spreadsheets save them, and what is wrong with one."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.templates.faults import BrokenError
from lint.templates.table import SEPARATORS, read


def rows(data: str | bytes) -> list[tuple[str, ...]]:
    return [record.values for record in read(data.encode() if isinstance(data, str) else data).records]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_separators(separator: str) -> None:
    table = read(f"[mac]{separator}[id]\n001122334455{separator}4071\n".encode())
    assert table.names() == ("mac", "id")
    assert table.records[0].values == ("001122334455", "4071")
    assert (table.separator, table.faults) == (separator, ())


def test_a_spreadsheets_own_line_tells_the_separator_and_counts() -> None:
    table = read(b"sep=;\r\n[mac];[a,b]\r\n001122334455;1,5\r\n")
    assert table.names() == ("mac", "a,b")
    assert table.records[0].row == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_empty_rows(end: str) -> None:
    table = read(end.join(["[mac],[id]", "", "a,1", ",", "b,2"]).encode())
    assert [(record.row, record.values) for record in table.records] == [(3, ("a", "1")), (5, ("b", "2"))]


def test_quotes_as_spreadsheets_write_them() -> None:
    table = read(b'"[mac]","[name]"\na,"Smith, ""J"""\n')
    assert table.records[0].values == ("a", 'Smith, "J"')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert rows("[mac],[name]\na,Jürgen\n".encode(encoding)) == [("a", "Jürgen")]


def test_what_is_in_no_encoding_is_no_table() -> None:
    with pytest.raises(BrokenError, match="save it as 'CSV UTF-8'"):
        read(b"[mac]\n\x81\n")


@pytest.mark.parametrize(
    ("data", "row", "words"),
    [
        ("", 1, "no header"),
        ("\n\n", 1, "no header"),
        ("[mac],[id]\n", 1, "a header without records"),
        ('[mac],[id]\na,"1\nb,2\n', 2, "a quote that is not closed"),
    ],
)
def test_what_is_no_table(data: str, row: int, words: str) -> None:
    with pytest.raises(BrokenError, match=words) as raised:
        read(data.encode())
    assert raised.value.fault.place.row == row


@pytest.mark.parametrize(
    ("data", "kind", "row", "column"),
    [
        ("mac,[id]\na,1\n", "table-tag-not-bracketed", 1, 1),
        ("[mac],[id],[id]\na,1,2\n", "table-tag-repeated", 1, 3),
        ("[mac],[id],\na,1,2\n", "table-record-length", 1, 3),
        ("[mac],[id]\na\n", "table-record-length", 2, 1),
        ("[mac],[id]\na,1,2\n", "table-record-length", 2, 3),
        ('[mac],[id]\na,"1\n2"\n', "table-value-not-a-line", 2, 2),
        ("[mac],[id]\na,1\x1b\n", "table-value-not-a-line", 2, 2),
    ],
)
def test_faults_stand_at_row_and_column(data: str, kind: str, row: int, column: int) -> None:
    (fault,) = read(data.encode()).faults
    assert (fault.kind, fault.place.row, fault.place.column) == (kind, row, column)


def test_a_row_behind_one_of_two_lines_has_its_own_number() -> None:
    assert [record.row for record in read(b'[mac]\n"a\nb"\nc\n').records] == [2, 4]


def test_fields_are_found_in_their_line() -> None:
    (record,) = read(b'[mac];[name];[x]\nab;"c;d";\n').records
    assert [(place.start, place.end) for place in record.places] == [(1, 3), (5, 8), (10, 10)]


VALUES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=2)


@given(st.lists(VALUES, min_size=1, max_size=5), st.sampled_from(SEPARATORS), st.sampled_from(["\n", "\r\n"]))
def test_what_the_csv_module_writes_is_read_back(records: list[list[str]], separator: str, end: str) -> None:
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["[mac]", "[x]"], *records])
    wanted = [tuple(record) for record in records if any(value.strip() for value in record)]
    if wanted:
        assert rows(held.getvalue()) == wanted
