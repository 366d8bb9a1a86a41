"""A digit map that waits for a timer which is switched off.

`T` and a dot at the end of a pattern wait for the Dialing Timeout before the call is placed. A
negative timeout switches it off.

Severity: warning.

Passes::

    voip/signalling/sip/digit_map=9xx.T
    voip/dialing/timeout=5

Fails::

    voip/signalling/sip/digit_map=9xx.T
    voip/dialing/timeout=-1
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.dialing import digit_map
from lint.dialing.checks import Values, compared
from lint.findings import Problem
from lint.sheet import Sheet
from lint.values import integer

CODE = "DEP003"
NAME = "timer-switched-off"


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report a digit map with a pattern that needs the timer, while the timeout is negative."""
    yield from compared(sheet, "digit-map-timer-off", _waiting)


def _waiting(values: Values) -> str | None:
    timeout = integer(values[1])
    if timeout is None or timeout >= 0:
        return None
    found = [str(one) for one in digit_map.read(values[0]).sound if one.timer or one.most is None]
    return f"{', '.join(found)} with a timeout of {timeout}" if found else None
