"""Regular expressions that are compiled when they are first used.

To compile one takes as long as to match it a thousand times; a command that answers one question needs few of those
that its modules name.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr


class _Later:
    def __init__(self, text: Any, flags: int) -> None:
        self._of = text, flags

    def __getattr__(self, name: str) -> Any:
        # `search`, `fullmatch` and their like: from now on at hand.
        found = getattr(re.compile(*self._of), name)
        self.__dict__[name] = found
        return found


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as `re.compile` gives it, but for a mistake in it, which shows when it is first used."""
    return _Later(text, flags)  # type: ignore[return-value]  # What is asked of it, it asks the pattern.
