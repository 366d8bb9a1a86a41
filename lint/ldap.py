"""LDAP search filters as RFC 4515 writes them: what is wrong with one, and where.

`%`, the phone's sign for what the user typed, is an ordinary character of a value. Blanks between the parts of a filter
are let pass: the RFC has none, directories skip them.
"""

from __future__ import annotations

import re

from kb.patterns import pattern
from lint.secrecy.forms import Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_BLANKS = pattern(r"[ \t]*")
_ITEM = pattern(r"[^()]*")
_PARTS = pattern(r"(?P<attribute>[^=<>~:]*)(?P<rule>:[^=]*)?(?P<operator>~=|>=|<=|=)(?P<value>.*)", re.DOTALL)
_OID = r"[A-Za-z0-9][A-Za-z0-9._-]*"
_ATTRIBUTE = pattern(rf"{_OID}(?:;[A-Za-z0-9-]+)*")
_RULE = pattern(rf"(?::dn)?(?::{_OID})?:", re.IGNORECASE)
_ESCAPE = pattern(r"\\(?![0-9A-Fa-f]{2})")
_BINDING = ("&", "|", "!")


def filter_fault(text: str) -> Fault | None:
    """The first thing that keeps a text from being an LDAP filter; None where nothing does."""
    try:
        _Reader(text).read()
    except _BrokenError as broken:
        return broken.fault
    return None


class _BrokenError(Exception):
    """The text is no filter."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what)
        self.fault = fault


class _Open:
    """A parenthesis that awaits its end; `operator` is what binds the filters within."""

    def __init__(self, at: int, operator: str) -> None:
        self.at = at
        self.operator = operator
        self.filters = 0


class _Reader:
    """Reads a filter from left to right. (No recursion: the text may nest as deep as it likes.)"""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.opened: list[_Open] = []

    def read(self) -> None:
        """Read the whole text. Raises `_BrokenError`."""
        self._skip()
        if self._next() != "(":
            self._break(self.at, "a filter begins with '('")
        self._open()
        self._skip()
        while self.opened:
            if self._next() == ")":
                self._close()
            elif self._next() == "(":
                self._open()
            elif self._next():
                self._break(self.at, f"behind '{self.opened[-1].operator}' stand filters in parentheses")
            else:
                self._break(self.opened[-1].at, "no ')' closes this '('")
            self._skip()
        if self._next() == ")":
            self._break(self.at, "this ')' closes no '('")
        if self._next():
            self._break(self.at, "the filter ends before this text", len(self.text))

    def _open(self) -> None:
        """Read `(` with what binds the filters within, or with the comparison that stands there."""
        before = self.opened[-1] if self.opened else None
        if before and before.operator == "!" and before.filters:
            self._break(self.at, "'!' takes one filter")
        if before:
            before.filters += 1
        start = self.at
        self.at += 1
        self._skip()
        if self._next() in _BINDING:
            self.opened.append(_Open(start, self._next()))
            self.at += 1
        else:
            self._compare(start)

    def _close(self) -> None:
        """Read the `)` that ends a list of filters."""
        closed = self.opened.pop()
        self.at += 1
        if not closed.filters:
            self._break(closed.at, f"no filter stands behind '{closed.operator}'", self.at)

    def _compare(self, opening: int) -> None:
        """Read `attribute=value)`."""
        start, end = self.at, self._end(_ITEM)
        item = self.text[start:end]
        if end == len(self.text):
            self._break(opening, "no ')' closes this '('")
        if self.text[end] == "(":
            self._break(end, r"a ')' is missing before this '(', or the '(' is part of a value (written \28)")
        if not item:
            self._break(opening, "nothing stands in these parentheses", end + 1)
        parts = _PARTS.fullmatch(item)
        if parts is None:
            self._break(start, "no '=' compares an attribute with a value", end)
        self._check_left(start, parts)
        self._check_value(start, parts)
        self.at = end + 1

    def _check_left(self, start: int, parts: re.Match[str]) -> None:
        attribute, rule = parts["attribute"], parts["rule"]
        if not attribute and rule in (None, ":"):
            self._break(start, "no attribute's name stands before the comparison")
        if attribute and not _ATTRIBUTE.fullmatch(attribute):
            self._break(start, "this is no attribute's name", start + len(attribute))
        if rule and not (_RULE.fullmatch(rule) and parts["operator"] == "="):
            self._break(start + parts.start("rule"), "this is no matching rule", start + parts.end("rule"))

    def _check_value(self, start: int, parts: re.Match[str]) -> None:
        value = start + parts.start("value")
        escape = _ESCAPE.search(parts["value"])
        if escape:
            self._break(value + escape.start(), "behind a backslash stand two hexadecimal digits")
        star = parts["value"].find("*")
        if star >= 0 and (parts["operator"] != "=" or parts["rule"]):
            self._break(value + star, "'*' stands behind a plain '=' only")

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _skip(self) -> None:
        self.at = self._end(_BLANKS)

    def _end(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        return found.end() if found else self.at

    def _break(self, start: int, what: str, end: int | None = None) -> NoReturn:
        raise _BrokenError(Fault(start, start + 1 if end is None else end, what))
