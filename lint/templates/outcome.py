"""What `offhook generate` tells: the files, what becomes of those that are there, and the problems at their sources."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint.errors import CfgError
from lint.findings import SEVERITIES
from lint.plan.changes import Planner
from lint.plan.fleet import Plan, plan_pairs
from lint.plan.layers import Reader
from lint.plan.report import FORMATS
from lint.templates.faults import CSV, UNREADABLE, Fault, Place, severity
from lint.templates.make import Phone, Remark
from lint.wording import clean, count

NEW, CHANGED, SAME = "new", "changed", "same"


class Problem(NamedTuple):
    """A fault or a finding as scripts read it."""

    file: str
    """The table or the template."""
    row: int
    """The line."""
    column: int | None
    """The number of the field in a table, of the character in a template; null where it is the whole row's."""
    message: str
    severity: str
    code: str | None
    """The linter's rule, or the practice of the dataset, if it is one of them."""
    tag: str | None
    parameter: str | None
    template_line: int | None
    made: str | None
    """The file that was made, for a finding on one."""
    files: int
    """How many files it concerns."""
    start: int = 1
    end: int = 1
    """The columns in characters."""

    def text(self) -> str:
        """One line."""
        row = f"{clean(self.file)}:{self.row}:{self.column or 1}"
        tag = f" [{clean(self.tag)}]" if self.tag else ""
        code = f" {self.code}" if self.code else ""
        many = f" ({count(self.files, 'file')})" if self.files > 1 else ""
        return f"{row}:{tag} {self.severity}{code}: {clean(self.message)}{many}"

    @classmethod
    def of_remark(cls, remark: Remark, file: str) -> Problem:
        """A finding of the linter; `file` is what the source is called."""
        place, finding = remark.place, remark.finding
        made = os.path.basename(finding.file)
        # A row without a field: the template's language does not let one tell what a value was made from.
        of_row = place.where == CSV and place.column is None
        words = finding.message
        if of_row:
            line = f"template line {remark.line}, " if remark.line else ""
            words += f" ({line}line {finding.line} of {made})"
        elif place.where == CSV:
            words += f" (template line {remark.line})"
        return cls(
            file, place.row, place.column, words, finding.severity, finding.code, place.tag, finding.parameter,
            remark.line, made, remark.files, place.start, place.end,
        )  # fmt: skip


def problems(
    faults: Iterable[Fault], remarks: Iterable[Remark], catalogue: Catalogue, names: tuple[str, str]
) -> list[Problem]:
    """Faults and findings in the order of their places. `names` are those of the table and of the template."""
    found = [_of_fault(fault, catalogue, names) for fault in faults]
    found += [Problem.of_remark(remark, _file(remark.place, names)) for remark in remarks]
    return sorted(found, key=lambda one: (one.file != names[0], one.row, one.column or 0, one.code or ""))


def _of_fault(fault: Fault, catalogue: Catalogue, names: tuple[str, str]) -> Problem:
    place = fault.place
    kind = None if fault.kind == UNREADABLE else fault.kind
    words = f"{fault.words[0].upper()}{fault.words[1:]}"
    line = place.row if place.where != CSV else None
    return Problem(
        _file(place, names), place.row, place.column, words, severity(fault, catalogue), kind, place.tag, None, line,
        None, 1, place.start, place.end,
    )  # fmt: skip


def _file(place: Place, names: tuple[str, str]) -> str:
    return names[0] if place.where == CSV else names[1]


class Files(NamedTuple):
    """The files, and what becomes of those that are there."""

    status: dict[str, str]
    """`NEW`, `CHANGED` or `SAME` by name, in the order of the records."""
    rows: dict[str, int]
    plan: Plan | None
    """What the changed ones need of the phones."""
    others: tuple[str, ...]
    """Configuration files of the folder that no record makes; they stay."""


def compare(phones: Sequence[Phone], folder: str, reader: Reader, model: str | None) -> Files:
    """Compare what was made with what a folder holds. Raises `CfgError` where a file there cannot be read."""
    status: dict[str, str] = {}
    pairs = []
    for phone in phones:
        path = os.path.join(folder, phone.name)
        try:
            with open(path, "rb") as file:
                old = file.read()
        except FileNotFoundError:
            status[phone.name] = NEW
            continue
        except OSError as error:
            raise CfgError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None
        status[phone.name] = SAME if old == phone.made.data else CHANGED
        if old != phone.made.data:
            pairs.append((phone.name, reader.read(path, old), reader.read(path, phone.made.data)))
    plan = plan_pairs(pairs, Planner(reader.catalogue, model)) if pairs else None
    there = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    others = tuple(name for name in there if name.lower().endswith(".cfg") and name not in status)
    return Files(status, {phone.name: phone.record.row for phone in phones}, plan, others)


def as_json(files: Files | None, found: Sequence[Problem], written: int, catalogue: Catalogue) -> dict[str, Any]:
    """`{files: [{file, row, status, apply}], problems: [{file, row, column, message, ...}], written, plan}`."""
    plan = json.loads("".join(FORMATS["json"](files.plan, catalogue, None))) if files and files.plan else None
    needs = {phone["file"]: phone["apply"] for phone in plan["phones"]} if plan else {}
    return {
        "files": [
            {"file": name, "row": files.rows[name], "status": status, "apply": _apply(status, needs.get(name))}
            for name, status in files.status.items()
        ] if files else [],
        "problems": [_fields(one) for one in found],
        "written": written,
        "left": list(files.others) if files else [],
        "plan": plan,
    }  # fmt: skip


def _apply(status: str, needed: str | None) -> str | None:
    """What a changed file needs of its phone; null for a phone that had none."""
    return None if status == NEW else needed or "none"


def _fields(problem: Problem) -> dict[str, Any]:
    fields = problem._asdict()
    del fields["start"], fields["end"]
    return fields


def text(files: Files, catalogue: Catalogue, *, each: bool) -> Iterator[str]:
    """The files (`each` by name), and what the changed ones need."""
    if each:
        for name, status in files.status.items():
            yield f"{status:<8} {clean(name)}  (row {files.rows[name]})\n"
    counts = [(kind, sum(one == kind for one in files.status.values())) for kind in (NEW, CHANGED, SAME)]
    yield f"{count(len(files.status), 'file')}: {', '.join(f'{number} {kind}' for kind, number in counts if number)}\n"
    if files.others:
        named = ", ".join(map(clean, files.others[:5])) + (" ..." if len(files.others) > 5 else "")
        yield f"no record makes {named}: left as they are\n"
    if files.plan:
        yield from FORMATS["text"](files.plan, catalogue, None)


def grouped(found: Iterable[Problem]) -> Iterator[str]:
    """Problems as lines of text; what many rows of a column have alike is one line."""
    alike: dict[tuple[object, ...], list[Problem]] = {}
    for one in found:
        alike.setdefault((one.file, one.column, one.code, one.message, one.template_line, one.files), []).append(one)
    for ones in alike.values():
        more = f" (and {count(len(ones) - 1, 'more row')})" if len(ones) > 1 and ones[0].tag else ""
        yield from (f"{one.text()}{more}" for one in (ones[:1] if more else ones))


def worst_first(found: Iterable[Problem]) -> dict[str, int]:
    """How many problems there are of each severity."""
    found = list(found)
    return {level: sum(one.severity == level for one in found) for level in SEVERITIES}
