"""A language or country that no source shows.

Phones have names of their own for them, mostly English words (`German`, `USA`); codes such as `de`
were never seen. The lists are put together from several sources and versions, and none of them is
complete: what is not in them may still be right. Case does not matter.

Severity: info, as both the form and the list of values may be held (`enforce`).

Passes::

    personal_settings/language=GERMAN
    personal_settings/language=Dutch
    voip/regional_settings/selected_country=Australia

Fails::

    personal_settings/language=de
    personal_settings/language=Germann
    voip/regional_settings/selected_country=Austria
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.catalogue import Catalogue
from kb.records import Parameter
from lint.entries import Entry
from lint.findings import Problem
from lint.secrecy import forms
from lint.wording import quote

CODE = "VAL012"
NAME = "unknown-language-or-country"

_TABLES = {"language": "languages", "country": "countries"}
_LEAST_LIKENESS = 60
_SHOWN = 12


def check(entry: Entry) -> Iterator[Problem]:
    """Report a language or country that is not among the known ones, with the nearest of them."""
    parameter = entry.parameter
    if parameter is None or not forms.has_form(entry, *_TABLES):
        return
    if parameter.values and entry.value.lower() in [literal.lower() for literal in parameter.values]:
        return
    known = _known(entry.catalogue, parameter)
    if entry.value.lower() in [literal.lower() for literal in known]:
        return
    fact = forms.held(entry, also=("values",))
    if fact:
        near = _nearest(entry.value, known)
        hint = f"did you mean {near}? " if near else ""
        words = ", ".join(known[:_SHOWN]) + (f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else "")
        message = f"{quote(entry.value)} is not a known {parameter.form}; {hint}known: {words}"
        yield forms.problem(entry, fact, message, near)


def _known(catalogue: Catalogue, parameter: Parameter) -> list[str]:
    """The literals of the parameter's own list, and of the vocabulary."""
    table = _TABLES[parameter.form or ""]
    rows = catalogue.rows(f'select literal from "{table}" where parameter = ?', (parameter.name,))  # noqa: S608
    return list({word.lower(): word for word in [*(r["literal"] for r in rows), *(parameter.values or ())]}.values())


def _nearest(value: str, known: list[str]) -> str | None:
    # Wrong values are rare: only then is the import paid for.
    from rapidfuzz import fuzz, process

    found = process.extractOne(value, known, scorer=fuzz.ratio, processor=str.lower, score_cutoff=_LEAST_LIKENESS)
    return str(found[0]) if found else None
