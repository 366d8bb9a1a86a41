"""Make the files of all records, lint each, and say at the table's field and the template's line what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Protocol

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.cfg.recognise import ensure_text
from lint.engine import Linter
from lint.errors import CfgError
from lint.findings import Finding
from lint.templates import brackets, naming
from lint.templates.brackets import Made
from lint.templates.faults import CSV, TEMPLATE, UNREADABLE, BrokenError, Fault, Place, preventing
from lint.templates.table import Record, Table, read
from lint.templates.tracing import Origins
from lint.wording import quote


class Template(Protocol):
    """What a template can do, whatever its language."""

    def faults(self, catalogue: Catalogue, /) -> Iterator[Fault]: ...

    def used(self) -> set[str]: ...

    def holds_tag(self, value: str, /) -> str | None: ...

    def fill(self, values: dict[str, str], /) -> Made: ...


class Phone(NamedTuple):
    """A file that was made."""

    name: str
    record: Record
    made: Made


class Remark(NamedTuple):
    """A finding of the linter, at its source."""

    place: Place
    finding: Finding
    """As it stands in the file that was made."""
    files: int
    """How many files have it, where it does not come from a record."""
    line: int | None = None
    """The template's line, where it is known."""


class Job(NamedTuple):
    """What became of a template and a table."""

    phones: tuple[Phone, ...]
    """In the order of the records; empty where a fault prevents it."""
    faults: tuple[Fault, ...]


def make(template: bytes, table: bytes, name: str | None, catalogue: Catalogue, *, jinja: bool = False) -> Job:
    """Make all files, in memory. `name` is as `naming.pattern` takes it. Raises `UsageError` without Jinja."""
    try:
        return _make(template, read(table), name, catalogue, jinja=jinja)
    except BrokenError as broken:
        return Job((), (broken.fault,))


def _make(template: bytes, table: Table, name: str | None, catalogue: Catalogue, *, jinja: bool) -> Job:
    try:
        ensure_text(template, "")
    except CfgError as error:
        raise BrokenError(Fault(UNREADABLE, Place(TEMPLATE, 1), str(error).removeprefix(": "))) from None
    reader = _reader(template, table, jinja=jinja)
    faults = [*table.faults, *reader.faults(catalogue), *naming.mac_faults(table), *_left(reader, table)]
    pattern, why = naming.pattern(name, table)
    if pattern is None:
        faults.append(Fault(UNREADABLE, Place(CSV, table.tags[0].place.row), why))
    else:
        faults += naming.faults(pattern, table)
        faults += _unused(reader.used(), pattern, table)
    if pattern is None or preventing(faults, catalogue):
        return Job((), tuple(_sorted(faults)))
    phones: list[Phone] = []
    for record in table.records:
        values = dict(zip(table.names(), record.values, strict=True))
        try:
            phones.append(Phone(naming.file_name(pattern, values), record, reader.fill(values)))
        except UnicodeEncodeError:
            faults.append(_not_encoded(reader, record))
        except BrokenError as broken:
            # A template that fails for one record mostly fails for all.
            faults.append(broken.fault._replace(words=f"{broken.fault.words} (for row {record.row} of the table)"))
            break
    return Job(() if preventing(faults, catalogue) else tuple(phones), tuple(_sorted(faults)))


def _reader(template: bytes, table: Table, *, jinja: bool) -> Template:
    if not jinja:
        return brackets.Template(template, table.names())
    from lint.templates.jinja import Template as Jinja

    return Jinja(template, table.names())


def lint(phones: Iterable[Phone], linter: Linter, folder: str) -> Iterator[Remark]:
    """Lint what was made as files of a folder: each finding at the field it comes from, or else once for all files."""
    shared: dict[tuple[object, ...], Remark] = {}
    for phone in phones:
        findings = linter.lint(phone.made.data, os.path.join(folder, phone.name)).findings
        traced = phone.made.trace() if findings and phone.made.trace else None
        here: dict[tuple[object, ...], Remark] = {}
        for finding in findings:
            cells = list(_cells(phone, finding))
            for place in cells:
                yield Remark(place, finding, 1, finding.line)
            if not cells:
                place, line = _template_place(phone, finding, traced)
                # What a loop makes of one line is one finding of the file, unless each has words of its own.
                # Where the record's row stands for want of a better place, the first record speaks for all.
                where = place if place.where == TEMPLATE else (line, line or finding.line)
                here.setdefault((finding.code, where, finding.message), Remark(place, finding, 1, line))
        for key, remark in here.items():
            before = shared.get(key)
            shared[key] = before._replace(files=before.files + 1) if before else remark
    yield from shared.values()


def _cells(phone: Phone, finding: Finding) -> Iterator[Place]:
    """The fields that a finding's columns come from."""
    parts = (phone.made.parts or {}).get(finding.line, ())
    touched = [
        part.tag
        for part in parts
        if (part.start < finding.end_column and finding.column < part.end) or part.start == part.end == finding.column
    ]
    for tag in dict.fromkeys(touched):
        yield next(place for place in phone.record.places if place.tag == tag)


def _template_place(phone: Phone, finding: Finding, traced: Origins | None) -> tuple[Place, int | None]:
    """Where in the template a finding comes from, and its line; the record, where that cannot be told, or decides."""
    if phone.made.parts is None:
        origin = (traced or {}).get(finding.line)
        if origin is None or origin.computed:
            return Place(CSV, phone.record.row), origin.line if origin else None
        if not origin.same:
            return Place(TEMPLATE, origin.line), origin.line
        return Place(TEMPLATE, origin.line, finding.column, finding.column, finding.end_column), origin.line
    shift = 0
    for part in phone.made.parts.get(finding.line, ()):
        if part.end <= finding.column:
            shift = part.after - part.end
    column = finding.column + shift
    place = Place(TEMPLATE, finding.line, column, column, max(finding.end_column + shift, column + 1))
    return place, finding.line


def _left(reader: Template, table: Table) -> Iterator[Fault]:
    for record in table.records:
        for value, place in zip(record.values, record.places, strict=True):
            tag = reader.holds_tag(value)
            if tag:
                yield Fault("template-tag-left", place, f"{quote(value)} holds the tag {tag}, which nothing replaces")


def _unused(used: set[str], pattern: str, table: Table) -> Iterator[Fault]:
    for tag in table.tags:
        if tag.name not in used and f"[{tag.name}]" not in pattern:
            yield Fault("table-tag-unused", tag.place, f"the template uses [{tag.name}] nowhere")


def _not_encoded(reader: Template, record: Record) -> Fault:
    for value, place in zip(record.values, record.places, strict=True):
        try:
            value.encode("cp1252")
        except UnicodeEncodeError:
            words = f"{quote(value)} cannot be written in the template's encoding; save the template as UTF-8"
            return Fault(UNREADABLE, place, words)
    return Fault(UNREADABLE, record.place(0), "a value cannot be written in the template's encoding")


def _sorted(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.place.where, fault.place.row, fault.place.column or 0))
