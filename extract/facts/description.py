"""Read one description: limits, default, values, conditions, models, notes, each with the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.facts.grammar import (
    ALTERNATIVES,
    ENUM_BARE,
    ENUM_DASH,
    ENUM_EQUALS,
    ENUM_INTRO,
    ENUM_KEY,
    ENUM_MARK,
    MODEL,
    PATTERNS,
)
from extract.facts.paragraphs import Paragraph

_SENTENCE = re.compile(r"(?<=[.!?;\]])\s+(?=[A-Z\[(\"'\u201c\u2018]|\d)")
_LITERAL = re.compile(r"^(?:[<>]?-?\d+(?:[._]\d+)*|[A-Z0-9_+-]{2,}|[A-Za-z][A-Za-z0-9_.+-]*)$")
_ON, _OFF = frozenset({"enabled", "on"}), frozenset({"disabled", "off"})
_QUOTES = "\"'\u201c\u201d\u2018\u2019"


class Read(NamedTuple):
    """A fact with the words it was read from."""

    value: str
    words: str


class ReadCondition(NamedTuple):
    """A condition: on a path, or on a label that has yet to be found."""

    path: str | None
    label: str | None
    wanted: str
    words: str


class Value(NamedTuple):
    """A literal of a list, its meaning, and whether the list calls it the default."""

    literal: str
    meaning: str | None
    default: bool


@dataclass
class Description:
    """What a description says. Whatever no pattern read is in `text` only."""

    summary: str | None = None
    minimum: Read | None = None
    maximum: Read | None = None
    unit: Read | None = None
    max_length: Read | None = None
    default: Read | None = None
    values: list[Value] = field(default_factory=list)
    values_words: str = ""
    conditions: list[ReadCondition] = field(default_factory=list)
    models: list[str] = field(default_factory=list)
    models_words: str = ""
    apply: Read | None = None
    notes: list[str] = field(default_factory=list)
    text: str = ""
    unread: list[str] = field(default_factory=list)
    """Sentences that mention a default, a range or a condition that no pattern could read."""


def read_description(paragraphs: Sequence[Paragraph]) -> Description:
    """Read a description's paragraphs."""
    found = Description(text="\n".join(p.text for p in paragraphs))
    prose: list[str] = []
    for paragraph in paragraphs:
        if paragraph.note:
            found.notes.append(re.sub(r"^Notes?\b\s*:?\s*", "", paragraph.text, flags=re.IGNORECASE))
    _values(found, [p for p in paragraphs if not p.note])
    for paragraph in paragraphs:
        if paragraph.bullet and _as_value(paragraph.text, True) and found.values:
            continue
        if not paragraph.bullet and _as_value(paragraph.text, False) and found.values:
            continue
        for sentence in _sentences(paragraph.text):
            if not paragraph.note and not sentence.startswith("["):
                prose.append(sentence)
            _sentence(found, sentence, note=paragraph.note)
    if found.default is None:
        marked = [value for value in found.values if value.default]
        if marked:
            found.default = Read(marked[0].literal, found.values_words)
    found.summary = next((s for s in prose if not _states_fact(s)), None)
    return found


def _sentences(text: str) -> Iterator[str]:
    """Sentences; a bracketed one stands alone, and a dot inside a value ends none."""
    for part in re.split(r"(\[[A-Z][^\[\]]* [^\[\]]*\])", text):
        stripped = part.strip()
        if stripped.startswith("[") and stripped.endswith("]") and " " in stripped:
            yield stripped
        else:
            yield from (s for s in _SENTENCE.split(stripped) if s)


def _sentence(found: Description, sentence: str, *, note: bool) -> None:
    """Every pattern on one sentence. A note states conditions and models, but no default and no range of its own."""
    kinds: set[str] = set()
    for kind, regex in PATTERNS:
        if kind in kinds or (note and kind in ("range", "default", "length")):
            continue
        match = regex.search(sentence)
        if match and _TAKE[kind](found, match, sentence):
            kinds.add(kind)
    if not kinds and not note and re.search(r"\b(?:default|range|only (?:if|when|to))\b", sentence, re.IGNORECASE):
        found.unread.append(sentence)


