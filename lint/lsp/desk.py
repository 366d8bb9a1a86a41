"""The documents that are open in an editor, and the linter that reads them instead of the files on the disk."""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from pygls.uris import from_fs_path, to_fs_path

import kb
from kb.catalogue import Catalogue
from kb.errors import KbError
from kb.tuples import NamedTuple
from lint.cfg.lines import INCLUDE
from lint.cfg.parse import parse
from lint.cfg.recognise import is_foreign
from lint.engine import Linter, Result
from lint.entries import Entry
from lint.library import Library
from lint.lsp.positions import Text
from lint.running.worker import model_of
from lint.settings.find import Finder
from lint.settings.merge import Settings, merge
from lint.settings.read import Layer
from lint.sheet import Sheet

NO_OPTIONS = Layer("command line", os.curdir, {})

_UNSAVED = -1
"""No file has this time stamp."""


class Opened(NamedTuple):
    """A document that is open in the editor."""

    uri: str
    path: str
    """Where it lies; of a document without a file, where it would lie in the folder that is open."""
    text: Text
    version: int | None
    number: int
    """Differs for each text that was ever opened."""

    @property
    def includes(self) -> bool:
        """Whether other files matter to it."""
        return any(line.statement.kind == INCLUDE for line in self.text.document.lines)


class Desk:
    """Open documents, by URI."""

    def __init__(self, command: Layer = NO_OPTIONS) -> None:
        """`command` are the settings that come before those of settings files. Raises `KbError` for a wrong one."""
        self._command = command
        self._plain = merge(None, command).settings
        self.catalogue = kb.load(edition=self._plain.edition)
        self.folder = ""
        """The folder that is open in the editor; documents without a file are taken to lie in it."""
        self._opened: dict[str, Opened] = {}
        self._by_path: dict[str, Opened] = {}
        self._numbers = itertools.count()
        self._finder = Finder()
        self._linters: dict[tuple[Settings, tuple[str, ...]], Linter] = {}
        self._linter(self._plain)

    def put(self, uri: str, source: str, version: int | None) -> Opened:
        """A document was opened, or its text changed."""
        opened = Opened(uri, self._path(uri), Text(source), version, next(self._numbers))
        self._opened[uri] = opened
        self._by_path[os.path.realpath(opened.path)] = opened
        return opened

    def drop(self, uri: str) -> None:
        """A document was closed: from now on the file counts."""
        opened = self._opened.pop(uri, None)
        if opened:
            self._by_path.pop(os.path.realpath(opened.path), None)

    def get(self, uri: str) -> Opened | None:
        """An open document."""
        return self._opened.get(uri)

    def all(self) -> list[Opened]:
        """Every open document."""
        return list(self._opened.values())

    def including(self) -> list[Opened]:
        """The open documents that other files matter to."""
        return [opened for opened in self._opened.values() if opened.includes]

    def refresh(self) -> None:
        """Files were saved: settings files may be among them."""
        self._finder = Finder()

    def lint(self, opened: Opened) -> Result:
        """Check a document; one that cannot be linted gives a result with an error.

        Settings of other programs give no findings.
        """
        if is_foreign(opened.text.data):
            return Result(opened.path, [], {})
        try:
            settings = self._settings(opened)
            linter = self._linter(settings, settings.ignored_in(opened.path))
            return linter.lint(opened.text.data, opened.path)
        except KbError as error:
            return Result(opened.path, [], {}, str(error))

    def sheet(self, opened: Opened) -> Sheet:
        """A document with what is known of its lines and includes, also where its settings are wrong."""
        try:
            linter = self._linter(self._settings(opened))
        except KbError:
            linter = self._linter(self._plain)
        return linter.sheet(opened.text.data, opened.path)

    def _settings(self, opened: Opened) -> Settings:
        return merge(self._finder.above(os.path.dirname(os.path.abspath(opened.path))), self._command).settings

    def _linter(self, settings: Settings, ignored: tuple[str, ...] = ()) -> Linter:
        """The linter of some settings. Raises `KbError` where they name what is not known."""
        if (settings, ignored) not in self._linters:
            catalogue = kb.load(edition=settings.edition)
            self._linters[settings, ignored] = Linter(
                catalogue,
                settings.selection(ignored),
                settings.context(model_of(settings, catalogue)),
                settings.severities(),
                library=lambda catalogue, known: _OpenLibrary(catalogue, known, self._by_path),
            )
        return self._linters[settings, ignored]

    def entry(self, opened: Opened, number: int) -> Entry | None:
        """What is known of a line; None where the document has none of that number."""
        found = self.sheet(opened).entries
        return found[number - 1][1] if 0 < number <= len(found) else None

    def locate(self, path: str) -> tuple[str, Text]:
        """The URI of a file, and its text: that of the editor where it is open there. Raises `OSError`."""
        opened = self._by_path.get(os.path.realpath(path))
        if opened:
            return opened.uri, opened.text
        with open(path, "rb") as file:
            return str(from_fs_path(os.path.abspath(path))), Text.of_file(parse(file.read()))

    def _path(self, uri: str) -> str:
        path = to_fs_path(uri)
        if path:
            return path
        name = os.path.basename(unquote(urlsplit(uri).path)) or "untitled"
        return os.path.join(self.folder, name)


class _OpenLibrary(Library):
    """Included files, as the editor has them where they are open there."""

    def __init__(self, catalogue: Catalogue, known: dict[str, Entry], opened: Mapping[str, Opened]) -> None:
        super().__init__(catalogue, known)
        self._opened = opened

    def stamp(self, path: str) -> tuple[int, int]:
        held = self._opened.get(os.path.realpath(path))
        return (_UNSAVED, held.number) if held else super().stamp(path)

    def data(self, path: str) -> bytes:
        held = self._opened.get(os.path.realpath(path))
        return held.text.data if held else super().data(path)
