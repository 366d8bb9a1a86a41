"""Lay confirmed facts over a dataset: statements of grade `confirmed`, weighed like all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.dataset.merge import Rows, add_statements
from extract.dataset.statements import Statement
from kb.actions import UNKNOWN
from kb.catalogue import Catalogue
from kb.confirmed import Confirmation, disagreeing
from kb.errors import KbError

_KIND = "phone"
_ANY_PHONE = "a phone of this project"


def lay_over(
    base: Rows, catalogue: Catalogue, confirmations: Sequence[Confirmation], path: str, models: Sequence[str]
) -> dict[str, list[dict[str, Any]]]:
    """The rows of `base` with the confirmations of the file at `path`.

    `catalogue` is that of `base`. Where confirmations of one parameter disagree, the strongest action stands and a
    remark tells. Raises `KbError` for a parameter or an action that does not exist.
    """
    actions = [action for action in catalogue.actions() if action != UNKNOWN]
    named = [_checked(catalogue, one, actions, f"{path}: entry {n}") for n, one in enumerate(confirmations, 1)]
    ranked = sorted(enumerate(named, 1), key=lambda pair: actions.index(pair[1].apply))
    added: dict[str, list[Statement]] = {}
    sources = []
    for number, one in ranked:
        sources.append(_source(number, one))
        added.setdefault(one.parameter, []).append(_statement(number, one))
    remarks = {
        name: [{"kind": "disagreement", "text": f"Confirmations disagree: {_told(several)}.", "source": None}]
        for name, several in disagreeing(named).items()
    }
    return add_statements(base, added, sources, remarks, models)


def _checked(catalogue: Catalogue, one: Confirmation, actions: Sequence[str], where: str) -> Confirmation:
    match = catalogue.find(one.parameter)
    if match is None:
        nearest = catalogue.nearest(one.parameter)
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        raise KbError(f"{where}: no parameter '{one.parameter}'{hint}")
    if one.apply not in actions:
        raise KbError(f"{where}: no action '{one.apply}'; a change may need {', '.join(actions)}")
    return one._replace(parameter=match.parameter.id)


def _source(number: int, one: Confirmation) -> dict[str, Any]:
    return {
        "id": _id(number),
        "title": one.witness[:1].upper() + one.witness[1:],
        "kind": _KIND,
        "grade": "confirmed",
        "product": one.model or _ANY_PHONE,
        "firmware": one.firmware,
        "licence": None,
        "note": None,
    }


def _statement(number: int, one: Confirmation) -> Statement:
    return Statement(
        prop="apply",
        value=one.apply,
        source=_id(number),
        page=None,
        grade="confirmed",
        position=number,
        because=one.witness,
        words=one.evidence,
    )


def _id(number: int) -> str:
    return f"CONFIRMED-{number}"


def _told(several: Sequence[Confirmation]) -> str:
    """What each says, and for which phones."""
    return "; ".join(
        f"{one.apply} ({', '.join(filter(None, (one.by, one.date, one.model, one.firmware)))})" for one in several
    )
