"""Where each parameter is printed: in its table, loose in its section, or in an appendix of this document's own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any

Parameter = dict[str, Any]
_ENOUGH_FOR_A_GROUP = 8


@dataclass(frozen=True)
class Group:
    """Parameters without a place in the guide that begin with the same words."""

    prefix: str
    sibling: bool
    parameters: tuple[Parameter, ...]

    @property
    def title(self) -> str:
        return f"Parameters below {self.prefix}" + (" (Sibling Firmware)" if self.sibling else "")


@dataclass
class Places:
    """All printed parameters by place."""

    in_table: dict[str, list[Parameter]] = field(default_factory=lambda: defaultdict(list))
    loose: dict[str, list[Parameter]] = field(default_factory=lambda: defaultdict(list))
    without: list[Group] = field(default_factory=list)

    def labels(self) -> Counter[str]:
        """How many printed parameters carry each label."""
        everything = [*self.in_table.values(), *self.loose.values(), *(group.parameters for group in self.without)]
        return Counter(parameter["label"] for some in everything for parameter in some if parameter["label"])


def places(rows: Mapping[str, Sequence[Parameter]], wanted: Collection[str] | None) -> Places:
    """Sort the parameters named in `wanted` (null for all) into their places."""
    known = {table["number"] for table in rows["tables"]}
    sections = {section["number"] for section in rows["sections"]}
    found = Places()
    stray: list[Parameter] = []
    for parameter in rows["parameters"]:
        if wanted is not None and parameter["name"] not in wanted:
            continue
        if parameter["table"] in known:
            found.in_table[parameter["table"]].append(parameter)
        elif parameter["section"] in sections:
            found.loose[parameter["section"]].append(parameter)
        else:
            stray.append(parameter)
    found.without = list(_groups(stray))
    return found


def _groups(stray: Sequence[Parameter]) -> Iterator[Group]:
    """By first word, and by the second one too where that makes groups worth a heading. Siblings come last."""
    sizes = Counter((p["sibling"], *_words(p)) for p in stray)
    groups: dict[tuple[bool, str], list[Parameter]] = defaultdict(list)
    for parameter in stray:
        first, second = _words(parameter)
        apart = sizes[(parameter["sibling"], first, second)] >= _ENOUGH_FOR_A_GROUP
        groups[(parameter["sibling"], f"{first}/{second}" if apart else first)].append(parameter)
    for (sibling, prefix), parameters in sorted(groups.items(), key=lambda item: item[0]):
        yield Group(prefix, sibling, tuple(parameters))


def _words(parameter: Parameter) -> tuple[str, str]:
    first, second, *_ = parameter["name"].lower().split("/")
    return first, second


def letters_after(numbers: Collection[str]) -> Iterator[str]:
    """Letters for appendices that the vendor's guide does not have."""
    taken = [number for number in numbers if len(number) == 1 and number in ascii_uppercase]
    start = ascii_uppercase.index(max(taken)) + 1 if taken else 0
    return iter(ascii_uppercase[start:])
