"""What the head of a column says: an action, or that the cells below name one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.appendix.actions import one_action, said
from extract.appendix.model import Action

_OF_ACTIONS = re.compile(
    r"^(?:(?:required?|needed|necessary)\s+)?(?:action|operation|effect)s?(?:\s+(?:required|needed|after change))?$"
    r"|^(?:requires?|needs?|takes effect|change requires)$",
    re.IGNORECASE,
)


class Column(NamedTuple):
    """What a column's head says: one action, or none that is clear."""

    head: str
    action: Action | None
    """`None` where the head names no action."""
    assumed: bool


def names_action(text: str) -> bool:
    """Whether a head names an action, or says that the cells do."""
    return bool(said(text)) or bool(_OF_ACTIONS.match(text.strip(" :?")))


def columns_of(texts: Sequence[str]) -> tuple[Column, ...]:
    """Columns by their heads. A bare "Reload" beside a column for a reboot, and beside no other reload, is VoIP's.

    These phones know two kinds of taking over a change that their guides set against each other, the restart of the
    phone and the reload of its telephony; a third kind is always called by its name.
    """
    heads = [said(text) for text in texts]
    others = {action for head in heads for action in head}
    contrast = ("reboot",) in heads and not any(action.startswith("reload_") for action in others)
    columns = []
    for text, head in zip(texts, heads, strict=True):
        assumed = head == ("reload",) and contrast and heads.count(("reload",)) == 1
        columns.append(Column(text, "reload_voip" if assumed else one_action(head), assumed))
    return tuple(columns)
