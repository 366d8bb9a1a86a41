"""A file of a kind that the parameter does not take.

Told by the suffix. Ring tones, say, go to a phone in an archive, .zip or .tgz; a bare .wav is
refused. A name without a suffix passes, and so does a server without a file.

Severity: as the form may be held (`enforce`) where the suffix is that of another kind of file these
phones know; a warning at most for a suffix that no source shows.

Passes::

    provisioning/ring_tone_uri=tones.tgz
    provisioning/ring_tone_uri=https://server.example.com/tones.ZIP
    provisioning/ring_tone_uri=https://server.example.com

Fails::

    provisioning/ring_tone_uri=bell.wav
    provisioning/ring_tone_uri=https://server.example.com/tones.rar
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.secrecy import forms
from lint.wording import either, quote

CODE = "VAL021"
NAME = "wrong-file-suffix"

_SERVER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/+[^/]*")
_END = re.compile(r"[?#;]")
"""What may follow the path of a URL."""


def check(entry: Entry) -> Iterator[Problem]:
    """Report a file name whose suffix is not among those of the parameter's form."""
    if not forms.has_form(entry, "ring_tone_archive"):
        return
    name, suffix = _file(entry.value)
    if not name or not suffix.isalnum():
        return
    kinds = {row["suffix"]: row for row in entry.catalogue.rows("select * from file_formats where suffix <> ''")}
    parameter = entry.parameter
    taken = [known for known, row in kinds.items() if parameter is not None and row["form"] == parameter.form]
    kind = kinds.get(f".{suffix.lower()}")
    if not taken or (kind and kind["suffix"] in taken):
        return
    fact = forms.held(entry, most=None if kind else WARNING)
    if fact:
        what = f"{quote(f'{name}.{suffix}')} ({kind['name']})" if kind else quote(f"{name}.{suffix}")
        yield forms.problem(entry, fact, f"{what} is no file with the suffix {either(taken)}")


def _file(value: str) -> tuple[str, str]:
    """Name and suffix, without its dot, of the file at the end of a path or URL; empty texts where there is none."""
    server = _SERVER.match(value)
    path = _END.split(value[server.end() :] if server else value, maxsplit=1)[0]
    name, _, suffix = path.rpartition("/")[2].rpartition(".")
    return name, suffix
