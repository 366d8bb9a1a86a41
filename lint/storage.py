"""Where files lie: on this machine, or in a remote folder such as `s3://bucket/fleet/`.

Whatever asks for a file that may lie in either place asks here. Remote folders are only read (`lint.remote`).
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from lint.remote import Remote

_MARK = "://"


def is_remote(path: str) -> bool:
    """Whether a path is the URL of a remote file or folder."""
    return _MARK in path


def absolute(path: str) -> str:
    """The path from the root on."""
    return remote().plain(path) if is_remote(path) else os.path.abspath(path)


def joined(folder: str, path: str) -> str:
    """A path that is relative to a folder, unless it is absolute itself; from the root on."""
    return absolute(path if is_remote(path) else os.path.join(folder, path))


def real(path: str) -> str:
    """The one name of a file that has several."""
    return remote().plain(path) if is_remote(path) else os.path.realpath(path)


def parent(folder: str) -> str | None:
    """The folder above a folder; None for the uppermost."""
    if is_remote(folder) and folder.rindex("/") < folder.index(_MARK) + len(_MARK):
        return None
    above = os.path.dirname(folder)
    return above if above != folder else None


def is_file(path: str) -> bool:
    """Whether there is a file of this name."""
    return remote().is_file(path) if is_remote(path) else os.path.isfile(path)


def stamp(path: str) -> tuple[int, int]:
    """What changes whenever the content of a file does; its size comes last. Raises `OSError`."""
    if is_remote(path):
        return remote().stamp(path)
    status = os.stat(path)
    return status.st_mtime_ns, status.st_size


def data(path: str) -> bytes:
    """The content of a file. Raises `OSError`."""
    if is_remote(path):
        return remote().data(path)
    with open(path, "rb") as file:
        return file.read()


_remote: Remote | None = None


def remote() -> Remote:
    """The remote folders of this run."""
    global _remote  # noqa: PLW0603 (one process works for one run at a time)
    if _remote is None:
        from lint.remote import Remote

        _remote = Remote()
    return _remote


def forget() -> None:
    """A new run: what remote folders held may have changed."""
    global _remote  # noqa: PLW0603
    _remote = None
