"""The grammar of descriptions: one table of patterns, tried on every sentence. A new way of saying it is one more line.

Group names say what a pattern finds: `low` and `high` limits, `unit`, `length`, `default`, `path` or `label` with
`wanted` for a condition, `models`. What no pattern reads stays text and gives `null`, never a guess.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_N = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)"
_TO = r"\s*(?:to|-|\u2013|\u2014|\u2212|\.\.\.?|\u2026|~|and|through)\s*"
_UNIT = r"(?P<unit>seconds?|sec|milliseconds?|msec|ms|minutes?|hours?|days?|weeks?|dB|kHz|Hz|bytes?|characters?|digits?|rings?|percent|%)"
_VALUE = r"(?P<default>\"[^\"]*\"|'[^']*'|\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019|\S+?)"
_LIST = r"(?:(?!(?:when|if|which|and|the|for|that|to|of|as|in|on|is|a|an|no|not)\b)[A-Za-z][\w-]*\s+)+[A-Za-z][\w-]*"
"""Several bare words, none of which makes a sentence: a list that is a value of its own."""
_HOLDER = r"(?:%d|\bnn?\b|\bxx?\b|\*|#|\{[a-z]\})"
"""What may stand for an index in a name."""
_END = r"(?=\s*(?:[.;,](?:\s|$)|[)\]]|$|\())"
_QUOTED = r"['\"\u2018\u201c](?P<label>[^'\"\u2019\u201d]+)['\"\u2019\u201d]"
_PATH = r"\[?(?P<path>\w+(?:/[\w%{}*\-]+)+)\]?"
_WHO = rf"(?:the\s+)?(?:value\s+of\s+)?(?:the\s+)?(?:(?:parameter|option|field|setting)\s+)?(?:{_QUOTED}|{_PATH})"
_STATE = r"(?:set|configured|equal)?\s*(?:to|as|=)?\s*(?:['\"\u2018\u201c](?P<quoted>[^'\"\u2019\u201d]+)['\"\u2019\u201d]|(?P<wanted>enabled?|disabled?|on|off|-?\d+|[A-Za-z][\w.-]*))"


class Pattern(NamedTuple):
    """A pattern and what it is for."""

    kind: str
    regex: re.Pattern[str]


def _p(kind: str, regex: str, flags: int = re.IGNORECASE) -> Pattern:
    return Pattern(kind, re.compile(regex, flags))


_ALLOWED = r"(?:valid|possible|allowed|permitted|permissible|acceptable|accepted|supported|legal)"
_LOW_HIGH = rf"[\[(]?(?:from\s+|between\s+)?(?P<low>{_N}){_TO}(?P<high>{_N})(?!\d|/|[.:]\d)(?!\s*(?:is|are|means?|selects?|denotes?|stands?)\b)[\])]?"
"""Two limits; not where a sentence says what a part of the range means, nor at the front of an address."""
_IN_UNIT = rf"(?:\s*\(?(?:in\s+)?{_UNIT}\)?)?"
_CHARACTERS = r"(?:characters?|chars?|digits|letters)\b"
_MIN, _MAX = r"\b(?:minimum|minimal|smallest|lowest|min)\b\.?", r"\b(?:maximum|maximal|largest|highest|max)\b\.?"
_LIMIT = r"(?:\s+(?:allowed\s+|permitted\s+)?(?:value|setting))?\s*(?:is|:|=)?\s*"
_DEFAULT = r"(?:factory\s+)?default(?:\s+(?:value|setting|port|timeout|interval|period|delay|duration|mode|level))?(?:\s+(?:of|for)\s+this\s+(?:parameter|option|setting|field))?"
_SET_TO = r"(?:\s+set\s+to)?"
_IS = r"\s*(?:parameter|option|field|setting)?\s*(?:is|=|are)\s*"
_MATTERS = (
    r"(?:displayed|relevant|applicable|available|valid|used|shown|applies|applied|effective|visible|active|considered|meaningful"
    r"|appears|takes?\s+effect|ha(?:s|ve)\s+(?:an\s+)?effect|in\s+effect|configurable|supported)"
)
"""How a description says that its parameter matters."""
_ONLY = rf"\b(?:only\s+{_MATTERS}|(?:{_MATTERS}|works?)\s+only)\s+(?:if|when|where)\s+"
_SELF = r"(?:this\s+(?:parameter|setting|option|field|feature)|it)"
_MODELS = r"(?P<models>[^.;\])]*?\bC?\d{3}(?:HD)?\b[^.;\])]*"
_MODEL = r"(?:the\s+)?C?\d{3}HD"
_MODEL_LIST = rf"(?P<models>(?:(?:the\s+)?C?\d{{3}}(?:HD)?\s*(?:,|/|&|\band\b|\bor\b)\s*(?:and\s+|or\s+)?)*{_MODEL}(?:\s*(?:,|/|&|\band\b|\bor\b)\s*(?:the\s+)?C?\d{{3}}(?:HD)?)*)"
"""Models that nothing but commas and their like stand between; one at least with the letters that no plain number has."""
_FOR = r"(?:to|on|for|with|in|by)\s+(?:the\s+)?"

PATTERNS: tuple[Pattern, ...] = (
    # the number of characters, before limits of a number
    _p("length", rf"\bup to\s+(?P<length>\d+)\s+(?:alphanumeric\s+)?{_CHARACTERS}"),
    _p("length", r"\b(?:maximum|max\.?)\s+(?:\w+\s+)?length\s*(?:\(in characters\)\s*)?(?:is|:|of|=)?\s*(?P<length>\d+)(?:\s*characters)?\b"),
    _p("length", rf"\b(?:maximum|max\.?|at most|(?:no|not)\s+(?:more|longer)\s+than|limited\s+to|(?:not|never)\s+exceed)\s+(?:of\s+|is\s+|:\s*)?(?P<length>\d+)\s+(?:alphanumeric\s+)?{_CHARACTERS}"),
    _p("length", r"\b(?:maximum|max\.?|largest)\s+number\s+of\s+characters\s*(?:is|:)\s*(?P<length>\d+)\b"),
    _p("length", rf"\b(?P<length>\d+)\s+{_CHARACTERS}\s+(?:at most|maximum|max\b|or\s+(?:less|fewer|shorter))"),
    _p("length", rf"\blength\s*(?:is|:|of|=)?\s*(?:from\s+|between\s+)?\d+{_TO}(?P<length>\d+)(?:\s+characters)?\b"),
    _p("length", rf"\b(?:string|text)s?\s*(?:of\b|:|,|\()\s*(?:from\s+)?\d+{_TO}(?P<length>\d+)\s+{_CHARACTERS}"),
    # limits
    _p("range", rf"\brange\b\s*(?:of (?:\w+\s+)?values?)?\s*(?:\([^()\d]*\))?\s*(?:is|are|:|=)?\s*{_LOW_HIGH}{_IN_UNIT}"),
    _p("range", rf"\b{_ALLOWED}\s+(?:values?|settings?|numbers?)\s*(?:\([^()\d]*\))?\s*(?:is|are|:)?\s*{_LOW_HIGH}{_IN_UNIT}"),
    _p("range", rf"^\(?values?\s*[:=]\s*{_LOW_HIGH}{_IN_UNIT}"),
    _p("range", rf"^(?:an?\s+)?(?:integer|number)s?\s*[,:(]?\s*(?:in the range\s+(?:of\s+)?)?{_LOW_HIGH}{_IN_UNIT}"),
    _p("range", rf"\branging\s+(?=from|between){_LOW_HIGH}{_IN_UNIT}"),
    _p("range", rf"\b(?:accepts?|enter|takes?|any|must\s+be)\s+(?:a\s+|an\s+|any\s+)?(?:values?|numbers?|integers?)\s+(?:of\s+|in the range\s+(?:of\s+)?)?{_LOW_HIGH}{_IN_UNIT}"),
    _p("range", rf"\b(?:value|number|integer|it)\s+(?:(?:must|can|may|has to)\s+(?:be|lie)|is)\s+(?:set\s+)?(?:a\s+\w+\s+)?(?=between|from){_LOW_HIGH}{_IN_UNIT}"),
    _p("range", rf"(?P<low>{_N})\s*(?:\u2264|<=)\s*\w+\s*(?:\u2264|<=)\s*(?P<high>{_N})"),
    _p("range", rf"\b(?:at\s+least|no[t]?\s+less\s+than)\s+(?P<low>{_N})\b.{{0,20}}?\band\s+(?:at\s+most|no[t]?\s+more\s+than)\s+(?P<high>{_N})(?!\s*{_CHARACTERS}){_IN_UNIT}"),
    _p("range", rf"{_MIN}{_LIMIT}(?P<low>{_N})\b.*?{_MAX}{_LIMIT}(?P<high>{_N})\b(?!\s*{_CHARACTERS})"),
    _p("low", rf"{_MIN}(?:\s+value\s*(?:is|:|=)|\s*:)\s*(?P<low>{_N})\b(?!\s*{_CHARACTERS}){_IN_UNIT}"),
    _p("high", rf"{_MAX}(?:\s+value\s*(?:is|:|=)|\s*:)\s*(?P<high>{_N})\b(?!\s*{_CHARACTERS}){_IN_UNIT}"),
    _p("unit", r"\b(?:the\s+)?unit\s*(?:is|:)\s*(?P<unit>\S+(?:\s\S+)?)\.?$"),
    _p("unit", rf"\b(?:range|values?)\s*\((?:in\s+)?{_UNIT}\)"),
    _p("index", rf"{_HOLDER}\s+(?:stands for|is|means)\s+(?:a\s+|the\s+)?(?:number|index|line)?\s*(?:from\s+)?(?P<low>\d+)\s*(?:to|-|\u2013)\s*(?P<high>\d+)"),
    _p("index", rf"\b(?P<low>\d+)\s*(?:to|-|\u2013)\s*(?P<high>\d+)\s+(?:in place of|instead of|for)\s+{_HOLDER}"),
    # defaults
    _p("default", rf"\b(?:the|its|this|\w+'s)\s+{_DEFAULT}\s+is{_SET_TO}\s+(?P<default>an?\s+empty\s+(?:string|value)|empty|blank){_END}"),
    _p("default", rf"\b(?:the|its|this|\w+['\u2019]s)\s+{_DEFAULT}\s+is{_SET_TO}\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"(?:^|[(;,]\s*){_DEFAULT}\s+is{_SET_TO}\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\bfactory\s+(?:setting|value)\s*(?:is|:)\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\b{_DEFAULT}\s*[:=\u2013]\s*(?P<default>\[[^\[\]\s]+\]){_END}"),
    _p("default", rf"\b{_DEFAULT}\s*(?:[:=\u2013]|\s-\s)\s*{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\b(?:the\s+default(?:\s+value)?\s+is|default(?:\s+value)?\s*[:=])\s+(?P<default>{_LIST})\.?\s*$"),
    _p("default", rf"\b[Bb]y default\s*,\s*(?P<default>(?=[^.]*[a-z][A-Z]){_LIST})\.?\s*$", 0),
    _p("default", rf"\(default\s*[-\u2013:=]\s*{_VALUE}(?:\s+{_UNIT})?\)"),
    _p("default", rf"\bby default\s*[,:]\s*{_VALUE}(?:\s+{_UNIT})?(?=[.;]?\s*$|[.;]\s)"),
    _p("default", rf"\bby default\s*,?\s*(?:{_SELF}|the\s+(?:value|parameter))\s+is\s+set\s+to\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\bby default\s*,?\s*(?:the|its)\s+value\s+is\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\b(?:value\s+is(?:\s+set\s+to)?|is\s+set\s+to)\s+{_VALUE}(?:\s+{_UNIT})?\s*,?\s+by\s+default\b"),
    _p("default", rf"\bdefaults\s+to\s+{_VALUE}(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"\b{_DEFAULT}\s*(?:is|:|=)\s*(?P<default>-?\d+)\s+[-\u2013]\s+[A-Z]"),
    _p("default", rf"(?:^|[,;(]\s*)default(?:\s+value)?\s+(?P<default>-?\d[\d.]*?)(?:\s+{_UNIT})?{_END}"),
    _p("default", rf"^Default(?:\s+value)?\s+(?P<default>[A-Z][A-Z0-9_]+){_END}", 0),
    # conditions
    _p("condition", rf"{_ONLY}{_WHO}{_IS}{_STATE}"),
    _p("condition", rf"{_ONLY}(?:the\s+)?(?P<label>[A-Z][\w/-]*(?:\s+[\w/-]+){{0,6}}?)\s+(?:parameter|option|field|setting)\s+(?:is|=|are)\s+{_STATE}"),
    _p("condition", rf"^(?:{_SELF}\s+(?:is\s+)?)?{_MATTERS}\s+(?:if|when|where)\s+{_WHO}{_IS}{_STATE}"),
    _p("condition", rf"^only\s+(?:if|when|where)\s+{_WHO}{_IS}{_STATE}"),
    _p("condition", rf"\bif\s+{_WHO}{_IS}{_STATE}\s*,?\s+this\s+parameter\s+(?:is|has|must)\b(?!\s+(?:not|no|never|ignored|irrelevant|hidden)\b)"),
    _p("exception", rf"\b(?:if|when)\s+{_WHO}{_IS}{_STATE}\s*,\s*{_SELF}\s+(?:is|has)\s+(?:ignored|irrelevant|hidden|no\s+effect|not\s+{_MATTERS})"),
    _p("exception", rf"\b(?:ignored|irrelevant|hidden|no\s+effect|not\s+{_MATTERS})\s+(?:if|when|where)\s+{_WHO}{_IS}{_STATE}"),
    _p("condition", rf"\b(?:ignored|not\s+{_MATTERS}|no\s+effect)\s+unless\s+{_WHO}{_IS}{_STATE}"),
    _p("condition", rf"\bfor\s+{_SELF}\s+to\s+(?:take\s+effect|apply|work|be\s+\w+)\s*,\s*{_WHO}\s*(?:parameter|option|field|setting)?\s+must\s+be\s+{_STATE}"),
    _p("condition", rf"^(?:{_SELF}\s+)?requires\s+(?:that\s+)?{_WHO}\s*(?:parameter|option|field|setting)?\s+(?:to\s+be|be|is)\s+{_STATE}"),
    # models
    _p("models", rf"\bonly\s+(?:applies|applicable|relevant|supported|available)\s+{_FOR}{_MODELS})"),
    _p("models", rf"\b(?:applies|applicable|relevant|supported|available)\s+only\s+{_FOR}{_MODELS})"),
    _p("models", rf"\b(?:applies|applicable|relevant|supported|available)\s+{_FOR}{_MODELS}?)\s+(?:phones?\s+|models?\s+)?only\b"),
    _p("models", rf"(?:^|[(\[:]\s*)(?:{_FOR})?{_MODEL_LIST}\s+(?:(?:IP\s+)?phones?\s+|models?\s+)?only\b"),
    _p("models", rf"(?:^|[(\[:]\s*)only\s+{_FOR}{_MODEL_LIST}"),
    _p("models", rf"^(?:(?:supported|applicable|relevant)\s+(?:(?:phone\s+)?models?|phones?|devices?)|(?:applies|applicable)\s+to)\s*:\s*{_MODEL_LIST}"),
    _p("models", rf"^(?:this\s+\w+\s+)?(?:applies|is\s+applicable)\s+to\s+{_MODEL_LIST}\s*(?:(?:IP\s+)?phones?|models?)?\.?$"),
    _p("models", rf"\bexclusive(?:ly)?\s+{_FOR}{_MODEL_LIST}"),
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
    r"\s*\(\s*(?:this is the\s+|the\s+)?(?:factory\s+)?default(?:\s+(?:value|setting))?\s*\)"
    r"|(?<=\S)\s+\[\s*default\s*\]|\s*[-\u2013,]\s*default\s*$",
    re.IGNORECASE,
)
"""How a list says which of its literals is the default."""
ENUM_INTRO = re.compile(
    rf"\b(?:(?:{_ALLOWED}|the)\s+)?(?:values|options|settings)\s*(?:are|is)?(?:\s+as follows)?\s*:?\s*$"
    r"|\b(?:one of|any of)?\s*the following(?:\s+(?:values|options|settings))?\s*:\s*$",
    re.IGNORECASE,
)
PARAMETER = re.compile(r"/?[a-z_]\w{2,}/[\w%]")
"""How a parameter's name begins, which is no literal of a list; the parts of a date or a type are shorter."""
ENUM_KEY = re.compile(r"^\[?(?P<key>[^\[\]\s=]{1,90})\]\s*(?:[=:\u2013-]\s+)?(?P<meaning>.*)$")
ENUM_EQUALS = re.compile(r"^(?P<key>[^\s=\[\]]{1,90})\s*=\s*(?P<meaning>.+)$")
ENUM_DASH = re.compile(r"^(?P<key>[^\s=\[\]]{1,90}?)(?:\s+[-\u2013]|(?<=\d)\s*[-\u2013:])\s+(?P<meaning>.+)$")
ENUM_NUMBER = re.compile(r"^-?\d{1,5}\s+[A-Z]\w")
"""A number and a word: an item of a list that lost its bullets, where another one follows."""
ENUM_INLINE = re.compile(
    r"\[(?P<key>[^\[\]\s]{1,40})\]\s*[=:\u2013-]?\s*(?P<meaning>[^\[\],;.]*?)(?=\s*(?:,|;|\.|\band\b|\bor\b|\[|$))"
)
ENUM_SENTENCE = re.compile(
    rf"\b(?:{_ALLOWED}\s+(?:values?|settings?|options?)\s*(?:are|is|:)|(?:options|values|settings|(?:either\s+|select\s+)?one of)\s*:)"
    r"\s*(?P<list>\S[^.:]*(?:,|/|\||\band\b|\bor\b)[^.:]*)\.?$",
    re.IGNORECASE,
)
ENUM_ASIDE = re.compile(r"\s*[(\[]\s*default\s*[:=\u2013-][^()\[\]]*[)\]]\.?$", re.IGNORECASE)
"""The default named behind a list within its sentence."""
ENUM_NEXT = re.compile(r"\s*[,;]\s*(?:and\s+|or\s+)?(?=\[-?\d+\]|-?\d+\s*(?:=|:|\s[-\u2013]\s))")
"""What parts the items of a list of numbers that stands in one line."""
SWITCHED = re.compile(
    r"^(?:this\s+(?:parameter|feature|option|setting)\s+is\s+|it\s+is\s+)?(?P<state>enabled|disabled)\s+by\s+default\b",
    re.IGNORECASE,
)
ENUM_CODES = re.compile(
    r"\b(?:can|may|must)\s+be\s+(?:set\s+to\s+)?(?:either\s+|one of\s+)?(?P<list>[^.:]*(?:,|/|\bor\b)[^.:]*)\.?$",
    re.IGNORECASE,
)
"""Words that a sentence offers without calling them values: only what is written like a literal is one."""
CODE = re.compile(r"^(?:-?\d+|[A-Z][A-Z0-9_+-]+)$")
ENUM_MEANT = re.compile(r"^(?P<key>[^\s()]{1,90})\s*\((?P<meaning>[^()]+)\)$")
"""A literal of a sentence with its meaning behind it."""
NO_KEYS = frozenset(
    {"default", "range", "note", "notes", "example", "value", "values", "minimum", "maximum", "unit", "units"}
)
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
