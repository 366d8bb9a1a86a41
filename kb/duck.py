"""DuckDB, where it is installed."""

from __future__ import annotations

from typing import Any

from kb.errors import MissingExtraError


def load(what: str) -> Any:
    """The library. Raises `MissingExtraError` for `what` needs it."""
    import atexit
    import gc

    try:
        import duckdb
    except ImportError:
        raise MissingExtraError(what, "duckdb", "fleet") from None
    # It reports, on stderr, its own objects that are left when the program ends: so they must be looked through there.
    atexit.unregister(gc.freeze)
    return duckdb
