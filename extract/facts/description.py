"""Read one description: limits, default, values, conditions, models, notes, each with the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.facts.conditions import ReadCondition, conditions, exception
from extract.facts.defaults import Read, settled
from extract.facts.grammar import (
    ALTERNATIVES,
    BEHIND_ITEM,
    ENUM_ASIDE,
    ENUM_INTRO,
    EXAMPLE,
    MODEL,
    NEGATED,
    PATTERNS,
)
from extract.facts.lists import Value, as_value, literals
from extract.facts.paragraphs import Paragraph

_SENTENCE = re.compile(r"(?<=[.!?;\]])(?<!\b[Mm]ax\.)(?<!\b[Mm]in\.)\s+(?=[A-Z\[(\"'\u201c\u2018]|\d)")
_QUOTES = "\"'\u201c\u201d\u2018\u2019"


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
    index: tuple[int, int] | None = None
    """The range of the name's index, where the description gives it."""
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
            note = re.sub(r"^Notes?\b\s*:?\s*", "", paragraph.text, flags=re.IGNORECASE)
            found.notes += [note] if note else []
    stating = _without_examples(paragraphs)
    found.values, found.values_words = literals([p for p in stating if not p.note])
    items = set(found.values_words.split(" | ")) if len(found.values) > 1 else set()
    for paragraph in stating:
        if paragraph.text in items or (found.values and as_value(paragraph.text, listed=paragraph.bullet)):
            behind = BEHIND_ITEM.search(paragraph.text) or ENUM_ASIDE.search(paragraph.text)
            if behind:  # The list's last line ran into the sentence behind it.
                _sentence(found, behind[0], note=False)
            continue
        for sentence in _sentences(paragraph.text):
            if not paragraph.note and not sentence.startswith("["):
                prose.append(sentence)
            _sentence(found, sentence, note=paragraph.note)
    if found.default is None:
        marked = [value for value in found.values if value.default]
        if marked:
            found.default = Read(marked[0].literal, found.values_words)
    found.default = settled(found.default, found.values, prose)
    found.summary = next((s for s in prose if not _states_fact(s)), None)
    return found


def _without_examples(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs that state something: examples, and the list items behind "For example:", do not."""
    stating: list[Paragraph] = []
    skipping = False
    for paragraph in paragraphs:
        begins = bool(EXAMPLE.match(paragraph.text))
        skipping = begins or (skipping and paragraph.bullet)
        if not skipping:
            stating.append(paragraph)
            skipping = bool(re.search(r"for example\s*:?$", paragraph.text, re.IGNORECASE))
    return stating


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
    if EXAMPLE.search(sentence):
        return
    kinds: set[str] = set()
    for kind, regex in PATTERNS:
        if kind in kinds or (note and kind in ("range", "default", "length")):
            continue
        match = regex.search(sentence)
        if match and _TAKE[kind](found, match, sentence):
            kinds.add(kind)
    told = re.search(r"\b(?:default|range|only (?:if|when|to))\b", sentence, re.IGNORECASE)
    if not kinds and not note and told and not ALTERNATIVES.match(sentence):
        found.unread.append(sentence)


def _take_range(found: Description, match: re.Match[str], sentence: str) -> bool:
    low, high = (match[name].replace(",", "") for name in ("low", "high"))
    if found.minimum is None and int(low) <= int(high):
        found.minimum, found.maximum = Read(low, sentence), Read(high, sentence)
        unit = match.groupdict().get("unit")
        if unit:
            found.unit = Read(unit, sentence)
        return True
    return False


def _take_one_limit(found: Description, match: re.Match[str], sentence: str) -> bool:
    groups = match.groupdict()
    if groups.get("low") and found.minimum is None:
        found.minimum = Read(groups["low"].replace(",", ""), sentence)
    if groups.get("high") and found.maximum is None:
        found.maximum = Read(groups["high"].replace(",", ""), sentence)
    if groups.get("unit") and found.unit is None:
        found.unit = Read(groups["unit"], sentence)
    return True


def _take_unit(found: Description, match: re.Match[str], sentence: str) -> bool:
    if found.unit is None:
        found.unit = Read(match["unit"].rstrip("."), sentence)
    return True


def _take_index(found: Description, match: re.Match[str], _sentence: str) -> bool:
    if found.index is None and int(match["low"]) <= int(match["high"]):
        found.index = (int(match["low"]), int(match["high"]))
    return True


def _take_length(found: Description, match: re.Match[str], sentence: str) -> bool:
    if found.max_length is None:
        found.max_length = Read(match["length"], sentence)
    return True


def _take_default(found: Description, match: re.Match[str], sentence: str) -> bool:
    value = match["default"].strip(_QUOTES)
    if value.startswith("[") and value.endswith("]"):
        value = value[1:-1]
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+", value):
        value = value.replace(",", "")
    if value.lower() in ("empty", "blank") or re.fullmatch(r"an?\s+empty\s+\w+", value, re.IGNORECASE):
        value = ""
    if value.lower() in ("the", "a", "an", "this", "is", "it", "not", "no", "all"):
        return False
    if found.default is None:
        found.default = Read(value, sentence)
        unit = match.groupdict().get("unit")
        if unit and found.unit is None:
            found.unit = Read(unit, sentence)
    return True


def _take_condition(found: Description, match: re.Match[str], sentence: str) -> bool:
    read = conditions(match, sentence)
    found.conditions += [condition for condition in read if condition not in found.conditions]
    return bool(read)


def _take_exception(found: Description, match: re.Match[str], sentence: str) -> bool:
    read = exception(match, sentence)
    found.conditions += [read] if read else []
    return read is not None


def _take_models(found: Description, match: re.Match[str], sentence: str) -> bool:
    if not found.models:
        found.models = MODEL.findall(match["models"])
        found.models_words = sentence
    return bool(found.models)


def _take_apply(found: Description, match: re.Match[str], sentence: str) -> bool:
    if NEGATED.search(sentence):
        return False
    if found.apply is None:
        found.apply = Read(match["apply"].lower().replace("-", ""), sentence)
    return True


_TAKE = {
    "range": _take_range,
    "low": _take_one_limit,
    "high": _take_one_limit,
    "unit": _take_unit,
    "index": _take_index,
    "length": _take_length,
    "default": _take_default,
    "condition": _take_condition,
    "exception": _take_exception,
    "models": _take_models,
    "apply": _take_apply,
}


def _states_fact(sentence: str) -> bool:
    """Whether a sentence states a limit or a default, and so is no summary."""
    if ENUM_INTRO.search(sentence):
        return True
    return any(kind in ("range", "default", "length") and regex.match(sentence) for kind, regex in PATTERNS)
