"""Files that are included, each read once while it stays as it is: phones of a fleet share them."""

from __future__ import annotations

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint import files, storage
from lint.cfg.parse import Document, parse
from lint.cfg.recognise import ensure_text
from lint.entries import Entry, entries
from lint.errors import CfgError

_KEPT = 64


def digest(data: bytes) -> str:
    """What tells a content from all others."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()


class _Read(NamedTuple):
    stamp: tuple[int, int]
    digest: str
    document: Document
    entries: list[Entry]


class Library:
    """Included files by path. `known` are entries by text, shared with whoever reads the including files."""

    def __init__(self, catalogue: Catalogue, known: dict[str, Entry] | None = None) -> None:
        self._catalogue = catalogue
        self._known = known if known is not None else {}
        self._read: dict[str, _Read] = {}

    def stamp(self, path: str) -> tuple[int, int]:
        """What changes whenever the content of a file does. Raises `OSError`."""
        return storage.stamp(path)

    def stamp_read(self, path: str) -> tuple[int, int]:
        """The stamp that a file had when it was read; of one that could not be read, that of now. Raises `OSError`."""
        held = self._read.get(path)
        return held.stamp if held else self.stamp(path)

    def digest(self, path: str) -> str | None:
        """The digest of a file as it was read; of one that was not, as it is now; None where there is none."""
        held = self._read.get(path)
        if held:
            return held.digest
        try:
            return digest(self.data(path)) if storage.is_file(path) else None
        except OSError:
            return ""  # No content has this one.

    def data(self, path: str) -> bytes:
        """The content of a file. Raises `OSError`."""
        return storage.data(path)

    def document(self, path: str) -> Document:
        """A file, parsed. Raises `OSError`, or `ValueError` where it is encrypted or no configuration file."""
        stamp = self.stamp(path)
        held = self._read.get(path)
        if held is None or held.stamp != stamp:
            if stamp[1] > files.LARGEST:
                raise ValueError("too large for a configuration file")
            data = self.data(path)
            try:
                ensure_text(data, path)
            except CfgError as error:
                raise ValueError(str(error).removeprefix(f"{path}: ")) from None
            document = parse(data)
            if len(self._read) >= _KEPT:
                self._read.clear()
            found = [entry for _, entry in entries(document, self._catalogue, self._known)]
            held = self._read[path] = _Read(stamp, digest(data), document, found)
        return held.document

    def entry(self, path: str, number: int) -> Entry:
        """What is known of a line of a file that was read before."""
        if path not in self._read:  # Dropped for want of room.
            self.document(path)
        return self._read[path].entries[number - 1]
