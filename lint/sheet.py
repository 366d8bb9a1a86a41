"""One file as rules see it that look at the whole of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cached_property

from kb.catalogue import Catalogue
from kb.records import Parameter
from lint import files, storage
from lint.cfg.chain import Chain, Step, follow
from lint.cfg.parse import Document, Line, parse
from lint.cfg.recognise import ensure_text
from lint.context import NOTHING_KNOWN, Context
from lint.effective import Effective, effective
from lint.entries import Entry, entries
from lint.library import Library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_EXPORT_LINES = 400
"""A file that sets so many parameters is a phone's whole state rather than what somebody wrote."""

_WHOLE_LINES = 40
"""A file that sets so many parameters is no fragment, even if it does not say for which model it is."""


class Sheet:
    """A file with what is known of its lines, its includes, and the phones it is for."""

    def __init__(  # noqa: PLR0917 (each is one thing that is known of the file)
        self,
        document: Document,
        entries: list[tuple[Line, Entry]],
        catalogue: Catalogue,
        file: str = "",
        context: Context = NOTHING_KNOWN,
        library: Library | None = None,
    ) -> None:
        self.document = document
        self.entries = entries
        self.catalogue = catalogue
        self.file = file
        self.context = context
        self._library = library or Library(catalogue)
        self.like: Sheet | None = None
        """The file that this one was taken from by `with_lines`,"""
        self.changed: Mapping[int, Entry] = {}
        """and the lines that differ from it."""
        self.kept: dict[str, Any] = {}
        """What rules know of the file, by their codes, for files that are like it."""

    def with_lines(self, file: str, changed: Mapping[int, Entry]) -> Sheet:
        """A file like this one, with the same includes, and other values on some lines, by number.

        Each of these lines sets what it set before, and not the type of the phone.
        """
        entries = self.entries.copy()
        for number, entry in changed.items():
            entries[number - 1] = (entries[number - 1][0].saying(entry.statement), entry)
        other = Sheet(self.document, entries, self.catalogue, file, self.context, self._library)
        del other.__dict__["document"]
        other.like, other.changed = self, changed
        settings = {number: entry for number, entry in changed.items() if entry.statement.name}
        other.__dict__["effective"] = self.effective.with_lines(settings)
        for fact in ("is_export", "is_whole", "model"):
            other.__dict__[fact] = getattr(self, fact)
        return other

    @cached_property
    def document(self) -> Document:
        """The lines of the file."""
        like = self.like or self
        return Document([line for line, _ in self.entries], like.document.bom)

    def settings(self) -> Iterator[tuple[Line, Entry, Parameter]]:
        """The lines of this file that set a known parameter."""
        for line, entry in self.entries:
            parameter = entry.parameter
            if parameter is not None:
                yield line, entry, parameter

    @cached_property
    def chain(self) -> Chain:
        """The file with everything it includes, as far as that is at hand."""
        return follow(self.file, self.document, self._library.document, self.context)

    @cached_property
    def effective(self) -> Effective:
        """What the file and its includes set."""
        return effective(self.chain, map(self.entry, self.chain.steps), self.catalogue)

    def entry(self, step: Step) -> Entry:
        """What is known of a line of the chain."""
        number = step.line.number
        return self._library.entry(step.file, number) if step.depth else self.entries[number - 1][1]

    @cached_property
    def is_export(self) -> bool:
        """Whether the file holds a phone's whole state: then its settings say nothing of what somebody intended."""
        return sum(1 for _ in self.settings()) >= _EXPORT_LINES

    @cached_property
    def is_whole(self) -> bool:
        """Whether the file and its includes are all that its author sets: only then does what it lacks say something.

        It is, if all its includes were read and it names its type, or sets many parameters; a small file without a
        type may be a fragment, or be included by another.
        """
        named = self.effective.get(self.type_name) is not None
        return self.chain.complete and (named or len(self.effective) >= _WHOLE_LINES)

    @cached_property
    def model(self) -> str | None:
        """The model the file is for: the one that was named, else what the file says of itself; None if unknown."""
        if self.context.model:
            return self.context.model
        return self.catalogue.model(self.effective.value(self.type_name) or "")

    @cached_property
    def watched(self) -> list[tuple[str, tuple[int, int] | None]]:
        """The files that the includes lead to, with their stamps, and the places where none was found."""
        found: dict[str, tuple[int, int] | None] = {}
        for include in self.chain.includes:
            for place in include.target.places:
                if place == include.file or (include.file is None and storage.is_file(place)):
                    found[place] = self._library.stamp_read(place)
                    break
                found[place] = None
        return list(found.items())

    def is_current(self) -> bool:
        """Whether all files that the includes lead to are as they were when they were read."""
        for path, stamp in self.watched:
            try:
                if (self._library.stamp(path) if storage.is_file(path) else None) != stamp:
                    return False
            except OSError:
                return False
        return True

    @cached_property
    def type_name(self) -> str:
        """The parameter in which a file names the type of phone it is for."""
        return self.catalogue.practice("system-type-foreign").parameters[0]


def open_sheet(path: str, catalogue: Catalogue, context: Context = NOTHING_KNOWN) -> Sheet:
    """Read a file as rules see it; `-` is standard input. Raises `CfgError`."""
    return sheet_of(sys.stdin.buffer.read() if path == files.STDIN else files.read(path), path, catalogue, context)


def sheet_of(data: bytes, path: str, catalogue: Catalogue, context: Context = NOTHING_KNOWN) -> Sheet:
    """The content of a file called `path` as rules see it. Raises `CfgError`."""
    ensure_text(data, path)
    document = parse(data)
    known: dict[str, Entry] = {}
    return Sheet(
        document, list(entries(document, catalogue, known)), catalogue, path, context, Library(catalogue, known)
    )
