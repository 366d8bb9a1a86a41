"""What is known of files, of how phones get them, and of subjects beside the parameters."""

from __future__ import annotations

from extract.dataset.columns import Table, anything, integer, strings, text
from extract.dataset.vocabularies.common import grade, note, sources

_EXAMPLES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"value": {"type": "string"}, "meaning": {"type": "string"}},
        "required": ["value"],
        "additionalProperties": False,
    },
}

FILES: tuple[Table, ...] = (
    Table(
        "file_formats",
        "Files of a phone by their suffix or use.",
        (
            text("suffix", "Suffix; empty where no fixed one is told.", required=True),
            text("name", "Name.", required=True),
            text("what", "What it is.", required=True),
            text("form", "Form of the parameters that name such a file, where there is one."),
            strings("seen_as", "Names it was seen under."),
            sources(),
            note(),
        ),
    ),
    Table(
        "dhcp_options",
        "DHCP options a phone reads or sends.",
        (
            text("option", "Number.", required=True),
            text("name", "Name.", required=True),
            text("carries", "What it carries.", required=True),
            text("direction", "Who sends it.", required=True),
            text(
                "role",
                "What its value is for: see `dhcp_66_67` for the server and the names.",
                required=True,
                values=("url", "server", "names", "vendor", "model"),
            ),
            text(
                "encoding", "How the standard encodes it.", required=True, values=("text", "suboptions", "user_class")
            ),
            text("standard", "The standard's name and definition of the option.", required=True),
            strings("forms", "Forms of its value."),
            strings("parameters", "Parameters that have to do with it."),
            sources(),
            note(),
        ),
        key=("option",),
    ),
    Table(
        "dhcp_66_67",
        "What DHCP options 66 and 67 together give.",
        (
            text("option66", "Option 66.", required=True),
            text("option67", "Option 67.", required=True),
            text("result", "What the phone asks for.", required=True),
            text(
                "server66",
                "What option 66 holds, for programs.",
                required=True,
                values=("absent", "server", "protocol", "names"),
            ),
            text("names67", "What option 67 holds, for programs.", required=True, values=("any", "absent", "names")),
            text("protocol", "The protocol assumed; null where option 66 names it, or nothing is asked for."),
            text(
                "names_from",
                "Where the names of the files come from; null where nothing is asked for.",
                values=("default", "66", "67"),
            ),
            sources(),
            note(),
        ),
    ),
    Table(
        "url_parts",
        "What a provisioning URL is made of, and what stands in for a part that it leaves out.",
        (
            text("id", "Short name.", required=True),
            text(
                "kind",
                "What the row gives.",
                required=True,
                values=("protocol", "separator", "default_name", "wildcard"),
            ),
            text("part", "Part of the URL it is about.", values=("firmware", "configuration")),
            text("value", "The literal.", required=True),
            text("meaning", "What it stands for.", required=True),
            sources(),
            note(),
        ),
        key=("id",),
    ),
    Table(
        "provisioning_sources",
        "Where a phone may take its provisioning URL from.",
        (
            text("id", "Short name.", required=True),
            text("name", "Name.", required=True),
            text(
                "kind",
                "How the URL is come by.",
                required=True,
                values=(
                    "parameters",
                    "dhcp_url",
                    "dhcp_66_67",
                    "dhcp_vendor",
                    "sip",
                    "redirect",
                    "remembered",
                    "typed",
                ),
            ),
            integer("rank", "Place among those whose order is known; null: no source says when it is asked."),
            text("switch", "Parameter that decides whether it counts; null: no source says."),
            strings("methods", "Values of that parameter with which it counts."),
            text("what", "What the phone does.", required=True),
            strings("facts", "Facts of topics that tell more."),
            strings("parameters", "Parameters that hold its URL or number, if any."),
            text("question", "The open question on it."),
            sources(),
            note(),
        ),
        key=("id",),
    ),
    Table(
        "personal_values",
        "Parameters whose values name people, users or numbers, or are free text: not for other eyes.",
        (
            text("parameter", "The parameter.", required=True),
            text("kind", "What its value names.", required=True, values=("user", "number", "text")),
            sources(),
            grade(),
        ),
        key=("parameter",),
    ),
    Table(
        "topics",
        "Subjects of the guide's chapters on files, provisioning, keys and security.",
        (
            text("topic", "Short name.", required=True),
            text("title", "Title.", required=True),
            text("summary", "One sentence.", required=True),
            strings("sections", "Sections of the guide."),
            strings("parameters", "Parameters or prefixes (ending in `/`)."),
            strings("unknown", "What no source reached says."),
            strings("part_of", "Wider subjects it is told under."),
        ),
        key=("topic",),
    ),
    Table(
        "topic_facts",
        "The facts of the topics, one row each.",
        (
            text("id", "Short name.", required=True),
            text("topic", "Its topic.", required=True),
            integer("position", "Order within the topic.", required=True),
            text("text", "The fact, in own words.", required=True),
            text("grammar", "Grammar (EBNF), where it is one."),
            anything("examples", "Examples: `{value, meaning}`.", items=_EXAMPLES),
            strings("parameters", "Parameters it is about."),
            sources(),
            grade(),
            note(),
        ),
        key=("id",),
    ),
    Table(
        "open_questions",
        "What no source reached answers.",
        (
            text("id", "Short name.", required=True),
            text("question", "The question.", required=True),
            text("section", "Section of the guide that should answer it."),
            integer("page", "Its page."),
            text("topic", "Topic it belongs to."),
            sources(),
        ),
        key=("id",),
    ),
)
