"""What is no configuration file is refused; odd text is not."""

from __future__ import annotations

import random

import pytest

from lint.cfg.recognise import ensure_text
from lint.errors import CfgError


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"voip/line/0/id=4101\n",
        "voip/line/0/description=Küche".encode("latin-1"),
        "; Телефон в приёмной, второй этаж\nvoip/line/0/description=Приёмная".encode("cp1251"),
        b"\x01\x02\x03",
        b"a=\x01\x02\x03\x04" + b"b" * 194,
        b"voip/line/0/id=4101\n\x1a",
        b"\xef\xbb\xbfvoip/line/0/id=4101\n",
    ],
)
def test_text_passes(data: bytes) -> None:
    ensure_text(data, "phone.cfg")


def test_encrypted_file_is_named_as_such() -> None:
    encrypted = random.Random(7).randbytes(512)  # noqa: S311 (no secret: stands for encrypted bytes)
    with pytest.raises(CfgError, match=r"^conf\.cfx: an encrypted configuration file; lint the \.cfg"):
        ensure_text(encrypted, "conf.cfx")
    with pytest.raises(CfgError, match=r"^CONF\.CFX: an encrypted"):
        ensure_text(b"short, \xe9\xfe\x80", "CONF.CFX")
    with pytest.raises(CfgError, match=r"^conf\.cfg: binary, .*encrypted"):
        ensure_text(encrypted, "conf.cfg")


def test_encrypted_bytes_are_recognised_whatever_they_are() -> None:
    for seed in range(50):
        encrypted = random.Random(seed).randbytes(256)  # noqa: S311 (no secret)
        with pytest.raises(CfgError):
            ensure_text(encrypted.replace(b"\0", b"\x80"), "conf.cfg")


def test_plain_text_under_an_encrypted_name_is_text() -> None:
    ensure_text(b"voip/line/0/id=4101\n", "conf.cfx")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a=1\n\0", "binary"),
        (b"PK\x03\x04" + bytes(30), "binary"),
        (b"a=\x01\x02\x03\x04" + b"b" * 193, "binary"),
        ("a=1\n".encode("utf-16"), "UTF-16"),
    ],
)
def test_other_files_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(CfgError, match=f"^x.cfg: .*{words}"):
        ensure_text(data, "x.cfg")
