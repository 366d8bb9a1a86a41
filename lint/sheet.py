"""One file as rules see it that look at the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kb.catalogue import Catalogue
from kb.records import Parameter
from lint.cfg.parse import Document, Line
from lint.entries import Entry


class Sheet(NamedTuple):
    """A file with what is known of its lines."""

    document: Document
    entries: list[tuple[Line, Entry]]
    catalogue: Catalogue

    def settings(self) -> Iterator[tuple[Line, Entry, Parameter]]:
        """The lines that set a known parameter."""
        for line, entry in self.entries:
            parameter = entry.parameter
            if parameter is not None:
                yield line, entry, parameter