def _take_range(found: Description, match: re.Match[str], sentence: str) -> bool:
    if found.minimum is None and int(match["low"]) <= int(match["high"]):
        found.minimum, found.maximum = Read(match["low"], sentence), Read(match["high"], sentence)
        unit = match.groupdict().get("unit")
        if unit:
            found.unit = Read(unit.lower(), sentence)
        return True
    return False


def _take_length(found: Description, match: re.Match[str], sentence: str) -> bool:
    if found.max_length is None:
        found.max_length = Read(match["length"], sentence)
    return True


def _take_default(found: Description, match: re.Match[str], sentence: str) -> bool:
    value = match["default"].strip(_QUOTES)
    if value.lower() in ("empty", "blank", "none.", "null", ""):
        value = "" if value.lower() != "null" else "null"
    if not value and match["default"].strip(_QUOTES).lower() not in ("empty", "blank", ""):
        return False
    if value.lower() in ("the", "a", "an", "this", "is", "it", "not", "all"):
        return False
    if found.default is None:
        found.default = Read(value, sentence)
        unit = match.groupdict().get("unit")
        if unit and found.unit is None:
            found.unit = Read(unit.lower(), sentence)
    return True


def _take_condition(found: Description, match: re.Match[str], sentence: str) -> bool:
    groups = match.groupdict()
    wanted = groups["wanted"].strip(_QUOTES + ".")
    wanted = "1" if wanted.lower() in _ON else "0" if wanted.lower() in _OFF else wanted
    condition = ReadCondition(groups.get("path"), groups.get("label"), wanted, sentence)
    if condition not in found.conditions:
        found.conditions.append(condition)
    return True


def _take_models(found: Description, match: re.Match[str], sentence: str) -> bool:
    if not found.models:
        found.models = MODEL.findall(match["models"])
        found.models_words = sentence
    return bool(found.models)


def _take_apply(found: Description, match: re.Match[str], sentence: str) -> bool:
    if found.apply is None:
        found.apply = Read(match["apply"].lower().replace("-", ""), sentence)
    return True


_TAKE = {
    "range": _take_range,
    "length": _take_length,
    "default": _take_default,
    "condition": _take_condition,
    "models": _take_models,
    "apply": _take_apply,
}


def _states_fact(sentence: str) -> bool:
    """Whether a sentence states a limit or a default, and so is no summary."""
    if ENUM_INTRO.search(sentence):
        return True
    return any(kind in ("range", "default", "length") and regex.match(sentence) for kind, regex in PATTERNS)


def _values(found: Description, paragraphs: Sequence[Paragraph]) -> None:
    """The literals of a list: bulleted or not, bracketed or not, or two words joined by "or"."""
    bulleted = any(p.bullet for p in paragraphs)
    introduced = not bulleted and any(ENUM_INTRO.search(p.text) for p in paragraphs)
    items: list[Value] = []
    words: list[str] = []
    for paragraph in paragraphs:
        value = _as_value(paragraph.text, paragraph.bullet or (introduced and bool(items)))
        if value:
            items.append(value)
            words.append(paragraph.text)
        elif ENUM_MARK.fullmatch(paragraph.text) and items:
            items[-1] = items[-1]._replace(default=True)
    if not items:
        for paragraph in paragraphs:
            for sentence in _sentences(paragraph.text):
                match = ALTERNATIVES.match(sentence)
                if match:
                    items = [
                        Value(match["one"], None, bool(match["mark1"])),
                        Value(match["two"], None, bool(match["mark2"])),
                    ]
                    words = [sentence]
    found.values = items
    found.values_words = " | ".join(words)


def _as_value(text: str, listed: bool) -> Value | None:
    """A paragraph as a literal of a list; without a bracket or an equals sign only where it stands in a list."""
    if text.startswith("[") and " " in text[: text.find("]") + 1 or None]:
        return None
    default = bool(ENUM_MARK.search(text))
    plain = ENUM_MARK.sub("", text).strip()
    for regex in (ENUM_KEY, ENUM_EQUALS, ENUM_DASH):
        match = regex.match(plain)
        if match and (regex is not ENUM_DASH or listed or _LITERAL.match(match["key"])):
            if regex is ENUM_EQUALS and "/" in match["key"]:
                return None
            return Value(match["key"], match["meaning"].strip() or None, default)
    match = ENUM_BARE.match(plain) if listed else None
    if match and _LITERAL.match(match["key"]) and not plain.endswith("."):
        return Value(match["key"], match["meaning"], default)
    return None
