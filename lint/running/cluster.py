"""Lint on many machines: a Dask cluster takes files in batches, and gives results in the order of the files.

A batch is linted like a small fleet of its own: files that are alike help each other, and what rules over all files
need of it can be looked at alone. So a batch that is lost with its machine is linted again elsewhere, and the results
are the same. Every process of the cluster needs this program, the same version of it, and the same dataset.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

import kb
from kb.errors import MissingExtraError, OffhookError
from lint import files, storage
from lint.engine import Result
from lint.errors import UsageError
from lint.fleet.fleet import PART
from lint.running.program import program
from lint.running.request import Task
from lint.running.worker import Foreign, Worker, collect_rarely

if TYPE_CHECKING:
    from distributed import Client, Future

BATCH = PART
"""Files of a batch: seconds of work beside milliseconds of handing it over."""
_AHEAD = 3
"""Batches that may wait for each thread of the cluster."""
_CONNECT = 10
_WORKERS = 60
"""Seconds to wait for the scheduler, and for a first worker, or a new one when the last one is gone."""
_LOCAL = re.compile(r"local(?::(\d+))?")
_ADDRESS = re.compile(r"[a-z]+://.+")


class Setup(NamedTuple):
    """What every process is told of a run."""

    run: str
    """A name for it."""
    program: str
    dataset: tuple[str, ...]
    editions: tuple[str | None, ...]
    directives: bool
    against: str | None
    fleet: bytes | None
    keep: bool


def check(address: str, paths: Sequence[str]) -> None:
    """Raise `UsageError` for what is no cluster's address, and for what only this process can read."""
    if files.STDIN in paths:
        raise UsageError("--cluster takes files and folders, not standard input")
    if not (_LOCAL.fullmatch(address) or _ADDRESS.fullmatch(address)) or address == "local:0":
        raise UsageError(f"--cluster {address}: expected local, local:4, or a scheduler such as tcp://host:8786")


def on_cluster(  # noqa: PLR0917 (as `worker.in_processes`, what every process is told)
    tasks: Sequence[Task],
    address: str,
    directives: bool,
    against: str | None = None,
    fleet: bytes | None = None,
    keep: bool = False,
) -> Iterator[Result | Foreign]:
    """The findings of all tasks, in their order. Raises `UsageError` where the cluster cannot do it."""
    import uuid

    editions = tuple(dict.fromkeys(task.settings.edition for task in tasks))
    run = uuid.uuid4().hex
    setup = Setup(run, program(), datasets(editions), editions, directives, against, fleet, keep)
    with _quiet(), _Cluster(address) as cluster:
        waiting: deque[tuple[Sequence[Task], Future]] = deque()
        for start in range(0, len(tasks), BATCH):
            batch = tasks[start : start + BATCH]
            waiting.append((batch, cluster.submit(setup, batch)))
            if len(waiting) >= cluster.room():
                yield from cluster.results(setup, *waiting.popleft())
        while waiting:
            yield from cluster.results(setup, *waiting.popleft())


