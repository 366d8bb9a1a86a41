"""A template and a table as things to lint: findings stand at the table's fields and the template's lines."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint import files
from lint.engine import Linter, Result
from lint.entries import entries
from lint.findings import ERROR, Finding, order
from lint.running.request import Task
from lint.templates.faults import CSV, TEMPLATE
from lint.templates.make import Job, Remark, lint, make
from lint.templates.outcome import Problem, problems
from lint.templates.text import decode


class Sources(NamedTuple):
    """What a user named."""

    template: str
    csv: str
    name: str | None = None
    """How files are named, as `naming.pattern` takes it."""
    jinja: bool = False

    def make(self, catalogue: Catalogue) -> Job:
        """Make the files, in memory. Raises `CfgError` where a source cannot be read, `UsageError` without Jinja."""
        return make(files.read(self.template), files.read(self.csv), self.name, catalogue, jinja=self.jinja)

    def remarks(self, job: Job, linter: Linter, folder: str) -> Iterator[Remark]:
        """The linter's findings on what was made, as files of `folder`: includes are looked for there.

        They are looked for beside the template as well, where no other place is set.
        """
        if linter.context.include_root is None:
            linter.context = linter.context._replace(include_root=os.path.dirname(self.template) or os.curdir)
        return lint(job.phones, linter, folder)


def results(sources: Sources, linter: Callable[[Task], Linter]) -> Callable[[Sequence[Task]], Iterator[Result]]:
    """What makes the results of `offhook lint --template --csv`: one for each of the two files, in order."""

    def made(tasks: Sequence[Task]) -> Iterator[Result]:
        one = linter(next(task for task in tasks if task.path == sources.template))
        job = sources.make(one.catalogue)
        remarks = list(sources.remarks(job, one, os.path.dirname(sources.template)))
        found = problems(job.faults, remarks, one.catalogue, (sources.csv, sources.template))
        faults = [problem for problem in found if problem.made is None and problem.severity == ERROR]
        for task in tasks:
            own = [problem for problem in faults if problem.file == task.path]
            if own:
                more = f" (and {len(own) - 1} more)" if len(own) > 1 else ""
                yield Result(task.name, [], {}, own[0].text() + more)
            else:
                where = CSV if task.path == sources.csv else TEMPLATE
                yield _result(task, [remark for remark in remarks if remark.place.where == where], one.catalogue)

    return made


def _result(task: Task, remarks: Sequence[Remark], catalogue: Catalogue) -> Result:
    findings = sorted((_finding(remark, task) for remark in remarks), key=order)
    # Of a line that a template's language makes otherwise than it stands, no setting can be read: it is not shown.
    lines = {remark.place.row for remark in remarks if remark.place.column is not None}
    # Fields may be secret whatever their column is called: lines of the table are not shown.
    of_template = any(remark.place.where == TEMPLATE for remark in remarks)
    return Result(task.name, findings, _excerpts(task.path, lines, catalogue) if of_template else {})


def _finding(remark: Remark, task: Task) -> Finding:
    place = remark.place
    words = Problem.of_remark(remark, task.name).message
    return remark.finding._replace(
        file=task.name, line=place.row, column=place.start, end_column=max(place.end, place.start + 1), message=words
    )


def _excerpts(path: str, wanted: set[int], catalogue: Catalogue) -> dict[int, str]:
    from lint.cfg.parse import parse

    data = files.read(path)
    decoded = decode(data)
    document = parse(decoded[0].encode() if decoded and decoded[1] == "cp1252" else data)
    return {line.number: entry.shown() for line, entry in entries(document, catalogue, {}) if line.number in wanted}
