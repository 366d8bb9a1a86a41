"""Write many files of one folder, all or none."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Mapping

from lint.errors import CfgError, UsageError

_PREFIX = ".offhook-"


def write(folder: str, contents: Mapping[str, bytes], sources: Iterable[str] = ()) -> int:
    """Write files into a folder, which is made if need be. Returns how many are new or changed.

    All are written beside the folder's files first; only then do they take their names, and where one cannot, those
    before it get back what they were. A file that is there keeps its permissions, one with the same content is left
    alone. Raises `CfgError` (and nothing has changed) where one cannot be written, `UsageError` where it is one of the
    `sources`.
    """
    refuse(folder, contents, sources)
    made = not os.path.isdir(folder)
    try:
        os.makedirs(folder, exist_ok=True)
        work = tempfile.mkdtemp(prefix=_PREFIX, dir=folder)
    except OSError as error:
        raise _failed(folder, error) from None
    try:
        changed = [name for name, data in contents.items() if not _same(os.path.join(folder, name), data)]
        for name in changed:
            _prepare(os.path.join(folder, name), os.path.join(work, name), contents[name])
        _swap(folder, work, changed)
    except OSError as error:
        if made:
            shutil.rmtree(work, ignore_errors=True)
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        raise _failed(folder, error) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return len(changed)


def refuse(folder: str, contents: Iterable[str], sources: Iterable[str] = ()) -> None:
    """Raise where a file may not take the place of what is there."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise UsageError(f"{folder}: not a folder; name the folder that the files go to")
    real = {os.path.realpath(source) for source in sources}
    for name in contents:
        path = os.path.join(folder, name)
        if os.path.lexists(path) and not stat.S_ISREG(os.lstat(path).st_mode):
            raise UsageError(f"{path}: no plain file, so nothing is written; move it away, or name another folder")
        if os.path.realpath(path) in real:
            raise UsageError(f"{path}: would replace what it is made from, so nothing is written; name another folder")


def _same(path: str, data: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == data
    except FileNotFoundError:
        return False


def _prepare(target: str, fresh: str, data: bytes) -> None:
    with open(fresh, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileNotFoundError):
        os.chmod(fresh, stat.S_IMODE(os.stat(target).st_mode))


def _swap(folder: str, work: str, names: Iterable[str]) -> None:
    """Give the prepared files their names; take all back where one fails."""
    before = os.path.join(work, ".before")
    os.mkdir(before)
    undo: list[tuple[str, str | None]] = []
    try:
        for name in names:
            target, kept = os.path.join(folder, name), os.path.join(before, name)
            if os.path.exists(target):
                shutil.copy2(target, kept)
                undo.append((target, kept))
            else:
                undo.append((target, None))
            os.replace(os.path.join(work, name), target)
    except BaseException:
        for target, held in reversed(undo):
            with contextlib.suppress(OSError):
                if held is None:
                    os.remove(target)
                else:
                    os.replace(held, target)
        raise


def _failed(folder: str, error: OSError) -> CfgError:
    return CfgError(f"{folder}: nothing is written, since it cannot be ({error.strerror}); check its permissions")
