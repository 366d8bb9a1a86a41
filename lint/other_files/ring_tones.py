"""Ring tones: an archive of wav files. Members are looked at where they lie; nothing is unpacked."""

from __future__ import annotations

import io
import tarfile
import wave
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lint.findings import ERROR, INFO, WARNING
from lint.other_files.remark import Checked, Remark
from lint.wording import count, quote

TOPIC = "ring-tone-archive"
_SUFFIX = f"{TOPIC}-suffix"
_TONE = ".wav"
_MOST = 500
_LARGEST = 1 << 24
"""A member of more bytes is not looked into: an archive may pretend to hold any number of them."""

Members = Iterator[tuple[str, int, Any]]


def check(name: str, data: bytes, *, refused: str) -> Checked:
    """The tones of an archive, and what is odd about it. `refused` is how hard the manual's refusal may be held."""
    if name.lower().endswith(_TONE):
        words = "a bare tone: put it into a .zip or .tgz archive"
        entry = _tone(name, data)
        return Checked(
            "ring tone", TOPIC, [entry] if entry else [], [Remark(None, None, None, refused, words, (_SUFFIX,))]
        )
    remarks: list[Remark] = []
    entries: list[dict[str, Any]] = []
    try:
        for number, (member, size, read) in enumerate(_members(name, data)):
            if number == _MOST:
                remarks.append(_remark(None, INFO, f"only the first {_MOST} members were looked at"))
                break
            remarks += _oddities(member, size)
            if member.lower().endswith(_TONE) and size <= _LARGEST:
                tone = _tone(member, read())
                entries += [tone] if tone else []
                if tone is None:
                    remarks.append(_remark(member, WARNING, "no wav file that can be read"))
    except (
        zipfile.BadZipFile,
        tarfile.TarError,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        words = f"the archive cannot be read ({str(error) or type(error).__name__})"
        remarks.append(_remark(None, ERROR, words))
        return Checked("ring tone archive", TOPIC, entries, remarks)
    if not entries:
        remarks.append(_remark(None, WARNING, "no tone in it that can be read"))
    return Checked("ring tone archive", TOPIC, entries, remarks)


def _members(name: str, data: bytes) -> Members:
    if name.lower().endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for one in archive.infolist():
                if not one.is_dir():
                    yield one.filename, one.file_size, lambda one=one: archive.read(one)
        return
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as tar:
        for member in tar:
            if member.isfile():
                yield member.name, member.size, lambda member=member: _content(tar, member)
            elif not member.isdir():
                yield member.name, 0, lambda: b""


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(member)
    return file.read() if file else b""


def _oddities(member: str, size: int) -> Iterator[Remark]:
    if member.startswith(("/", "\\")) or ".." in member.replace("\\", "/").split("/"):
        yield _remark(member, WARNING, "a name that leads out of the archive")
    if not member.lower().endswith(_TONE):
        yield _remark(member, WARNING, f"no {_TONE} file")
    if size > _LARGEST:
        yield _remark(member, WARNING, f"{count(size, 'byte')}: too large to be looked into")


def _tone(name: str, data: bytes) -> dict[str, Any] | None:
    try:
        with wave.open(io.BytesIO(data)) as tone:
            rate = tone.getframerate()
            return {
                "name": name,
                "channels": tone.getnchannels(),
                "bits": 8 * tone.getsampwidth(),
                "rate": rate,
                "seconds": round(tone.getnframes() / rate, 2) if rate else None,
            }
    except (wave.Error, EOFError):
        # The module knows PCM only; which encodings a phone takes is not known either.
        return {"name": name, "channels": None, "bits": None, "rate": None, "seconds": None} if _riff(data) else None


def _riff(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


def _remark(member: str | None, severity: str, message: str) -> Remark:
    words = f"{quote(member)}: {message}" if member is not None else message
    return Remark(None, None, member, severity, words, (_SUFFIX,))
