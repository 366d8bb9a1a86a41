"""Bytes of a table or a template as text, in the encodings that spreadsheets and editors save."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WESTERN = "cp1252"


def decode(data: bytes) -> tuple[str, str] | None:
    """The text, and the encoding it is in; None where it is in none of them.

    By its byte order mark, else UTF-8, else the Western code page of Windows, which spreadsheets save there.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for name in (encoding,) if encoding else ("utf-8", _WESTERN):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return None
