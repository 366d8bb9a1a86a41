"""What the catalogue knows of each line: the name a line sets, and how that name stands.

An entry depends on nothing but the line's text (and, for a name broken over two lines, the text of the other half),
so that the engine may reuse it wherever the same line stands again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import zip_longest

from kb.catalogue import Catalogue, Match
from kb.patterns import pattern
from kb.records import OldName, Parameter
from lint.cfg.lines import ASSIGNMENT, BLANKS, OTHER, Span, Statement
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

_GAPS = pattern(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_PRINTED_INDEX = pattern(r"\{[A-Za-z]*\}|<[A-Za-z]+>|%[a-z]|\[\d+-\d+\]|\*|(?<=/)(?:n+|x+)(?:-(?:n+|x+))?(?![^/])")
_PLACEHOLDER = pattern(r"\{[a-z]*\}")
_NUMBER = pattern(r"(?<![^/_])\d+(?![^/])")
_FIRST_NAME = pattern(r"[\s;#]*([^\s=:;]+)")
_WITH_SEMICOLONS = frozenset({"digitmap", "dialplan"})
_REMARK = pattern(r"[ \t]+;")


class Entry:
    """One line and what is known of it."""

    def __init__(
        self,
        statement: Statement,
        catalogue: Catalogue,
        joined: Match | None = None,
        other_half: Statement | None = None,
    ) -> None:
        """Look the line's name up. `joined` is the parameter of a name torn over this line and a neighbour."""
        self.statement = statement
        self.other_half = other_half
        """The line on which a torn name that begins here goes on."""
        self.catalogue = catalogue
        self.match: Match | None = joined
        """The parameter: of a broken name, the one that was meant."""
        self.old: OldName | None = None
        if joined:
            self.standing = CONTINUED if statement.kind == ASSIGNMENT else BROKEN
        elif statement.kind != ASSIGNMENT:
            self.standing = NOTHING
        else:
            self.standing = self._stand(statement.name) if statement.name else NAMELESS
        self.parameter: Parameter | None = self.match.parameter if self.match and self.standing == KNOWN else None
        """The parameter the line sets; None where the name is not one as it stands."""
        self.remark: Span | None = self._remark() if ";" in statement.value else None
        """Where a `;` behind the value, after a blank, seems to begin a comment. A digit map separates with `;`."""
        self.value = statement.value
        """The value without a remark behind it: what the author meant, and the phone reads at best."""
        if self.remark:
            self.value = statement.text[statement.equals : self.remark.column - 1].strip(BLANKS)

    def _stand(self, name: str) -> str:
        """Look an assignment's name up, in every way it may be meant."""
        self.match = look_up(self.catalogue, name)
        if self.match:
            return TEMPLATE if "{" in self.match.spelling else KNOWN
        if _PRINTED_INDEX.search(name):
            return TEMPLATE
        whole = _GAPS.sub("", name)
        if whole != name:
            self.match = look_up(self.catalogue, whole)
            if self.match:
                return BROKEN
        self.old = self.catalogue.old_name(_plain(whole))
        return OLD if self.old else UNKNOWN

    @property
    def name(self) -> str:
        """The parameter's name as the phone spells it, indexes in place; an unknown name as it is written."""
        if self.match and self.standing != TEMPLATE:
            return self.match.spelling
        return clean(self.statement.name)

    @cached_property
    def nearest(self) -> list[str]:
        """Names that come near an unknown one, best first."""
        return self.catalogue.nearest(_plain(self.statement.name)) if self.standing == UNKNOWN else []

    @property
    def unmistakable(self) -> str | None:
        """The one name that an unknown one must stand for, numbers in place of its indexes; None where it is open."""
        from kb.nearest import unmistakable

        name = unmistakable(self.catalogue, _plain(self.statement.name)) if self.nearest else None
        return None if name is None or _PLACEHOLDER.search(name) else name

    def _remark(self) -> Span | None:
        statement = self.statement
        if statement.kind != ASSIGNMENT or (self.match and self.match.parameter.type in _WITH_SEMICOLONS):
            return None
        found = _REMARK.search(statement.text, statement.equals)
        return Span(found.end(), statement.value_span.end_column) if found else None

    @property
    def value_span(self) -> Span:
        """Where `value` stands."""
        return Span(self.statement.value_span.column, self.statement.value_span.column + len(self.value))

    @property
    def secret(self) -> bool:
        """Whether the line holds a value not to be shown. An unknown name counts as secret where a near one is."""
        return self._secret_from is not None

    def shown(self) -> str:
        """The line's text, a secret value masked character by character, so that columns stay what they are."""
        text, start = self.statement.text, self._secret_from
        if start is None:
            return text
        return text[:start] + "".join(character if character in BLANKS else "*" for character in text[start:])

    @cached_property
    def _secret_from(self) -> int | None:
        """Where in the text a secret value begins."""
        statement = self.statement
        if statement.kind == ASSIGNMENT:
            names = self.old.successor if self.old else self.nearest
            matches = [self.match] if self.match else [self.catalogue.find(name) for name in names]
            start = statement.equals
        else:  # A setting that lacks its `=`, or that was commented out.
            found = _FIRST_NAME.match(statement.text)
            if not found:
                return None
            matches, start = [look_up(self.catalogue, found[1])], found.end()
        return start if any(match.parameter.secret for match in matches if match) else None


def entries(document: Document, catalogue: Catalogue, known: dict[str, Entry]) -> Iterator[tuple[Line, Entry]]:
    """Every line with its entry. `known` holds entries by text, and is added to."""
    catalogue.expect(len(document.lines))
    torn: Match | None = None
    for line, following in zip_longest(document.lines, document.lines[1:]):
        statement = line.statement
        if torn is not None:
            yield line, Entry(statement, catalogue, torn)
            torn = None
            continue
        torn = _torn(statement, following.statement if following else None, catalogue)
        if torn is not None:
            yield line, Entry(statement, catalogue, torn, following.statement if following else None)
            continue
        entry = known.get(statement.text)
        if entry is None:
            entry = known[statement.text] = Entry(statement, catalogue)
        yield line, entry


def look_up(catalogue: Catalogue, name: str) -> Match | None:
    """The parameter of a name as it stands in a file, whatever bytes it holds."""
    return catalogue.find(_plain(name))


def fill(name: str, written: str) -> str:
    """A dataset name with the numbers of a written name in the place of its placeholders."""
    numbers = iter(_NUMBER.findall(written))
    return _PLACEHOLDER.sub(lambda match: next(numbers, match[0]), name)


def _torn(statement: Statement, following: Statement | None, catalogue: Catalogue) -> Match | None:
    """The parameter whose name begins on one line and ends on the next."""
    if statement.kind != OTHER or following is None or following.kind != ASSIGNMENT:
        return None
    if not following.name or look_up(catalogue, following.name):
        return None
    return look_up(catalogue, statement.text.strip(BLANKS) + following.name)


def _plain(name: str) -> str:
    """A name that can be looked up: a database takes no lone surrogates, and no parameter's name holds a `?`."""
    return name if name.isascii() else name.encode(errors="replace").decode()
