"""One parameter as a row: its cells in the words of a manner, and beside them the facts that these words state.

Words and facts are made together, so that `printable_truth` can never state what the page does not say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.typeset import phrases, remarks
from extract.typeset.chance import Lot
from extract.typeset.model import Row, Text
from extract.typeset.naming import in_sentence, printed_name
from extract.typeset.phrases import Manner, Place
from extract.typeset.runs import Runs, curled, fill, literal, plain, sentences
from extract.typeset.values import Listed, listed_values

Parameter = Mapping[str, Any]


@dataclass(frozen=True)
class Sources:
    """The dataset's rows about single parameters, by name."""

    values: Mapping[str, Sequence[Mapping[str, Any]]]
    notes: Mapping[str, Sequence[Mapping[str, Any]]]
    variants: Mapping[str, Sequence[Mapping[str, Any]]]


def row(parameter: dict[str, Any], manner: Manner, seed: int, sources: Sources, labels: Mapping[str, str]) -> Row:
    """The row of a parameter. `labels` holds the labels by which conditions of its table can name a parameter."""
    name = parameter["name"]
    lot = Lot(seed, name)
    printed = printed_name(parameter, manner, lot)
    facts: dict[str, Any] = {"name": name, "shown": printed.shown}
    if printed.limits:
        facts["index"] = printed.limits
    if parameter["label"]:
        facts["label"] = parameter["label"]
    cell = _Cell(parameter, manner, lot, facts)
    cell.conditions(labels)
    cell.models()
    cell.limits_and_default(listed_values(parameter, sources.values.get(name, ()), manner, lot))
    cell.remarks += remarks.of(parameter, sources.notes.get(name, ()), sources.variants.get(name, ()))
    if parameter["apply"] in manner.applies and lot.happens("apply", 15):
        cell.put("note after" if lot.happens("apply note", 50) else "after", plain(manner.applies[parameter["apply"]]))
    if printed.sentence:
        cell.places["after"].append(plain(printed.sentence))
    if parameter["apply"] != "unknown":
        facts["apply"] = parameter["apply"]
    bold = lot.happens("bold", manner.bold_percent)
    wrap = lot.pick("wrap", manner.wraps)
    return Row(parameter["label"], printed.lines, wrap, tuple(cell.texts()), facts, bold)


