"""The tables of a dataset about parameters and the guide. `vocabularies.py` has the small ones beside them.

These definitions are the one source of the JSON Schema, the SQLite tables and the column descriptions that users read.
"""

from __future__ import annotations

from extract.dataset.columns import Table, anything, boolean, integer, strings, text
from extract.dataset.vocabularies import VOCABULARIES

GRADES = ("confirmed", "manual", "firmware", "field", "inferred")
"""Best first. `confirmed`: seen on a phone by a named person; `inferred`: a conclusion of our own."""

ACTIONS = ("reboot", "reload_voip", "reload_ui", "reload_log", "refresh_time", "none", "unknown")
"""What a change needs, strongest first; `unknown` stands apart and never means `none`."""

ENFORCE = ("error", "warning", "hint", "never")

TYPES = (
    "boolean", "integer", "string", "enum", "port", "host", "url", "ip", "password", "list", "time", "codec",
    "digitmap", "dialplan", "file", "unknown",
)  # fmt: skip

FORMS = (
    "ip_address", "host", "url", "netmask", "multicast_address", "time_zone", "month", "day_of_month", "group_heading",
    "language", "country", "ldap_filter", "encrypted_password", "password_hash", "ring_tone_archive",
)  # fmt: skip
"""What a value looks like, beyond its type; the reference's README says what each one means."""

PROPERTIES = (
    "exists", "label", "summary", "comment", "type", "form", "unit", "minimum", "maximum", "max_length", "default",
    "values", "index", "observed", "apply", "secret", "hidden", "models", "firmware_models", "requires",
)  # fmt: skip

CONDITION = {
    "type": "object",
    "required": ["parameter", "value", "op"],
    "properties": {
        "parameter": {"type": "string"},
        "value": {"type": ["string", "null"]},
        "op": {"enum": ["equals", "one_of", "not_equals", "not_empty", "empty", "unknown"]},
        "values": {"type": "array", "items": {"type": "string"}},
        "index": {"enum": ["same"]},
        "clause": {"type": "integer"},
        "why": {"type": "string"},
        "grade": {"enum": list(GRADES)},
        "text": {"type": "string"},
    },
    "additionalProperties": False,
}
_RANGE = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}

