"""The files of a folder by the names that phones ask for, and nothing outside it."""

from __future__ import annotations

import os
import re
import stat
from typing import BinaryIO

from kb.tuples import NamedTuple

_MAC = re.compile(r"(?<![0-9A-Fa-f])[0-9A-Fa-f]{12}(?![0-9A-Fa-f])")
_LONGEST = 1024


class NotServedError(Exception):
    """A name that is not served: `missing` where there is no such file, else it is refused."""

    def __init__(self, why: str, *, missing: bool = False) -> None:
        super().__init__(why)
        self.missing = missing


class Served(NamedTuple):
    """A file, open for reading."""

    path: str
    size: int
    file: BinaryIO
    other_case: bool
    """Whether the name is written in another case than the file's."""


class Folder:
    """A folder that is served."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)

    def open(self, name: str) -> Served:
        """The file of a name, as it stands in a request but for its encoding. Raises `NotServedError`."""
        parts = self._parts(name)
        path = self._find(parts)
        real = os.path.realpath(path)
        # Links are followed within the folder only.
        if os.path.commonpath((self.root, real)) != self.root:
            raise NotServedError("a link that leads out of the folder")
        try:
            # A pipe must not keep the server waiting.
            descriptor = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            raise NotServedError("no such file", missing=True) from None
        except OSError as error:
            raise NotServedError(f"cannot be read ({error.strerror})") from None
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            os.close(descriptor)
            raise NotServedError("a folder, or no plain file")
        # The file that was opened is the file that was checked, or nothing is served.
        if os.path.realpath(path) != real:
            os.close(descriptor)
            raise NotServedError("a link that has changed")
        shown = os.path.relpath(path, self.root)
        return Served(shown, status.st_size, os.fdopen(descriptor, "rb"), shown != os.path.join(*parts))

    @staticmethod
    def _parts(name: str) -> list[str]:
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if len(name) > _LONGEST or not name.isprintable():
            raise NotServedError("a name that is too long, or holds control characters")
        if ".." in parts or "\\" in name or any(":" in part for part in parts):
            raise NotServedError("a name that leads out of the folder")
        if any(part.startswith(".") for part in parts):
            raise NotServedError("a hidden file")
        if not parts:
            raise NotServedError("no file is named", missing=True)
        return parts

    def _find(self, parts: list[str]) -> str:
        """The path of a name; the case of a MAC address in it does not matter."""
        folder = self.root
        for part in parts:
            path = os.path.join(folder, part)
            if not os.path.lexists(path) and _MAC.search(part):
                path = os.path.join(folder, self._other_case(folder, part) or part)
            folder = path
        return folder

    @staticmethod
    def _other_case(folder: str, part: str) -> str | None:
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            return None
        wanted = _MAC.sub(lambda match: match[0].lower(), part)
        return next((name for name in names if _MAC.sub(lambda match: match[0].lower(), name) == wanted), None)
