"""Plans as text, JSON, Markdown and CSV. Secret values are masked in all of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kb import actions
from kb.catalogue import Catalogue
from lint.plan.changes import Change
from lint.plan.fleet import Plan
from lint.wording import clean, count

MASK = "********"
_MOST = 5
"""So many files of a group are named."""


def shown(value: str | None, change: Change) -> str | None:
    """A value fit to print."""
    if value is None:
        return None
    return MASK if change.secret and value else clean(value)


def notices(catalogue: Catalogue) -> dict[str, str]:
    """What the user of a phone notices of an action, as far as the facts say."""
    rows = catalogue.rows("select action, user_notices, user_notices_grade from actions where user_notices is not null")
    inferred = {True: " (inferred)", False: ""}
    return {
        str(row["action"]): f"{row['user_notices']}{inferred[row['user_notices_grade'] == 'inferred']}" for row in rows
    }


def headline(plan: Plan) -> str:
    """The answer in one sentence."""
    if not plan.phones:
        return "Nothing changes."
    unknown = f"; of {count(plan.unknown, 'change')} it is not known, which does not mean none" if plan.unknown else ""
    return f"{plan.apply}: the strongest action needed{unknown}."


def scopes(plan: Plan, firmware: str | None) -> str | None:
    """What the actions are known from, and what the phones run."""
    known = sorted({change.scope for phone in plan.phones for change in phone.changes if change.scope})
    if not known:
        return None
    text = f"Actions are known from {' and '.join(known)}"
    return f"{text}; your phones run {firmware}." if firmware else f"{text}."


def as_json(plan: Plan, catalogue: Catalogue, firmware: str | None) -> Iterator[str]:
    """One object: `{apply, unknown, changes: [{file, parameter, old, new, apply, grade, ...}], phones, ...}`."""
    told = notices(catalogue)
    order = catalogue.actions()
    yield json.dumps(
        {
            "apply": plan.apply,
            "unknown": plan.unknown,
            "user_notices": told.get(plan.apply),
            "scope": scopes(plan, firmware),
            "changes": [
                {"file": phone.file, **_fields(change)} for phone in plan.phones for change in phone.changes
            ],
            "phones": [
                {"file": phone.file, "apply": phone.apply, "unknown": phone.unknown, "changes": len(phone.changes)}
                for phone in plan.phones
            ],
            "summary": {
                "same": plan.same,
                "added": list(plan.added),
                "removed": list(plan.removed),
                "by_action": dict(plan.by_action(order)),
                "not_read": list(plan.notices),
            },
        },
        indent=1,
    ) + "\n"  # fmt: skip


def _fields(change: Change) -> dict[str, Any]:
    return {
        "parameter": change.parameter,
        "kind": change.kind,
        "old": shown(change.old, change),
        "new": shown(change.new, change),
        "apply": change.apply,
        "grade": change.grade,
        "source": change.source,
        "scope": change.scope,
        "why": change.why,
        "readings": list(change.readings),
        "old_place": change.old_place,
        "new_place": change.new_place,
    }


def as_csv(plan: Plan, _catalogue: Catalogue, _firmware: str | None) -> Iterator[str]:
    """One row a change."""
    columns = ("file", "parameter", "kind", "old", "new", "apply", "grade", "source", "scope", "why", "readings")
    held = io.StringIO()
    writer = csv.DictWriter(held, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for phone in plan.phones:
        for change in phone.changes:
            fields = _fields(change)
            writer.writerow({**fields, "file": phone.file, "readings": "; ".join(change.readings)})
            yield held.getvalue()
            held.seek(0)
            held.truncate()
    yield held.getvalue()


def as_text(plan: Plan, catalogue: Catalogue, firmware: str | None) -> Iterator[str]:
    """For people: the answer first, then each group of phones with the same changes."""
    told = notices(catalogue)
    yield headline(plan) + "\n"
    if plan.phones and plan.apply in told:
        yield f"  {told[plan.apply]}\n"
    scope = scopes(plan, firmware)
    if scope:
        yield f"  {scope}\n"
    if len(plan.phones) + plan.same > 1:
        counts = ", ".join(f"{action} {number}" for action, number in plan.by_action(catalogue.actions()))
        yield f"  {count(len(plan.phones) + plan.same, 'phone')}: {counts}\n"
    for changes, names in plan.groups():
        yield "\n" + _names(names) + "\n"
        seen = [change for change in changes if not change.idle]
        for change in seen:
            # The scope of what is known stands above; here, the source, or why it is not known.
            source = f"  ({change.source})" if change.source else ""
            yield f"  {change.apply:<12} {change.parameter}: {_from_to(change)}{source}\n"
            if not change.source:
                yield f"               {change.why}\n"
            for reading in change.readings:
                yield f"               {clean(reading)}\n"
        if len(seen) < len(changes):
            idle = count(len(changes) - len(seen), "setting")
            yield f"  {'none':<12} {idle} set or no longer set to the default: no phone sees a difference\n"
    yield from _rest(plan)


def _names(names: list[str]) -> str:
    shown_names = ", ".join(map(clean, names[:_MOST]))
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return f"{count(len(names), 'phone')}: {shown_names}{more}" if len(names) > 1 else clean(names[0])


def _rest(plan: Plan) -> Iterator[str]:
    for label, names in (("without an old file", plan.added), ("without a new file", plan.removed)):
        if names:
            yield f"\n{label}: {', '.join(map(clean, names[:_MOST]))}{' ...' if len(names) > _MOST else ''}\n"
    for notice in plan.notices:
        yield f"\nnote: {clean(notice)}\n"


def _from_to(change: Change) -> str:
    def words(value: str | None) -> str:
        printed = shown(value, change)
        return "not set" if printed is None else "empty" if not printed else f"'{printed}'"

    return f"{words(change.old)} -> {words(change.new)}"


def as_markdown(plan: Plan, catalogue: Catalogue, firmware: str | None) -> Iterator[str]:
    """For a comment on a pull request."""
    told = notices(catalogue)
    yield f"### What applying this needs: {headline(plan)}\n\n"
    for line in (told.get(plan.apply), scopes(plan, firmware)):
        if line:
            yield f"{line}\n\n"
    if len(plan.phones) + plan.same > 1:
        yield "| action | phones |\n|---|---|\n"
        for action, number in plan.by_action(catalogue.actions()):
            yield f"| {action} | {number} |\n"
        yield "\n"
    for changes, names in plan.groups():
        yield f"**{_cell(_names(names))}**\n\n| needs | parameter | old | new | why |\n|---|---|---|---|---|\n"
        for change in changes:
            cells = [
                change.apply,
                f"`{_cell(change.parameter)}`",
                *(_value(v, change) for v in (change.old, change.new)),
            ]
            yield f"| {' | '.join(cells)} | {_cell('; '.join((change.why, *change.readings)))} |\n"
        yield "\n"
    yield from (f"> {_cell(notice)}\n" for notice in plan.notices)


def _value(value: str | None, change: Change) -> str:
    printed = shown(value, change)
    return "*not set*" if printed is None else f"`{_cell(printed)}`" if printed else "*empty*"


def _cell(text: str) -> str:
    """Text that ends neither a cell nor a span of code."""
    return clean(text).replace("|", "\\|").replace("`", "'").replace("<", "&lt;")


FORMATS: Mapping[str, Callable[[Plan, Catalogue, str | None], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
    "csv": as_csv,
}


def exceeds(plan: Plan, most: str, order: list[str], *, allow_unknown: bool) -> bool:
    """Whether a plan needs more than the strongest action that is allowed; what is not known may be more."""
    ranks = {action: rank for rank, action in enumerate(order)}
    strongest = min(
        (ranks.get(c.apply, len(order)) for p in plan.phones for c in p.changes if c.apply != actions.UNKNOWN),
        default=len(order),
    )
    return strongest < ranks[most] or (plan.unknown > 0 and not allow_unknown)
