"""One run of the linter: from a request to results in order, and what the exit status depends on.

    run = Run(Request(("phones/",)))
    for result in run: ...
    run.status()

The order of the results, and the results, do not depend on how many processes made them.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any

import kb
from kb.catalogue import Catalogue
from lint import baseline, files
from lint.baseline import Baseline
from lint.engine import Result
from lint.findings import reaches
from lint.request import Request, Task, tasks
from lint.rulebook import running
from lint.worker import Foreign, Worker, in_processes, model_of, processes

Source = Callable[[Sequence[Task]], Iterator[Result | Foreign]]
"""Makes a result for each task, in order."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


class Run:
    """The results of a request, one file at a time. Its counts are complete when they have all been taken."""

    def __init__(self, request: Request, source: Source | None = None, baselines: bool = True) -> None:
        """Find the files and their settings. Raises `KbError` where settings, models or baselines are wrong.

        `source` makes the results in another way than by linting.
        """
        self._request = request
        self._source = source
        self.tasks = tasks(request)
        self.failed = False
        """Whether a file could not be linted."""
        self.found = False
        """Whether a finding is as bad as its file's `fail-on`."""
        self.interrupted = False
        self.foreign: list[str] = []
        """Files that are no phone configuration."""
        self.done = 0
        self._baselines: dict[str, Baseline] = {}
        for settings in dict.fromkeys(task.settings for task in self.tasks):
            if settings.model is not None:
                model_of(settings, kb.load(edition=settings.edition))
            if baselines and settings.baseline is not None and settings.baseline not in self._baselines:
                self._baselines[settings.baseline] = baseline.read(settings.baseline)

    def __iter__(self) -> Iterator[Result]:
        """Lint. Ctrl-C ends the results early; what is there can still be reported."""
        before = self._catch_interrupt()
        results = self._results()
        try:
            for task, made in zip(self.tasks, results, strict=False):
                self.done += 1
                if isinstance(made, Foreign):
                    self.foreign.append(made.file)
                else:
                    yield self._judged(made, task)
                if self.interrupted:
                    break
        finally:
            results.close()
            self.interrupted = self.interrupted and self.done < len(self.tasks)
            if before is not None:
                signal.signal(signal.SIGINT, before)

    def status(self) -> int:
        """The exit status: 0, 1 for findings, 2 where a file could not be linted, 130 after Ctrl-C."""
        if self.interrupted:
            return INTERRUPTED
        return 2 if self.failed else int(self.found)

    def catalogue(self) -> Catalogue:
        """The catalogue of the first file's settings, for what a report says of rules."""
        return kb.load(edition=self.tasks[0].settings.edition if self.tasks else None)

    def gone(self) -> int:
        """How many entries of the baselines occur no longer."""
        return 0 if self.interrupted else sum(known.gone() for known in self._baselines.values())

    def notices(self) -> Iterator[str]:
        """What else there is to say of the run, each in one line."""
        if len(self.foreign) == 1:
            yield f"{self.foreign[0]}: no phone configuration: skipped"
        elif self.foreign:
            yield f"{len(self.foreign)} files are no phone configuration: skipped, the first is {self.foreign[0]}"
        if self.interrupted:
            yield f"interrupted: {self.done} of {len(self.tasks)} files were linted"

    def _results(self) -> Generator[Result | Foreign, None, None]:
        request = self._request
        if self._source is not None:
            yield from self._source(self.tasks)
            return
        number = processes(self.tasks, request.jobs)
        if number > 1:
            yield from in_processes(self.tasks, number, request.directives, request.against)
        else:
            yield from map(Worker(request.directives, request.against).lint, self.tasks)

    def _judged(self, result: Result, task: Task) -> Result:
        settings = task.settings
        known = self._baselines.get(settings.baseline or "")
        if known is not None:
            ran = running(kb.load(edition=settings.edition), settings.selection(task.ignored))
            result = known.sift(result, ran.__contains__)
        self.failed = self.failed or result.error is not None
        self.found = self.found or reaches(result.findings, settings.fail_on)
        return result

    def _catch_interrupt(self) -> Any:
        """Let the first Ctrl-C end the run between two files. A second one ends it anywhere.

        Not where somebody waits for standard input to end, nor where the program around has its own way.
        """
        if (
            threading.current_thread() is not threading.main_thread()
            or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
            or self._source is not None
            or any(task.path == files.STDIN for task in self.tasks)
        ):
            return None

        def interrupt(_number: int, _frame: object) -> None:
            self.interrupted = True
            signal.signal(signal.SIGINT, signal.default_int_handler)

        return signal.signal(signal.SIGINT, interrupt)
