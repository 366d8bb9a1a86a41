"""What stands round the facts of a row: the summary, notes, what holds for some models only, remarks on security."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extract.typeset import phrases
from extract.typeset.chance import Lot
from extract.typeset.model import Text
from extract.typeset.runs import Runs, inline, plain, sentences


def summary(parameter: Mapping[str, Any]) -> str:
    """The summary, or why there is none; the firmware's own comment stands in where nothing else is known."""
    if parameter["summary"]:
        return str(parameter["summary"])
    why = parameter["no_summary"] or ""
    if parameter["comment"]:
        return f'{_capital(why)}: "{parameter["comment"]}".'
    return _sentence(why)


def of(
    parameter: Mapping[str, Any], notes: Sequence[Mapping[str, Any]], variants: Sequence[Mapping[str, Any]]
) -> list[Runs]:
    """Notes of the dataset, and what differs by model or index. Security has a place of its own."""
    made = [inline(_sentence(note["text"])) for note in notes if note["kind"] != "security"]
    said = _variants(variants, parameter["default"])
    if said:
        made.append(plain(_sentence("; ".join(said))))
    return made


def texts(conditions: list[Runs], notes: list[Runs], parameter: Mapping[str, Any], lot: Lot) -> list[Text]:
    """Notes as one paragraph each, or as a bulleted block that a word heads."""
    everything = [*conditions, *notes]
    made: list[Text] = []
    if len(everything) > 1 and lot.happens("note block", 60):
        made.append(Text(plain(phrases.NOTES, "b"), "note"))
        made += [Text(note, "item") for note in everything]
    else:
        made += [Text(sentences([plain(phrases.NOTE, "b"), note]), "note") for note in everything]
    if parameter["security"]:
        said = inline(_sentence(parameter["security"]))
        made.append(Text(sentences([plain(phrases.SECURITY, "b"), said]), "note"))
    return made


def _variants(variants: Sequence[Mapping[str, Any]], default: str | None) -> list[str]:
    """Defaults and index ranges for some models or indexes; those that say the same share one clause."""
    groups: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for variant in variants:
        if variant["property"] == "default" and variant["value"] == default:
            continue
        models, indexes = groups.setdefault((variant["property"], variant["value"]), ([], []))
        index = variant["at_index"]
        if index and not variant["models"]:
            indexes.append(index.replace("+", " and up"))
        models += [model + (f" (index {index})" if index else "") for model in variant["models"] or ()]
    made = []
    for (prop, value), (models, indexes) in groups.items():
        whom = [f"the {_listed(models)}"] if models else []
        whom += [f"index {_listed(indexes)}"] if indexes else []
        if not whom:
            continue
        named = " and ".join(whom)
        if prop == "index":
            low, _, high = value.rpartition("=")[2].partition("-")
            made.append(phrases.VARIANT_INDEX.format(whom=named, low=low, high=high))
        elif value:
            made.append(phrases.VARIANT_DEFAULT.format(whom=named, value=value))
        else:
            made.append(phrases.VARIANT_EMPTY.format(whom=named))
    return made


def _listed(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    return phrases.AND.join(filter(None, (", ".join(unique[:-1]), unique[-1])))


def _capital(text: str) -> str:
    """With a capital letter, unless the first word is a name."""
    first = text.split(" ", 1)[0]
    return text if "/" in first or "_" in first else text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    text = _capital(text.strip())
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."
