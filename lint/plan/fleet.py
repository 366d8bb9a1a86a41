"""Plans over files, folders and revisions: which phones there are, and what each of them needs."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kb import actions
from kb.tuples import NamedTuple
from lint import files
from lint.cfg.recognise import is_foreign
from lint.errors import CfgError
from lint.plan.changes import Change, Planner
from lint.plan.layers import Layered, Reader

_MAC = re.compile(r"(?<![0-9A-Fa-f])([0-9A-Fa-f]{2}(?:[:._-]?[0-9A-Fa-f]{2}){5})(?![0-9A-Fa-f])")

_BARE = re.compile(r"[0-9a-f]{12}")


class PhonePlan(NamedTuple):
    """What one phone's new configuration needs."""

    file: str
    """The new file's path below the folder, or its name."""
    old_path: str
    new_path: str
    changes: tuple[Change, ...]
    apply: str
    """The strongest known action; `unknown` only where nothing stronger is known."""
    unknown: int
    """How many changes need something that is not known."""


class Plan(NamedTuple):
    """What a roll-out needs."""

    phones: tuple[PhonePlan, ...]
    """Those that change, by file."""
    same: int
    """Phones that do not change."""
    added: tuple[str, ...]
    """Phones without an old configuration."""
    removed: tuple[str, ...]
    """Phones without a new configuration."""
    apply: str
    unknown: int
    notices: tuple[str, ...]
    """Includes that were not read: what they change is not in the plan."""

    def by_action(self, order: Sequence[str]) -> list[tuple[str, int]]:
        """How many phones need what, strongest first; those that do not change count for `none`."""
        counts = Counter(phone.apply for phone in self.phones)
        counts["none"] += self.same
        return [(action, counts[action]) for action in order if counts[action]]

    def groups(self) -> list[tuple[tuple[Change, ...], list[str]]]:
        """Phones with the same changes, the largest group first; places are left out of the comparison."""
        found: dict[tuple[Change, ...], list[str]] = {}
        first: dict[tuple[object, ...], tuple[Change, ...]] = {}
        for phone in self.phones:
            key = tuple((c.parameter, c.old, c.new, c.apply) for c in phone.changes)
            found.setdefault(first.setdefault(key, phone.changes), []).append(phone.file)
        return sorted(found.items(), key=lambda item: (-len(item[1]), item[1][0]))


def plan_files(
    old: str,
    new: str,
    reader: Reader,
    planner: Planner,
    *,
    overlay: bool = False,
    first: bool = False,
    before_reader: Reader | None = None,
) -> Plan:
    """The plan from one file, or folder, to another of the same kind. Raises `CfgError`.

    `overlay`: OLD is what a phone really holds (its own export), and NEW is laid over it. `first`: there may be no
    files on the old side yet. `before_reader` reads the old side, where its includes lie elsewhere.
    """
    old_reader = before_reader or reader
    if os.path.isdir(old) != os.path.isdir(new):
        raise CfgError(f"{old} and {new}: compare two files or two folders, not one with the other")
    if not os.path.isdir(old):
        before, after = old_reader.read(old, files.read(old)), reader.read(new, files.read(new))
        return plan_pairs([(os.path.basename(new), before, after)], planner, overlay=overlay)
    befores, afters = read_phones(old, old_reader, may_be_empty=first), read_phones(new, reader)
    # A MAC address that one side has twice tells no phone: there the other side goes by names as well.
    for one, other in ((befores, afters), (afters, befores)):
        for key in [key for key in one if key not in other and _BARE.fullmatch(key)]:
            if any(_key(name) == key for name, _ in other.values()):
                name, layered = one.pop(key)
                one[name.lower()] = name, layered
    both = [(afters[key][0], befores[key][1], afters[key][1]) for key in afters if key in befores]
    return plan_pairs(
        both,
        planner,
        tuple(afters[key][0] for key in afters if key not in befores),
        tuple(befores[key][0] for key in befores if key not in afters),
        overlay=overlay,
    )


def plan_texts(old: bytes, new: bytes, reader: Reader, planner: Planner) -> Plan:
    """The plan from one configuration to another that are at hand as texts. Raises `CfgError`."""
    before, after = reader.read("the old file", old), reader.read("the new file", new)
    return plan_pairs([("the phone", before, after)], planner)


def read_phones(folder: str, reader: Reader, *, may_be_empty: bool = False) -> dict[str, tuple[str, Layered]]:
    """The phones' files of a folder by MAC address, or by name; files that others include are no phones.

    Files for one address, as in folders of several sites, go by their names. Raises `CfgError` for a folder without
    files and a file that cannot be read.
    """
    read: dict[str, Layered] = {}
    for path, fault in files.find([folder], gitignore=False):
        if fault:
            if may_be_empty and path == folder:
                return {}
            raise CfgError(fault)
        data = files.read(path)
        if not is_foreign(data):
            read[path] = reader.read(path, data)
    shared = frozenset().union(*(one.includes for one in read.values())) if read else frozenset()
    named = [(os.path.relpath(path, folder), one) for path, one in read.items() if os.path.realpath(path) not in shared]
    often = Counter(_key(name) for name, _ in named)
    return {_key(name) if often[_key(name)] == 1 else name.lower(): (name, one) for name, one in named}


def _key(name: str) -> str:
    """What tells a phone by its file's name: the MAC address in it, else the name."""
    mac = _MAC.search(os.path.basename(name))
    return re.sub(r"[:._-]", "", mac[1]).lower() if mac else name.lower()


def plan_pairs(
    pairs: Iterable[tuple[str, Layered, Layered]],
    planner: Planner,
    added: tuple[str, ...] = (),
    removed: tuple[str, ...] = (),
    *,
    overlay: bool = False,
) -> Plan:
    """The plan over configurations in pairs: the file's name, the old and the new one."""
    order = planner.catalogue.actions()
    phones: list[PhonePlan] = []
    same = 0
    notices: dict[str, None] = {}
    for file, before, after in pairs:
        notices.update(dict.fromkeys(_notices(before, after)))
        changes = planner.changes(before, after, overlay=overlay)
        if not changes:
            same += 1
            continue
        needed = [change.apply for change in changes]
        phones.append(
            PhonePlan(
                file,
                before.file,
                after.file,
                tuple(changes),
                actions.strongest(needed, order),
                needed.count(actions.UNKNOWN),
            )
        )
    return Plan(
        tuple(sorted(phones, key=lambda phone: phone.file)),
        same,
        tuple(sorted(added)),
        tuple(sorted(removed)),
        actions.strongest((phone.apply for phone in phones), order),
        sum(phone.unknown for phone in phones),
        tuple(notices),
    )


def _notices(*sides: Layered) -> Iterator[str]:
    for side in sides:
        for fault in side.faults:
            yield f"{fault.step.file}: 'include {fault.target.text}' was not read: what it changes is not in the plan"
