"""What `offhook lint` does with `--fix` and `--diff`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from kb.catalogue import Catalogue
from lint import files
from lint.cfg.recognise import is_foreign
from lint.engine import Result
from lint.errors import CfgError
from lint.fixes import diff, plan, write
from lint.fixes.apply import Fixed, fix_text
from lint.running.request import Task
from lint.running.worker import Foreign, Worker
from lint.wording import clean, count


class Fixing:
    """Fixes files and counts. What it did goes to standard error, so that reports, diffs and fixed text stay whole."""

    def __init__(self, worker: Callable[[], Worker], *, unsafe: bool, only_show: bool) -> None:
        """`worker` makes one that has read no file yet; `unsafe`: also fixes that are not safe; `only_show`: a diff.

        An included file may be among those that are fixed: what was read before is not to be relied on then.
        """
        self._worker = worker
        self._fresh = worker()
        self._unsafe = unsafe
        self._only_show = only_show
        self._output = sys.stdout
        self._found = self._left = self._more = 0
        self.changed = False
        """Whether a file was changed, or would be."""

    def run(self, watched: Iterable[Result], report: Callable[[Iterable[Result]], None], paths: Sequence[str]) -> None:
        """Go through `watched`, which passes on what `results` yields, and show what is left and what was done.

        A diff is all that is printed where one is asked for. Where fixed text goes to standard output, the report goes
        to standard error.
        """
        if self._only_show:
            for _ in watched:
                pass
        elif files.STDIN in paths:
            with contextlib.redirect_stdout(sys.stderr):
                report(watched)
        else:
            report(watched)
        sys.stdout.flush()
        sys.stderr.write(f"{self.summary()}\n")

    def results(self, tasks: Sequence[Task]) -> Iterator[Result | Foreign]:
        """Fix files, or show what fixing would change; then yields what is left of each, in the order of the tasks.

        Standard input is never written back: its fixed text goes to standard output.
        """
        done: list[Result | Foreign | None] = []
        for task in tasks:
            try:
                done.append(Result(task.name, [], {}, task.fault) if task.fault else self._file(task))
            except CfgError as error:
                done.append(Result(task.name, [], {}, str(error)))
        worker = self._worker()
        for task, result in zip(tasks, done, strict=True):
            yield result or worker.lint(task)

    def summary(self) -> str:
        """`fixed 3 of 7 findings; 2 more with --unsafe-fixes`."""
        done = "would fix" if self._only_show else "fixed"
        text = f"{done} {self._found - self._left} of {count(self._found, 'finding')}"
        return f"{text}; {self._more} more with --unsafe-fixes" if self._more else text

    def _file(self, task: Task) -> Result | Foreign | None:
        """Fix one file; None where what is left of it is to be found by linting it again."""
        path = task.path
        data = sys.stdin.buffer.read() if path == files.STDIN else files.read(path)
        if is_foreign(data):
            if path == files.STDIN and not self._only_show:
                self._print(data)
            return Foreign(task.name)
        linter = self._fresh.linter(task)
        fixed = fix_text(data, task.name, linter.lint, self._unsafe)
        changed = fixed.data != data
        if self._only_show:
            self._print(*(diff.unified(task.name, data, fixed.data, linter.catalogue) if changed else ()), shown=True)
        elif path == files.STDIN:
            self._print(fixed.data)
        elif changed:
            write.replace(path, data, fixed.data)
            self._fresh = self._worker()
        self.changed = self.changed or changed
        self._found += len(fixed.before.findings)
        self._left += len(fixed.result.findings)
        self._more += fixed.unsafe
        self._explain(fixed, linter.catalogue)
        return fixed.result if self._only_show or path == files.STDIN else None

    def _explain(self, fixed: Fixed, catalogue: Catalogue) -> None:
        """The plan of what fixes that are not safe activate, and what was left alone."""
        for applied in sorted(fixed.applied, key=lambda one: one.line):
            if not applied.safe:
                sys.stderr.write(f"{plan.applied(applied, catalogue)}\n")
        for refused in fixed.refused:
            sys.stderr.write(f"{plan.refused(refused)}\n")

    def _print(self, *pieces: bytes, shown: bool = False) -> None:
        """Bytes to standard output; on a terminal, a diff goes without what upsets terminals."""
        self._output.flush()
        for piece in pieces:
            if shown and self._output.isatty():
                text = piece.decode("utf-8", "surrogateescape")
                self._output.write("\n".join(clean(line) for line in text.split("\n")))
            else:
                self._output.buffer.write(piece)
        self._output.flush()
