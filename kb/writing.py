"""Writing a file so that it is there as a whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EISDIR


@contextmanager
def replacing(target: str) -> Iterator[str]:
    """A path to write to; it takes the target's place only once all is written.

    A link leads to the file it names, and what is no file (a device, a pipe) is written to, never replaced.
    """
    if not os.path.exists(target) or os.path.isfile(target):  # What /dev/stdout leads to may have no name to write to.
        target = os.path.realpath(target)
    if os.path.exists(target) and not os.path.isfile(target):
        if os.path.isdir(target):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        yield target
        return
    fresh = f"{target}.{os.getpid()}.part"
    try:
        yield fresh
        os.replace(fresh, target)
    finally:
        if os.path.exists(fresh):
            os.remove(fresh)
