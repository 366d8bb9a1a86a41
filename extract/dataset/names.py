"""Parameter names: the key under which a name is looked up, whatever its spelling and index form.

Indexes are written `{n}` in the dataset. Guides print them as `%d`, `[0-3]`, `0-5`, `*`, `nn` or a literal number; all
of these become the bare placeholder `{}` in a key, and letters lose their case, so that every spelling of one name has
one key.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

PLACEHOLDER = re.compile(r"\{([a-z]*)\}")
_PRINTED_INDEX = r"\{[A-Za-z]*\}|%[dD]|\[\d+-\d+\]|\*|(?<![^/_])(?:nn|\d+-\d+)(?![^/])"
"""Compiled when it is first needed, which takes longer than all else here: no file of a phone has such names."""
_CONCRETE = re.compile(r"[A-Za-z0-9_/.]*")
"""Names as phones write them: without `nn` too, there is no printed index in them."""
_WITHOUT_NUMBER = re.compile(r"[a-z_/.]+")
_WITH_ONE_INDEX = re.compile(r"((?:[a-z_/.]*[/_])?)([0-9]{1,9})((?:/[a-z_/.]*)?)")
_MOST = 9
"""Digits of an index that are read: more would be no index."""
_MOST_FREE = 4
_PLACES = re.compile(r"(\{\}|(?<![^/_])\d+(?![^/]))")


@lru_cache(maxsize=1 << 12)
def placeholders(name: str) -> tuple[str, ...]:
    """The index letters of a name in order: `voip/line/{n}/id` gives `("n",)`."""
    return tuple(PLACEHOLDER.findall(name))


def plain(name: str) -> str:
    """A name with every printed index form as `{}`, without stray slashes and blanks at its ends."""
    bare = name.strip(" \t/")
    return bare if "nn" not in bare and _CONCRETE.fullmatch(bare) else re.sub(_PRINTED_INDEX, "{}", bare)


def key(name: str) -> str:
    """The look-up key of a dataset name: its plain form in lower case."""
    return plain(name).lower()


@lru_cache(maxsize=1 << 12)
def around(name: str) -> tuple[str, str, str] | None:
    """What stands before, in and behind the one placeholder of a name; None where there is none, or more."""
    parts = PLACEHOLDER.split(name)
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else None


def one_index(name: str) -> tuple[str, int] | None:
    """The key of a name in lower case with one number, that number taken as an index; None for all other names.

    The name is a concrete one, with no slashes at its ends.
    """
    found = _WITH_ONE_INDEX.fullmatch(name) if "nn" not in name else None
    return (f"{found[1]}{{}}{found[3]}", int(found[2])) if found else None


@lru_cache(maxsize=1 << 12)
def candidate_keys(name: str) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
    """Every key a concrete name may stand for, literal numbers first.

    Gives `(key, indexes)` with one index for each placeholder of the key, in order: the number that took its place, or
    `None` where the name itself has a placeholder there. A number is not always an index (`tone_on_0` is a name of its
    own), so each is tried both ways; four are enough for any real name, and further ones are taken as indexes so that a
    hostile name cannot make this grow.
    """
    if "nn" not in name:  # Nearly every name: no printed index can be in it,
        base = name.strip("/").lower()
        if _WITHOUT_NUMBER.fullmatch(base):
            return ((base, ()),)
        one = one_index(base)
        if one:  # and one number at most.
            return (base, ()), (one[0], (one[1],))
    base = key(name)
    pieces = _PLACES.split(base)  # Text and places of indexes in turn.
    places = pieces[1::2]
    free = [number for number, place in enumerate(places) if place != "{}"][:_MOST_FREE]
    kept: list[tuple[str, tuple[int | None, ...]]] = []
    for choice in _choices(len(free)):
        literal = {number for number, as_index in zip(free, choice, strict=True) if not as_index}
        parts, indexes = pieces.copy(), []
        for number, place in enumerate(places):
            if number not in literal:
                parts[2 * number + 1] = "{}"
                indexes.append(None if place == "{}" else int(place[:_MOST]))
        kept.append(("".join(parts), tuple(indexes)))
    return tuple(kept)


@lru_cache
def _choices(number: int) -> list[tuple[bool, ...]]:
    """Every choice of so many numbers as indexes, the fewest first."""
    return sorted(product((False, True), repeat=number), key=sum)


def with_indexes(name: str, indexes: Sequence[int | None]) -> str:
    """Put numbers in the place of a name's placeholders, left to right; placeholders without a number stay."""
    if len(indexes) == 1 and indexes[0] is not None and name.count("{") == 1:
        before, _, behind = name.partition("{")
        return f"{before}{indexes[0]}{behind.partition('}')[2]}"
    numbers = iter(indexes)

    def placed(match: re.Match[str]) -> str:
        number = next(numbers, None)
        return match[0] if number is None else str(number)

    return PLACEHOLDER.sub(placed, name)


def words(name: str) -> str:
    """A name as words for a full-text index: `voip/line/{n}/do_not_disturb` gives `voip line do not disturb`.

    Camel case is split too (`IppAnalysisServerUrl`), because people type the words they see.
    """
    plain = PLACEHOLDER.sub(" ", name)
    plain = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", plain)
    return " ".join(re.findall(r"[A-Za-z0-9]+", plain.replace("_", " ")))