PARAMETERS = Table(
    "parameters",
    "One row per parameter: for each property the best testimony, as chosen from `evidence`.",
    (
        text("id", "What tells it apart: the name, or table and label where it has none.", required=True),
        text("name", "Exact name, indexes as `{n}`; null for a setting that has no name in the configuration file."),
        text("key", "Lower-case name with `{}` for every index: what look-ups compare."),
        text("family", "First part of the name."),
        text("surface", "Where a setting without a name is made: the web interface or the phone's screen.",
             values=("web", "screen")),
        text("menu", "Its menu path there."),
        boolean("sibling", "Belongs to a sibling firmware (Skype for Business), not to the Genesys phones."),
        boolean("case_verified", "Upper and lower case were seen as written here."),
        anything("index", "First and last index, widest range known, of the first placeholder.", items=_RANGE),
        anything(
            "indexes",
            "The same for every placeholder: `{letter: [first, last]}`.",
            items={"type": "object", "additionalProperties": _RANGE},
        ),
        text("label", "Label in the phone's web interface."),
        text("summary", "What it does, in one sentence of our own."),
        text("summary_grade", "How well the summary is known.", values=GRADES),
        text("no_summary", "Why there is no summary, where there is none."),
        text("comment", "The firmware's own comment on the parameter."),
        text("type", "Kind of value.", required=True, values=TYPES),
        text("type_grade", "How well the type is known.", values=GRADES),
        text("form", "What the value looks like, beyond its type; null where nothing more is known.", values=FORMS),
        text("form_grade", "How well the form is known.", values=GRADES),
        text("unit", "Unit of the value, of minimum and maximum."),
        integer("minimum", "Smallest value.", unit="the parameter's unit"),
        integer("maximum", "Largest value.", unit="the parameter's unit"),
        integer("max_length", "Longest value.", unit="characters"),
        text("default", "Default as printed; empty text means 'empty', null means not known."),
        text("default_grade", "How well the default is known.", values=GRADES),
        strings("values", "Known literals in order; null where the value is free."),
        boolean("values_complete", "The list may be enforced: no further literal is to be expected.", required=False),
        text("values_incomplete_why", "Why the list may not be enforced."),
        strings("models", "Models the manual restricts it to; null where no restriction is known."),
        strings("firmware_models", "Models whose UC 3.0.4 firmware table has it."),
        anything("requires", "What must hold for it to matter.", items={"type": "array", "items": CONDITION}),
        text("apply", "What a change needs.", required=True, values=ACTIONS),
        text("apply_grade", "How well that is known.", values=GRADES),
        anything("enforce", "How hard a linter may hold each restricting fact: `{property: level}`.",
                 items={"type": "object", "additionalProperties": {"enum": list(ENFORCE)}}, required=True),
        anything("stated_by", "The source, with page, of each fact used: `{property: source}`.",
                 items={"type": "object", "additionalProperties": {"type": "string"}}, required=True),
        boolean("secret", "Password class."),
        boolean("hidden", "Not shown to administrators by the firmware."),
        boolean("in_405hd_export", "Stands in a full export of a 405HD."),
        text("grade", "Best evidence that the parameter exists.", required=True, values=GRADES),
        text("section", "Section of the guide."),
        text("table", "Table of the guide."),
        integer("page", "Page of the guide."),
        boolean("place_assumed", "Section, table and page were placed by topic, not read.", required=False),
        text("place_why", "Why it was placed there."),
        text("security", "Security remark."),
        anything(
            "bbox",
            "Place of the row on the page `[x0, top, x1, bottom]`; null in the shipped dataset.",
            items={"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
        ),
    ),
    key=("id",),
    index=(("name",), ("key",)),
)  # fmt: skip

TABLES: tuple[Table, ...] = (
    PARAMETERS,
    Table(
        "values",
        "The literals of parameters with a value list.",
        (
            text("parameter", "Name of the parameter.", required=True),
            integer("position", "Place in the list, from 0.", required=True),
            text("literal", "The literal as the source writes it; compare without regard to case.", required=True),
            text("meaning", "What it means, where known."),
            text("source", "Source of the list.", required=True),
            text("grade", "Grade of the list.", required=True, values=GRADES),
        ),
        key=("parameter", "literal"),
    ),
    Table(
        "requires",
        "Dependency edges: what must hold for a parameter to matter. All clauses must hold; within a clause, any edge.",
        (
            text("parameter", "The parameter that depends.", required=True),
            integer("clause", "Clause number, from 0.", required=True),
            text("required", "The parameter it depends on.", required=True),
            text(
                "op",
                "How the required parameter's value is tested; `unknown`: the literal is not known, see `text`.",
                required=True,
                values=("equals", "one_of", "not_equals", "not_empty", "empty", "unknown"),
            ),
            strings("values", "Literals of the test."),
            boolean("same_index", "Both carry an index, and it must be the same."),
            text("text", "The condition in words, where no literal is known."),
            text("why", "Reason.", required=True),
            text("source", "Source.", required=True),
            text("grade", "Grade.", required=True, values=GRADES),
            text("enforce", "How hard a linter may hold it.", required=True, values=ENFORCE),
        ),
        index=(("parameter",), ("required",)),
    ),
    Table(
        "relations",
        "Weaker links between parameters: what one affects, and where to look as well.",
        (
            text("parameter", "The parameter.", required=True),
            text("kind", "Kind of link.", required=True, values=("affects", "see_also")),
            text("other", "The other parameter, or a prefix ending in `*`; null where only text is known."),
            text("text", "In words."),
        ),
        index=(("parameter",), ("other",)),
    ),
    Table(
        "variants",
        "Testimony that holds for some models or indexes only: defaults, index ranges, limits.",
        (
            text("parameter", "The parameter.", required=True),
            text("property", "Which property.", required=True, values=PROPERTIES),
            strings("models", "The models it holds for; null for all."),
            text("at_index", "The index it holds for (`0`, `1+` for 1 and up); null for all."),
            text("value", "The value; an index range as `first-last`.", required=True),
            text("source", "Source.", required=True),
            text("grade", "Grade.", required=True, values=GRADES),
        ),
        index=(("parameter",),),
    ),
    Table(
        "notes",
        "Remarks on parameters: notes, security, disagreements between sources, contradictions by real files.",
        (
            text("parameter", "The parameter.", required=True),
            integer("position", "Order within the parameter, from 0.", required=True),
            text(
                "kind",
                "Kind of remark.",
                required=True,
                values=("note", "security", "disagreement", "contradiction"),
            ),
            text("text", "The remark, in own words.", required=True),
            text("source", "Source, where it is one."),
        ),
        key=("parameter", "position"),
    ),
    Table(
        "evidence",
        "Every testimony of every source on every property, and what became of it.",
        (
            text("parameter", "The parameter.", required=True),
            text("property", "Which property; `exists` where a source only shows the name.", required=True,
                 values=PROPERTIES),
            anything("value", "What the source says (any JSON value; null for `exists`); a value list as literal -> "
                     "meaning.", items={}),
            text("incomplete", "For value lists: why further literals are to be expected."),
            text("source", "Source.", required=True),
            text("page", "Page or pages of the source, where known."),
            strings("alternatives", "Pages of which at least one says it, where it was not recorded which."),
            text("grade", "Grade.", required=True, values=GRADES),
            text("because", "For inferred facts: the reason."),
            text("prefer", "Why it is believed before better graded testimony."),
            strings("models", "Holds for these models only; null for all."),
            text("at_index", "Holds for this index only; null for all."),
            text("standing", "`used` in the parameters table, `agrees` with it, `differs` from it, or `variant`.",
                 required=True, values=("used", "agrees", "differs", "variant")),
            text("enforce", "How hard a linter may hold it.", required=True, values=ENFORCE),
            text("enforce_why", "Why not harder."),
            text("table", "The guide's table it was read in."),
            anything("bbox", "Its place on that page, in points.", items={"type": "array",
                     "items": {"type": "number"}, "minItems": 4, "maxItems": 4}),
            text("words", "The words it was read from."),
            text("file", "File of the reference that states it."),
        ),
        index=(("parameter",),),
    ),
    Table(
        "sources",
        "Where facts come from. Within a grade, an earlier source is believed before a later one.",
        (
            integer("position", "Order of trust, from 0.", required=True),
            text("id", "Short name used in `source` columns.", required=True),
            text("title", "What it is.", required=True),
            text("kind", "Kind of source.", required=True,
                 values=("manual", "firmware table", "phone", "field", "research", "standard", "own")),
            text("grade", "Grade of what it states.", required=True, values=GRADES),
            text("product", "Products it speaks of.", required=True),
            text("firmware", "Firmware it speaks of; null where not known."),
            text("licence", "Licence of the facts taken over, where one applies."),
            text("note", "Remark."),
        ),
        key=("id",),
    ),
    *VOCABULARIES,
)  # fmt: skip

BY_NAME = {table.name: table for table in TABLES}
