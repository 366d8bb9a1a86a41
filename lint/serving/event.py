"""What happened: a request and its outcome."""

from __future__ import annotations

from kb.tuples import NamedTuple


class Event(NamedTuple):
    """One request."""

    protocol: str
    peer: str
    name: str
    """What was asked for, decoded."""
    agent: str | None
    """How the client names itself."""
    status: str
    """`served`, `missing` or `refused`."""
    why: str = ""
    path: str | None = None
    """The file, relative to the folder."""
    size: int = 0
    other_case: bool = False
