"""Where secrets stand, in what form, and what that form is worth. Values are never part of the answer."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from kb.catalogue import Catalogue
from kb.tuples import NamedTuple
from lint import files
from lint.cfg.lines import ASSIGNMENT, BLANKS, COMMENT
from lint.cfg.parse import parse
from lint.cfg.recognise import ensure_text, is_foreign
from lint.entries import Entry, entries
from lint.errors import CfgError
from lint.secrecy.secrets import forms

ENCRYPTED_FILE = ".cfx"
_CLEAR = ("sip-password-clear-text", "password-clear-text")
"""Practices on clear text: the first for lines' passwords, the last for any other."""
_FACTS = {
    "encrypted": "encryption-password-treat-as-readable",
    "factory": "encryption-password-hash-no-protection",
    "file": "encryption-file-treat-as-readable",
}
_WEAK_HASH = "password-hash-weak"


class Secret(NamedTuple):
    """One secret."""

    file: str
    line: int | None
    """Null where the whole file is encrypted."""
    parameter: str | None
    form: str
    """`clear`, `hash`, `encrypted`, `template`, or `file` for an encrypted file."""
    factory: bool
    """Whether it is a published factory password."""
    comment: bool
    """Whether it stands in a comment, where the phone does not read it but people do."""
    worth: str
    sources: list[str]


def find(paths: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """The files that paths stand for, encrypted ones too: path, and why it cannot be read."""
    for path in paths:
        if path != files.STDIN and os.path.isdir(path):
            encrypted = sorted(
                os.path.join(parent, name)
                for parent, _, names in os.walk(path)
                for name in names
                if name.lower().endswith(ENCRYPTED_FILE)
            )
            # A folder of nothing but encrypted files is no wrong path.
            plain = ((file, fault) for file, fault in files.find([path]) if not (encrypted and file == path))
            yield from sorted([*plain, *((file, None) for file in encrypted)])
        else:
            yield from files.find([path])


def secrets(path: str, data: bytes, catalogue: Catalogue) -> Iterator[Secret]:
    """The secrets of a file. Raises `CfgError` where it is no configuration file."""
    if path.lower().endswith(ENCRYPTED_FILE):
        worth, sources = _fact("file", catalogue)
        yield Secret(path, None, None, "file", False, False, worth, sources)
        return
    ensure_text(data, path)
    if is_foreign(data):
        raise CfgError(f"{path}: no phone configuration; name one")
    published = frozenset(catalogue.factory_secrets())
    for line, entry in entries(parse(data), catalogue, {}):
        value = _value(entry)
        if not value or not entry.secret:
            continue
        found = forms(value, published)
        factory = "factory" in found
        form = next(iter(found - {"factory"}))
        worth, sources = _worth(form, entry, factory, catalogue)
        commented = entry.statement.kind == COMMENT
        yield Secret(path, line.number, _name(entry), form, factory, commented, worth, sources)


def _value(entry: Entry) -> str:
    """The value, also of a setting that was commented out."""
    if entry.statement.kind == ASSIGNMENT:
        return entry.value
    return entry.statement.text.partition("=")[2].strip(BLANKS)


def _name(entry: Entry) -> str:
    if entry.statement.kind == ASSIGNMENT:
        return entry.name
    return entry.statement.text.partition("=")[0].strip(BLANKS + ";#")


def _worth(form: str, entry: Entry, factory: bool, catalogue: Catalogue) -> tuple[str, list[str]]:
    if form == "template":
        return "A template's tag: the secret itself is elsewhere.", []
    if factory and form == "hash":
        return _fact("factory", catalogue)
    if form in _FACTS:
        return _fact(form, catalogue)
    match = catalogue.find(_name(entry))
    name = match.parameter.name if match else ""
    practices = [catalogue.practice(one) for one in (_CLEAR if form == "clear" else (_WEAK_HASH,))]
    practice = next((one for one in practices if name in (one.parameters or ())), practices[-1])
    return practice.text, practice.sources


def _fact(form: str, catalogue: Catalogue) -> tuple[str, list[str]]:
    fact = catalogue.topic_fact(_FACTS[form])
    return fact.text, fact.sources
