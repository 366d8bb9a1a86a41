"""Lint single files by their settings, in this process or in others."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence

import kb
from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint import files, storage
from lint.cfg.recognise import is_foreign
from lint.engine import Linter, Result
from lint.errors import CfgError, UsageError
from lint.running.request import Task
from lint.settings.merge import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.fleet.summary import Summariser

PAYS_FROM = 200
"""With fewer files, starting processes takes longer than they save,"""
_PAYS_FROM_BYTES = 8_000_000
"""and with less to read: some two seconds' work."""
_BYTES_A_FILE = 1000
"""What a file costs besides what is in it."""
_SAMPLE = 50
_CHUNK = 25
_PART = 100
"""So many remote files are read at once; at most `lint.fleet.fleet.PART`."""
_AHEAD = 4
"""Chunks that may wait for each process: enough to keep it busy, few enough to stay in memory."""


_COLLECT_AFTER = 100_000


def collect_rarely() -> None:
    """Let Python look for circles among objects less often: a linter keeps many objects, and makes few circles."""
    import gc

    gc.set_threshold(_COLLECT_AFTER)


class Foreign(NamedTuple):
    """A file that is no phone configuration."""

    file: str


class Worker:
    """Lints tasks one after another; keeps a linter for each kind of settings."""

    def __init__(
        self, directives: bool, against: str | None = None, fleet: bytes | None = None, keep: bool = False
    ) -> None:
        """With `fleet`, the secret of a run, results carry what rules over a fleet need; `keep`: their sources."""
        self._keep = keep
        self._directives = directives
        self._against = against
        self._fleet = fleet
        self._summarisers: dict[Catalogue, Summariser] = {}
        self._linters: dict[tuple[Settings, tuple[str, ...]], Linter] = {}

    def lint_all(self, tasks: Sequence[Task]) -> Iterator[Result | Foreign]:
        """The findings of files, in parts that can be looked at alone; remote files of a part are read at once."""
        for start in range(0, len(tasks), _PART):
            part = tasks[start : start + _PART]
            for summariser in self._summarisers.values():
                summariser.begin_part()
            afar = [task.path for task in part if task.fault is None and storage.is_remote(task.path)]
            if afar:
                storage.remote().fetch(afar)
            yield from map(self.lint, part)

    def lint(self, task: Task) -> Result | Foreign:
        """The findings of one file."""
        if task.fault:
            return Result(task.name, [], {}, task.fault)
        try:
            data = sys.stdin.buffer.read() if task.path == files.STDIN else files.read(task.path)
            return Foreign(task.name) if is_foreign(data) else self.linter(task).lint(data, task.name)
        except CfgError as error:
            return Result(task.name, [], {}, str(error))
        except OSError as error:  # What it includes lies where nobody answers.
            return Result(task.name, [], {}, f"{task.name}: its includes cannot be read ({error.strerror or error})")

    def linter(self, task: Task) -> Linter:
        """The linter for a file's settings."""
        key = task.settings, task.ignored
        linter = self._linters.get(key)
        if linter is None:
            settings = task.settings
            catalogue = kb.load(edition=settings.edition)
            linter = self._linters[key] = Linter(
                catalogue,
                settings.selection(task.ignored),
                settings.context(model_of(settings, catalogue))._replace(against=self._against),
                settings.severities(),
                self._directives,
                summariser=self._summariser(catalogue) if self._fleet else None,
                keep_sources=self._keep,
            )
        return linter

    def _summariser(self, catalogue: Catalogue) -> Summariser:
        from lint.fleet.summary import Summariser

        if catalogue not in self._summarisers:
            self._summarisers[catalogue] = Summariser(catalogue, self._fleet or b"")
        return self._summarisers[catalogue]


def model_of(settings: Settings, catalogue: Catalogue) -> str | None:
    """The model as the dataset spells it. Raises `UsageError` for one that is not known."""
    if settings.model is None:
        return None
    model = catalogue.model(settings.model)
    if model is None:
        known = ", ".join(one.model for one in catalogue.models())
        raise UsageError(f"no model '{settings.model}' is known; the known ones are {known}")
    return model


def processes(tasks: Sequence[Task], jobs: int) -> int:
    """How many processes lint the tasks: `jobs`, or for 0 as many as pay. 1 means this one."""
    if len(tasks) < 2 or any(task.path == files.STDIN for task in tasks):
        return 1
    if jobs:
        return min(jobs, len(tasks))
    if len(tasks) <= PAYS_FROM or _processors() == 1:
        return 1
    return _processors() if _work(tasks) > _PAYS_FROM_BYTES else 1


def in_processes(  # noqa: PLR0917 (what every process is told)
    tasks: Sequence[Task],
    number: int,
    directives: bool,
    against: str | None = None,
    fleet: bytes | None = None,
    keep: bool = False,
) -> Iterator[Result | Foreign]:
    """The findings of all tasks, in their order, from `number` processes. Raises `UsageError` if one of them dies."""
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, min(_CHUNK, len(tasks) // number))
    chunks = (tasks[start : start + size] for start in range(0, len(tasks), size))
    # A fork would copy the open dataset; a fresh start is the same on every system.
    pool = ProcessPoolExecutor(number, multiprocessing.get_context("spawn"), _start, (directives, against, fleet, keep))
    waiting: deque[Future[list[Result | Foreign]]] = deque()
    try:
        for chunk in chunks:
            if waiting:
                waiting.append(pool.submit(_lint, chunk))
            else:
                release = _hold_ctrl_c()  # The first task starts the processes.
                waiting.append(pool.submit(_lint, chunk))
                release()
            if len(waiting) >= number * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise UsageError("a process that lints ended before its time (memory?); try --jobs 1") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _hold_ctrl_c() -> Callable[[], object]:
    """Let Ctrl-C wait until the returned function is called.

    Processes that start meanwhile never heed it: it would end them before they can say so themselves.
    """
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        return lambda: None
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    return lambda: signal.pthread_sigmask(signal.SIG_SETMASK, before)


_worker = Worker(directives=True)


def _start(directives: bool, against: str | None, fleet: bytes | None, keep: bool) -> None:
    """Make a new process ready."""
    import signal

    global _worker  # noqa: PLW0603 (the one thing a process of the pool keeps between chunks)
    # Ctrl-C reaches every process of the terminal; the first one tells the others when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()
    _worker = Worker(directives, against, fleet, keep)


def _lint(tasks: Sequence[Task]) -> list[Result | Foreign]:
    return list(_worker.lint_all(tasks))


def _work(tasks: Sequence[Task]) -> float:
    """An estimate, in bytes, from the sizes of some of the files."""
    sizes: list[int] = []
    for task in tasks[:: len(tasks) // _SAMPLE]:
        try:
            sizes.append(storage.stamp(task.path)[-1])
        except OSError:
            sizes.append(0)
    return len(tasks) * (sum(sizes) / len(sizes) + _BYTES_A_FILE)


def _processors() -> int:
    import os

    # A container or `taskset` may give fewer than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
