"""A phone's configuration as layers: its own lines, and those of each file it includes, in reading order.

Phones of a fleet share their includes. A layer of a shared file is read once, and two configurations that share it need
not be compared in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from kb.catalogue import Catalogue
from kb.records import Parameter
from kb.tuples import NamedTuple
from lint.cfg.chain import Fault, Step, follow
from lint.cfg.lines import INCLUDE
from lint.cfg.parse import Line, parse
from lint.cfg.recognise import ensure_text
from lint.context import NOTHING_KNOWN, Context
from lint.entries import CONTINUED, NAMELESS, NOTHING, Entry, entries
from lint.library import Library
from lint.sheet import Sheet


class Stated(NamedTuple):
    """A line that sets a parameter."""

    name: str
    parameter: Parameter | None
    value: str
    secret: bool
    file: str
    line: int


class Layer(NamedTuple):
    """Lines that stand together in one file: for each key (the name in lower case) the first and the last of them."""

    digest: int
    """Tells whether two layers say the same: of their lines, wherever they stand."""
    settings: Mapping[str, tuple[Stated, Stated]]


class Layered(NamedTuple):
    """A configuration."""

    file: str
    layers: tuple[Layer, ...]
    includes: frozenset[str]
    """Real paths of the files that it includes."""
    faults: tuple[Fault, ...]

    def stated(self, key: str, *, later: bool = True) -> Stated | None:
        """The line that sets a key, if the later (or the earlier) one counts."""
        for layer in reversed(self.layers) if later else self.layers:
            pair = layer.settings.get(key)
            if pair is not None:
                return pair[1 if later else 0]
        return None

    def keys(self) -> set[str]:
        """All keys that are set."""
        return {key for layer in self.layers for key in layer.settings}


class Reader:
    """Reads configurations, and each included file once."""

    def __init__(self, catalogue: Catalogue, context: Context = NOTHING_KNOWN) -> None:
        self.catalogue = catalogue
        self.context = context
        self._entries: dict[str, Entry] = {}
        self._library = Library(catalogue, self._entries)
        self._included: dict[str, Layered] = {}

    def read(self, file: str, data: bytes) -> Layered:
        """The configuration of a phone's file. Raises `CfgError` where it is encrypted or no configuration file."""
        ensure_text(data, file)
        document = parse(data)
        found = list(entries(document, self.catalogue, self._entries))
        if not any(entry.statement.kind == INCLUDE for _, entry in found):
            return Layered(file, (self._layer(file, found),), frozenset(), ())
        layers: list[Layer] = []
        includes: set[str] = set()
        faults: list[Fault] = []
        held: list[tuple[Line, Entry]] = []
        for line, entry in found:
            if entry.statement.kind != INCLUDE:
                held.append((line, entry))
                continue
            layers.append(self._layer(file, held))
            held = []
            shared = self._include(file, line)
            layers += shared.layers
            includes |= shared.includes
            faults += shared.faults
        layers.append(self._layer(file, held))
        return Layered(file, tuple(layer for layer in layers if layer.settings), frozenset(includes), tuple(faults))

    def _include(self, file: str, line: Line) -> Layered:
        """What an include line of a phone's file brings: read once for all phones of a folder that have it."""
        known = f"{os.path.dirname(file)}\0{line.statement.value}"
        if known not in self._included:
            chain = follow(
                file, parse(line.statement.text.encode(errors="surrogateescape")), self._library.document, self.context
            )
            steps = [step for step in chain.steps if step.depth]
            pairs = [(step, self._library.entry(step.file, step.line.number)) for step in steps]
            files = {os.path.realpath(include.file) for include in chain.includes if include.file}
            self._included[known] = Layered(
                file, (_layer_of_steps(pairs),) if pairs else (), frozenset(files), chain.faults
            )
        return self._included[known]

    @staticmethod
    def _layer(file: str, found: Sequence[tuple[Line, Entry]]) -> Layer:
        return _layer((file, line.number, entry) for line, entry in found)


def layered(sheet: Sheet) -> Layered:
    """A file that was read for its rules, with its includes, as one layer."""
    entries = (sheet.entry(step) for step in sheet.chain.steps)
    pairs = zip(sheet.chain.steps, entries, strict=True)
    return Layered(sheet.file, (_layer_of_steps(pairs),), frozenset(), sheet.chain.faults)


def _layer_of_steps(pairs: Iterable[tuple[Step, Entry]]) -> Layer:
    return _layer((step.file, step.line.number, entry) for step, entry in pairs)


def _layer(lines: Iterable[tuple[str, int, Entry]]) -> Layer:
    digest = hash(())
    settings: dict[str, tuple[Stated, Stated]] = {}
    for file, number, entry in lines:
        if not entry.statement.name or entry.standing in (NOTHING, NAMELESS, CONTINUED):
            continue
        digest = hash((digest, entry.statement.text))
        one = Stated(entry.name, entry.parameter, entry.value, entry.secret, file, number)
        key = one.name.lower()
        before = settings.get(key)
        settings[key] = (before[0] if before else one, one)
    return Layer(digest, settings)
