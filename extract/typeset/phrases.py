"""How things are said: every wording of the two manners, as tables with weights. No fact stands here.

Manner A is that of the 2.2.x editions: labels above bracketed names, bulleted `[0] Disable (default)`. Manner B
gathers what the sibling editions do otherwise: bare paths, `0 = Disable`, stray slashes, values behind a name, two
paths joined by a dash, lost bullets, curly and unpaired quotes. A new wording is one more line.

Fields: `{low}`, `{high}`, `{unit}` (with its own blank or brackets), `{length}`, `{default}`, `{who}` and `{state}`
of a condition, `{models}`, `{literal}`, `{meaning}`, `{number}` and `{title}` of a table, `{index}` (as printed).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.typeset.chance import Weighted
from extract.typeset.model import Mark

Place = Literal["before", "after", "note before", "note after"]
IndexForm = Literal["bracket", "dash", "letter", "number", "star", "span", "zero"]
NameForm = Literal["brackets", "bare", "slash", "value", "slash in brackets"]


@dataclass(frozen=True)
class Manner:
    """All wordings of one manner."""

    key: str
    headers: Weighted[tuple[str, str]]
    styles: Weighted[str]
    splits: Weighted[int]
    captions: Weighted[str]
    leads: Weighted[str]
    loose_leads: Weighted[str]
    index_forms: Weighted[IndexForm]
    index_sentences: Weighted[str]
    name_forms: Weighted[NameForm]
    wraps: Weighted[str]
    bold_percent: int
    conditions: Weighted[tuple[Place, str]]
    label_conditions: Weighted[tuple[Place, str]]
    quotes: Weighted[tuple[str, str]]
    ranges: Weighted[str]
    minimums: Weighted[str]
    units: Weighted[str]
    unit_alone: Weighted[str]
    lengths: Weighted[str]
    defaults: Weighted[str]
    empty_defaults: Weighted[str]
    intros: Weighted[str]
    known_intro: str
    items: Weighted[str]
    bare_items: Weighted[str]
    marks: Weighted[str]
    bullets: Weighted[Mark]
    switch: Weighted[tuple[str, str]]
    models: Weighted[tuple[Place, str]]
    applies: dict[str, str]
    touch_percent: int
    curl_percent: int
    """How often straight quotes of a summary come out curly, and blanks and hyphens odd."""


LEADS = (
    (3, "Table {number} describes the parameters of this section."),
    (2, "Use Table {number} as a reference for the settings below."),
    (1, "The settings are listed in Table {number}."),
)
LOOSE_LEADS = (
    (1, "The following parameters belong to this section; which table of the vendor's guide holds them is not known."),
)
STATES = {"1": "is enabled", "0": "is disabled"}
"""For switches that are called by their label; by its path, a parameter is set to a value."""
SET_TO = "is set to {value}"
NOT_SET_TO = "is not set to {value}"
NOT_EMPTY = "is not empty"
EMPTY = "is empty"
EMPTY_WORDS = frozenset({"empty", "blank", "none", "null"})
"""Values that a sentence could not tell from having none: they are marked in a list, or quoted."""
OR = " or "
WORDS_ONLY = "Depends on {who}; the value it needs is known in words only: {text}."
VARIANT_DEFAULT = "for {whom} the default is {value}"
VARIANT_EMPTY = "for {whom} the default is empty"
VARIANT_INDEX = "for {whom} the index runs from {low} to {high}"
AND = " and "
NOTE, NOTES, SECURITY = "Note:", "Notes:", "Note on security:"
EXAMPLE = "Example of a line in the configuration file:"
_APPLIES = {
    "reboot": "A change of this parameter requires a reboot of the phone.",
    "reload_voip": "A change of this parameter requires a VoIP reload.",
}

A = Manner(
    key="a",
    headers=((1, ("Parameter", "Description")),),
    styles=((1, "ruled"),),
    splits=((3, 41), (1, 38), (1, 45)),
    captions=((1, "Table {number}: {title}"),),
    leads=LEADS,
    loose_leads=LOOSE_LEADS,
    index_forms=((5, "bracket"), (3, "letter"), (2, "dash")),
    index_sentences=(
        (2, "{index} stands for a number from {low} to {high}."),
        (1, "Write {low} to {high} in place of {index}."),
    ),
    name_forms=((1, "brackets"),),
    wraps=((5, "slash"), (3, "underscore"), (2, "anywhere")),
    bold_percent=100,
    conditions=(
        (3, ("after", "Relevant only when {who} {state}.")),
        (2, ("before", "[Only applicable if {who} {state}.]")),
        (2, ("note after", "Relevant only when {who} {state}.")),
        (1, ("note before", "Relevant only when {who} {state}.")),
    ),
    label_conditions=(
        (4, ("before", "[Only displayed if the {who} parameter {state}.]")),
        (1, ("after", "Only relevant if the {who} parameter {state}.")),
    ),
    quotes=((1, ("'", "'")),),
    ranges=(
        (3, "Range: {low} to {high}{unit}."),
        (3, "The valid range is {low} to {high}{unit}."),
        (2, "Valid range: {low}-{high}{unit}."),
    ),
    minimums=((1, "The smallest value is {low}{unit}."),),
    units=((1, " ({unit})"), (1, " {unit}")),
    unit_alone=((1, "The unit is {unit}."),),
    lengths=((2, "Up to {length} characters."), (2, "The value can be up to {length} characters.")),
    defaults=((3, "The default value is {default}."), (3, "Default: {default}."), (1, "By default, {default}.")),
    empty_defaults=((2, "The default value is empty."), (1, "Default: empty.")),
    intros=((2, "Valid values:"), (2, "Possible values are:"), (1, "The valid values are:"), (2, "")),
    known_intro="Known values are:",
    items=((6, "[{literal}] {meaning}"), (1, "[{literal}] = {meaning}")),
    bare_items=((1, "[{literal}]"),),
    marks=((1, " (default)"),),
    bullets=((1, "\u2022"),),
    switch=((3, ("Disable", "Enable")), (1, ("Off", "On"))),
    models=(
        (2, ("after", "[Only applies to the {models} phones.]")),
        (1, ("note after", "Applicable only to the {models} phones.")),
    ),
    applies=_APPLIES,
    touch_percent=60,
    curl_percent=0,
)

B = Manner(
    key="b",
    headers=((4, ("Parameter", "Description")), (3, ("Name", "Description")), (2, ("Name", "Role"))),
    styles=((3, "ruled"), (3, "rules"), (2, "shaded"), (2, "plain")),
    splits=((3, 40), (1, 36), (1, 46)),
    captions=((8, "Table {number}: {title}"), (1, ""), (1, "Figure {number}: {title}")),
    leads=LEADS,
    loose_leads=LOOSE_LEADS,
    index_forms=(
        (2, "bracket"),
        (3, "dash"),
        (2, "letter"),
        (1, "number"),
        (1, "star"),
        (2, "span"),
        (1, "zero"),
    ),
    index_sentences=A.index_sentences,
    name_forms=((4, "brackets"), (5, "bare"), (1, "slash"), (1, "slash in brackets"), (1, "value")),
    wraps=((2, "anywhere"), (3, "underscore"), (2, "slash")),
    bold_percent=70,
    conditions=(
        (2, ("after", "Applies only when {who} {state}.")),
        (2, ("note before", "Relevant only when {who} {state}.")),
        (2, ("before", "[Only displayed if {who} {state}.]")),
        (1, ("after", "Only available if {who} {state}.")),
    ),
    label_conditions=(
        (3, ("before", "[Only displayed if the {who} parameter {state}.]")),
        (2, ("note before", "Only relevant when {who} {state}.")),
        (1, ("after", "Displayed only if {who} {state}.")),
    ),
    quotes=((3, ("\u2018", "\u2019")), (1, ("'", "'")), (1, ("\u201c", "\u201d")), (1, ("'", "\u2019"))),
    ranges=(
        (2, "Range: {low} \u2013 {high}{unit}."),
        (2, "Valid range: {low}-{high}{unit}."),
        (2, "The valid range is {low} to {high}{unit}."),
        (1, "Valid values: {low} to {high}{unit}."),
        (1, "Range: {low}\u2013{high}{unit}."),
    ),
    minimums=A.minimums,
    units=((2, " ({unit})"), (1, " {unit}"), (1, "\u00a0{unit}")),
    unit_alone=A.unit_alone,
    lengths=(
        (2, "Up to {length} characters."),
        (1, "Maximum length: {length} characters."),
        (1, "A string of up to {length} characters."),
    ),
    defaults=(
        (2, "The default value is {default}."),
        (3, "Default: {default}."),
        (2, "By default, {default}."),
        (1, "(Default-{default})"),
    ),
    empty_defaults=((1, "The default value is empty."), (1, "Default: blank.")),
    intros=((2, "The valid values are:"), (2, "Possible values are:"), (1, "Valid values:")),
    known_intro="Known values are:",
    items=(
        (3, "{literal} = {meaning}"),
        (2, "[{literal}] = {meaning}"),
        (2, "[{literal}] - {meaning}"),
        (2, "{literal} - {meaning}"),
        (1, "{literal} {meaning}"),
        (1, "{literal}] {meaning}"),
        (2, "[{literal}] {meaning}"),
    ),
    bare_items=((2, "{literal}"), (2, "[{literal}]")),
    marks=((3, " (this is the default)"), (2, " (default)")),
    bullets=((4, "\u2022"), (1, "*"), (2, "")),
    switch=((2, ("Disable", "Enable")), (1, ("Disabled", "Enabled")), (1, ("Deactivate", "Activate"))),
    models=(
        (2, ("before", "[Only applies to the {models} phones]")),
        (1, ("note after", "Supported only on the {models} phones.")),
        (1, ("after", "Only available on the {models} models.")),
    ),
    applies=_APPLIES,
    touch_percent=80,
    curl_percent=25,
)

BY_KEY = {"a": A, "b": B}
