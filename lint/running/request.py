"""What is to be linted, and by which settings."""

from __future__ import annotations

import os

from kb.tuples import NamedTuple
from lint import files, storage
from lint.context import Context
from lint.errors import UsageError
from lint.settings.find import Finder
from lint.settings.merge import Effective, Settings, merge
from lint.settings.read import Layer, read


class Request(NamedTuple):
    """What a user asked for."""

    paths: tuple[str, ...]
    command: Layer = Layer("command line", os.curdir, {})
    """Settings given on the command line."""
    config: str | None = None
    """The only settings file; without one, the nearest above each file."""
    isolated: bool = False
    """Whether no settings file counts."""
    gitignore: bool = True
    force_exclude: bool = False
    """Whether files that are named are excluded as well."""
    directives: bool = True
    jobs: int = 0
    """How many processes; 0: as many as pay."""
    stdin_name: str | None = None
    """What standard input is called."""
    against: str | None = None
    """An earlier version of the files, or a folder with it."""
    includers: str | None = None
    """A folder: its files that include one of the named ones are linted too."""
    since: str | None = None
    """A git revision: only what a change since then touches is linted."""
    cluster: str | None = None
    """A Dask scheduler, or `local:N`."""


class Task(NamedTuple):
    """One file to lint."""

    path: str
    name: str
    """What findings call it."""
    settings: Settings
    ignored: tuple[str, ...] = ()
    """Codes that are ignored in this file besides."""
    fault: str | None = None
    """Why it cannot be linted."""


class Resolver:
    """Tells the settings that hold for a file."""

    def __init__(self, request: Request) -> None:
        """Read the file that is named, if one is. Raises `UsageError`."""
        self._request = request
        self._fixed = read(request.config) if request.config else None
        self._finder = Finder()
        self._merged: dict[int, Effective] = {}

    def of(self, path: str) -> Effective:
        """The settings for a file, or for a folder that ends in a separator. Raises `UsageError`."""
        layer = self._fixed
        if layer is None and not self._request.isolated:
            layer = self._finder.above(os.path.dirname(storage.absolute(path) + ("/" if path.endswith(os.sep) else "")))
        # Layers live as long as their finder.
        found = self._merged.get(id(layer))
        if found is None:
            found = self._merged[id(layer)] = merge(layer, self._request.command)
        return found


def tasks(request: Request) -> list[Task]:
    """The files to lint, in the order of their names. Raises `UsageError` where settings are wrong."""
    if request.stdin_name is not None and files.STDIN not in request.paths:
        raise UsageError("--stdin-filename names standard input, which is not read; give - as a path")
    resolver = Resolver(request)

    def excluded(path: str, folder: bool) -> bool:
        return resolver.of(path).settings.excludes(path, folder)

    def context_of(path: str) -> Context:
        settings = resolver.of(path).settings
        return settings.context(settings.model)

    paths = list(request.paths)
    if request.includers is not None:
        from lint.running.includers import includers

        named = [path for path in paths if os.path.isfile(path)]
        paths += includers(named, request.includers, context_of, request.gitignore, excluded)
    only: set[str] | None = None
    if request.since is not None:
        from lint.running.since import touched

        only = touched(paths, request.since, context_of, request.gitignore, excluded)
    found: list[Task] = []
    for path, fault in files.find(paths, request.gitignore, excluded):
        if only is not None and fault is None and os.path.realpath(path) not in only:
            continue
        name = request.stdin_name or path if path == files.STDIN else path
        settings = resolver.of(name).settings
        if fault is None and request.force_exclude and settings.excludes_file(name):
            continue
        found.append(Task(path, name, settings, settings.ignored_in(name), fault))
    return found
