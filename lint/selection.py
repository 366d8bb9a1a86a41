"""Which rules run: codes and families that are asked for, and those that are not wanted."""

from __future__ import annotations

from collections.abc import Iterable

from kb.tuples import NamedTuple
from lint.errors import UsageError


class Selection(NamedTuple):
    """Codes by their beginnings: `SYN` is a family, `SYN003` one rule. Nothing selected means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    """Selected besides: rules that only run on request, or others than `select` has."""

    def wants(self, code: str, *, on_request: bool = False) -> bool:
        """Whether a rule runs. What is ignored is ignored, also where it is selected.

        A rule that runs `on_request` only must be selected by its own code.
        """
        if on_request and code not in self.select + self.extend:
            return False
        return (not self.select or code.startswith(self.select + self.extend)) and not code.startswith(self.ignore)


EVERYTHING = Selection()


def selection(select: Iterable[str], ignore: Iterable[str], known: Iterable[str]) -> Selection:
    """A selection from lists of codes with commas between them; case does not matter.

    Raises `UsageError` for a code that begins no `known` one: a slip of the pen would pass a broken file.
    """
    names = sorted(known)
    return Selection(codes(select, names), codes(ignore, names))


def codes(lists: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The codes in lists with commas between them, in capitals. Raises `UsageError` as `selection` does."""
    names = list(known)
    asked = [code.strip().upper() for words in lists for code in words.split(",") if code.strip()]
    for code in asked:
        if not any(name.startswith(code) for name in names):
            raise UsageError(f"no rule has the code '{code}'; 'offhook rule' lists them")
    return tuple(asked)
