"""Rows of one dataset file, as records; what was asked before is not read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from kb import store
from kb.records import Parameter, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    R = TypeVar("R", bound=Record)
_MOST = 100_000
"""Answers that are kept: who reads the files of a fleet asks for a few thousand again and again."""


class Reading:
    """A dataset file that was opened.

    Opening it reads next to nothing: rows are fetched, and their cells decoded, as they are asked for.
    """

    def __init__(self, path: str | None = None) -> None:
        """Open the dataset at `path` (default: the shipped one). Raises `DatasetError`."""
        self.path = path or store.default_path()
        self._connection = store.connect(self.path)
        self._answers: dict[tuple[Any, ...], Sequence[Any]] = {}

    def rows(self, sql: str, arguments: Iterable[Any] = ()) -> list[sqlite3.Row]:
        """Rows of a query of this package's own. Users' SQL goes through `kb.sql`, which guards it."""
        try:
            return self._connection.execute(sql, tuple(arguments)).fetchall()
        except sqlite3.DatabaseError as error:
            raise store.damaged(self.path, error) from error

    def _records(self, kind: type[R], sql: str, *arguments: Any) -> list[R]:
        found = [kind(row) for row in self.rows(sql, arguments)]
        if kind is Parameter:
            for record in found:
                record.__dict__["catalogue"] = self
        return found

    def _kept(self, kind: type[R], sql: str, *arguments: Any) -> list[R]:
        """As `_records`, asked of the database once."""
        key = sql, *arguments
        if key not in self._answers:
            if len(self._answers) >= _MOST:
                self._answers.clear()
            self._answers[key] = self._records(kind, sql, *arguments)
        return list(self._answers[key])

    def _column(self, sql: str, *arguments: Any) -> Sequence[str]:
        """The first column of a query's rows, asked of the database once."""
        key = sql, *arguments
        if key not in self._answers:
            self._answers[key] = tuple(str(row[0]) for row in self.rows(sql, arguments))
        return self._answers[key]
