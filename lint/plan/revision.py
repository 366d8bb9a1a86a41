"""Files as they were at a revision of a git repository."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from lint.errors import CfgError


@contextmanager
def at_revision(revision: str, path: str) -> Iterator[Callable[[str], str]]:
    """A copy of the repository that holds `path`, at a revision: what is given gives a path's place in it.

    Paths outside the repository are their own place. Raises `CfgError`, in one line.
    """
    folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise CfgError(f"{path}: no such file or folder; check the path")
    root = git(folder, "rev-parse", "--show-toplevel").decode().strip()
    archive = git(root, "archive", "--format=tar", commit_of(folder, revision))
    with tempfile.TemporaryDirectory(prefix="offhook-") as copy:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            # Older releases of Python 3.11 know no filter; git writes no path that leads out.
            safe: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
            tar.extractall(copy, **safe)  # noqa: S202 (made by git just now)

        def place(name: str) -> str:
            inside = os.path.relpath(os.path.realpath(name), os.path.realpath(root))
            return name if inside.startswith(os.pardir) else os.path.normpath(os.path.join(copy, inside))

        if not os.path.exists(place(path)):
            raise CfgError(f"{path}: not there at revision '{revision}'; name another path or revision")
        yield place


def commit_of(folder: str, revision: str, option: str = "--git") -> str:
    """The commit that a revision of a folder's repository names. Raises `CfgError` where it names none."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return git(folder, *words, what=f"no revision '{revision}'", option=option).decode().strip()


def git(folder: str, *words: str, what: str = "", option: str = "--git") -> bytes:
    """What git answers. Raises `CfgError`, which speaks of the option that asks for git."""
    try:
        done = subprocess.run(["git", "-C", folder, *words], capture_output=True, check=False)  # noqa: S603, S607
    except OSError as error:
        raise CfgError(f"git: not found; {option} needs it on the PATH") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        reason = what or (said[-1].removeprefix("fatal: ") if said else "git failed")
        raise CfgError(f"{folder}: {reason}; {option} takes a revision of the repository that holds the files")
    return done.stdout
