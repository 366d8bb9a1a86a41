"""Lists of literals: bulleted or not, bracketed or not, in one sentence, or two words joined by "or"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.facts.grammar import (
    ALTERNATIVES,
    BEHIND_ITEM,
    ENUM_BARE,
    ENUM_DASH,
    ENUM_EQUALS,
    ENUM_INLINE,
    ENUM_INTRO,
    ENUM_KEY,
    ENUM_MARK,
    ENUM_NUMBER,
    ENUM_SENTENCE,
    NO_KEYS,
)
from extract.facts.paragraphs import Paragraph

_LITERAL = re.compile(
    r"^(?:[<>]?-?\d+(?:[._]\d+)*|\d+(?!(?:st|nd|rd|th)\b)[A-Za-z]{1,4}|[A-Z0-9_+-]{2,}|[A-Za-z][A-Za-z0-9_.+-]*)$"
)
_HEADS = frozenset({"Default", "Range", "Note", "Notes", "Example"})
_DEFAULT = re.compile(r"\(\s*(?:this is the\s+|the\s+)?default(?:\s+value)?\s*\)", re.IGNORECASE)


class Value(NamedTuple):
    """A literal of a list, its meaning, and whether the list calls it the default."""

    literal: str
    meaning: str | None
    default: bool


def literals(paragraphs: Sequence[Paragraph]) -> tuple[list[Value], str]:
    """The literals that paragraphs list, and the words they were read from; none where they list nothing."""
    bulleted = any(p.bullet for p in paragraphs)
    numbered = not bulleted and sum(bool(ENUM_NUMBER.match(p.text)) for p in paragraphs) >= 2
    introduced = False
    items: list[Value] = []
    words: list[str] = []
    for paragraph in paragraphs:
        listed = (
            paragraph.bullet or (not bulleted and introduced) or (numbered and bool(ENUM_NUMBER.match(paragraph.text)))
        )
        value = as_value(paragraph.text, listed=listed)
        if value:
            items.append(value)
            words.append(paragraph.text)
        elif ENUM_MARK.fullmatch(paragraph.text) and items:
            items[-1] = items[-1]._replace(default=True)
        introduced = bool(ENUM_INTRO.search(paragraph.text)) or (introduced and value is not None)
    if items:
        return items, " | ".join(words)
    for paragraph in paragraphs:
        found = _in_a_sentence(paragraph.text)
        if found:
            return found, paragraph.text
    return [], ""


def as_value(text: str, *, listed: bool) -> Value | None:
    """A paragraph as a literal of a list; without a bracket or an equals sign only where it stands in a list."""
    if text.startswith("[") and " " in text[: text.find("]") + 1 or None]:
        return None
    text = BEHIND_ITEM.sub("", text) if not BEHIND_ITEM.match(text) else text
    default = bool(ENUM_MARK.search(text))
    plain = ENUM_MARK.sub("", text).strip()
    for regex in (ENUM_KEY, ENUM_EQUALS, ENUM_DASH):
        match = regex.match(plain)
        if match and _fits(regex, match["key"], listed):
            return Value(match["key"], match["meaning"].strip() or None, default)
    match = ENUM_BARE.match(plain) if listed else None
    if match and _LITERAL.match(match["key"]) and not plain.endswith((".", ":")) and match["key"] not in _HEADS:
        return Value(match["key"], match["meaning"], default)
    return None


def _fits(regex: re.Pattern[str], key: str, listed: bool) -> bool:
    if regex is not ENUM_KEY and not listed and key.lower() in NO_KEYS:
        return False
    if regex is ENUM_EQUALS:
        return "/" not in key
    return regex is not ENUM_DASH or listed or bool(_LITERAL.match(key))


def _in_a_sentence(text: str) -> list[Value]:
    """Literals inside one sentence: two joined by "or", several in brackets, or several behind "valid values:"."""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text):
        match = ALTERNATIVES.match(sentence)
        if match:
            return [Value(match["one"], None, bool(match["mark1"])), Value(match["two"], None, bool(match["mark2"]))]
        keys = list(ENUM_INLINE.finditer(sentence)) if re.search(r"\bvalues?\b", sentence, re.IGNORECASE) else []
        if len(keys) >= 2:
            return [
                Value(
                    key["key"], _DEFAULT.sub("", key["meaning"]).strip() or None, bool(_DEFAULT.search(key["meaning"]))
                )
                for key in keys
            ]
        match = ENUM_SENTENCE.search(sentence)
        if match:
            parts = [part.strip() for part in re.split(r",\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+", match["list"])]
            found = [
                Value(_DEFAULT.sub("", part).strip(" []"), None, bool(_DEFAULT.search(part))) for part in parts if part
            ]
            if len(found) >= 2 and all(_LITERAL.match(value.literal) for value in found):
                return found
    return []
