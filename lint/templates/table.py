"""The table: a CSV whose first line names the tags, as spreadsheets and databases export it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from kb.tuples import NamedTuple
from lint.templates.faults import CSV, UNREADABLE, BrokenError, Fault, Place
from lint.templates.text import decode
from lint.wording import clean, quote

SEPARATORS = (",", ";", "\t", "|")
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""A line by which spreadsheets tell each other the separator."""
_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_LARGEST = 1 << 24
"""A field may be this long; the csv module's own limit depends on what else runs."""


class Tag(NamedTuple):
    """A column of the table."""

    name: str
    """Without its brackets."""
    place: Place


class Record(NamedTuple):
    """One phone."""

    row: int
    """The line of the file it begins on."""
    values: tuple[str, ...]
    places: tuple[Place, ...]

    def place(self, column: int) -> Place:
        """Where the value of a column, counted from 0, stands."""
        return self.places[column]


class Table(NamedTuple):
    """What was read. Records that do not fit the header are faults and left out."""

    tags: tuple[Tag, ...]
    records: tuple[Record, ...]
    faults: tuple[Fault, ...]
    separator: str
    encoding: str

    def column(self, name: str) -> int | None:
        """The column of a tag, counted from 0."""
        return next((number for number, tag in enumerate(self.tags) if tag.name == name), None)

    def names(self) -> tuple[str, ...]:
        """The tags in order."""
        return tuple(tag.name for tag in self.tags)


def read(data: bytes) -> Table:
    """Read a CSV. Raises `BrokenError` where it has no header, or is no CSV."""
    decoded = decode(data)
    if decoded is None or "\0" in decoded[0]:
        raise _broken(1, "no text in UTF-8, UTF-16 or Windows' Western code page; save it as 'CSV UTF-8'")
    text, encoding = decoded
    declared = _DECLARED.match(text)
    skipped = 1 if declared else 0
    text = text[declared.end() :] if declared else text
    lines = list(io.StringIO(text, newline=""))
    separator = declared[1] if declared else _separator(text)
    rows = _rows(lines, separator, skipped)
    header = next(rows, None)
    if header is None:
        raise _broken(1, "no header; the first line names the tags, each in square brackets")
    tags, faults = _tags(header)
    records: list[Record] = []
    for row in rows:
        if len(row.values) != len(tags):
            faults.append(_length(row, len(tags)))
            continue
        places = tuple(place._replace(tag=tag.name) for place, tag in zip(row.places, tags, strict=True))
        record = row._replace(places=places)
        records.append(record)
        faults += _unprintable(record)
    if not records and not faults:
        raise _broken(header.row, "a header without records; each further line is one phone")
    return Table(tuple(tags), tuple(records), tuple(faults), separator, encoding)


def _rows(lines: Sequence[str], separator: str, skipped: int) -> Iterator[Record]:
    """The rows that hold anything; empty ones, as spreadsheets leave them behind, are passed over."""
    before = csv.field_size_limit(_LARGEST)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    first = 1
    try:
        for values in reader:
            number, last = first, reader.line_num
            first = last + 1
            if not any(value.strip() for value in values):
                continue
            line = lines[number - 1].rstrip("\r\n") if last == number else ""
            yield Record(number + skipped, tuple(values), tuple(_places(values, number + skipped, line, separator)))
    except csv.Error as error:
        raise _broken(
            first + skipped, f"no CSV from this line on ({error}); look for a quote that is not closed"
        ) from None
    finally:
        csv.field_size_limit(before)


def _places(values: Sequence[str], row: int, line: str, separator: str) -> Iterator[Place]:
    """The place of each field; its characters are known where the row is one line, and read as the csv module did."""
    found = [match.span(1) for match in _field(separator).finditer(line)] if line else []
    known = len(found) == len(values)
    for number, value in enumerate(values):
        start, end = found[number] if known else (0, 0)
        quoted = known and line[start : start + 1] == '"' and line[start + 1 : start + 1 + len(value)] == value
        if quoted:
            start, end = start + 1, start + 1 + len(value)
        yield Place(CSV, row, number + 1, start + 1, end + 1)


def _field(separator: str) -> re.Pattern[str]:
    sign = re.escape(separator)
    return re.compile(rf'(?:^|(?<={sign}))("(?:[^"]|"")*"|[^{sign}]*)(?={sign}|$)')


def _separator(text: str) -> str:
    """The separator that gives the first line most fields; a comma where there is but one field."""
    first = re.sub(r'"[^"]*"|\[[^\[\]]*\]', "", next((line for line in text.splitlines() if line.strip()), ""))
    return max(SEPARATORS, key=first.count)


def _tags(header: Record) -> tuple[list[Tag], list[Fault]]:
    tags: list[Tag] = []
    faults: list[Fault] = []
    for value, field in zip(header.values, header.places, strict=True):
        match = _BRACKETED.fullmatch(value.strip())
        name = match[1].strip() if match else value.strip()
        place = field._replace(tag=name)
        if not name:
            faults.append(Fault("table-record-length", place, "a column without a tag; name it, or delete the column"))
        elif any(tag.name == name for tag in tags):
            first = next(tag.place.column for tag in tags if tag.name == name)
            faults.append(Fault("table-tag-repeated", place, f"tag [{clean(name)}] stands in column {first} already"))
        elif match is None:
            faults.append(
                Fault("table-tag-not-bracketed", place, f"{quote(name)} is not in brackets; taken as [{clean(name)}]")
            )
        tags.append(Tag(name, place))
    return tags, faults


def _length(row: Record, wanted: int) -> Fault:
    has = len(row.values)
    column = min(has, wanted + 1)
    hint = "a value that holds the separator needs quotes" if has > wanted else "values are missing at its end"
    place = row.places[column - 1] if has else Place(CSV, row.row)
    return Fault("table-record-length", place, f"{has} fields, and the header has {wanted}: {hint}")


def _unprintable(record: Record) -> Iterator[Fault]:
    for value, place in zip(record.values, record.places, strict=True):
        if any(not sign.isprintable() and sign != "\xa0" for sign in value):
            yield Fault("table-value-not-a-line", place, f"{quote(value)} holds a line break or a control character")


def _broken(row: int, words: str) -> BrokenError:
    return BrokenError(Fault(UNREADABLE, Place(CSV, row), words))
