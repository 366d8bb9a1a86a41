"""A digit map with the key that completes dialing inside a pattern.

While that key is enabled it ends the number at once, so that the rest of the pattern is never
dialed.

Severity: warning.

Passes::

    voip/signalling/sip/digit_map=*xx
    voip/dialing/dial_complete_key/key=#
    voip/dialing/dial_complete_key/enabled=1

Fails::

    voip/signalling/sip/digit_map=*xx#x
    voip/dialing/dial_complete_key/key=#
    voip/dialing/dial_complete_key/enabled=1
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.dialing import digit_map
from lint.dialing.checks import Values, compared
from lint.findings import Problem
from lint.sheet import Sheet

CODE = "DEP005"
NAME = "completing-key-in-map"


def check(sheet: Sheet) -> Iterator[tuple[int, Problem]]:
    """Report a digit map with the enabled completing key before the end of a pattern."""
    yield from compared(sheet, "digit-map-hash-ends-number", _inside)


def _inside(values: Values) -> str | None:
    written, key, enabled = values
    if enabled != "1":
        return None
    found = [str(one) for one in digit_map.read(written).sound if key in [str(part) for part in one.positions[:-1]]]
    return f"{key} in {', '.join(found)}" if found else None
