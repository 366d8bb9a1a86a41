"""Remote folders, read through fsspec: `s3://bucket/fleet/` and whatever else it knows.

Access (keys, endpoints) is the environment's business. During a run each file is taken as it was when it was first
looked at: a run asks once whether a file is there. Every failure is an `OSError` whose `strerror` is fit for users.
"""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from kb.errors import MissingExtraError

_Answer = TypeVar("_Answer")
_MARK = "://"


class Remote:
    """All remote folders of a run."""

    def __init__(self) -> None:
        self._systems: dict[str, Any] = {}
        self._sizes: dict[str, int | None] = {}
        """By path; None where there is no file."""
        self._listed: list[str] = []
        """Folders of which all files are known."""
        self._fetched: dict[str, bytes | OSError] = {}

    @staticmethod
    def plain(path: str) -> str:
        """The path without `.` and `..`, which stay below the bucket."""
        scheme, _, rest = path.partition(_MARK)
        bucket, slash, key = rest.partition("/")
        return f"{scheme}{_MARK}{bucket}{posixpath.normpath(slash + key).rstrip('/') if slash else ''}"

    def files(self, folder: str) -> dict[str, int]:
        """The files in a folder and below it, with their sizes; asks the server. Raises `OSError`."""
        folder = self.plain(folder)
        scheme = folder.partition(_MARK)[0]
        rows = self._asked(folder, lambda system: system.find(folder, detail=True))
        found = {f"{scheme}{_MARK}{name.lstrip('/')}": int(row.get("size") or 0) for name, row in rows.items()}
        if not found:  # A bucket that is empty, or none at all?
            self._asked(folder, lambda system: system.ls(_top(folder), detail=False))
        self._sizes.update(found)
        self._listed.append(f"{folder}/")
        return {path: size for path, size in found.items() if path.startswith(f"{folder}/")}

    def is_file(self, path: str) -> bool:
        """Whether there is such a file. Raises `OSError` where the server does not answer."""
        return self._size(self.plain(path)) is not None

    def stamp(self, path: str) -> tuple[int, int]:
        """A file's size: during a run it is taken as it was when first seen. Raises `OSError`."""
        size = self._size(self.plain(path))
        if size is None:
            raise FileNotFoundError(errno.ENOENT, "no such file", path)
        return 0, size

    def fetch(self, paths: Iterable[str]) -> None:
        """Read files at once, to be asked for next."""
        self._fetched.clear()
        by_top: dict[str, list[str]] = {}
        for path in paths:
            by_top.setdefault(_top(path), []).append(self.plain(path))
        for wanted in by_top.values():
            try:
                contents = self._asked(wanted[0], lambda system, some=wanted: _all(system, some))  # type: ignore[misc]
            except OSError as error:
                contents = dict.fromkeys(wanted, error)
            for path, content in contents.items():
                self._fetched[path] = content if isinstance(content, bytes) else _plain_error(path, content)

    def data(self, path: str) -> bytes:
        """The content of a file. Raises `OSError`."""
        path = self.plain(path)
        content = self._fetched.pop(path, None)
        if content is None:
            content = self._asked(path, lambda system: system.cat_file(path))
        if isinstance(content, OSError):
            raise content
        return content

    def put(self, folder: str, target: str, last: str) -> None:
        """Copy the files of a local folder to a remote one, which then holds no others; `last` goes last.

        Raises `OSError`.
        """
        target = self.plain(target)
        names = sorted(os.listdir(folder), key=lambda name: (name == last, name))
        scheme = target.partition(_MARK)[0]
        there = self._asked(target, lambda system: system.find(target))
        old = {f"{scheme}{_MARK}{name.lstrip('/')}" for name in there}
        foreign = [name for name in old if not _is_part(name.removeprefix(f"{target}/"), last)]
        if foreign:
            raise OSError(errno.EEXIST, f"{foreign[0]} is there, and no part of a table", target)
        if f"{target}/{last}" in old:
            self._asked(target, lambda system: system.rm_file(f"{target}/{last}"))
        for name in names:
            self._asked(target, lambda system, name=name: system.put_file(f"{folder}/{name}", f"{target}/{name}"))  # type: ignore[misc]
        for name in old - {f"{target}/{name}" for name in names}:
            self._asked(target, lambda system, name=name: system.rm_file(name))  # type: ignore[misc]

    def _size(self, path: str) -> int | None:
        if path not in self._sizes:
            if any(path.startswith(folder) for folder in self._listed):
                return None
            try:
                row = self._asked(path, lambda system: system.info(path))
                self._sizes[path] = int(row.get("size") or 0) if row["type"] == "file" else None
            except FileNotFoundError:
                self._sizes[path] = None
        return self._sizes[path]

    def _asked(self, path: str, question: Callable[[Any], _Answer]) -> _Answer:
        try:
            return question(self._system(path))
        except MissingExtraError:
            raise
        except Exception as error:
            raise _plain_error(path, error) from None

    def _system(self, path: str) -> Any:
        scheme = path.partition(_MARK)[0]
        if scheme not in self._systems:
            try:
                from fsspec import filesystem
            except ImportError:
                raise MissingExtraError(f"{path}: a remote folder", "fsspec", "cluster") from None
            try:
                self._systems[scheme] = filesystem(scheme, use_listings_cache=False, skip_instance_cache=True)
            except ImportError:
                module = "s3fs" if scheme == "s3" else f"what fsspec wants for {scheme}://"
                raise MissingExtraError(f"{path}: a remote folder", module, "cluster") from None
        return self._systems[scheme]


def _all(system: Any, paths: list[str]) -> dict[str, Any]:
    """The contents, or errors, by path as it was asked for."""
    found = system.cat(paths, on_error="return")
    by_name = {system._strip_protocol(path): path for path in paths}
    return {by_name[system._strip_protocol(name)]: content for name, content in found.items()}


def _is_part(name: str, last: str) -> bool:
    return name == last or (name.startswith("part-") and name.endswith(".parquet"))


def _top(path: str) -> str:
    """The bucket of a path."""
    scheme, _, rest = path.partition(_MARK)
    return f"{scheme}{_MARK}{rest.partition('/')[0]}"


def _plain_error(path: str, error: Exception) -> OSError:
    """An error as the operating system would give it, its text in one line."""
    if isinstance(error, FileNotFoundError):
        return FileNotFoundError(errno.ENOENT, "no such file", path)
    if isinstance(error, PermissionError):
        return PermissionError(errno.EACCES, "access denied", path)
    if isinstance(error, OSError) and error.strerror and error.errno != errno.EIO:
        return error
    text = " ".join(str(error).split()) or type(error).__name__
    return OSError(errno.EIO, text if len(text) <= 200 else f"{text[:200]}...", path)
