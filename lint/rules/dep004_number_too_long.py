"""A pattern of the digit map that is longer than the longest number the phone takes.

Severity: warning.

Passes::

    voip/signalling/sip/digit_map=4xxx
    voip/dialing/phone_number_max_size=4

Fails::

    voip/signalling/sip/digit_map=0xxxxx
    voip/dialing/phone_number_max_size=4
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.dialing import digit_map
from lint.dialing.checks import Values, compared
from lint.findings import Problem
from lint.sheet import Sheet
from lint.values import integer

CODE = "DEP004"
NAME = "number-too-long"


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report a digit map with a pattern whose shortest number has too many keys."""
    yield from compared(sheet, "digit-map-longer-than-number", _longer)


def _longer(values: Values) -> str | None:
    most = integer(values[1])
    if most is None or most <= 0:
        return None
    found = [str(one) for one in digit_map.read(values[0]).sound if one.fewest > most]
    return f"{', '.join(found)} with at most {most} digits" if found else None
