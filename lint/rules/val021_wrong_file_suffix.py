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

from lint import forms
from lint.entries import Entry
from lint.findings import WARNING, Problem
from lint.wording import either, quote

CODE = "VAL021"
NAME = "wrong-file-suffix"

_SERVER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:/+[^/]*")
_SUFFIX = re.compile(r"[^/.?#;][^/?#;]*(\.[A-Za-z0-9]+)(?=[?#;]|$)")


def check(entry: Entry) -> Iterator[Problem]:
    """Report a file name whose suffix is not among those of the parameter's form."""
    if not forms.has_form(entry, "ring_tone_archive"):
        return
    found = _SUFFIX.search(_SERVER.sub("", entry.value, count=1))
    if found is None:
        return
    kinds = {row["suffix"]: row for row in entry.catalogue.rows("select * from file_formats where suffix <> ''")}
    parameter = entry.parameter
    taken = [suffix for suffix, row in kinds.items() if parameter is not None and row["form"] == parameter.form]
    suffix = found[1].lower()
    if suffix in taken or not taken:
        return
    fact = forms.held(entry, most=None if suffix in kinds else WARNING)
    if fact:
        kind = f" ({kinds[suffix]['name']})" if suffix in kinds else ""
        yield forms.problem(entry, fact, f"{quote(found[0])}{kind} is no file with the suffix {either(taken)}")
