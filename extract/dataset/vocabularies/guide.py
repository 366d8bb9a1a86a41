"""The guide's contents: its parts, sections, tables, figures and revisions."""

from __future__ import annotations

from extract.dataset.columns import Table, boolean, integer, strings, text
from extract.dataset.vocabularies.common import note, sources

GUIDE: tuple[Table, ...] = (
    Table(
        "document",
        "The guide this dataset refers to: one row.",
        (
            text("vendor", "Vendor.", required=True),
            text("product", "Product.", required=True),
            text("title", "Title.", required=True),
            text("audience", "Edition's audience."),
            text("version", "Firmware version it documents.", required=True),
            text("document", "Document number as printed.", required=True),
            text("date", "Date, year and month.", required=True),
            integer("pages_at_hand", "How many of its pages were at hand.", unit="pages"),
            sources(),
        ),
    ),
    Table(
        "parts",
        "Parts of the guide.",
        (
            text("number", "Numeral.", required=True),
            text("title", "Title.", required=True),
            integer("page", "Page.", required=True),
            boolean("number_assumed", "The numeral is by order, not read."),
            note(),
        ),
        key=("number",),
    ),
    Table(
        "sections",
        "Sections of the guide, all levels, in order.",
        (
            text("number", "Number.", required=True),
            text("title", "Title.", required=True),
            integer("page", "Page it begins on.", required=True),
            text("part", "Part it belongs to."),
            text("parent", "Number of the section above."),
            integer("level", "Depth, chapters are 1.", required=True),
            note(),
        ),
        key=("number",),
    ),
    Table(
        "tables",
        "Tables of the guide, from its list of tables.",
        (
            text("number", "Number as printed.", required=True),
            text("title", "Title.", required=True),
            integer("page", "Page.", required=True),
            text("section", "Section it stands in.", required=True),
            boolean("section_assumed", "The section is judged, not certain."),
            text("holds", "What its rows are.", required=True, values=("parameters", "other")),
            boolean("holds_assumed", "Judged by the title."),
            note(),
        ),
        key=("number",),
    ),
    Table(
        "figures",
        "Figures of the guide, from its list of figures.",
        (
            text("number", "Number as printed.", required=True),
            text("title", "Title.", required=True),
            integer("page", "Page.", required=True),
            note(),
        ),
        key=("number",),
    ),
    Table(
        "revisions",
        "The guide's revision record.",
        (
            text("document", "Document number of the edition.", required=True),
            text("version", "Firmware version."),
            text("status", "Preliminary or official."),
            boolean("row_assumed", "Which description belongs to which number is assumed."),
            strings("subjects", "What changed, in own words.", required=True),
            strings("parameters", "Parameters it names.", required=True),
            sources(),
            note(),
        ),
        key=("document",),
    ),
)
