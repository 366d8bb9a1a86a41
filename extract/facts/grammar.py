"""The grammar of descriptions: one table of patterns, tried on every sentence. A new way of saying it is one more line.

Group names say what a pattern finds: `low` and `high` limits, `unit`, `length`, `default`, `path` or `label` with
`wanted` for a condition, `models`. What no pattern reads stays text and gives `null`, never a guess.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_N = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)"
_TO = r"\s*(?:to|-|\u2013|\u2014|\u2212|\.\.\.?|and|through)\s*"
_UNIT = r"(?P<unit>seconds?|sec|milliseconds?|msec|ms|minutes?|hours?|days?|weeks?|dB|kHz|Hz|bytes?|characters?|digits?|rings?|percent|%)"
_VALUE = r"(?P<default>\"[^\"]*\"|'[^']*'|\u201c[^\u201d]*\u201d|\S+?)"
_LIST = r"(?:(?!(?:when|if|which|and|the|for|that|to|of|as|in|on|is|a|an|no|not)\b)[A-Za-z][\w-]*\s+)+[A-Za-z][\w-]*"
"""Several bare words, none of which makes a sentence: a list that is a value of its own."""
_HOLDER = r"(?:%d|\bnn?\b|\bxx?\b|\*|#|\{[a-z]\})"
"""What may stand for an index in a name."""
_END = r"(?=\s*(?:[.;,](?:\s|$)|[)\]]|$|\())"
_QUOTED = r"['\"\u2018\u201c](?P<label>[^'\"\u2019\u201d]+)['\"\u2019\u201d]"
_PATH = r"\[?(?P<path>\w+(?:/[\w%{}*\-]+)+)\]?"
_WHO = rf"(?:the\s+)?(?:(?:parameter|option|field|setting)\s+)?(?:{_QUOTED}|{_PATH})"
_STATE = r"(?:set|configured|equal)?\s*(?:to|as|=)?\s*(?:['\"\u2018\u201c](?P<quoted>[^'\"\u2019\u201d]+)['\"\u2019\u201d]|(?P<wanted>enabled|disabled|on|off|-?\d+|[A-Za-z][\w.-]*))"


class Pattern(NamedTuple):
    """A pattern and what it is for."""

    kind: str
    regex: re.Pattern[str]


def _p(kind: str, regex: str, flags: int = re.IGNORECASE) -> Pattern:
    return Pattern(kind, re.compile(regex, flags))


_IS = r"\s*(?:parameter|option|field|setting)?\s*(?:is|=|are)\s*"
_ONLY = (
    r"\b(?:only\s+(?:displayed|relevant|applicable|available|valid|used|shown|applies|effective)"
    r"|(?:displayed|relevant|applicable|available|valid|used|shown|applies|effective|works?)\s+only)\s+(?:if|when|where)\s+"
)
_MODELS = r"(?P<models>[^.;\])]*?\bC?\d{3}(?:HD)?\b[^.;\])]*"
_FOR = r"(?:to|on|for|with|in)\s+(?:the\s+)?"

PATTERNS: tuple[Pattern, ...] = (
    # limits
    _p("range", rf"\brange\b\s*(?:of values)?\s*(?:is|are|:|=)?\s*\[?(?:from\s+|between\s+)?(?P<low>{_N}){_TO}(?P<high>{_N})\]?(?:\s*\(?(?:in\s+)?{_UNIT}\)?)?"),
    _p("range", rf"\b(?:valid|possible|allowed|permitted)\s+values?\s*(?:is|are|:)?\s*(?:from\s+|between\s+)?(?P<low>{_N}){_TO}(?P<high>{_N})(?:\s*\(?{_UNIT}\)?)?"),
    _p("range", rf"\bminimum(?:\s+value)?\s*(?:is|:|=)?\s*(?P<low>{_N})\b.*?\bmaximum(?:\s+value)?\s*(?:is|:|=)?\s*(?P<high>{_N})\b"),
    _p("low", rf"\b(?:smallest|minimum|lowest)\s+value\s*(?:is|:)\s*(?P<low>{_N})(?:\s*\(?(?:in\s+)?{_UNIT}\)?)?"),
    _p("high", rf"\b(?:largest|maximum|highest)\s+value\s*(?:is|:)\s*(?P<high>{_N})(?:\s*\(?(?:in\s+)?{_UNIT}\)?)?"),
    _p("unit", r"\b(?:the\s+)?unit\s*(?:is|:)\s*(?P<unit>\S+(?:\s\S+)?)\.?$"),
    _p("index", rf"{_HOLDER}\s+(?:stands for|is|means)\s+(?:a\s+|the\s+)?(?:number|index|line)?\s*(?:from\s+)?(?P<low>\d+)\s*(?:to|-|\u2013)\s*(?P<high>\d+)"),
    _p("index", rf"\b(?P<low>\d+)\s*(?:to|-|\u2013)\s*(?P<high>\d+)\s+(?:in place of|instead of|for)\s+{_HOLDER}"),
    _p("length", r"\bup to\s+(?P<length>\d+)\s+(?:alphanumeric\s+)?(?:characters|chars|digits|letters)\b"),
    _p("length", r"\b(?:maximum|max\.?)\s+length\s*(?:is|:|of)?\s*(?P<length>\d+)(?:\s*characters)?\b"),
    _p("length", r"\b(?:maximum|max\.?|at most)\s+(?:of\s+)?(?P<length>\d+)\s+characters\b"),
    # defaults
    _p("default", rf"\b(?:the|its|this|\w+'s)\s+default(?:\s+(?:value|setting))?\s+is\s+(?P<default>an?\s+empty\s+(?:string|value)|empty|blank){_END}"),
    _p("default", rf"\b(?:the|its|this|\w+'s)\s+default(?:\s+(?:value|setting))?\s+is\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\bdefault(?:\s+value)?\s*[:=\u2013]\s*(?P<default>\[[^\[\]\s]+\]){_END}"),
    _p("default", rf"\bdefault(?:\s+value)?\s*[:=\u2013]\s*{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\b(?:the\s+default(?:\s+value)?\s+is|default(?:\s+value)?\s*[:=])\s+(?P<default>{_LIST})\.?\s*$"),
    _p("default", rf"\b[Bb]y default\s*,\s*(?P<default>(?=[^.]*[a-z][A-Z]){_LIST})\.?\s*$", 0),
    _p("default", rf"\(default\s*[-\u2013:=]\s*{_VALUE}(?:\s+{_UNIT})?\)"),
    _p("default", rf"\bby default\s*[,:]\s*{_VALUE}(?:\s+{_UNIT})?(?=[.;]?\s*$|[.;]\s)"),
    _p("default", rf"\bby default\s*,?\s*this\s+(?:parameter|option|setting)\s+is\s+set\s+to\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\bdefaults\s+to\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"^default\s+(?P<default>-?\d+)(?:\s+{_UNIT})?{_END}"),
    # conditions
    _p("condition", rf"{_ONLY}{_WHO}{_IS}{_STATE}"),
    _p("condition", rf"{_ONLY}(?:the\s+)?(?P<label>[A-Z][\w/-]*(?:\s+[\w/-]+){{0,6}}?)\s+(?:parameter|option|field|setting)\s+(?:is|=|are)\s+{_STATE}"),
    _p("condition", rf"\bif\s+{_WHO}{_IS}{_STATE}\s*,?\s+this\s+parameter\s+(?:is|has|must)"),
    # models
    _p("models", rf"\bonly\s+(?:applies|applicable|relevant|supported|available)\s+{_FOR}{_MODELS})"),
    _p("models", rf"\b(?:applies|applicable|relevant|supported|available)\s+only\s+{_FOR}{_MODELS})"),
    _p("models", rf"\b(?:applies|applicable|supported|available)\s+{_FOR}{_MODELS}?)\s+(?:phones?\s+|models?\s+)?only\b"),
    # what a change needs, said in the cell itself
    _p("apply", r"\b(?P<apply>re-?start|reboot|reset)\b[^.]*\b(?:required|needed|necessary|must|take effect|takes effect|to apply)\b"),
    _p("apply", r"\b(?:requires?|needs?)\s+(?:a|the)?\s*(?:phone\s+|VoIP\s+)?(?P<apply>re-?start|reboot|reset|reload)\b"),
    _p("apply", r"\bmust\s+be\s+(?P<apply>re-?start|reboot|reset)(?:t?ed)\b"),
    _p("apply", r"(?:^|[,;]\s*|\b(?:to|then|and|must|please)\s+)(?P<apply>re-?start|reboot)\s+the\s+phone\b"),
)  # fmt: skip
"""All patterns, in the order they are tried; the first of a kind that fits wins."""

BEHIND_ITEM = re.compile(
    r"(?:The default(?: value)? is|Default(?: value)?:|By default,|Range:|The valid range is)\s.*$"
)
"""A sentence that states a fact, where it stands behind the last item of a list."""
ENUM_MARK = re.compile(
    r"\s*\(\s*(?:this is the\s+|the\s+)?default(?:\s+value)?\s*\)|\s*[-\u2013,]\s*default\s*$", re.IGNORECASE
)
"""How a list says which of its literals is the default."""
ENUM_INTRO = re.compile(
    r"\b(?:(?:valid|possible|allowed|the)\s+)?(?:values|options|settings)\s*(?:are|is)?\s*:?\s*$", re.IGNORECASE
)
ENUM_KEY = re.compile(r"^\[?(?P<key>[^\[\]\s=]{1,90})\]\s*(?:[=:\u2013-]\s+)?(?P<meaning>.*)$")
ENUM_EQUALS = re.compile(r"^(?P<key>[^\s=\[\]]{1,90})\s*=\s*(?P<meaning>.+)$")
ENUM_DASH = re.compile(r"^(?P<key>[^\s=\[\]]{1,90}?)(?:\s+[-\u2013]|(?<=\d)\s*[-\u2013:])\s+(?P<meaning>.+)$")
ENUM_NUMBER = re.compile(r"^-?\d{1,5}\s+[A-Z]\w")
"""A number and a word: an item of a list that lost its bullets, where another one follows."""
ENUM_INLINE = re.compile(
    r"\[(?P<key>[^\[\]\s]{1,40})\]\s*[=:\u2013-]?\s*(?P<meaning>[^\[\],;.]*?)(?=\s*(?:,|;|\.|\band\b|\bor\b|\[|$))"
)
ENUM_SENTENCE = re.compile(
    r"\b(?:valid|possible|allowed|permitted)\s+values?\s*(?:are|:)\s*(?P<list>\S[^.:]*,[^.:]*)\.?$", re.IGNORECASE
)
NO_KEYS = frozenset({"default", "range", "note", "notes", "example", "values", "minimum", "maximum", "unit", "units"})
"""Words before a dash or an equals sign that are no literals."""
EXAMPLE = re.compile(r"^(?:for\s+)?example\b|^e\.g\.|\bfor example\b", re.IGNORECASE)
NEGATED = re.compile(r"\b(?:no|not|without|never|n't)\b", re.IGNORECASE)
OR_ELSE = re.compile(
    r"^(?:\s*,\s*(?:or\s+)?|\s+or\s+)['\"\u2018\u201c]?(?P<wanted>[A-Za-z0-9_.-]*[A-Za-z0-9_])['\"\u2019\u201d]?"
)
AND_ALSO = re.compile(rf"\band\s+(?:if\s+|when\s+)?{_WHO}{_IS}{_STATE}", re.IGNORECASE)
ENUM_BARE = re.compile(r"^(?P<key>[^\s=\[\]]{1,90})(?:\s+(?P<meaning>.+))?$")
ALTERNATIVES = re.compile(
    r"^(?P<one>[A-Z][A-Za-z0-9_]*)\s*(?P<mark1>\(default\))?\s+or\s+(?P<two>[A-Z][A-Za-z0-9_]*)\s*(?P<mark2>\(default\))?\.?$"
)
MODEL = re.compile(r"\bC?\d{3}(?:HD)?\b")
