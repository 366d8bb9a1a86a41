"""What can be wrong with a digit map or a dial plan. The names are ids of the dataset's table `practices`."""

from __future__ import annotations

from kb.tuples import NamedTuple

EMPTY_PATTERN = "digit-map-empty-pattern"
BRACKET_OPEN = "digit-map-bracket-open"
BRACKET_EMPTY = "digit-map-bracket-empty"
HYPHEN_OUTSIDE = "digit-map-hyphen-outside"
BAD_SUB_RANGE = "digit-map-bad-sub-range"
BAD_DOT = "digit-map-bad-dot"
BAD_CHARACTER = "digit-map-bad-character"
BOTH_SEPARATORS = "digit-map-both-separators"
CAPITAL_X = "digit-map-capital-x"
TIMER_PLACE = "digit-map-timer-inside"

RULE_FORM = "dial-plan-rule-form"
TOO_MANY_BACKSLASHES = "dial-plan-too-many-backslashes"
NO_BACKSLASH = "dial-plan-no-backslash"
GATEWAY_PATTERN = "dial-plan-gateway-pattern"


class Fault(NamedTuple):
    """A fault and where it stands: characters of the text from `start` to before `end`, counted from 0."""

    kind: str
    start: int
    end: int
    words: str
    """What is wrong, for a message; it may quote the text as it is."""
