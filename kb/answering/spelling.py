"""A word that stands nowhere: another spelling, a typing error, an abbreviation, or two words in one."""

from __future__ import annotations

from functools import lru_cache

from extract.dataset.stems import stems
from kb.answering.index import Index
from kb.answering.words import LIGHT

_SHORT, _LONG = 5, 9
"""Up to so many letters a word may lack one, have one too many or swapped; from so many on, two may be wrong."""
_BEGINNINGS = 12
"""An abbreviation that so many words begin with says nothing."""
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
    for cut in range(3, len(text) - 2):
        parts = stems([text[:cut], text[cut:]])
        if all(len(part) == 1 and len(part[0]) > 2 and index.known(part[0]) for part in parts):
            return [(parts[0][0], parts[1][0])], False
    corrected = _corrected(index, text)
    if corrected is None:
        return [], False
    found = stems([corrected])[0]
    return ([tuple(found)], True) if found else ([], False)


@lru_cache(maxsize=256)
def _corrected(index: Index, text: str) -> str | None:
    """The one known word that a typing error must stand for."""
    if len(text) < 4 or not text.isalpha():
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = 2 if len(text) >= _LONG else 1
    near = extract(text, index.spellings, scorer=OSA.distance, score_cutoff=most, limit=5)
    near = [(word, errors) for word, errors, _ in near if word not in LIGHT and word[0] == text[0] and errors]
    if len(text) <= _SHORT:
        # In a short word another letter makes another word (`lease`, `leave`).
        near = [(word, errors) for word, errors in near if len(word) != len(text) or sorted(word) == sorted(text)]
    if not near:
        return None
    best = min(errors for _, errors in near)
    return str(next(word for word, errors in near if errors == best))
