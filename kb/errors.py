"""Errors a user can meet. The message is one line that says what is wrong, where, and what to do."""

from __future__ import annotations

from extract.errors import OffhookError

__all__ = ["DatasetError", "KbError", "MissingExtraError", "OffhookError", "QueryError", "UnknownParameterError"]


class KbError(OffhookError):
    """Base of all errors of this package."""


class DatasetError(KbError):
    """The dataset cannot be read: missing, damaged, or of another format."""


class QueryError(KbError):
    """A query that cannot be answered: wrong SQL, or SQL that asks for more than reading."""


class MissingExtraError(KbError):
    """A library that belongs to an extra is not installed."""

    def __init__(self, what: str, module: str, extra: str) -> None:
        super().__init__(f"{what} needs {module}, which is not installed; run: pip install 'offhook[{extra}]'")


class UnknownParameterError(KbError, KeyError):
    """No parameter of that name. `nearest` holds the names that come closest, best first."""

    def __init__(self, name: str, nearest: list[str]) -> None:
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else "; 'offhook search' finds names by words"
        self.name, self.nearest = name, nearest
        self.message = f"{name}: no such parameter{hint}"
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message
