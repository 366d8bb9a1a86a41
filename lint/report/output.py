"""A report as a file: there as a whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lint.errors import UsageError

_LINTED = ".cfg"
"""What is linted of a folder."""


def refuse_input(path: str, inputs: Iterable[str], option: str = "--output") -> None:
    """Raise `UsageError` where what `option` writes would take the place of a file that is to be linted."""
    if not os.path.isfile(path):
        return
    target = os.path.realpath(path)
    for given in map(os.path.realpath, inputs):
        below = target.startswith(os.path.join(given, "")) and target.lower().endswith(_LINTED)
        if below or (os.path.exists(given) and os.path.samefile(target, given)):
            raise UsageError(f"{path}: is to be linted, the report would overwrite it; name another file for {option}")


def write(path: str, pieces: Iterable[str]) -> None:
    """Write a report. Raises `UsageError` where the file cannot be written; what stood there before then stays."""
    from kb.writing import replacing

    try:
        with (
            replacing(path) as fresh,
            open(fresh, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
        ):
            file.writelines(pieces)
    except BrokenPipeError:  # Whoever read `/dev/stdout` went away: no fault.
        raise
    except OSError as error:
        raise UsageError(f"{path}: the report cannot be written ({error.strerror}); name another file") from None
