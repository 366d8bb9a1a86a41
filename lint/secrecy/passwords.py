"""Forms of password values: encrypted, `{"base64"}`; a hash, `$1$salt$hash`; all else is clear text.

A fault's words never hold any of the value: it may be a password.
"""

from __future__ import annotations

from kb.patterns import pattern
from kb.tuples import NamedTuple
from lint.secrecy.forms import Fault
from lint.secrecy.secrets import HASH

MALFORMED, QUOTES, BLOCKS = "malformed", "quotes", "blocks"
"""Kinds of faults: no encrypted value though it looks like one; typographic quotes; content that cannot be one."""

_BLOCK = 8
"""Bytes in a block of Triple DES."""
_TYPOGRAPHIC = pattern("[\u00ab\u00bb\u2018-\u201f\u2032\u2033\u2036\u2039\u203a\uff02]")
_BASE64 = pattern(r"[A-Za-z0-9+/]*")


class Doubt(NamedTuple):
    """A fault and its kind."""

    kind: str
    fault: Fault


def encrypted_doubt(value: str) -> Doubt | None:
    """What is wrong with a value that is, or was meant to be, an encrypted one; None for all others."""
    if value.startswith('{"') and value.endswith('"}') and len(value) > len('{""}'):
        return _content_doubt(value[2:-2], 2)
    quote = None if value.isascii() else _TYPOGRAPHIC.search(value)
    straight = _TYPOGRAPHIC.sub('"', value) if quote else value
    if quote and (straight.startswith('{"') or straight.endswith('"}')):
        what = "a typographic quote: encrypted values stand in straight ones, a phone takes this one as clear text"
        return Doubt(QUOTES, Fault(quote.start(), quote.end(), what))
    first, last = value.startswith('{"'), value.endswith('"}')
    if not (first or last or (value.startswith("{") and value.endswith("}"))):
        return None
    if value == '{""}':
        what = "an encrypted value without content"
    elif first:
        what = "begins as an encrypted value and does not end as one, with a quote and a brace"
    elif last:
        what = "ends as an encrypted value and does not begin as one, with a brace and a quote"
    else:
        what = "braces without quotes make no encrypted value"
    return Doubt(MALFORMED, Fault(0, len(value), f"{what}: a phone takes it as clear text"))


def hash_fault(value: str) -> Fault | None:
    """What is wrong with a value that begins as an MD5-crypt hash; None for all others."""
    if not value.startswith("$1$") or HASH.fullmatch(value):
        return None
    return Fault(0, len(value), "begins as an MD5-crypt hash ($1$) and is no whole one: $1$, salt, $, 22 characters")


def _content_doubt(content: str, start: int) -> Doubt | None:
    """What is wrong with the base64 of an encrypted value."""
    whole = Fault(start, start + len(content), "")
    plain = _BASE64.match(content)
    digits = plain.end() if plain else 0
    if content[digits:] not in ("", "=", "=="):
        return Doubt(BLOCKS, Fault(start + digits, start + digits + 1, "no base64 from here on"))
    import binascii

    try:
        decoded = len(binascii.a2b_base64(content, strict_mode=True))
    except binascii.Error:
        return Doubt(BLOCKS, whole._replace(what=f"no whole base64: {len(content)} characters make no whole bytes"))
    if decoded and decoded % _BLOCK == 0:
        return None
    what = f"the base64 holds {decoded} bytes, encrypted values hold whole blocks of {_BLOCK}: a dummy, or damaged"
    return Doubt(BLOCKS, whole._replace(what=what))
