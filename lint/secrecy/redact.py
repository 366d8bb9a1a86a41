"""A copy of a configuration file fit to show others: pseudonyms for secrets, users, numbers, hosts and addresses."""

from __future__ import annotations

import re

from kb.catalogue import Catalogue
from kb.records import Parameter
from lint.cfg.lines import ASSIGNMENT, BLANKS, COMMENT, INCLUDE, OTHER, read
from lint.cfg.parse import encode, parse
from lint.cfg.recognise import ensure_text
from lint.entries import Entry, entries
from lint.secrecy.pseudonyms import ADDRESS, AUTHORITY, MAC, Pseudonyms
from lint.secrecy.secrets import forms

_HOSTS = frozenset({"host", "ip", "url"})
_HOST_FORMS = frozenset({"host", "ip_address", "url"})
_DIRECTIVE = re.compile(r"[ \t]*;[ \t]*offhook:")
_SETTING = re.compile(r"[ \t;#]*")
_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
_ACCOUNT = re.compile(r"[\w.+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
LEFT_OUT = "(comment left out)"


class Redactor:
    """Makes copies; the same text has the same pseudonym in all of them."""

    def __init__(self, catalogue: Catalogue, key: bytes) -> None:
        self._catalogue = catalogue
        self._names = Pseudonyms(key)
        self._factory = frozenset(catalogue.factory_secrets())
        self._personal = {str(row["parameter"]) for row in catalogue.rows("select parameter from personal_values")}

    def redact(self, data: bytes, file: str) -> bytes:
        """The copy. Raises `CfgError` where the file is encrypted or no configuration file."""
        ensure_text(data, file)
        document = parse(data)
        lines = [self._line(entry) + line.end for line, entry in entries(document, self._catalogue, {})]
        return encode(("\ufeff" if document.bom else "") + "".join(lines))

    def _line(self, entry: Entry) -> str:
        statement = entry.statement
        text = statement.text
        if statement.kind == COMMENT:
            return self._comment(text)
        if statement.kind == ASSIGNMENT:
            start = statement.value_span.column - 1
            end = start + len(statement.value)
            # What stands behind the value as a remark is as free as a comment.
            value, remark = statement.value, ""
            if entry.remark is not None:
                value = text[start : entry.remark.column - 1]
                remark = text[entry.remark.column - 1 : end]
                remark = remark if len(remark) == 1 else f"{remark[0]} {LEFT_OUT}"
            kept = value.rstrip(BLANKS)
            return text[:start] + self._value(entry, kept) + value[len(kept) :] + remark + text[end:]
        if statement.kind == INCLUDE:
            return self._everywhere(AUTHORITY.sub(lambda found: self._names.authority(found[0]), text))
        # A line that is not understood may hold anything.
        return self._names.word(text) if entry.secret and statement.kind == OTHER else self._everywhere(text)

    def _value(self, entry: Entry, value: str) -> str:
        parameter = entry.match.parameter if entry.match else None
        if entry.secret:
            open_to_all = forms(value, self._factory) & {"factory", "template"}
            return value if open_to_all or not value else self._names.secret(value)
        if not value or (parameter and value == parameter.default):
            return value
        if parameter and parameter.name in self._personal:
            return value if forms(value, self._factory) == {"template"} else self._names.word(value)
        if "://" in value:
            value = AUTHORITY.sub(lambda found: self._names.authority(found[0]), value)
        elif _is_host(parameter) and _HOST.fullmatch(value):
            return self._names.host(value)
        return self._everywhere(value)

    def _comment(self, text: str) -> str:
        """A comment without its words; a setting that was commented out as a setting."""
        if _DIRECTIVE.match(text):
            return text
        mark = _SETTING.match(text)
        start = mark.end() if mark else 0
        inner = read(text[start:])
        if inner.kind == ASSIGNMENT and self._catalogue.find(_plain(inner.name)):
            return text[:start] + self._line(Entry(inner, self._catalogue))
        if not text[start:].strip():
            return text
        # Signs that are not ASCII are a finding of their own, and stay such signs.
        body = text.rstrip(BLANKS)
        return (
            text[:start] + LEFT_OUT + text[len(body) :]
            if text.isascii() and text.isprintable()
            else self._names.word(text)
        )

    def _everywhere(self, text: str) -> str:
        text = _ACCOUNT.sub(lambda found: self._names.authority(found[0]), text)
        text = ADDRESS.sub(lambda found: self._names.address(found[0]), text)
        return MAC.sub(lambda found: self._names.mac(found[0]), text)


def _is_host(parameter: Parameter | None) -> bool:
    return parameter is not None and (parameter.type in _HOSTS or parameter.form in _HOST_FORMS)


def _plain(name: str) -> str:
    return name.encode(errors="replace").decode()
