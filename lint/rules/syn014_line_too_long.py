"""A line that is longer than any that was seen.

No source says how long a line may be. The longest name known has 76 characters, and the longest
values that the firmware's table allows are those of dial plans. A line of more than 33,000
characters is more likely a file that lost its line ends.

Severity: warning.

Passes::

    voip/line/0/description=Reception

Fails::

    voip/line/0/description=<LONG>
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.cfg.lines import Span
from lint.entries import Entry
from lint.findings import WARNING, Problem

CODE = "SYN014"
NAME = "line-too-long"
_LONGEST = 33_000


def check(entry: Entry) -> Iterator[Problem]:
    """Report a line that no setting can be."""
    length = len(entry.statement.text)
    if length > _LONGEST:
        message = f"{length:,} characters in one line: longer than any setting, perhaps line ends were lost"
        yield Problem(Span(_LONGEST + 1, length + 1), WARNING, message)
