"""What the value of a password is: typed as it is, encrypted by the vendor's tool, a hash, a factory secret."""

from __future__ import annotations

from functools import lru_cache

from kb.patterns import pattern

HASH = pattern(r"\$1\$([^$]{0,8})\$([./0-9A-Za-z]{22})")
"""A hash as Unix's crypt writes it with MD5: salt and digest."""
_TAG = pattern(r"\[[^\]]+\]|<[^>]+>|\{\{.+\}\}|\{\$.+\}|%[A-Za-z_]\w*%")
"""What stands in a template for the password of each phone."""
_ENCRYPTED = pattern(r'\{".+"\}')
_ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ROUNDS = 1000
_ORDER = ((0, 6, 12), (1, 7, 13), (2, 8, 14), (3, 9, 15), (4, 10, 5))


def forms(value: str, factory: frozenset[str]) -> set[str]:
    """The forms of a password: `encrypted`, `hash`, `template` or `clear`; and `factory` for a published one.

    A published one is told in clear text and hashed.
    """
    hashed = HASH.fullmatch(value)
    if hashed:
        known = any(md5_crypt(secret, hashed[1]) == value for secret in factory)
        return {"hash", "factory"} if known else {"hash"}
    if _ENCRYPTED.fullmatch(value):
        return {"encrypted"}
    if _TAG.fullmatch(value):
        return {"template"}
    return {"clear", "factory"} if value in factory else {"clear"}


@lru_cache(maxsize=256)
def md5_crypt(secret: str, salt: str) -> str:
    """The `$1$` hash of a secret, as Unix's crypt makes it.

    Python has dropped it, and a dependency for this one look at published secrets would be dear.
    """
    import hashlib  # Slow to import, and files without a hash need none.

    key, grain = secret.encode(), salt.encode()
    inner = hashlib.md5(key + grain + key, usedforsecurity=False).digest()
    start = hashlib.md5(key + b"$1$" + grain, usedforsecurity=False)
    start.update((inner * (len(key) // 16 + 1))[: len(key)])
    length = len(key)
    while length:
        start.update(b"\0" if length & 1 else key[:1])
        length >>= 1
    digest = start.digest()
    for number in range(_ROUNDS):
        part = hashlib.md5(usedforsecurity=False)
        part.update(key if number & 1 else digest)
        part.update(grain if number % 3 else b"")
        part.update(key if number % 7 else b"")
        part.update(digest if number & 1 else key)
        digest = part.digest()
    text = "".join(_letters(digest[a] << 16 | digest[b] << 8 | digest[c], 4) for a, b, c in _ORDER)
    return f"$1${salt}${text}{_letters(digest[11], 2)}"


def _letters(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> 6 * place & 0x3F] for place in range(count))
