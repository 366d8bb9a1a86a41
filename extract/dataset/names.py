"""Parameter names: the key under which a name is looked up, whatever its spelling and index form.

Indexes are written `{n}` in the dataset. Guides print them as `%d`, `[0-3]`, `0-5`, `*`, `nn` or a literal number; all
of these become the bare placeholder `{}` in a key, and letters lose their case, so that every spelling of one name has
one key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

PLACEHOLDER = re.compile(r"\{([a-z]*)\}")
_PRINTED_INDEX = re.compile(r"\{[A-Za-z]*\}|%[dD]|\[\d+-\d+\]|\*|(?<![^/_])(?:nn|\d+-\d+)(?![^/])")
_PLAIN_NAME = re.compile(r"(?!.*nn)[A-Za-z_/.]+")
_WITH_NUMBERS = re.compile(r"(?!.*nn)[A-Za-z0-9_/.]+")
_PLACES = re.compile(r"\{\}|(?<![^/_])\d+(?![^/])")


def placeholders(name: str) -> list[str]:
    """The index letters of a name in order: `voip/line/{n}/id` gives `["n"]`."""
    return PLACEHOLDER.findall(name)


def plain(name: str) -> str:
    """A name with every printed index form as `{}`, without stray slashes and blanks at its ends."""
    return _PRINTED_INDEX.sub("{}", name.strip(" \t/"))


def key(name: str) -> str:
    """The look-up key of a dataset name: its plain form in lower case."""
    return plain(name).lower()


@lru_cache(maxsize=1 << 12)
def candidate_keys(name: str) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
    """Every key a concrete name may stand for, literal numbers first.

    Gives `(key, indexes)` with one index for each placeholder of the key, in order: the number that took its place, or
    `None` where the name itself has a placeholder there. A number is not always an index (`tone_on_0` is a name of its
    own), so each is tried both ways; four are enough for any real name, and further ones are taken as indexes so that a
    hostile name cannot make this grow.
    """
    if _PLAIN_NAME.fullmatch(name):  # Nothing in it can be an index: most names.
        return ((name.strip("/").lower(), ()),)
    base = name.strip("/").lower() if _WITH_NUMBERS.fullmatch(name) else key(name)
    found = list(_PLACES.finditer(base))
    if not found:
        return ((base, ()),)
    if len(found) == 1 and found[0][0] != "{}":  # One number: nearly all others.
        place = found[0]
        return (base, ()), (f"{base[: place.start()]}{{}}{base[place.end() :]}", (int(place[0][:9]),))
    return tuple(_choices(base, found))


def _choices(base: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, tuple[int | None, ...]]]:
    """A name with each number in it kept, and taken as an index."""
    free = [match for match in found if match[0] != "{}"][:4]
    for choice in sorted(product((False, True), repeat=len(free)), key=sum):
        literal = {match.start() for match, as_index in zip(free, choice, strict=True) if not as_index}
        indexes = [None if match[0] == "{}" else int(match[0][:9]) for match in found if match.start() not in literal]
        replaced = _PLACES.sub(lambda match: match[0] if match.start() in literal else "{}", base)  # noqa: B023
        yield replaced, tuple(indexes)


def with_indexes(name: str, indexes: Sequence[int | None]) -> str:
    """Put numbers in the place of a name's placeholders, left to right; placeholders without a number stay."""
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
