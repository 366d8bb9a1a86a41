"""Names that come closest to a wrong one.

Wrong names are of a few kinds: a typing error, a part too many or too few, an old spelling, a blank from a wrapped
table cell. Edit distance over the whole name finds them all, once indexes are out of the way; the last part counts
again, because people get the path right and the leaf wrong, or the other way round.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from extract.dataset import names

if TYPE_CHECKING:
    from kb.lookup import Lookup

_ENOUGH = 70.0
"""Least similarity, of 100, at which a name is worth offering."""
_SPREAD = 12.0
"""Names this much worse than the best one only distract."""
_TELLING = 8
"""A last part of so many letters, shared by few names, is one that was meant."""


_NEAR = 90.0
"""Similarity from which spelling tells more than a last part that few names have."""
_GLUED = re.compile(r"(?<=[a-z_])\d+(?=/)|(?<=/)[Oo](?=/)")
"""An index without the slash before it, or the letter O in its place."""

_SURE, _LEAD = 94.0, 3.0
"""Least similarity of a name that must be meant, and by how much it leads before the second one. Of known names with
one or two typing errors, these find four in five and no wrong one; of names that are truly absent, under one in twenty
is taken for a neighbour."""


def nearest(catalogue: Lookup, name: str, limit: int = 3) -> list[str]:
    """Up to `limit` names of the dataset, best first; empty where nothing comes near.

    A name of older firmware yields its successors. Numbers in the name take the place of the found names' indexes, so
    that `voip/lin/0/id` yields `voip/line/0/id`. A last part alone yields the names that end in it.
    """
    name = _with_slashes("".join(name.split()))
    wanted, numbers = _without_indexes(name)
    old = catalogue.old_name(name)
    if old is not None:  # Known to be wrong: its successors are the only honest offer, and there may be none.
        return [names.with_indexes(successor, numbers) for successor in old.successor[:limit]]
    if not wanted:
        return []
    known = catalogue.names_by_key
    if "/" not in wanted:
        leaves = [key for key in known if key.endswith(f"/{wanted}")]
        return [names.with_indexes(known[key], numbers) for key in leaves[:limit]]
    scored = _scored(catalogue, wanted)
    numbers = numbers or _glued(name)
    leaf = wanted.rpartition("/")[2]
    same_end = [key for key in known if key.endswith(f"/{leaf}")]
    near = bool(scored) and scored[0][0] >= _NEAR
    if not near and len(leaf) >= _TELLING and 1 <= len(same_end) <= limit:
        # A last part that few names have tells more than spelling, unless that leaves hardly a doubt.
        return [names.with_indexes(known[key], numbers) for key in same_end]
    scored = [(score, key) for score, key in scored if score >= max(_ENOUGH, scored[0][0] - _SPREAD)]
    return [names.with_indexes(known[key], numbers) for _, key in scored[:limit]]


def unmistakable(catalogue: Lookup, name: str) -> str | None:
    """The one name that a wrong one must stand for, as far as spelling tells: very near, and no other one close.

    None where it is open. A name that differs in digits counts as another one, not as a slip of the pen.
    """
    wanted, numbers = _without_indexes("".join(name.split()))
    if "/" not in wanted or catalogue.old_name("".join(name.split())) is not None:
        return None
    scored = [*_scored(catalogue, wanted), (0.0, ""), (0.0, "")]
    (best, key), (second, _) = scored[:2]
    if best < _SURE or best - second < _LEAD or _digits(key) != _digits(wanted):
        return None
    return names.with_indexes(catalogue.names_by_key[key], numbers)


def _with_slashes(name: str) -> str:
    """The name with the slashes that somebody wrote as dots or backslashes; only where there is no slash at all."""
    return name if "/" in name else name.replace("\\", "/").replace(".", "/")


def _glued(name: str) -> tuple[int | None, ...]:
    return tuple(int(text) if text.isdigit() else 0 for text in _GLUED.findall(name))


@lru_cache(maxsize=1024)
def _scored(catalogue: Lookup, wanted: str) -> list[tuple[float, str]]:
    """Known keys that are at all like the wanted one, with their similarity, best first."""
    keys = catalogue.names_by_key.keys()
    close = process.extract(wanted, keys, scorer=fuzz.ratio, limit=30, score_cutoff=_ENOUGH - _SPREAD)
    return sorted(((_score(wanted, key, whole), key) for key, whole, _ in close), key=lambda pair: -pair[0])


def _digits(key: str) -> list[str]:
    return [character for character in key if character.isdigit()]


def _without_indexes(name: str) -> tuple[str, tuple[int | None, ...]]:
    """The key with every number taken as an index: the last of the candidates."""
    return list(names.candidate_keys(name.encode("utf-8", "replace").decode()))[-1]


def _score(wanted: str, key: str, whole: float) -> float:
    """Similarity of 100: the whole name, and its parts from the end."""
    leaf = fuzz.ratio(wanted.rpartition("/")[2], key.rpartition("/")[2])
    stem = fuzz.ratio(wanted.rpartition("/")[0], key.rpartition("/")[0])
    return 0.7 * whole + 0.15 * leaf + 0.15 * stem
