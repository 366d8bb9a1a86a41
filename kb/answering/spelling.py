"""A word that stands nowhere: another spelling, a typing error, an abbreviation, two words in one."""

from __future__ import annotations

from extract.dataset.stems import stems
from kb.answering.index import Index
from kb.answering.words import LIGHT, Word

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST, _SHORT, _LONG, _LONGEST = 4, 5, 9, 30
"""Letters of a word that may be mistyped; up to which none may be another one; from which two may be wrong."""
_BEGINNINGS = 12
"""An abbreviation that so many words begin with says nothing."""
_PART = 4
_CARRYING = ("question", "everyday")
"""Roles of words that people say in a question on anything."""
_BRITISH = (("isation", "ization"), ("ise", "ize"), ("iser", "izer"), ("ised", "ized"), ("ising", "izing"),
            ("our", "or"), ("re", "er"), ("ence", "ense"))  # fmt: skip


def readings(index: Index, text: str, stem: str) -> tuple[list[tuple[str, ...]], bool]:
    """Stems that a word which stands nowhere may be read as, and whether that corrects it. Empty: nobody knows it."""
    for ending, other in _BRITISH:
        if text.endswith(ending):
            american = stems([text[: -len(ending)] + other])[0]
            if american and index.known(american[0]):
                return [(american[0],)], False
    if len(stem) >= 3:
        # `prov` for provisioning. A word that is hardly longer is another word (`chat`, `chats`): stems saw to those.
        longer = [term for term in index.beginning(stem, _BEGINNINGS) if len(term) > len(stem) + 1]
        longer = [term for term in longer if index.known(term)]
        if longer:
            return [(term,) for term in longer], False
    corrected = _corrected(index, text)
    if corrected is None:
        return [], False
    found = stems([corrected])[0]
    return ([tuple(found)], True) if found else ([], False)


def carrying(index: Index, text: str) -> str | None:
    """The word that only carries a question and that a typing error must stand for (`wich`, `restrt`); None for others.

    It is one where a letter was left out, doubled or swapped: another letter makes another word.
    """
    if not _SHORTEST <= len(text) <= _LONGEST or not text.isalpha():
        return None
    near = sorted(word for word in _same_letters(text) if word[0] == text[0])
    light = [word for word in near if word in LIGHT]
    if light:
        return light[0]
    found = stems(near)
    said = index.phrases({stem for one in found for stem in one})
    for word, one in zip(near, found, strict=True):
        phrases = said.get(" ".join(one), [])
        if any(phrase["role"] in _CARRYING and phrase["said"] == word for phrase in phrases):
            return word
    return None


def halves(index: Index, text: str) -> list[Word]:
    """The two known words that one is put together from (`ringtone`, `Umleitungsziel`); none where it is one word."""
    if len(text) > _LONGEST or _corrected(index, text):
        return []
    pairs = [(text[:cut], text[cut:]) for cut in range(_PART, len(text) - _PART + 1)]
    pairs += [(left[:-1], right) for left, right in pairs if left.endswith(("s", "n")) and len(left) > _PART]
    parts = stems([part for pair in pairs for part in pair])
    for (left, right), first, second in zip(pairs, parts[::2], parts[1::2], strict=True):
        if all(len(part) == 1 and len(part[0]) >= _PART and index.known(part[0]) for part in (first, second)):
            return [Word(left, first[0]), Word(right, second[0])]
    return []


def _corrected(index: Index, text: str) -> str | None:
    """The one known word that a typing error must stand for."""
    if not _SHORTEST <= len(text) <= _LONGEST or not text.isalpha():
        return None
    near = [word for word in index.spelled(_one_slip(text)) if word not in LIGHT and word[0] == text[0]]
    if near:
        return near[0]
    return _two_slips(index, text) if len(text) >= _LONG else None


def _one_slip(text: str) -> set[str]:
    """Words that become `text` by one letter too many, one left out, two swapped or, in a longer word, one mistaken.

    (In a short word another letter makes another word: `lease`, `leave`.) Looking these up is quicker than loading
    a library to compare with every word there is.
    """
    found = _same_letters(text)
    if len(text) > _SHORT:
        cuts = [(text[:place], text[place + 1 :]) for place in range(len(text))]
        found |= {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    return found - {text}


def _same_letters(text: str) -> set[str]:
    """Words that become `text` by one letter too many, one left out, or two swapped."""
    cuts = [(text[:place], text[place:]) for place in range(len(text) + 1)]
    found = {head + tail[1:] for head, tail in cuts if tail}
    found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    found |= {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    return found - {text}


def _two_slips(index: Index, text: str) -> str | None:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    near = extract(text, index.spellings, scorer=OSA.distance, score_cutoff=2, limit=5)
    words = [str(word) for word, _, _ in near if word not in LIGHT and word[0] == text[0]]
    return words[0] if words else None