class _Cluster:
    """A connection to a scheduler, or processes of our own."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._own: Any = None
        self._client: Client | None = None
        self._room = 0

    def __enter__(self) -> _Cluster:
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise MissingExtraError(f"--cluster {self._address}", "distributed", "cluster") from None
        local = _LOCAL.fullmatch(self._address)
        try:
            if local:
                number = int(local[1]) if local[1] else None
                self._own = LocalCluster(
                    n_workers=number, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=_SILENT
                )
            self._client = Client(self._own or self._address, timeout=_CONNECT, set_as_default=False)
        except Exception as error:
            self.close()
            # Whatever the transport raises: names that do not resolve, refused connections, time-outs.
            said = " ".join(str(error).split()) or type(error).__name__
            raise UsageError(f"--cluster {self._address}: no scheduler answers there ({said[:120]})") from None
        self._await_workers()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it; what is still to be done is not."""
        for one in (self._client, self._own):
            if one is not None:
                one.close()

    def room(self) -> int:
        """How many batches may wait: enough to keep all busy, few enough to stay in memory."""
        return max(2, self._room)

    def submit(self, setup: Setup, batch: Sequence[Task]) -> Future:
        assert self._client is not None  # noqa: S101 (only used in `with`)
        return self._client.submit(lint_batch, setup, list(batch), pure=False)

    def results(self, setup: Setup, batch: Sequence[Task], future: Future) -> Iterator[Result | Foreign]:
        """The results of a batch; where it killed one process after another, file by file."""
        from distributed import KilledWorker

        try:
            yield from self._wait(future)
        except KilledWorker:
            for task in batch:
                try:
                    yield from self._wait(self.submit(setup, [task]))
                except KilledWorker:
                    fault = f"{task.name}: processes that linted it ended before their time (memory?)"
                    yield Result(task.name, [], {}, fault)

    def _wait(self, future: Future) -> list[Result | Foreign]:
        from distributed import KilledWorker

        while True:
            try:
                made: list[Result | Foreign] = future.result(timeout=_WORKERS)
            except (KilledWorker, OffhookError):
                raise
            except TimeoutError:
                self._await_workers()
                continue
            except ModuleNotFoundError as error:
                raise UsageError(
                    f"--cluster {self._address}: a worker lacks {error.name}; install offhook[cluster] there"
                ) from None
            except Exception as error:
                said = " ".join(str(error).split())
                raise UsageError(f"--cluster {self._address}: {type(error).__name__}: {said[:200]}") from None
            self._count()
            return made

    def _await_workers(self) -> None:
        assert self._client is not None  # noqa: S101
        try:
            self._client.wait_for_workers(1, timeout=_WORKERS)
        except Exception:
            raise UsageError(
                f"--cluster {self._address}: no worker for {_WORKERS} s; start some: dask worker {self._address}"
            ) from None
        self._count()

    def _count(self) -> None:
        assert self._client is not None  # noqa: S101
        self._room = _AHEAD * sum(self._client.nthreads().values())


# In the processes of the cluster

_one_by_one = ThreadPoolExecutor(1)
"""A process may have many threads; a linter is for one."""
_held: tuple[str, Worker] | None = None


def lint_batch(setup: Setup, tasks: Sequence[Task]) -> list[Result | Foreign]:
    """Lint some files. Raises `UsageError` where the results would not be those of the machine that asks."""
    return _one_by_one.submit(_lint, setup, tasks).result()


def _lint(setup: Setup, tasks: Sequence[Task]) -> list[Result | Foreign]:
    global _held  # noqa: PLW0603 (what a process knows of a run it keeps between batches)
    if _held is None or _held[0] != setup.run:
        if setup.program != program():
            raise UsageError("a worker runs another version of offhook; install the same on all machines")
        if setup.dataset != datasets(setup.editions):
            raise UsageError("a worker has another dataset (or confirmed facts); use the same on all machines")
        collect_rarely()
        storage.forget()
        _held = setup.run, Worker(setup.directives, setup.against, setup.fleet, setup.keep)
    return list(_held[1].lint_all(tasks))


def datasets(editions: Sequence[str | None]) -> tuple[str, ...]:
    """What tells datasets apart: the digest they carry, and of merged ones the name of the file."""
    import os

    found = []
    for edition in editions:
        catalogue = kb.load(edition=edition)
        carried = catalogue.rows("select value from meta where key = 'digest'")
        found.append(f"{carried[0][0] if carried else ''} {os.path.basename(catalogue.path)}")
    return tuple(found)


# What Dask says on the way is for those who run clusters

_SILENT = logging.CRITICAL + 1


class _quiet:  # noqa: N801 (used as a function)
    """Keep the libraries' own reports of lost workers away from the user's terminal."""

    def __enter__(self) -> None:
        self._before = {name: logging.getLogger(name).level for name in ("distributed", "tornado")}
        for name in self._before:
            logging.getLogger(name).setLevel(_SILENT)

    def __exit__(self, *_: object) -> None:
        for name, level in self._before.items():
            logging.getLogger(name).setLevel(level)
