"""Pseudonyms of the same look: a digit for a digit, a letter for a letter, so that what a linter finds stays the same.

The same text has the same pseudonym under the same key. Without the key nobody can try out what a pseudonym stands for.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
import re
import string
from collections.abc import Callable, Iterator

MAC = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{2}(?:[:._-]?[0-9A-Fa-f]{2}){5}(?![0-9A-Za-z])")
ADDRESS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
AUTHORITY = re.compile(r"(?<=://)[^/;\s]+")
"""Server of a URL, with user and password before it and a port behind it, if any."""
_ENCRYPTED = re.compile(r'\{"(.+)"\}')
_HASH = re.compile(r"\$1\$([^$]{1,8})\$([./0-9A-Za-z]{22})")
_OUI = 6
_NOT_ASCII = "\u00e9"


Maker = Callable[[str, int], str]


class Pseudonyms:
    """Pseudonyms under one key."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._given: dict[tuple[str, str], str] = {}
        self._taken: dict[str, set[str]] = {}

    def word(self, text: str) -> str:
        """Letters and digits replaced, all other signs kept. Different texts stay different."""
        return self._unique("word", text, self._alike)

    def secret(self, value: str) -> str:
        """A secret in the form it had."""
        encrypted = _ENCRYPTED.fullmatch(value)
        if encrypted:
            return self._unique("encrypted", value, lambda _, salt: self._encrypted(encrypted[1], salt))
        if _HASH.fullmatch(value):
            return "$1$" + self.word(value[3:])
        return self.word(value)

    def mac(self, text: str) -> str:
        """A MAC address of the same maker, in the same case and with the same separators."""
        digits = re.sub("[^0-9A-Fa-f]", "", text)
        fresh = iter(digits[:_OUI].lower() + self._unique("mac", digits[_OUI:].lower(), self._hex))
        made = [next(fresh) if sign in string.hexdigits else sign for sign in text]
        return "".join(m.upper() if sign.isupper() else m for m, sign in zip(made, text, strict=True))

    def address(self, text: str) -> str:
        """An IPv4 address of the same kind; those of one /24 network stay in one, with their last number."""
        try:
            address = ipaddress.IPv4Address(text)
        except ValueError:
            return text
        if not _personal(address):
            return text
        network, _, last = text.rpartition(".")
        return f"{self._unique('private' if address.is_private else 'public', network, self._network)}.{last}"

    def host(self, text: str) -> str:
        """A host name, its last label kept; an address as an address."""
        if ADDRESS.fullmatch(text):
            return self.address(text)
        start, dot, last = text.rpartition(".")
        return f"{self.word(start)}{dot}{last}" if dot else self.word(text)

    def authority(self, text: str) -> str:
        """The server of a URL, and whoever logs in there; the port stays."""
        user, at, server = text.rpartition("@")
        host, colon, port = server.partition(":")
        return f"{self.word(user)}{at}{self.host(host)}{colon}{port}"

    def _unique(self, kind: str, text: str, make: Maker) -> str:
        known = self._given.get((kind, text))
        taken = self._taken.setdefault(kind, set())
        salt = 0
        while known is None:
            made = make(text, salt)
            # A text of one digit has few pseudonyms; then two may share one.
            if (made not in taken and made != text) or salt > 50:
                known = self._given[kind, text] = made
                taken.add(made)
            salt += 1
        return known

    def _alike(self, text: str, salt: int) -> str:
        stream = self._stream(text, salt)
        return "".join(_like(sign, next(stream)) for sign in text)

    def _hex(self, text: str, salt: int) -> str:
        stream = self._stream(text, salt)
        return "".join("0123456789abcdef"[next(stream) % 16] for _ in text)

    def _network(self, text: str, salt: int) -> str:
        stream = self._stream(text, salt)
        first = "10" if ipaddress.IPv4Address(f"{text}.0").is_private else "20"
        return f"{first}.{next(stream)}.{next(stream)}"

    def _encrypted(self, text: str, salt: int) -> str:
        try:
            size = len(base64.b64decode(text, validate=True))
        except (binascii.Error, ValueError):
            return '{"' + self._alike(text, salt) + '"}'
        stream = self._stream(text, salt)
        return '{"' + base64.b64encode(bytes(next(stream) for _ in range(size))).decode() + '"}'

    def _stream(self, text: str, salt: int) -> Iterator[int]:
        block = 0
        while True:
            said = f"{salt}:{block}:{text}".encode("utf-8", "surrogateescape")
            yield from hmac.digest(self._key, said, hashlib.sha256)
            block += 1


def _personal(address: ipaddress.IPv4Address) -> bool:
    """Whether an address is one of somebody's: no netmask, no group, none that all use alike."""
    number = int(address)
    inverse = number ^ 0xFFFFFFFF
    netmask = inverse & (inverse + 1) == 0
    special = address.is_multicast or address.is_loopback or address.is_unspecified or address.is_link_local
    return not (netmask or special or number >= 0xF0000000)


def _like(sign: str, number: int) -> str:
    if sign in "123456789":
        return "123456789"[number % 9]
    if sign == "0":
        return "0"
    for letters in (string.ascii_lowercase, string.ascii_uppercase):
        if sign in letters:
            return letters[number % 26]
    return _NOT_ASCII if sign.isalpha() and not sign.isascii() else sign
