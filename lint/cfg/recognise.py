"""Tell what is no configuration file before it is read as one: encrypted files, archives, firmware, UTF-16.

And tell the settings of other programs, which are named `.cfg` as well.

Conservative: text in any 8-bit or UTF-8 encoding passes, however odd.
"""

from __future__ import annotations

import re

from kb.patterns import pattern
from lint.errors import CfgError

ENCRYPTED = ".cfx"
"""The suffix of encrypted files."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(code for code in (*range(1, 32), 127) if code not in b"\t\n\v\f\r\x1a\x1b")
"""Control characters that text does not hold. Tabs and line ends it does; old editors left form feeds, ^Z, escapes."""
_NO_TEXT = b"\0" + _CONTROLS
_FEW = 3
_SHARE = 50
"""A text may hold a few such characters, or one in this many; of encrypted bytes, one in ten is one."""
_HEADER = pattern(rb"[ \t]*\[[^\]\r\n]+\][ \t]*(?:[#;].*)?")
_PATH_NAME = pattern(rb"^[ \t]*/?[\w.]+/[^\s=:]*[ \t]*=|^[ \t]*include[ \t]", re.MULTILINE)
_VENV = (b"home", b"include-system-site-packages", b"version")
_MARKUP = (b"<?xml", b"<!doctype")


def ensure_text(data: bytes, file: str) -> None:
    """Raise `CfgError` where `data`, the content of `file`, cannot be the text of a configuration file."""
    if data.startswith(_UTF16):
        raise CfgError(f"{file}: UTF-16 text, which a phone is not known to read; save it as plain ASCII or UTF-8")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    binary = b"\0" in data or (controls > _FEW and controls * _SHARE > len(data))
    if file.lower().endswith(ENCRYPTED) and (binary or not _is_utf8(data)):
        raise CfgError(f"{file}: an encrypted configuration file; lint the .cfg file it was made from")
    if binary:
        raise CfgError(f"{file}: binary, not a configuration file (encrypted, perhaps); lint the plain .cfg file")


def has_controls(data: bytes) -> bool:
    """Whether there is any control character that text does not hold, or a zero byte."""
    return len(data) != len(data.translate(None, _NO_TEXT))


def is_foreign(data: bytes) -> bool:
    """Whether a text is the settings of some other program: `setup.cfg`, `tox.ini` and other files of their form, XML.

    Conservative: a single name with a slash before an `=`, as all of the phone's names have, or an include, and it
    passes for a phone's file.
    """
    body = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if body[:9].lower().startswith(_MARKUP):
        return True
    if _PATH_NAME.search(data.replace(b"\r", b"\n") if b"\r" in data else data):
        return False
    lines = [line for line in body.splitlines() if line.strip() and not line.lstrip().startswith((b"#", b";"))]
    if not lines:
        return False
    return bool(_HEADER.fullmatch(lines[0])) or set(_VENV) <= {line.partition(b"=")[0].strip() for line in lines}


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
