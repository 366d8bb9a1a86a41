"""The answer of `offhook dial` as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lint.dialing.dialed import AT_ONCE, WAITS
from lint.dialing.words import listed
from lint.wording import clean, count

Data = dict[str, Any]

_OWN, _INFERRED = "OWN", "inferred"


def lines(told: Data) -> Iterator[str]:
    """The numbers where some were asked, else the map pattern by pattern."""
    body = _numbers(told) if told["numbers"] else _overview(told)
    return (clean(line) for line in body)


def _overview(told: Data) -> Iterator[str]:
    patterns = told["patterns"]
    if patterns:
        yield f"digit map of {count(len(patterns), 'pattern')}{_SYNTAX[told['syntax']]}:"
    else:
        yield "digit map without patterns: every number ends by the timer or the pound key"
    yield from _rows([(one["pattern"], one["meaning"] or "not understood") for one in patterns])
    yield from _findings([*told["faults"], *told["relations"]])
    if not told["compared"]:
        yield "  the patterns were not all compared: it would take too long"
    if "rules" in told:
        yield f"dial plan of {count(len(told['rules']), 'rule')}:"
        yield from _rows([(one["rule"], one["meaning"] or "not understood") for one in told["rules"]])
        yield from _findings(told["plan_faults"])


_SYNTAX = {
    "full": " in the full syntax ('|')",
    "short": " in the short syntax (';')",
    "single": "",
    "mixed": " with both '|' and ';', read in the full syntax",
}


def _rows(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = max((len(row[0]) for row in rows), default=0)
    return (f"  {left.ljust(width)}  {right}" for left, right in rows)


def _findings(found: Sequence[Data]) -> Iterator[str]:
    for one in sorted(found, key=lambda one: int(one["column"])):
        yield f"  column {one['column']}: {one['severity']}: {one['message']}"
        if one.get("example") and one["note"]:
            yield f"    {one['note']}"


def _numbers(told: Data) -> Iterator[str]:
    left_out = [one["pattern"] for one in told["patterns"] if one["meaning"] is None]
    if left_out:
        yield f"left out, as not understood: {listed(left_out)}"
        yield from _findings(told["faults"])
    unclear = [one["rule"] for one in told.get("rules", ()) if one["meaning"] is None]
    if unclear:
        yield f"left out, as not understood: {listed(unclear)}"
        yield from _findings(told["plan_faults"])
    reasons: dict[str, str] = {}
    for number in told["numbers"]:
        for fact in number["rests_on"]:
            reasons[fact["id"]] = f"{fact['text']}{_sources(fact)}"
        marks = ", ".join(str(list(reasons).index(fact["id"]) + 1) for fact in number["rests_on"])
        yield f"{number['number']}: {outcome(number)} [{marks}]"
        early = number["early"]
        if early:
            yield (
                f"  or {early['dialed']} is dialed after key {early['keys']} already, by {listed(early['patterns'])}, "
                "if the phone does not wait there"
            )
        if number["beware"]:
            yield f"  {number['beware']}"
        yield from destinations(number)
    yield from (f"[{mark}] {reason}" for mark, reason in enumerate(reasons.values(), 1))


def outcome(number: Data) -> str:
    """What becomes of a number, in words."""
    patterns, longer, keys = listed(number["patterns"]), listed(number["longer"]), number["keys"]
    if number["outcome"] == AT_ONCE:
        rest = number["number"][keys:]
        unused = f", as {number['dialed']}: {rest} comes too late" if rest else ""
        return f"dialed at once after key {keys}, by {patterns}{unused}"
    if number["outcome"] == WAITS:
        following = f", and {longer} can go on" if number["longer"] else ""
        return f"waits for the timer after key {keys}: {patterns} matches{following}"
    if number["longer"]:
        reason = f"{longer} can still be completed"
    elif number["lost"]:
        reason = f"no pattern has such a number from key {number['lost']} on"
    else:
        reason = "no pattern"
    return f"never matches ({reason}): dialed when the timer or the pound key ends it"


def destinations(number: Data) -> Iterator[str]:
    """Where the dial plan sends a number, in indented lines."""
    if "destinations" not in number:
        return
    found = number["destinations"]
    if not found:
        yield f"  no rule of the dial plan is for {number['dialed']}"
    elif len(found) > 1:
        yield f"  {len(found)} rules of the dial plan are for {number['dialed']}; no source says which one is taken:"
    for one in found:
        if one["destination"]:
            yield f"  -> {one['destination']}, by {one['rule']}"
        elif one["each_x"] is None:
            yield f"  no destination by {one['rule']}: too few digits for its backslashes"
        else:
            yield f"  -> {one['each_x']} if each backslash is one x in turn, by {one['rule']}"
            yield f"  -> {one['last_digits']} if the backslashes are the last digits; no source tells"


def _sources(fact: Data) -> str:
    words = [source for source in fact["sources"] if source != _OWN]
    words = [", ".join(words)] if words else []
    if fact["grade"] == _INFERRED:
        words.append(_INFERRED)
    return f" ({'; '.join(words)})" if words else ""
