"""A value that is not among the known ones.

Phones write these words in upper case, manuals in mixed case; case does not matter here.

Severity: as the list may be held (`enforce`): info where it may lack words, nothing where only a
single word is known.

Fix, unsafe: the nearest word, where it is the only one that comes near and the list lacks none. A
phone that refuses the value goes on with its default up to now.

Passes::

    voip/media/srtp/mode=REQUIREENCRYPTION
    voip/media/srtp/mode=RequireEncryption

Fails::

    voip/media/srtp/mode=REQUIRED
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint import facts
from lint.entries import Entry
from lint.findings import INFO, Problem
from lint.wording import quote

CODE = "VAL003"
NAME = "not-in-list"

_BY_OTHER_RULES = frozenset({"boolean", "integer", "port"})
_FORMS_OF_OTHER_RULES = frozenset({"language", "country"})
"""More literals of these are known than any one source lists: VAL012 has them."""
_SHOWN = 12
_PART = 5
_ALIKE = str.maketrans("o", "0") | str.maketrans("il", "11")
_CLEAR = 10
"""By so many points of 100 the nearest word must lead to be the only one meant."""


def check(entry: Entry) -> Iterator[Problem]:
    """Report a value that is not in the parameter's list, with the nearest word of it."""
    parameter, value = entry.parameter, entry.value
    if parameter is None or not value or not parameter.values or parameter.type in _BY_OTHER_RULES:
        return
    if parameter.form in _FORMS_OF_OTHER_RULES:
        return
    literals = parameter.values
    if value in literals or value.lower() in [literal.lower() for literal in literals]:
        return
    fact = facts.fact(entry.catalogue, parameter, "values")
    if fact is None:
        return
    near, alone = _nearest(value, literals)
    hint = f"did you mean {near}? " if near else ""
    known = ", ".join(literals[:_SHOWN]) + (f" and {len(literals) - _SHOWN} more" if len(literals) > _SHOWN else "")
    message = f"{quote(value)} is not a known value; {hint}known: {known} ({fact.label})"
    fix = None
    if near and alone and fact.severity != INFO:
        from lint.fixes import edit

        fix = edit.unsafe("value replaced by the nearest word", edit.in_line(entry.value_span, near))
    yield Problem(entry.value_span, fact.severity, message, entry.name, near, fact.source, fix)


def _as_seen(text: str) -> str:
    """A word as the eye takes it: letters and digits that look alike are one."""
    return text.lower().translate(_ALIKE)


def _nearest(value: str, literals: Sequence[str]) -> tuple[str | None, bool]:
    """The nearest word, and whether no other one comes close."""
    # Wrong values are rare: only then is the import paid for.
    from rapidfuzz import fuzz, process

    # Part of a word (`required` for `RequireEncryption`) counts as near, unless it is so short that many hold it.
    scorer, least = (fuzz.ratio, 60) if len(value) < _PART else (fuzz.WRatio, 75)
    found = process.extract(value, literals, scorer=scorer, processor=_as_seen, score_cutoff=least, limit=2)
    if not found:
        return None, False
    return str(found[0][0]), len(found) == 1 or found[0][1] - found[1][1] >= _CLEAR
