"""Which files of a folder include the ones that changed, directly or through others: their phones change too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from lint import files
from lint.cfg.include import target
from lint.cfg.lines import INCLUDE
from lint.cfg.parse import parse
from lint.context import Context
from lint.errors import CfgError

Excluded = Callable[[str, bool], bool]


def includers(
    changed: Iterable[str], folder: str, context_of: Callable[[str], Context], gitignore: bool, excluded: Excluded
) -> list[str]:
    """The files below `folder` that include one of the `changed` ones, in the order of their names.

    `context_of` gives the include root and mirrors that hold for a file. Raises `CfgError` where there is no folder.
    """
    if not os.path.isdir(folder):
        raise CfgError(f"{folder}: no such folder; --includers takes the folder whose files may include the named ones")
    above: dict[str, set[str]] = {}
    """By real path: the files that include it."""
    for path, fault in files.find([folder], gitignore, excluded):
        for included in () if fault else _included(path, context_of(path)):
            above.setdefault(os.path.realpath(included), set()).add(path)
    found: set[str] = set()
    waiting = [os.path.realpath(path) for path in changed]
    while waiting:
        for path in above.get(waiting.pop(), ()):
            if path not in found:
                found.add(path)
                waiting.append(os.path.realpath(path))
    return sorted(found)


def _included(path: str, context: Context) -> Iterable[str]:
    """The files that a file includes, as far as they are there."""
    try:
        data = files.read(path)
    except CfgError:
        return  # It is reported where it is linted.
    if b"include" not in data:
        return
    for line in parse(data).lines:
        if line.statement.kind == INCLUDE:
            places = target(line.statement.value, path, context).places
            yield from [place for place in places if os.path.isfile(place)][:1]
