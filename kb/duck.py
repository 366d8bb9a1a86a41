"""DuckDB, where it is installed."""

from __future__ import annotations

from typing import Any

from kb.errors import MissingExtraError


def load(what: str) -> Any:
    """The library. Raises `MissingExtraError` for `what` needs it."""
    try:
        import duckdb
    except ImportError:
        raise MissingExtraError(what, "duckdb", "fleet") from None
    return duckdb
