"""The grammar of descriptions: one table of patterns, tried on every sentence. A new way of saying it is one more line.

Group names say what a pattern finds: `low` and `high` limits, `unit`, `length`, `default`, `path` or `label` with
`wanted` for a condition, `models`. What no pattern reads stays text and gives `null`, never a guess.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_N = r"-?\d+"
_TO = r"\s*(?:to|-|\u2013|\u2014|\u2212|\.\.\.?|and|through)\s*"
_UNIT = r"(?P<unit>seconds?|sec|milliseconds?|msec|ms|minutes?|hours?|days?|weeks?|dB|kHz|Hz|bytes?|characters?|digits?|rings?|percent|%)"
_VALUE = r"(?P<default>\"[^\"]*\"|'[^']*'|\u201c[^\u201d]*\u201d|\S+?)"
_LIST = r"(?:(?!(?:when|if|which|and|the|for|that|to|of|as|in|on|is|a|an)\b)[A-Za-z][\w-]*\s+)+[A-Za-z][\w-]*"
"""Several bare words, none of which makes a sentence: a list that is a value of its own."""
_END = r"(?=[.;,]?(?:\s|$)|\)|\])"
_QUOTED = r"['\"\u2018\u201c](?P<label>[^'\"\u2019\u201d]+)['\"\u2019\u201d]"
_PATH = r"\[?(?P<path>\w+(?:/[\w%{}*\-]+)+)\]?"
_WHO = rf"(?:the\s+)?(?:{_QUOTED}|{_PATH})"
_STATE = r"(?:set|configured|equal)?\s*(?:to|as|=)?\s*['\"\u2018\u201c]?(?P<wanted>enabled|disabled|on|off|-?\d+|[A-Za-z][\w.-]*)"


class Pattern(NamedTuple):
    """A pattern and what it is for."""

    kind: str
    regex: re.Pattern[str]


def _p(kind: str, regex: str, flags: int = re.IGNORECASE) -> Pattern:
    return Pattern(kind, re.compile(regex, flags))


PATTERNS: tuple[Pattern, ...] = (
    # limits
    _p("range", rf"\brange\b\s*(?:of values)?\s*(?:is|are|:|=)?\s*(?:from\s+|between\s+)?(?P<low>{_N}){_TO}(?P<high>{_N})(?:\s*\(?(?:in\s+)?{_UNIT}\)?)?"),
    _p("range", rf"\b(?:valid|possible|allowed|permitted)\s+values?\s*(?:is|are|:)?\s*(?:from\s+|between\s+)?(?P<low>{_N}){_TO}(?P<high>{_N})(?:\s*\(?{_UNIT}\)?)?"),
    _p("length", r"\bup to\s+(?P<length>\d+)\s+(?:alphanumeric\s+)?(?:characters|chars|digits|letters)\b"),
    _p("length", r"\b(?:maximum|max\.?)\s+(?:length|of)\s*(?:is|:|of)?\s*(?P<length>\d+)(?:\s*characters)?\b"),
    # defaults
    _p("default", rf"\bthe\s+default(?:\s+value)?\s+is\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\bdefault(?:\s+value)?\s*[:=]\s*{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\b(?:the\s+default(?:\s+value)?\s+is|default(?:\s+value)?\s*[:=])\s+(?P<default>{_LIST})\.?\s*$"),
    _p("default", rf"\b[Bb]y default\s*,\s*(?P<default>(?=[^.]*[a-z][A-Z]){_LIST})\.?\s*$", 0),
    _p("default", rf"\(default\s*[-\u2013:=]\s*{_VALUE}(?:\s+{_UNIT})?\)"),
    _p("default", rf"\bby default\s*[,:]\s*{_VALUE}(?:\s+{_UNIT})?(?=[.;]?\s*$|[.;]\s)"),
    # conditions
    _p("condition", rf"\bonly\s+(?:displayed|relevant|applicable|available|valid|used|shown|applies|effective)\s+(?:if|when|where)\s+{_WHO}\s*(?:parameter|option|field|setting)?\s*(?:is|=|are)\s*{_STATE}"),
    _p("condition", rf"\b(?:displayed|relevant|applicable|available|valid|used|shown|applies|effective|works?)\s+only\s+(?:if|when|where)\s+{_WHO}\s*(?:parameter|option|field|setting)?\s*(?:is|=|are)\s*{_STATE}"),
    _p("condition", rf"\bif\s+{_WHO}\s*(?:parameter|option|field|setting)?\s*(?:is|=)\s*{_STATE}\s*,?\s+this\s+parameter\s+(?:is|has|must)"),
    # models
    _p("models", r"\bonly\s+(?:applies|applicable|relevant|supported|available)\s+(?:to|on|for|with|in)\s+(?:the\s+)?(?P<models>[^.;\])]*?\b\d{3}(?:HD)?\b[^.;\])]*)"),
    _p("models", r"\b(?:applies|applicable|relevant|supported|available)\s+only\s+(?:to|on|for|with|in)\s+(?:the\s+)?(?P<models>[^.;\])]*?\b\d{3}(?:HD)?\b[^.;\])]*)"),
    _p("models", r"\b(?:applies|applicable|supported|available)\s+(?:to|on|for)\s+(?:the\s+)?(?P<models>[^.;\])]*?\b\d{3}(?:HD)?\b[^.;\])]*?)\s+(?:phones?\s+|models?\s+)?only\b"),
    # what a change needs, said in the cell itself
    _p("apply", r"\b(?P<apply>re-?start|reboot|reset)\b[^.]*\b(?:required|needed|necessary|must|take effect|takes effect|to apply)\b"),
    _p("apply", r"\b(?:requires?|needs?)\s+(?:a|the)?\s*(?:phone\s+|VoIP\s+)?(?P<apply>re-?start|reboot|reset|reload)\b"),
)  # fmt: skip
"""All patterns, in the order they are tried; the first of a kind that fits wins."""

ENUM_MARK = re.compile(
    r"\s*\(\s*(?:this is the\s+|the\s+)?default(?:\s+value)?\s*\)|\s*[-\u2013,]\s*default\s*$", re.IGNORECASE
)
"""How a list says which of its literals is the default."""
ENUM_INTRO = re.compile(
    r"\b(?:(?:valid|possible|allowed|the)\s+)?(?:values|options|settings)\s*(?:are|is)?\s*:?\s*$", re.IGNORECASE
)
ENUM_KEY = re.compile(r"^\[?(?P<key>[^\[\]\s=]{1,60})\]\s*(?:[=:\u2013-]\s+)?(?P<meaning>.*)$")
ENUM_EQUALS = re.compile(r"^(?P<key>[^\s=\[\]]{1,40})\s*=\s*(?P<meaning>.+)$")
ENUM_DASH = re.compile(r"^(?P<key>[^\s=\[\]]{1,40})\s+[-\u2013]\s+(?P<meaning>.+)$")
ENUM_BARE = re.compile(r"^(?P<key>[^\s=\[\]]{1,40})(?:\s+(?P<meaning>.+))?$")
ALTERNATIVES = re.compile(
    r"^(?P<one>[A-Z][A-Za-z0-9_]*)\s*(?P<mark1>\(default\))?\s+or\s+(?P<two>[A-Z][A-Za-z0-9_]*)\s*(?P<mark2>\(default\))?\.?$"
)
MODEL = re.compile(r"\bC?\d{3}(?:HD)?\b")
