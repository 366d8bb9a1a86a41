"""What a roll-out restarts: a plan as a part of a page."""

from __future__ import annotations

from collections.abc import Iterator

from kb.catalogue import Catalogue
from lint.plan.fleet import Plan
from lint.plan.report import headline, notices, scopes, shown
from lint.report import markup
from lint.wording import count

_NAMED = 5
"""So many phones of a group are named,"""
_CHANGES, _GROUPS = 20, 20
"""and so many of their changes; of the groups, those with most phones."""


def section(plan: Plan, catalogue: Catalogue, firmware: str | None) -> Iterator[str]:
    """The answer, phones by action, and phones with the same changes. Secret values are masked."""
    yield "<h2 id=plan>Roll-out</h2>"
    told = notices(catalogue)
    for line in (headline(plan), told.get(plan.apply), scopes(plan, firmware)):
        if line:
            yield f"<p>{markup.shown(line)}</p>"
    counts = [(count(len(names), word), names) for names, word in ((plan.added, "new"), (plan.removed, "removed"))]
    for said, names in counts:
        if names:
            yield f"<p>{said}: {markup.shown(_named(list(names)))}</p>"
    actions = plan.by_action([*catalogue.actions(), "unknown"])
    rows = ((str(number), markup.shown(action), markup.shown(told.get(action) or "")) for action, number in actions)
    yield from markup.table("Phones by what they need", ("Phones", "Needs", "What users notice"), rows, len(actions))
    groups = plan.groups()
    needs = {phone.file: phone.apply for phone in plan.phones}
    yield from markup.table(
        "Phones with the same changes",
        ("Phones", "Needs", "Changes", "Which"),
        (
            (
                str(len(names)),
                markup.shown(needs[names[0]]),
                "<br>".join(
                    [
                        markup.shown(f"{one.parameter}: {_value(shown(one.old, one))} → {_value(shown(one.new, one))}")
                        for one in changes[:_CHANGES]
                    ]
                    + ([f"and {len(changes) - _CHANGES} more"] if len(changes) > _CHANGES else [])
                ),
                markup.shown(_named(names)),
            )
            for changes, names in groups
        ),
        len(groups),
        _GROUPS,
    )
    unread = ((markup.shown(notice),) for notice in plan.notices)
    yield from markup.table("Not in the plan", ("Why",), unread, len(plan.notices))


def _value(text: str | None) -> str:
    return "not set" if text is None else text or "empty"


def _named(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
