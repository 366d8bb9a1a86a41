"""Tell what is no configuration file before it is read as one: encrypted files, archives, firmware, UTF-16.

Conservative: text in any 8-bit or UTF-8 encoding passes, however odd.
"""

from __future__ import annotations

from lint.errors import CfgError

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(code for code in (*range(1, 32), 127) if code not in b"\t\n\v\f\r\x1a\x1b")
"""Control characters that text does not hold. Tabs and line ends it does; old editors left form feeds, ^Z, escapes."""
_FEW = 3
_SHARE = 50
"""A text may hold a few such characters, or one in this many; of encrypted bytes, one in ten is one."""


def ensure_text(data: bytes, file: str) -> None:
    """Raise `CfgError` where `data`, the content of `file`, cannot be the text of a configuration file."""
    if data.startswith(_UTF16):
        raise CfgError(f"{file}: UTF-16 text, which a phone is not known to read; save it as plain ASCII or UTF-8")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    binary = b"\0" in data or (controls > _FEW and controls * _SHARE > len(data))
    if file.lower().endswith(".cfx") and (binary or not _is_utf8(data)):
        raise CfgError(f"{file}: an encrypted configuration file; lint the .cfg file it was made from")
    if binary:
        raise CfgError(f"{file}: binary, not a configuration file (encrypted, perhaps); lint the plain .cfg file")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
