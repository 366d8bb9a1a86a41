"""One run of the linter: from a request to results in order, and what the exit status depends on.

    run = Run(Request(("phones/",)))
    for result in run: ...
    run.status()

The order of the results, and the results, do not depend on how many processes made them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from itertools import zip_longest

import kb
from kb.catalogue import Catalogue
from lint import directives, files, storage
from lint.engine import Result
from lint.errors import CfgError
from lint.findings import Finding, milder, order, reaches
from lint.fleet.rules import CODES, findings
from lint.rulebook import running
from lint.running.request import Request, Task, tasks
from lint.running.worker import Foreign, Worker, in_processes, model_of, processes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lint.baseline import Baseline
    from lint.fleet.fleet import Fleet
    from lint.report.table import RunInfo
    from lint.running.cache import Cache

Source = Callable[[Sequence[Task]], Iterator[Result | Foreign]]
"""Makes a result for each task, in order."""
_AT_ONCE = 20_000
HELD = 1000
"""Of so many files, results wait for what is found over all of them; of more, that comes last."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


class Run:
    """The results of a request, one file at a time. Its counts are complete when they have all been taken."""

    def __init__(
        self,
        request: Request,
        source: Source | None = None,
        baselines: bool = True,
        cache: Callable[[Request, int], Cache | None] | None = None,
    ) -> None:
        """Find the files and their settings. Raises `KbError` where settings, models or baselines are wrong.

        `source` makes the results in another way than by linting. `cache` opens a store of earlier
        results, given the request and how many files there are.
        """
        if request.cluster is not None:
            from lint.running.cluster import check

            check(request.cluster, request.paths)
        storage.forget()
        self._request = request
        self._source = source
        self.tasks = tasks(request)
        self.failed = False
        """Whether a file could not be linted."""
        self.found = False
        """Whether a finding is as bad as its file's `fail-on`."""
        self.interrupted = False
        self.tick: Callable[[int], None] | None = None
        """Is told after each file how many were linted."""
        self.foreign: list[str] = []
        """Files that are no phone configuration."""
        self.done = 0
        self._errors = 0
        self._baselines: dict[str, Baseline] = {}
        # What an earlier version of the files says is no part of a result's key.
        usable = source is None and not request.against and all(map(_is_on_disk, self.tasks))
        self._cache = cache(request, len(self.tasks)) if cache and usable else None
        self._known_of_fleet: dict[str, list[Finding]] | None = None
        self._fleet: Fleet | None = None
        self._held: list[tuple[Result, Task]] = []
        self._reader: Worker | None = None
        self._own: Worker | None = None
        self._secret = os.urandom(16) if source is None and self._is_fleet() else None
        for settings in dict.fromkeys(task.settings for task in self.tasks):
            if settings.model is not None:
                model_of(settings, kb.load(edition=settings.edition))
            if baselines and settings.baseline is not None and settings.baseline not in self._baselines:
                from lint import baseline

                self._baselines[settings.baseline] = baseline.read(settings.baseline)

    def __iter__(self) -> Iterator[Result]:
        """Lint. Ctrl-C ends the results early; what is there can still be reported."""
        before = self._catch_interrupt()
        results = self._results()
        try:
            for task, made in zip(self.tasks, results, strict=False):
                self.done += 1
                if self.tick:
                    self.tick(self.done)
                if isinstance(made, Foreign):
                    self.foreign.append(made.file)
                else:
                    yield from self._kept(made, task)
                if self.interrupted:
                    break
            yield from self._of_fleet()
        finally:
            results.close()
            if self._cache is not None:
                self._cache.close()
            self.interrupted = self.interrupted and self.done < len(self.tasks)
            if before is not None:
                before()

    def status(self) -> int:
        """The exit status: 0, 1 for findings, 2 where a file could not be linted, 130 after Ctrl-C."""
        if self.interrupted:
            return INTERRUPTED
        return 2 if self.failed else int(self.found)

    def info(self, date: str) -> RunInfo:
        """What stored findings tell of the run."""
        from lint.report.table import RunInfo
        from offhook import __version__

        return RunInfo(date, self.done - len(self.foreign), self._errors, __version__)

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
        if self._source is not None:
            yield from self._source(self.tasks)
            return
        if self._cache is None:
            yield from self._linted(self.tasks)
            return
        known: Iterator[Result | None] = iter(())
        whole = self._cache.whole(self.tasks) if self._secret else None
        if whole:
            self._known_of_fleet = self._cache.of_fleet(whole)
        if not self._secret or self._known_of_fleet is not None:
            known = self._cache.known(self.tasks)
        yield from self._with_known(known, self._cache)

    def _with_known(self, known: Iterator[Result | None], cache: Cache) -> Generator[Result | Foreign, None, None]:
        """The results that are known, and those that must be made; in runs, so that processes have work."""
        waiting: list[Task] = []
        for task, result in zip_longest(self.tasks, known):
            if result is None:
                waiting.append(task)
            if waiting and (result is not None or len(waiting) >= _AT_ONCE):
                yield from self._kept_in(cache, waiting)
                waiting = []
            if result is not None:
                yield result
        yield from self._kept_in(cache, waiting)

    def _kept_in(self, cache: Cache, tasks: Sequence[Task]) -> Iterator[Result | Foreign]:
        results = self._linted(tasks)
        for task, result in zip(tasks, results, strict=False):
            if isinstance(result, Result):
                cache.keep(task, result)
            yield result

    def _linted(self, tasks: Sequence[Task]) -> Iterator[Result | Foreign]:
        request = self._request
        keep = self._cache is not None
        if tasks and request.cluster is not None:
            from lint.running.cluster import on_cluster

            return on_cluster(tasks, request.cluster, request.directives, request.against, self._secret, keep)
        number = processes(tasks, request.jobs) if tasks else 1
        if number > 1:
            return in_processes(tasks, number, request.directives, request.against, self._secret, keep)
        self._own = self._own or Worker(request.directives, request.against, self._secret, keep)
        return self._own.lint_all(tasks)

    def _is_fleet(self) -> bool:
        """Whether there are several files, and rules that look at all of them."""
        # Of what changed only, nothing follows for all files.
        return len(self.tasks) > 1 and self._request.since is None and any(map(self._fleet_codes, self.tasks))

    def _fleet_codes(self, task: Task) -> frozenset[str]:
        settings = task.settings
        return CODES & running(kb.load(edition=settings.edition), settings.selection(task.ignored))

    def _kept(self, result: Result, task: Task) -> Iterator[Result]:
        """The result, or none yet where findings over all files are to be put into it."""
        if self._secret is None:
            yield self._judged(result, task)
            return
        if self._fleet is None:
            from lint.fleet.fleet import Fleet

            self._fleet = Fleet(self.catalogue())
        if result.summary is not None:
            self._fleet.add(result.summary)
        result = result._replace(summary=None)
        if len(self.tasks) > HELD:
            yield self._judged(result, task)
        else:
            self._held.append((result, task))

    def _of_fleet(self) -> Iterator[Result]:
        """What the rules over all files find: put into the results that were held back, or as results of their own."""
        if self._known_of_fleet is not None:
            found = self._known_of_fleet
        else:
            found = findings(self._fleet) if self._fleet and not self.interrupted else {}
            self._keep_of_fleet(found)
        held = iter(self._held) if self._held else ((None, task) for task in self.tasks if task.name in found)
        for result, task in held:
            more = self._selected(found.get(task.name, []), task)
            if more:
                yield self._judged(self._with(result or Result(task.name, [], {}, again=True), more, task), task)
            elif result:
                yield self._judged(result, task)

    def _keep_of_fleet(self, found: Mapping[str, Sequence[Finding]]) -> None:
        """Remember what was found over all files, if what they hold is known."""
        if self._cache is None or self._fleet is None or self.interrupted or self._fleet.holding:
            return
        self._cache.flush()
        whole = self._cache.whole(self.tasks)
        if whole:
            self._cache.keep_of_fleet(whole, (finding for ones in found.values() for finding in ones))

    def _selected(self, found: Sequence[Finding], task: Task) -> list[Finding]:
        codes, most = self._fleet_codes(task), task.settings.severities()
        holding = self._fleet.holding.get(task.name, ()) if self._fleet and self._request.directives else ()
        chosen = [milder(finding, most.get(finding.code)) for finding in found if finding.code in codes]
        return directives.apply(holding, chosen)[0] if holding else chosen

    def _with(self, result: Result, more: Sequence[Finding], task: Task) -> Result:
        """A result with more findings, and the lines they mean."""
        self._reader = self._reader or Worker(self._request.directives, self._request.against)
        excerpts = dict(result.excerpts)
        missing = {finding.line for finding in more} - excerpts.keys()
        try:
            data = files.read(task.path) if missing else b""
            excerpts |= {number: self._reader.linter(task).excerpt(data, number) for number in missing}
        except CfgError:
            pass  # It was there a moment ago; the findings stand all the same.
        return result._replace(findings=sorted([*result.findings, *more], key=order), excerpts=excerpts)

    def _judged(self, result: Result, task: Task) -> Result:
        settings = task.settings
        known = self._baselines.get(settings.baseline or "")
        if known is not None:
            ran = running(kb.load(edition=settings.edition), settings.selection(task.ignored))
            result = known.sift(result, ran.__contains__)
        self.failed = self.failed or result.error is not None
        self._errors += result.error is not None
        self.found = self.found or reaches(result.findings, settings.fail_on)
        return result

    def _catch_interrupt(self) -> Callable[[], Any] | None:
        """Let the first Ctrl-C end the run between two files. A second one ends it anywhere.

        Not where somebody waits for standard input to end, nor where the program around has its own way. Gives what
        makes Ctrl-C what it was before.
        """
        if len(self.tasks) < 2:
            return None
        import signal
        import threading

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

        before = signal.signal(signal.SIGINT, interrupt)
        return lambda: signal.signal(signal.SIGINT, before)


def _is_on_disk(task: Task) -> bool:
    """Whether it can be told later that a file is what it was."""
    return task.path != files.STDIN and not storage.is_remote(task.path)
