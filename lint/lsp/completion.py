"""What an editor offers while a name or a value is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    InsertTextFormat,
    Position,
    Range,
    TextEdit,
)

from kb.catalogue import Catalogue
from kb.records import Parameter
from lint.cfg.lines import ASSIGNMENT, BLANKS, OTHER, Statement
from lint.entries import Entry
from lint.lsp.desk import Desk, Opened

_PLACEHOLDER = re.compile(r"\{([A-Za-z]*)\}")
_TYPED_INDEX = re.compile(r"\d+|\{[A-Za-z]*\}?")
_CHOICES = 16
"""Indexes of a range no wider than this are offered one by one."""
_NEAR = 10


def completion(desk: Desk, opened: Opened, position: Position, *, snippets: bool = True) -> CompletionList | None:
    """Names before a `=`, values behind it; nothing in comments and includes."""
    number, column = opened.text.place(position)
    entry = desk.entry(opened, number) or Entry(Statement(OTHER, ""), desk.catalogue)
    statement = entry.statement
    if statement.kind == ASSIGNMENT and column > statement.equals:
        return CompletionList(False, list(_values(desk, opened, number, column, entry)))
    if statement.kind not in (ASSIGNMENT, OTHER) and statement.text.strip(BLANKS):
        return None
    typed, where = _typed(opened, number, column, statement)
    behind = "" if statement.equals else "="
    return CompletionList(True, list(_names(desk.catalogue, typed, where, behind, snippets)))


# Names


def _typed(opened: Opened, number: int, column: int, statement: Statement) -> tuple[str, Range]:
    """What stands of a name before the pointer, and where the whole of it stands."""
    text = statement.text
    typed = text[: column - 1].lstrip(BLANKS)
    end = len((text[: statement.equals - 1] if statement.equals else text).rstrip(BLANKS)) + 1
    start = opened.text.position(number, column - len(typed))
    return typed, Range(start, opened.text.position(number, max(end, column)))


def _names(catalogue: Catalogue, typed: str, where: Range, behind: str, snippets: bool) -> Iterator[CompletionItem]:
    for rank, (parameter, numbers, exact) in enumerate(_candidates(catalogue, typed)):
        yield CompletionItem(
            _shown(parameter.name, numbers),
            kind=CompletionItemKind.Property,
            detail=_detail(parameter),
            sort_text=f"{rank:05}",
            # The editor filters once more: what is near, and not what was typed, has to pass.
            filter_text=typed + _shown(parameter.name, numbers)[len(typed) :] if exact else typed,
            insert_text_format=InsertTextFormat.Snippet if snippets else InsertTextFormat.PlainText,
            text_edit=TextEdit(where, _inserted(parameter, numbers, snippets) + behind),
            data=parameter.name,
        )


def _candidates(catalogue: Catalogue, typed: str) -> Iterator[tuple[Parameter, list[str], bool]]:
    """Parameters with the index numbers that are typed, and whether the name goes on from what is typed.

    Where none does: names that hold all that is typed, then the nearest ones.
    """
    every = _parameters(catalogue)
    going_on = [(one, numbers) for one in every if (numbers := goes_on(one.name, typed)) is not None]
    if going_on:
        yield from ((one, numbers, True) for one, numbers in going_on)
        return
    holding = [one for one in every if typed.lower() in one.name.lower()]
    near = [match for name in catalogue.nearest(typed, _NEAR) if (match := catalogue.find(name))]
    offered: set[str] = set()
    for parameter, numbers in [
        *((one, []) for one in holding),
        *((match.parameter, [str(index) for index in match.indexes.values()]) for match in near),
    ]:
        if parameter.name not in offered:
            offered.add(parameter.name)
            yield parameter, numbers, False


@lru_cache(maxsize=2)
def _parameters(catalogue: Catalogue) -> list[Parameter]:
    """Every parameter by name, without those of sibling firmware."""
    return [parameter for parameter in catalogue if parameter.name is not None and not parameter.sibling]


def goes_on(name: str, typed: str) -> list[str] | None:
    """The numbers typed for a name's placeholders, where the name begins with what is typed; None where it does not.

    >>> goes_on("voip/line/{n}/id", "voip/line/1/")
    ['1']
    """
    left, numbers = typed.lower(), []
    for part in re.split(r"(\{[A-Za-z]*\})", name.lower()):
        if not left:
            break
        if part.startswith("{"):
            index = _TYPED_INDEX.match(left)
            if not index:
                return None
            numbers.append(index[0])
            left = left[index.end() :]
        elif left.startswith(part):
            left = left[len(part) :]
        elif part.startswith(left):
            left = ""
        else:
            return None
    return None if left else numbers


def _shown(name: str, numbers: list[str]) -> str:
    """A name with the numbers that are typed in the place of its first placeholders."""
    typed = iter(numbers)
    return _PLACEHOLDER.sub(lambda hole: _number(next(typed, ""), hole[0]), name)


def _number(typed: str, otherwise: str) -> str:
    return typed if typed.isdigit() else otherwise


def _inserted(parameter: Parameter, numbers: list[str], snippets: bool) -> str:
    """The text to insert: what is left of the indexes is asked for, or the first number of the range."""
    ranges = parameter.indexes or {}
    stops = iter(range(1, 100))
    pieces = []
    typed = iter(numbers)
    for part in re.split(r"(\{[A-Za-z]*\})", parameter.name):
        hole = _PLACEHOLDER.fullmatch(part)
        if not hole:
            pieces.append(re.sub(r"([\\$}])", r"\\\1", part) if snippets else part)
            continue
        number = _number(next(typed, ""), "")
        first, last = ranges.get(hole[1], (0, 0))
        if number:
            pieces.append(number)
        elif not snippets:
            pieces.append(str(first))
        elif 0 < last - first < _CHOICES:
            pieces.append(f"${{{next(stops)}|{','.join(map(str, range(first, last + 1)))}|}}")
        else:
            pieces.append(f"${{{next(stops)}:{first}}}")
    return "".join(pieces)


def _detail(parameter: Parameter) -> str:
    words = [parameter.type]
    if parameter.minimum is not None and parameter.maximum is not None:
        words.append(f"{parameter.minimum} to {parameter.maximum}")
    if parameter.unit:
        words.append(parameter.unit)
    return " ".join(words)


# Values


def _values(desk: Desk, opened: Opened, number: int, column: int, entry: Entry) -> Iterator[CompletionItem]:
    match = entry.match
    if match is None or match.parameter.secret:
        return
    statement = entry.statement
    if statement.value:
        start, end = min(column, statement.value_span.column), max(column, entry.value_span.end_column)
    else:
        start = end = column
    where = Range(opened.text.position(number, start), opened.text.position(number, end))
    default = desk.catalogue.default(match.spelling, desk.sheet(opened).model)
    meanings = desk.catalogue.value_meanings(match.parameter.name)
    literals = match.parameter.values or (["0", "1"] if match.parameter.type == "boolean" else [])
    others = [default] if default and default.lower() not in [literal.lower() for literal in literals] else []
    for rank, literal in enumerate([*literals, *others]):
        is_default = default is not None and literal.lower() == default.lower()
        yield CompletionItem(
            literal,
            kind=CompletionItemKind.Value,
            detail="; ".join(filter(None, (meanings.get(literal), "default" if is_default else None))) or None,
            sort_text=f"{rank:05}",
            preselect=is_default or None,
            text_edit=TextEdit(where, literal),
        )
