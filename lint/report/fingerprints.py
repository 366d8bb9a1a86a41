"""What a finding is known by from one run to the next, so that a service tells new ones from old ones.

A fingerprint survives that the line moves, and that the message is worded anew: it is made of the file, the code, the
parameter and the text of the line. Findings that are equal in all of these are counted through, in their order.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from lint.engine import Result

_LENGTH = 40


def fingerprints(result: Result, path: str) -> list[str]:
    """One fingerprint for each finding of a file, in their order; `path` is the file's name in the report."""
    seen: Counter[str] = Counter()
    found = []
    for finding in result.findings:
        # Secret values are masked in the text: nobody can try passwords against the fingerprint.
        text = result.excerpts.get(finding.line, "").strip()
        about = "\0".join((path, finding.code, finding.parameter or "", text))
        found.append(fingerprint(about, str(seen[about])))
        seen[about] += 1
    return found


def fingerprint(*parts: str) -> str:
    """A short name of these texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
