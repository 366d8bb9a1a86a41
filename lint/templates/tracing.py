"""Which line of a Jinja template each line of a file came from.

The template is rendered a second time with marks between its pieces: a character of a private plane that stands for
the piece's line. Where the marks change what is made (a filter that counts letters), nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kb.tuples import NamedTuple

if TYPE_CHECKING:
    import jinja2

_TEXT, _VALUE = 0xF0000, 0x100000
"""Marks of what stands in the template as it is, and of what is computed."""
_MOST = 0xFFFD
"""Lines that can be told."""
_LINE_END = re.compile("\r\n|\r|\n")
"""As Jinja counts lines."""
_MARK = re.compile("[\U000f0000-\U000fffff\U00100000-\U0010ffff]")


class Origin(NamedTuple):
    """Where a line was made."""

    line: int
    """Of the template."""
    computed: bool
    """Whether part of it was computed, so that it may differ from phone to phone."""
    same: bool
    """Whether it stands in the template just so: then columns are the same."""


def marked(environment: jinja2.Environment, text: str) -> Any:
    """The template, compiled to code that makes the same text with marks in it."""
    from jinja2 import nodes

    tree = environment.parse(text)
    for output in tree.find_all(nodes.Output):
        pieces: list[nodes.Expr] = []
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                pieces.append(nodes.TemplateData(_with_marks(node.data, node.lineno), lineno=node.lineno))
            else:
                pieces += [nodes.TemplateData(_mark(_VALUE, node.lineno), lineno=node.lineno), node]
        output.nodes = pieces
    return environment.compile(tree, "template", "template")


def origins(traced: str, made: str, template: str) -> dict[int, Origin] | None:
    """By line of what was made; None where the marks changed it."""
    if _MARK.sub("", traced) != made:
        return None
    lines = _LINE_END.split(template)
    found: dict[int, Origin] = {}
    held = _TEXT + 1
    for number, row in enumerate(traced.split("\n"), 1):
        # Text before the first mark goes on with what the line before ended with: a value of several lines.
        pieces = [(held, _MARK.split(row)[0])]
        pieces += zip(map(ord, _MARK.findall(row)), _MARK.split(row)[1:], strict=True)
        written = [mark for mark, text in pieces if text.rstrip("\r")]
        marks = [mark for mark, _ in pieces[1:]] + written
        line = _line(written[0] if written else (marks or [held])[0])
        plain = "".join(text for _, text in pieces).rstrip("\r")
        computed = any(mark >= _VALUE for mark in marks)
        found[number] = Origin(line, computed, not computed and lines[line - 1 : line] == [plain])
        held = pieces[-1][0]
    return found


def _line(mark: int) -> int:
    return mark - (_VALUE if mark >= _VALUE else _TEXT)


def _with_marks(data: str, line: int) -> str:
    rows = data.split("\n")
    return "\n".join(_mark(_TEXT, line + place) + row for place, row in enumerate(rows))


def _mark(kind: int, line: int) -> str:
    return chr(kind + min(line, _MOST))


Origins = Mapping[int, Origin]
