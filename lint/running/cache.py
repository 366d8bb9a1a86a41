"""Results of earlier runs: what did not change need not be linted again.

A result is known by the name of its file, its settings, the dataset and this program; it holds as long as the contents
of the file and of all files that its includes lead to are the same. Contents are compared by digest, or, where the file
system says that a file was not touched since, by its stamp. Results of rules over all files hold only for all files
together.

The store is one SQLite file: several runs may use it at once, and one that ends half-way leaves it whole. What is wrong
with it makes a run slower, never wrong. It holds findings and excerpts as reports show them: secrets are masked there.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import starmap
from typing import Any

import kb
from lint.engine import Result
from lint.errors import UsageError
from lint.findings import Finding
from lint.fixes.edit import Edit, Fix, Place
from lint.library import digest
from lint.running.program import environment, program
from lint.running.request import Request, Task

_NAME = "results.sqlite"
_FORMAT = 1
_FRESH = 2_000_000_000
"""File systems may be so late with their times, in nanoseconds."""
_AT_ONCE = 400
_WAIT = 5.0
Stamp = tuple[int, int, int, int]


def default_folder() -> str:
    """The user's folder for such things."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(os.environ.get("LOCALAPPDATA", home) if os.name == "nt" else home, "offhook")


class Cache:
    """Results by task."""

    def __init__(self, folder: str, request: Request, *, complain: bool = False) -> None:
        """Open the store in a folder, or make one. Raises `UsageError` where that fails and `complain` is set."""
        self._started = time.time_ns()
        self._stamps: dict[str, Stamp | None] = {}
        self._digests: dict[str, str | None] = {}
        self._contexts: dict[Any, str] = {}
        self._program = digest(repr((_FORMAT, program(), environment(), request.directives)).encode())
        self._waiting: list[tuple[str, str]] = []
        self._store: sqlite3.Connection | None = None
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            self._store = _opened(os.path.join(folder, _NAME))
        except (OSError, sqlite3.Error) as error:
            if complain:
                raise UsageError(f"{folder}: no cache can be kept here ({error}); name another folder") from None

    def known(self, tasks: Sequence[Task]) -> Iterator[Result | None]:
        """For each task the result that still holds, or None."""
        for task, files, value in self._current(tasks):
            yield self._made(task, value) if files else None

    def whole(self, tasks: Sequence[Task]) -> str | None:
        """A name for the findings over all files, by what all of them hold; None where that is not known."""
        found = blake2b(digest_size=16)
        for task, files, _ in self._current(tasks):
            if not files:
                return None
            found.update(repr((task.name, files)).encode("utf-8", "surrogatepass"))
        return found.hexdigest()

    def of_fleet(self, whole: str) -> dict[str, list[Finding]] | None:
        """Findings over all files, by file; None where they are not known."""
        value = self._rows([whole]).get(whole)
        try:
            rows = json.loads(value) if value else None
            found: dict[str, list[Finding]] = {}
            for finding in rows or ():
                found.setdefault(finding[0], []).append(Finding(*finding))
        except (ValueError, TypeError):
            return None
        return None if rows is None else found

    def keep_of_fleet(self, whole: str, found: Iterable[Finding]) -> None:
        """Remember findings over all files."""
        self._waiting.append((whole, json.dumps(list(found))))

    def keep(self, task: Task, result: Result) -> None:
        """Remember a result. One that failed is not kept, nor one with a fix that might hold a secret."""
        if result.sources is None or result.error is not None or not all(starmap(_is_shown, result.fixes.items())):
            return
        files = [(task.path, result.sources.digest), *result.sources.included]
        places = {finding: place for place, finding in enumerate(result.findings)}
        value = [
            [finding[1:] for finding in result.findings],
            list(result.excerpts.items()),
            [[places[finding], fix] for finding, fix in result.fixes.items() if finding in places],
            result.suppressed,
        ]
        stamped = [[path, found, self._safe_stamp(path)] for path, found in files]
        self._waiting.append((self._key(task), f"{json.dumps(stamped)}\n{json.dumps(value)}"))
        if len(self._waiting) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        with suppress(sqlite3.Error):
            if self._store is not None and self._waiting:
                with self._store:
                    self._store.executemany("insert or replace into results values (?, ?)", self._waiting)
        self._waiting.clear()

    def close(self) -> None:
        """Write what is waiting, and let go of the store."""
        self.flush()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _rows(self, keys: Sequence[str]) -> dict[str, str]:
        if self._store is None:
            return {}
        holes = ", ".join("?" * len(keys))
        try:
            return dict(self._store.execute(f"select key, value from results where key in ({holes})", keys))  # noqa: S608
        except sqlite3.Error:
            return {}

    def _current(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, list[tuple[str, str | None]], str]]:
        """For each task the digests that its result rests on, where they still hold, and the result."""
        for start in range(0, len(tasks), _AT_ONCE):
            part = tasks[start : start + _AT_ONCE]
            keys = [self._key(task) for task in part]
            rows = self._rows(keys)
            for task, key in zip(part, keys, strict=True):
                yield task, *self._holding(rows.get(key))

    def _holding(self, row: str | None) -> tuple[list[tuple[str, str | None]], str]:
        try:
            files, _, value = (row or "").partition("\n")
            stamped = json.loads(files) if files else []
            if all(self._is_same(path, found, stamp) for path, found, stamp in stamped):
                return [(path, found) for path, found, _ in stamped], value
        except (ValueError, TypeError):
            pass  # Damaged: as if it were not there.
        return [], ""

    @staticmethod
    def _made(task: Task, value: str) -> Result | None:
        try:
            findings, excerpts, fixes, suppressed = json.loads(value)
            made = [Finding(task.name, *finding) for finding in findings]
            mended = {made[place]: _fix(*fix) for place, fix in fixes}
            return Result(task.name, made, dict(excerpts), None, mended, suppressed)
        except (ValueError, TypeError, IndexError):
            return None

    def _is_same(self, path: str, found: str | None, stamp: list[int] | None) -> bool:
        now = self._stamp(path)
        if stamp is not None and now is not None and tuple(stamp) == now:
            return True
        return self._digest(path) == found

    def _stamp(self, path: str) -> Stamp | None:
        if path not in self._stamps:
            try:
                status = os.stat(path)
                self._stamps[path] = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
            except OSError:
                self._stamps[path] = None
        return self._stamps[path]

    def _safe_stamp(self, path: str) -> Stamp | None:
        """The stamp of a file that was last touched well before this run: what was read is what it stands for."""
        stamp = self._stamp(path)
        return stamp if stamp is not None and max(stamp[:2]) < self._started - _FRESH else None

    def _digest(self, path: str) -> str | None:
        if path not in self._digests:
            try:
                with open(path, "rb") as file:
                    self._digests[path] = digest(file.read())
            except FileNotFoundError:
                self._digests[path] = None
            except OSError:
                self._digests[path] = ""
        return self._digests[path]

    def _key(self, task: Task) -> str:
        about = task.settings, task.ignored
        if about not in self._contexts:
            path = kb.load(edition=task.settings.edition).path
            self._contexts[about] = f"{self._program} {self._digest(path)} {about!r}"
        self._stamp(task.path)  # Before it is read.
        text = f"{self._contexts[about]} {os.path.abspath(task.path)} {task.name}"
        return digest(text.encode("utf-8", "surrogatepass"))


def _opened(path: str) -> sqlite3.Connection:
    """The store; one that is damaged is replaced by an empty one. Raises `OSError` or `sqlite3.Error`."""
    for last in (False, True):
        store = sqlite3.connect(path, timeout=_WAIT)
        try:
            store.execute("create table if not exists results (key text primary key, value text) without rowid")
            return store
        except sqlite3.OperationalError:
            store.close()
            raise
        except sqlite3.DatabaseError:
            store.close()
            if last:
                raise
            os.unlink(path)
    raise sqlite3.DatabaseError(path)


def _is_shown(finding: Finding, fix: Fix) -> bool:
    """Whether what a fix writes is no more than the finding says itself."""
    said = f"{finding.message} {finding.suggestion} {finding.parameter}"
    return all(len(edit.text) <= 1 or edit.text in said for edit in fix.edits)


def _fix(edits: list[Any], safe: bool, title: str) -> Fix:
    return Fix(tuple(Edit(Place(*first), Place(*last), text) for first, last, text in edits), safe, title)
