"""The settings that hold: those of a file, and those of the command line before them."""

from __future__ import annotations

import os

from kb.tuples import NamedTuple
from lint.context import Context, Policy
from lint.findings import ERROR
from lint.running.patterns import compiled
from lint.selection import Selection
from lint.settings.keys import OFF
from lint.settings.read import Layer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Settings(NamedTuple):
    """Settings that hold for some files. A tuple of values that can be compared, hashed and sent to other processes."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    fail_on: str = ERROR
    policy: Policy = "default"
    model: str | None = None
    firmware: str | None = None
    edition: str | None = None
    include_root: str | None = None
    url_map: tuple[tuple[str, str], ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    per_file_folder: str = os.curdir
    """What the patterns of `per_file_ignores` are relative to."""
    exclude_folder: str = os.curdir

    def selection(self, also_ignored: tuple[str, ...] = ()) -> Selection:
        """Which rules run."""
        off = tuple(code for code, level in self.rules if level == OFF)
        return Selection(self.select, self.ignore + off + also_ignored, self.extend_select)

    def severities(self) -> dict[str, str]:
        """How hard findings may be at most, by code."""
        return {code: level for code, level in self.rules if level not in (OFF, ERROR)}

    def context(self, model: str | None) -> Context:
        """What rules are told. `model` is the model as the dataset spells it."""
        return Context(model, self.firmware, self.policy, self.include_root, dict(self.url_map))

    def ignored_in(self, path: str) -> tuple[str, ...]:
        """The codes that are ignored in one file, besides `ignore`."""
        return tuple(
            code
            for glob, codes in self.per_file_ignores
            if compiled(self.per_file_folder, (glob,)).cover(path)
            for code in codes
        )

    def excludes(self, path: str, folder: bool) -> bool:
        """Whether a file or folder that is met below a folder is passed over."""
        return bool(self.exclude) and bool(compiled(self.exclude_folder, self.exclude).decide(path, folder))

    def excludes_file(self, path: str) -> bool:
        """Whether a file is excluded, itself or with a folder it lies in."""
        return bool(self.exclude) and compiled(self.exclude_folder, self.exclude).cover(path)


class Effective(NamedTuple):
    """Settings, and where each comes from."""

    settings: Settings
    origins: dict[str, str]
    """By key, for keys that are not at their defaults."""


def merge(file: Layer | None, command: Layer) -> Effective:
    """The settings of a file and of the command line. The command line wins, key by key; `extend-select` adds up."""
    held: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in (file, command) if file else (command,):
        for key, value in layer.values.items():
            name = key.replace("-", "_")
            if name == "extend_select" and name in held:
                held[name] += value
                origins[key] += f" and {layer.origin}"
                continue
            held[name] = value
            origins[key] = layer.origin
            if name == "exclude":
                held["exclude_folder"] = layer.folder
            elif name == "per_file_ignores":
                held["per_file_folder"] = layer.folder
    return Effective(Settings(**held), origins)
