"""Lists of literals: bulleted or not, bracketed or not, in one sentence, or two words joined by "or"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.facts.grammar import (
    ALTERNATIVES,
    BEHIND_ITEM,
    CODE,
    ENUM_ASIDE,
    ENUM_BARE,
    ENUM_CODES,
    ENUM_DASH,
    ENUM_EQUALS,
    ENUM_INLINE,
    ENUM_INTRO,
    ENUM_KEY,
    ENUM_MARK,
    ENUM_MEANT,
    ENUM_NEXT,
    ENUM_NUMBER,
    ENUM_SENTENCE,
    NO_KEYS,
    PARAMETER,
)
from extract.facts.paragraphs import Paragraph

_LITERAL = re.compile(
    r"^(?:[<>]?-?\d+(?:[._]\d+)*|\d+(?!(?:st|nd|rd|th)\b)[A-Za-z]{1,4}|[A-Z0-9_+-]{2,}|[A-Za-z][A-Za-z0-9_.+-]*)$"
)
_HEADS = frozenset({"Default", "Range", "Note", "Notes", "Example"})
_QUOTES = "\"'\u201c\u201d\u2018\u2019"
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z]|\[[A-Z]\w*[ :]|\()")
_PARTS = re.compile(r"\s*[,/|]\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+")
"""What parts the literals that a sentence lists."""


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
            items += _in_a_line(_SENTENCE.split(paragraph.text)[0]) or [value]
            words.append(paragraph.text)
        elif ENUM_MARK.fullmatch(paragraph.text) and items:
            items[-1] = items[-1]._replace(default=True)
        introduced = bool(ENUM_INTRO.search(paragraph.text)) or (introduced and value is not None)
    if items:
        return items, " | ".join(words)
    for paragraph in paragraphs:
        for sentence in _SENTENCE.split(paragraph.text):
            found = _in_a_sentence(sentence)
            if found:
                return found, sentence
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
    if PARAMETER.match(key) or (regex is not ENUM_KEY and key.lower() in NO_KEYS and not (listed and key.isupper())):
        return False  # A literal may be called DEFAULT; "Range = 1-5" among the items of a list is none.
    if regex is ENUM_EQUALS:
        return "/" not in key
    return regex is not ENUM_DASH or listed or bool(_LITERAL.match(key))


def _in_a_sentence(sentence: str) -> list[Value]:
    """Literals inside one sentence: two joined by "or", several in brackets, or several behind "valid values:"."""
    sentence = ENUM_ASIDE.sub("", sentence)
    match = ALTERNATIVES.match(sentence)
    if match:
        return [Value(match["one"], None, bool(match["mark1"])), Value(match["two"], None, bool(match["mark2"]))]
    keys = list(ENUM_INLINE.finditer(sentence)) if re.search(r"\bvalues?\b", sentence, re.IGNORECASE) else []
    if len(keys) >= 2:
        return [_marked(key["key"], key["meaning"]) for key in keys]
    _, colon, behind = sentence.partition(": ")
    if colon and ENUM_INTRO.search(sentence[: -len(behind)]) and (found := _in_a_line(behind)):
        return found
    for regex, literal in ((ENUM_SENTENCE, _LITERAL), (ENUM_CODES, CODE)):
        match = regex.search(sentence)
        found = _listed(match["list"]) if match else []
        if len(found) >= 2 and all(literal.match(value.literal) for value in found):
            return found
    return []


def _in_a_line(text: str) -> list[Value]:
    """The items of a list of numbers that stands in one line: "0 = Off, 1 = On"."""
    parts = [as_value(part, listed=True) for part in ENUM_NEXT.split(text.rstrip("."))]
    found = [value for value in parts if value]
    return found if len(found) == len(parts) > 1 else []


def _listed(text: str) -> list[Value]:
    """The parts of a list within a sentence, whatever they are."""
    found = []
    for part in _PARTS.split(text):
        match = ENUM_MEANT.match(ENUM_MARK.sub("", part).strip())
        literal, meaning = (match["key"], match["meaning"]) if match else (ENUM_MARK.sub("", part).strip(), "")
        found.append(_marked(literal.strip(f" []{_QUOTES}"), meaning)._replace(default=bool(ENUM_MARK.search(part))))
    return found


def _marked(literal: str, meaning: str) -> Value:
    """A literal whose meaning may say that it is the default."""
    return Value(literal, ENUM_MARK.sub("", meaning).strip() or None, bool(ENUM_MARK.search(meaning)))
