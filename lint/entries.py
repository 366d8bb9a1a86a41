"""What the catalogue knows of each line: the name a line sets, and how that name stands.

An entry depends on nothing but the line's text (and, for a name broken over two lines, the text of the other half), so
that the engine may reuse it wherever the same line stands again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from kb.catalogue import Catalogue, Match
from kb.records import OldName, Parameter
from lint.cfg.lines import ASSIGNMENT, OTHER, Span, Statement
from lint.cfg.parse import Document, Line
from lint.wording import clean

NOTHING = "nothing"
"""The line sets nothing: a comment, an include, a line that is not understood."""
NAMELESS = "nameless"
KNOWN = "known"
TEMPLATE = "template"
"""An index placeholder of a manual stands in the name."""
BROKEN = "broken"
"""The name is known once blanks, or a line break, are taken out of it."""
CONTINUED = "continued"
"""The second half of a name that a line break tore apart; the half before it is `BROKEN`."""
OLD = "old"
UNKNOWN = "unknown"

_GAPS = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_PRINTED_INDEX = re.compile(r"\{[A-Za-z]*\}|%[a-z]|\[\d+-\d+\]|\*")
_PLACEHOLDER = re.compile(r"\{[a-z]*\}")
_NUMBER = re.compile(r"(?<![^/_])\d+(?![^/])")
_REMARK = re.compile(r"[ \t]+;")


class Entry:
    """One line and what is known of it."""

    def __init__(self, statement: Statement, catalogue: Catalogue, joined: Match | None = None) -> None:
        """Look the line's name up. `joined` is the parameter of a name torn over this line and a neighbour."""
        self.statement = statement
        self.catalogue = catalogue
        self.match: Match | None = joined
        """The parameter: of a broken name, the one that was meant."""
        self.old: OldName | None = None
        self.standing = self._stand(joined)

    def _stand(self, joined: Match | None) -> str:
        name = self.statement.name
        if joined:
            return CONTINUED if self.statement.kind == ASSIGNMENT else BROKEN
        if self.statement.kind != ASSIGNMENT:
            return NOTHING
        if not name:
            return NAMELESS
        self.match = self.catalogue.find(name)
        if self.match:
            indexes = len(_PLACEHOLDER.findall(self.match.parameter.name))
            return KNOWN if len(self.match.indexes) == indexes else TEMPLATE
        if _PRINTED_INDEX.search(name):
            return TEMPLATE
        whole = _GAPS.sub("", name)
        if whole != name:
            self.match = self.catalogue.find(whole)
            if self.match:
                return BROKEN
        self.old = self.catalogue.old_name(whole)
        return OLD if self.old else UNKNOWN

    @property
    def parameter(self) -> Parameter | None:
        """The parameter the line sets; None where the name is not one as it stands."""
        return self.match.parameter if self.match and self.standing == KNOWN else None

    @property
    def name(self) -> str:
        """The parameter's name as the phone spells it, indexes in place; an unknown name as it is written."""
        if self.match and self.standing != TEMPLATE:
            return self.match.spelling
        return clean(self.statement.name)

    @cached_property
    def nearest(self) -> list[str]:
        """Names that come near an unknown one, best first."""
        return self.catalogue.nearest(self.statement.name) if self.standing == UNKNOWN else []

    @cached_property
    def remark(self) -> Span | None:
        """Where a `;` behind the value, after a blank, seems to begin a comment. A digit map separates with `;`."""
        if self.statement.kind != ASSIGNMENT or (self.match and self.match.parameter.type == "digitmap"):
            return None
        found = _REMARK.search(self.statement.text, self.statement.equals)
        return Span(found.end(), self.statement.value_span.end_column) if found else None

    @cached_property
    def value(self) -> str:
        """The value without a remark behind it: what the author meant, and the phone reads at best."""
        if not self.remark:
            return self.statement.value
        return self.statement.text[self.statement.equals : self.remark.column - 1].strip()

    @property
    def value_span(self) -> Span:
        """Where `value` stands."""
        return Span(self.statement.value_span.column, self.statement.value_span.column + len(self.value))

    @cached_property
    def secret(self) -> bool:
        """Whether the value must not be shown. An unknown name counts as secret where a near one is."""
        if self.match:
            return self.match.parameter.secret
        names = self.old.successor if self.old else self.nearest
        return any(match.parameter.secret for match in map(self.catalogue.find, names) if match)


def entries(document: Document, catalogue: Catalogue, known: dict[str, Entry]) -> Iterator[tuple[Line, Entry]]:
    """Every line with its entry. `known` holds entries by text, and is added to."""
    torn: Match | None = None
    for line, following in zip(document.lines, [*document.lines[1:], None], strict=True):
        statement = line.statement
        if torn is not None:
            yield line, Entry(statement, catalogue, torn)
            torn = None
            continue
        torn = _torn(statement, following.statement if following else None, catalogue)
        if torn is not None:
            yield line, Entry(statement, catalogue, torn)
            continue
        entry = known.get(statement.text)
        if entry is None:
            entry = known[statement.text] = Entry(statement, catalogue)
        yield line, entry


def fill(name: str, written: str) -> str:
    """A dataset name with the numbers of a written name in the place of its placeholders."""
    numbers = iter(_NUMBER.findall(written))
    return _PLACEHOLDER.sub(lambda match: next(numbers, match[0]), name)


def _torn(statement: Statement, following: Statement | None, catalogue: Catalogue) -> Match | None:
    """The parameter whose name begins on one line and ends on the next."""
    if statement.kind != OTHER or following is None or following.kind != ASSIGNMENT:
        return None
    if not following.name or catalogue.find(following.name):
        return None
    return catalogue.find(statement.text.strip() + following.name)
