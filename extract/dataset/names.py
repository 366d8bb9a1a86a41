"""Parameter names: the key under which a name is looked up, whatever its spelling and index form.

Indexes are written `{n}` in the dataset. Guides print them as `%d`, `[0-3]`, `0-5`, `*`, `nn` or a literal number; all
of these become the bare placeholder `{}` in a key, and letters lose their case, so that every spelling of one name has
one key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

PLACEHOLDER = re.compile(r"\{([a-z]*)\}")
_PRINTED_INDEX = re.compile(r"\{[A-Za-z]*\}|%[dD]|\[\d+-\d+\]|\*|(?<![^/_])(?:nn|\d+-\d+)(?![^/])")
_NUMBER = re.compile(r"(?<![^/_])\d+(?![^/])")


def placeholders(name: str) -> list[str]:
    """The index letters of a name in order: `voip/line/{n}/id` gives `["n"]`."""
    return PLACEHOLDER.findall(name)


def plain(name: str) -> str:
    """A name with every printed index form as `{}`, without stray slashes and blanks at its ends."""
    return _PRINTED_INDEX.sub("{}", name.strip(" \t/"))


def key(name: str) -> str:
    """The look-up key of a dataset name: its plain form in lower case."""
    return plain(name).lower()


def candidate_keys(name: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Every key a concrete name may stand for, literal numbers first.

    Yields `(key, indexes)`, where `indexes` are the numbers that took the place of a placeholder, in order. A number is
    not always an index (`tone_on_0` is a name of its own), so each is tried both ways; four are enough for any real
    name, and further ones are taken as indexes so that a hostile name cannot make this grow.
    """
    base = key(name)
    numbers = list(_NUMBER.finditer(base))
    free = numbers[:4]
    for choice in sorted(product((False, True), repeat=len(free)), key=sum):
        pieces: list[str] = []
        indexes: list[int] = []
        end = 0
        for position, number in enumerate(numbers):
            pieces.append(base[end : number.start()])
            if position >= len(free) or choice[position]:
                pieces.append("{}")
                indexes.append(int(number[0][:9]))
            else:
                pieces.append(number[0])
            end = number.end()
        pieces.append(base[end:])
        yield "".join(pieces), tuple(indexes)


def with_indexes(name: str, indexes: tuple[int, ...]) -> str:
    """Put numbers in the place of a name's placeholders, left to right; placeholders left over stay."""
    numbers = iter(indexes)
    return PLACEHOLDER.sub(lambda match: str(next(numbers, match[0])), name)


def words(name: str) -> str:
    """A name as words for a full-text index: `voip/line/{n}/do_not_disturb` gives `voip line do not disturb`.

    Camel case is split too (`IppAnalysisServerUrl`), because people type the words they see.
    """
    plain = PLACEHOLDER.sub(" ", name)
    plain = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", plain)
    return " ".join(re.findall(r"[A-Za-z0-9]+", plain.replace("_", " ")))
