"""How hard a linter may hold a fact: the one rule, applied to every fact alike.

A finding must be true, so a fact is enforced no harder than its evidence carries:

1. By grade: `confirmed`, `manual` and `firmware` may be errors, `field` a warning, `inferred` a hint.
2. A value list that may lack literals is a hint, and `never` held while a single literal is known.
3. A length that only the firmware table states is a hint: where manual and table could be compared, lengths differed.
4. Where another manual or firmware source says otherwise, at most a warning.
5. Where a file that a phone wrote itself breaks it, a hint; where a standard or another manual does, at most a warning.
6. A dependency only makes a setting idle: at most a warning where it is stated, a hint where it is inferred.

Facts that restrict nothing (labels, summaries, defaults, what a change needs) are `never` held.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.dataset.statements import Contradiction, Statement, same_value
from extract.dataset.tables import ENFORCE

RESTRICTING = frozenset({"type", "form", "minimum", "maximum", "max_length", "values", "index", "models", "requires"})
_BY_GRADE = {"confirmed": "error", "manual": "error", "firmware": "error", "field": "warning", "inferred": "hint"}


def enforce(
    statement: Statement, others: Sequence[Statement], contradictions: Iterable[Contradiction]
) -> tuple[str, str | None]:
    """How hard `statement` may be held, and why not harder (null where it may be an error).

    `others` are all statements on the same parameter, `contradictions` what speaks against it.
    """
    if statement.prop not in RESTRICTING:
        return "never", None
    level, why = _BY_GRADE[statement.grade], None
    if level != "error":
        why = f"{statement.grade} evidence"
    for limit, reason in _limits(statement, others, contradictions):
        if ENFORCE.index(limit) > ENFORCE.index(level):
            level, why = limit, reason
    return level, why


def _stated(statement: Statement) -> object:
    """What a statement restricts: of a value list the literals, whatever words explain them."""
    return sorted(statement.value) if statement.prop == "values" else statement.value


def _limits(
    statement: Statement, others: Sequence[Statement], contradictions: Iterable[Contradiction]
) -> Iterable[tuple[str, str]]:
    if statement.prop == "values" and statement.incomplete:
        single = len(statement.value) == 1
        yield ("never" if single else "hint"), f"the list is not complete: {statement.incomplete}"
    if statement.prop == "max_length" and statement.grade == "firmware":
        yield "hint", "lengths of the firmware table proved unreliable"
    if statement.prop == "requires":
        yield "warning", "a setting without effect is no broken file"
        return
    for other in others:
        differs = other.prop == statement.prop and not same_value(_stated(other), _stated(statement))
        if differs and other.general and statement.general and other.grade in ("confirmed", "manual", "firmware"):
            yield "warning", f"{other.source} says otherwise"
            break
    for contradiction in contradictions:
        if contradiction.prop == statement.prop:
            yield ("hint" if contradiction.by_phone else "warning"), contradiction.why
