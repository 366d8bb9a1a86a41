"""Which files to lint, and their content."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator

from lint import storage
from lint.errors import CfgError

STDIN = "-"
_SUFFIX = ".cfg"
_WILD = "*?["

Skip = Callable[[str, bool], bool]
"""Whether a file or folder (True) found below a folder is passed over."""


def find(paths: Iterable[str], gitignore: bool = True, skip: Skip | None = None) -> Iterator[tuple[str, str | None]]:
    """The files that paths stand for, each once, in the order of their names: `(path, None)`, or `(path, fault)`.

    A folder stands for the `.cfg` files in it and below it, hidden folders apart. A folder without any is a fault: to
    pass it in silence would hide a wrong path. A path that does not exist and holds `*`, `?` or `[` is a pattern, in
    which `**` stands for any folders. What git ignores (unless `gitignore` is False) and what `skip` says is passed
    over, but not a file that is named. A remote folder (`s3://...`) is one like others, but that no git knows of it.
    """
    found: dict[str, str | None] = {}
    for path in paths:
        if storage.is_remote(path):
            found.update(_remote(path, skip))
        elif path != STDIN and os.path.isdir(path):
            found.update(_below(path, gitignore, skip))
        elif path == STDIN or os.path.lexists(path) or not any(sign in path for sign in _WILD):
            found[path] = None
        else:
            found.update(_matching(path, gitignore, skip))
    yield from sorted(found.items())


LARGEST = 64_000_000
"""A file of more bytes is not read as a configuration: the fullest export that was seen has 50,000."""


def read(path: str) -> bytes:
    """The bytes of a file. Raises `CfgError` where it cannot be read."""
    try:
        if storage.is_remote(path):
            _refuse_large(path, storage.stamp(path)[-1])
            return storage.data(path)
        with open(path, "rb") as file:
            _refuse_large(path, os.fstat(file.fileno()).st_size)
            return file.read()
    except FileNotFoundError:
        raise CfgError(f"{path}: no such file; check the path") from None
    except OSError as error:
        raise CfgError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None


def _too_large(path: str, size: int) -> str | None:
    if size <= LARGEST:
        return None
    return f"{path}: {size / 1e6:,.0f} MB; a phone's configuration has some kilobytes, so check the path"


def _refuse_large(path: str, size: int) -> None:
    fault = _too_large(path, size)
    if fault:
        raise CfgError(fault)


def _remote(path: str, skip: Skip | None) -> dict[str, str | None]:
    """A remote file, or the `.cfg` files in a remote folder and below it. Raises `CfgError` where nobody answers."""
    path = storage.absolute(path)
    try:
        if path.lower().endswith(_SUFFIX) and storage.is_file(path):
            return {path: None}
        listed = storage.remote().files(path)
    except FileNotFoundError:
        raise CfgError(f"{path}: there is no such bucket or folder; check the address") from None
    except OSError as error:
        raise CfgError(
            f"{path}: cannot be listed ({error.strerror}); check the address and your access to it"
        ) from None
    found = {name: _too_large(name, size) for name, size in listed.items() if name.lower().endswith(_SUFFIX)}
    passed: dict[str, bool] = {path: False}

    def is_passed(folder: str) -> bool:
        if folder not in passed:
            above, _, name = folder.rpartition("/")
            hidden = name.startswith(".") or (skip is not None and skip(folder, True))
            passed[folder] = hidden or is_passed(above)
        return passed[folder]

    def is_kept(name: str) -> bool:
        return not is_passed(name.rpartition("/")[0]) and not (skip and skip(name, False))

    kept = {name: fault for name, fault in found.items() if is_kept(name)}
    if kept:
        return kept
    reason = "that are not excluded" if found else "there; check bucket and folder"
    return {path: f"{path}: no {_SUFFIX} files {reason}"}


def _no_file(path: str) -> str | None:
    """Why what lies in a folder is no file: to open a pipe would wait for ever. Other faults are for `read` to tell."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return None
    return None if stat.S_ISREG(mode) else f"{path}: is a pipe or device, no file; take it away, or exclude it"


def _below(folder: str, gitignore: bool, skip: Skip | None) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    passed = 0
    skipped = _skipper(folder, gitignore, skip)

    def unreadable(error: OSError) -> None:
        found[str(error.filename)] = f"{error.filename}: cannot be read ({error.strerror}); check its permissions"

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        kept = [name for name in folders if not name.startswith(".")]
        folders[:] = [name for name in kept if not skipped(os.path.join(parent, name), True)]
        passed += len(kept) - len(folders)
        for name in names:
            path = os.path.join(parent, name)
            if not name.lower().endswith(_SUFFIX):
                continue
            if skipped(path, False):
                passed += 1
            else:
                found[path] = _no_file(path)
    if found:
        return found
    if passed:
        reason = f"no {_SUFFIX} files in this folder that are not ignored (.gitignore, exclude); name the files"
        return {folder: f"{folder}: {reason}"}
    return {folder: f"{folder}: no {_SUFFIX} files in this folder; name the files, or another folder"}


def _matching(pattern: str, gitignore: bool, skip: Skip | None) -> dict[str, str | None]:
    """What a pattern stands for: files, and what lies below folders. Names that end in a wildcard must be `.cfg`."""
    import glob

    found: dict[str, str | None] = {}
    open_end = pattern[-1] in _WILD + "]" + os.sep
    start = _fixed_part(pattern)
    skipped = _skipper(start, gitignore, skip)
    for path in glob.iglob(pattern, recursive=True):
        if os.path.isdir(path):
            if not pattern.endswith("**") and not _passed_over(path, start, skipped, True):
                found.update((name, fault) for name, fault in _below(path, gitignore, skip).items() if not fault)
        elif (not open_end or path.lower().endswith(_SUFFIX)) and not _passed_over(path, start, skipped, False):
            found[path] = None
    return found or {pattern: f"{pattern}: no file matches; check the pattern"}


def _fixed_part(pattern: str) -> str:
    """The folder before the first wildcard."""
    first = min(pattern.find(sign) for sign in _WILD if sign in pattern)
    return os.path.dirname(pattern[:first]) or os.curdir


def _passed_over(path: str, start: str, skipped: Skip, folder: bool) -> bool:
    """Whether a path is passed over, or a folder between `start` and it."""
    if skipped(path, folder):
        return True
    parent = os.path.dirname(path.rstrip(os.sep))
    return os.path.abspath(parent) != os.path.abspath(start) and _passed_over(parent, start, skipped, True)


def _skipper(folder: str, gitignore: bool, skip: Skip | None) -> Skip:
    from lint.running.gitignore import Ignored

    ignored = Ignored(folder) if gitignore else None

    def skipped(path: str, is_folder: bool) -> bool:
        if skip is not None and skip(path, is_folder):
            return True
        return ignored is not None and ignored(path, is_folder)

    return skipped
