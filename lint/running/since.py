"""Which files a change since a git revision touches: those that differ from it, and those that include them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from lint.context import Context
from lint.errors import CfgError
from lint.plan.revision import commit_of, git
from lint.running.includers import Excluded, includers


def touched(
    paths: Iterable[str], revision: str, context_of: Callable[[str], Context], gitignore: bool, excluded: Excluded
) -> set[str]:
    """Real paths of the touched files below some paths. Raises `CfgError` where that is no revision."""
    found: set[str] = set()
    for path in paths:
        folder = path if os.path.isdir(path) else os.path.dirname(path) or os.curdir
        if not os.path.isdir(folder):
            raise CfgError(f"{path}: --since takes files and folders; check the path")
        changed = _changed(folder, revision)
        found |= {os.path.realpath(one) for one in changed}
        if os.path.isdir(path):
            found |= {os.path.realpath(one) for one in includers(changed, path, context_of, gitignore, excluded)}
    return found


def _changed(folder: str, revision: str) -> list[str]:
    """The files of a repository that differ from a revision, with those that git does not know yet."""
    option = "--since"
    commit = commit_of(folder, revision, option)
    root = git(folder, "rev-parse", "--show-toplevel", option=option).decode(errors="surrogateescape").rstrip("\n")
    names = git(root, "diff", "--name-only", "--no-renames", "-z", commit, "--", option=option)
    names += git(root, "ls-files", "--others", "--exclude-standard", "-z", option=option)
    return [os.path.join(root, os.fsdecode(name)) for name in names.split(b"\0") if name]
