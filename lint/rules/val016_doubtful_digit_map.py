"""A digit map that can be read, and hardly means what it says.

- Both separators, `|` and `;`: no manual defines that.
- A capital `X`, or `T` elsewhere than at the end: no manual of a phone shows it.
- A pattern that matches the same numbers as an earlier one, or fewer: it does nothing.
- A pattern whose numbers begin with complete numbers of another one. The manual says of its `0`
  that the phone waits there for the timer, and of its `[2-9]11` that it dials at once: test on a
  phone.
- Longer than the manuals allow; newer firmware takes more.

Severity: warning; info for numbers that begin with other numbers, as in the manual's own example.

Passes::

    voip/signalling/sip/digit_map=[2-7]11|100|101|*xx|[89]xxx
    voip/signalling/sip/digit_map=0T|01xxxx
    voip/signalling/sip/digit_map=10x;05xxxxxxxx;4xxx

Fails::

    voip/signalling/sip/digit_map=100|101;4xxx
    voip/signalling/sip/digit_map=4XXX|0
    voip/signalling/sip/digit_map=9T1xx|0
    voip/signalling/sip/digit_map=[8]xxxx|0|8xxxx
    voip/signalling/sip/digit_map=[2-7]xxx|0|41xx
    voip/signalling/sip/digit_map=1xx|1xxx
    voip/signalling/sip/digit_map=[2-9]11|[2-7]xxx
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.dialing import digit_map, faults
from lint.dialing.compare import OVERLAP, UNREACHABLE, compare
from lint.dialing.value import documented, problem, reported, too_long, value_of
from lint.dialing.words import explain
from lint.entries import Entry
from lint.findings import Problem
from lint.wording import clean

CODE = "VAL016"
NAME = "doubtful-digit-map"

_KINDS = frozenset({faults.BOTH_SEPARATORS, faults.CAPITAL_X, faults.TIMER_PLACE})


def check(entry: Entry) -> Iterator[Problem]:
    """Report what is doubtful in a digit map, each at its place."""
    value = value_of(entry, "digitmap")
    if not value:
        return
    found = digit_map.read(value)
    yield from reported(entry, found.faults, _KINDS)
    yield from too_long(entry, value)
    # What is longer than any phone takes is not worth the time.
    if len(value) > max(documented(entry), default=0):
        return
    patterns = found.sound
    for relation in compare(patterns).relations:
        pattern = patterns[relation.pattern]
        words = clean(explain(patterns, relation))
        if relation.kind in (UNREACHABLE, OVERLAP):
            # The contradiction in the guide, in the dataset's words.
            words += f". {entry.catalogue.practice(relation.kind).note or ''}".replace("`", "'").rstrip(" .")
        finding = problem(entry, relation.kind, (pattern.start, pattern.end), words)
        if finding:
            yield finding
