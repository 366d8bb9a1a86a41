"""A parameter card as lines to print: one layout, two printers (`plain` and `rich_print`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from kb.tuples import NamedTuple

Kind = Literal["title", "text", "field", "heading", "item", "testimony", "blank"]


class Line(NamedTuple):
    """One line of a card. `label` stands left of a field, `style` is a hint of meaning, never its only carrier."""

    kind: Kind
    text: str = ""
    label: str = ""
    style: str = ""


Card = dict[str, Any]
_STYLE = {"reboot": "alert", "unknown": "doubt", "none": "calm"}
_LIMITED = 24
"""How many literals of a long value list are shown."""


def lines(card: Card) -> Iterator[Line]:
    """The whole card, most asked-for first."""
    yield Line("title", card["spelling"])
    if card["spelling"] != card["name"]:
        yield Line("text", f"index of {card['name']}", style="faint")
    yield from _warnings(card)
    yield Line("text", _summary(card))
    yield Line("blank")
    yield from _apply(card)
    yield from _facts(card)
    yield from _dependencies(card)
    yield from _list("Security", [card["security"]] if card["security"] else [], "alert")
    yield from _list("Where sources disagree", [n["text"] for n in card["notes"] if n["kind"] == "disagreement"])
    yield from _list("Contradicted", [n["text"] for n in card["notes"] if n["kind"] == "contradiction"])
    yield from _list("Notes", [n["text"] for n in card["notes"] if n["kind"] == "note"])
    yield from _evidence(card)


def _warnings(card: Card) -> Iterator[Line]:
    for outside in card["out_of_range"]:
        text = f"index {outside['number']} is outside the known range {outside['first']} to {outside['last']}"
        yield Line("text", text, style="alert")
    if card["case_differs"]:
        yield Line("text", f"asked as {card['asked']}: the phone's own spelling differs in case", style="doubt")
    if card["sibling"]:
        yield Line("text", "belongs to sibling firmware (Skype for Business), not to the Genesys phones", style="doubt")


def _summary(card: Card) -> str:
    if card["summary"]:
        inferred = " (inferred, not read)" if card["summary_grade"] == "inferred" else ""
        return str(card["summary"]) + inferred
    comment = f"; the firmware's own comment: \u201c{card['comment']}\u201d" if card["comment"] else ""
    return f"No summary: {card['no_summary']}{comment}"


def _apply(card: Card) -> Iterator[Line]:
    detail = card["apply_detail"]
    yield Line("field", f"{card['apply']}: {detail['meaning']}", "A change needs", _STYLE.get(card["apply"], "action"))
    if detail["scope"]:
        known = f"known from {detail['source']} ({detail['scope']}); your phones may run another"
        yield Line("field", known, style="faint")


def _facts(card: Card) -> Iterator[Line]:
    if card["label"]:
        yield Line("field", card["label"], "Label")
    yield Line("field", _type(card), "Type")
    if card["form"]:
        yield Line("field", card["form"].replace("_", " ") + _doubt(card["form_grade"]), "Form")
    yield Line("field", _default(card), "Default")
    for letter, (first, last) in (card["index_ranges"] or {}).items():
        yield Line("field", f"{{{letter}}} from {first} to {last}, the widest range known", "Index")
    for variant in card["variants"]:
        yield Line("field", _variant(variant), "", "faint")
    if card["values"]:
        yield from _values(card)
    if card["models"]:
        yield Line("field", f"only {', '.join(card['models'])}, says the manual", "Models")
    flags = [text for flag, text in (("secret", "password class"), ("hidden", "hidden by the firmware")) if card[flag]]
    if not card["case_verified"]:
        flags.append("upper and lower case of the name not verified")
    if flags:
        yield Line("field", ", ".join(flags), "Marks")
    yield Line("field", _place(card["guide"]), "In the guide")


def _type(card: Card) -> str:
    text = str(card["type"]) + _doubt(card["type_grade"])
    low, high, unit = card["minimum"], card["maximum"], card["unit"]
    if low is not None or high is not None:
        text += f", {'' if low is None else low} to {'' if high is None else high}"
    if unit:
        text += f" {unit}"
    if card["max_length"] is not None:
        text += f", up to {card['max_length']} characters"
        if card["enforce"].get("max_length") == "hint":
            text += " (a hint only)"
    return text


def _doubt(grade: str | None) -> str:
    return " (inferred)" if grade == "inferred" else ""


def _default(card: Card) -> str:
    if card["default"] is None:
        return "not known"
    return f"{card['default'] or 'empty'} ({card['default_grade']})"


def _variant(variant: dict[str, Any]) -> str:
    where = [", ".join(variant["models"])] if variant["models"] else []
    where += [f"index {variant['at_index']}"] if variant["at_index"] is not None else []
    return f"{variant['property']} {variant['value'] or 'empty'} for {', '.join(where)} ({variant['source']})"


def _values(card: Card) -> Iterator[Line]:
    label = "Values"
    for value in card["values"][:_LIMITED]:
        yield Line("field", value["literal"] + (f": {value['meaning']}" if value["meaning"] else ""), label)
        label = ""
    left = len(card["values"]) - _LIMITED
    if left > 0:
        yield Line("field", f"... and {left} more (--format json has them all)", style="faint")
    if not card["values_complete"]:
        yield Line("field", f"the list is not complete: {card['values_incomplete_why']}", style="doubt")


def _place(place: dict[str, Any] | None) -> str:
    if place is None:
        return "place not known"
    if place["section"] is None:
        return f"place not known: {place['because']}"
    text = f"{place['section']} {place['section_title']}"
    if place["table"]:
        text += f", Table {place['table']} {place['table_title']}"
    text += f", page {place['page']}"
    return text + (" (assumed)" if place["assumed"] else "")


def _dependencies(card: Card) -> Iterator[Line]:
    yield from _list("Matters only when", [_edge(edge, edge["condition"]) for edge in card["requires"]])
    dependents = [f"{edge['parameter']}, when {edge['condition']}" for edge in card["required_by"]]
    yield from _list("Others depend on it", dependents)
    effects = [": ".join(filter(None, (e["parameter"], e["text"]))) for e in card["affects"]]
    yield from _list("Affects", effects)
    yield from _list("See also", card["see_also"])


def _edge(edge: dict[str, Any], condition: str) -> str:
    inferred = ", inferred" if edge["grade"] == "inferred" else f", {edge['source']}"
    index = ", same index" if edge["same_index"] else ""
    return f"{condition}{index} ({edge['why']}{inferred})"


def _list(heading: str, texts: list[str], style: str = "") -> Iterator[Line]:
    if texts:
        yield Line("blank")
        yield Line("heading", heading)
        for text in texts:
            yield Line("item", text, style=style)


def _evidence(card: Card) -> Iterator[Line]:
    """One line per source and grade: what it says, and whether it differs from what is shown above."""
    said: dict[tuple[str, str, str], list[str]] = {}
    for e in card["evidence"]:
        cited = " or ".join(e["alternatives"] or ()) or e["source"] + (f" p{e['page']}" if e["page"] else "")
        facts = said.setdefault((cited, e["source"], e["grade"]), [])
        if e["property"] != "exists":
            facts.append(_said(e))
    yield Line("blank")
    yield Line("heading", "Evidence")
    trust = {source: position for position, source in enumerate(card["sources"])}
    for (cited, source, grade), facts in sorted(said.items(), key=lambda item: (trust[item[0][1]], item[0][0])):
        scope = card["sources"][source]
        firmware = scope["firmware"] or "firmware not stated"
        where = f"{grade}; {scope['product']}, {firmware}" if grade != "inferred" else "inferred by this project"
        if grade == "confirmed":
            where = f"{scope['title']}; {scope['product']}, {firmware}"
        yield Line("testimony", "; ".join(facts) or "shows the name", f"{cited} ({where})")


def _said(evidence: dict[str, Any]) -> str:
    prop, value = evidence["property"], evidence["value"]
    text = str(prop)
    if prop in ("type", "form", "unit", "minimum", "maximum", "max_length", "default", "apply", "observed"):
        text += f" {value or 'empty'}"
    if evidence["models"]:
        text += f" on {', '.join(evidence['models'])}"
    if evidence["at_index"] is not None:
        text += f" at index {evidence['at_index']}"
    return text + (" (differs)" if evidence["standing"] == "differs" else "")