class _Cell:
    """A description in the making."""

    def __init__(self, parameter: Parameter, manner: Manner, lot: Lot, facts: dict[str, Any]) -> None:
        self.parameter, self.manner, self.lot, self.facts = parameter, manner, lot, facts
        self.places: dict[Place, list[Runs]] = {"before": [], "after": [], "note before": [], "note after": []}
        self.limits: list[Runs] = []
        self.listed = Listed((), (), None)
        self.remarks: list[Runs] = []

    def put(self, place: Place, runs: Runs) -> None:
        self.places[place].append(runs)

    def conditions(self, labels: Mapping[str, str]) -> None:
        """One sentence for each clause; all clauses must hold, and within one of them any condition."""
        clauses: dict[int, list[Mapping[str, Any]]] = {}
        for condition in self.parameter["requires"] or ():
            if condition["op"] == "unknown":
                path = plain(in_sentence(condition["parameter"]), "tt")
                self.put("after", fill(phrases.WORDS_ONLY, who=path, text=condition.get("text") or ""))
            else:
                clauses.setdefault(condition["clause"], []).append(condition)
        stated = [fact for number, clause in clauses.items() for fact in self._clause(number, clause, labels)]
        if stated:
            self.facts["requires"] = stated

    def _clause(
        self, number: int, clause: Sequence[Mapping[str, Any]], labels: Mapping[str, str]
    ) -> list[dict[str, Any]]:
        first = clause[0]["parameter"]
        label = labels.get(first) if len(clause) == 1 else None
        forms = self.manner.label_conditions if label else self.manner.conditions
        place, template = self.lot.pick(f"condition {number}", forms)
        opening, closing = self.lot.pick("quotes", self.manner.quotes)
        said, facts = zip(*(_state(condition, labelled=label is not None) for condition in clause), strict=True)
        state: Runs = plain(said[0])
        for condition, more in zip(clause[1:], said[1:], strict=True):
            path = plain(in_sentence(condition["parameter"]), "tt")
            state = (*state, *plain(phrases.OR), *path, *plain(f" {more}"))
        who = plain(f"{opening}{label}{closing}") if label else plain(in_sentence(first), "tt")
        self.put(place, fill(template, who=who, state=state))
        return list(facts) if len(clause) == 1 else [{**fact, "clause": number} for fact in facts]

    def models(self) -> None:
        models = self.parameter["models"]
        if models:
            place, template = self.lot.pick("models", self.manner.models)
            named = phrases.AND.join(filter(None, (", ".join(models[:-1]), models[-1])))
            self.put(place, fill(template, models=named))
            self.facts["models"] = models

    def limits_and_default(self, listed: Listed) -> None:
        """Range, length, unit and default, as sentences, and the list of values."""
        parameter, manner, lot, facts = self.parameter, self.manner, self.lot, self.facts
        self.listed = listed
        if parameter["values"]:
            facts["values"] = parameter["values"]
        low, high, unit, default = (parameter[name] for name in ("minimum", "maximum", "unit", "default"))
        said = lot.pick("unit", manner.units).format(unit=unit) if unit else ""
        on_default = bool(unit and default and default.isdigit() and (low is None or lot.happens("unit place", 25)))
        range_unit = "" if on_default and listed.default is None else said
        if low is not None and high is not None:
            self.limits.append(fill(lot.pick("range", manner.ranges), low=str(low), high=str(high), unit=range_unit))
            facts |= {"minimum": low, "maximum": high}
        elif low is not None:
            self.limits.append(fill(lot.pick("minimum", manner.minimums), low=str(low), unit=range_unit))
            facts["minimum"] = low
        elif unit and not (on_default and listed.default is None):
            self.limits.append(fill(lot.pick("unit alone", manner.unit_alone), unit=unit))
        if unit:
            facts["unit"] = unit
        if parameter["max_length"] is not None:
            self.limits.append(fill(lot.pick("length", manner.lengths), length=str(parameter["max_length"])))
            facts["max_length"] = parameter["max_length"]
        if default is not None:
            facts["default"] = default
            if listed.default is None:
                self._default(default, f" {unit}" if on_default else "")

    def _default(self, default: str, unit: str) -> None:
        if not default:
            sentence = fill(self.lot.pick("empty default", self.manner.empty_defaults))
        else:
            value = literal(default)
            if any(c in "()[]\"';, " for c in default) or default.lower() in phrases.EMPTY_WORDS:
                value = (*plain('"'), *value, *plain('"'))
            sentence = fill(self.lot.pick("default", self.manner.defaults), default=(*value, *plain(unit)))
        first = self.limits and self.lot.happens("default first", 25)
        self.limits.insert(0 if first else len(self.limits), sentence)

    def texts(self) -> list[Text]:
        """The description, paragraph by paragraph."""
        made = list(self._opening())
        limits = [sentences(self.limits)] if not self.lot.happens("limits apart", 20) else self.limits
        paragraphs = [Text(runs) for runs in limits if runs]
        listed = [*([Text(self.listed.intro)] if self.listed.intro else []), *self.listed.items]
        if self.listed.intro and not self.lot.happens("intro apart", 50) and made and made[-1].kind == "para":
            made[-1] = Text(sentences([made[-1].runs, self.listed.intro]))
            listed = listed[1:]
            made += [*listed, *paragraphs]
        elif self.lot.happens("limits first", 50) and self.listed.intro:
            made += [*paragraphs, *listed]
        else:
            made += [*listed, *paragraphs]
        return made + remarks.texts(self.places["note after"], self.remarks, self.parameter, self.lot)

    def _opening(self) -> list[Text]:
        """Conditions and summary; a note before the summary may be fused with it, as the sibling editions do."""
        summary = plain(curled(remarks.summary(self.parameter), self.lot, self.manner.curl_percent))
        body = sentences([*self.places["before"], summary, *self.places["after"]])
        notes = self.places["note before"]
        if not notes:
            return [Text(body)]
        note = sentences([plain(phrases.NOTE, "b"), *notes])
        if self.manner.key == "b" and self.lot.happens("note fused", 50):
            return [Text(sentences([note, body]))]
        return [Text(note, "note"), Text(body)]


def _state(condition: Mapping[str, Any], *, labelled: bool) -> tuple[str, dict[str, Any]]:
    """What a condition asks of a parameter, in words and as the fact they state."""
    required, op, values = condition["parameter"], condition["op"], condition["values"]
    if op in ("not_empty", "empty"):
        return phrases.NOT_EMPTY if op == "not_empty" else phrases.EMPTY, {"parameter": required, "op": op}
    if op == "one_of":
        said = phrases.SET_TO.format(value=phrases.OR.join(values))
        return said, {"parameter": required, "op": op, "values": values}
    if op == "not_equals":
        return phrases.NOT_SET_TO.format(value=values[0]), {"parameter": required, "op": op, "values": values}
    said = (phrases.STATES.get(values[0]) if labelled else None) or phrases.SET_TO.format(value=values[0])
    return said, {"parameter": required, "value": values[0]}
