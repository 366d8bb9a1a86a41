"""The small tables beside the parameters: the guide's contents, and the words and facts of the field."""

from __future__ import annotations

from extract.dataset.checks import CHECKS
from extract.dataset.columns import Column, Table, anything, boolean, integer, strings, text

_EXAMPLES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"value": {"type": "string"}, "meaning": {"type": "string"}},
        "required": ["value"],
        "additionalProperties": False,
    },
}


def _note() -> Column:
    return text("note", "Remark.")


def _sources(required: bool = True) -> Column:
    return strings("sources", "Sources, with their pages where known.", required=required)


def _grade() -> Column:
    return text("grade", "`inferred` where it is our own conclusion; null: as its sources.")


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
            _sources(),
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
            _note(),
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
            _note(),
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
            _note(),
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
            _note(),
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
            _sources(),
            _note(),
        ),
        key=("document",),
    ),
)

WORDS: tuple[Table, ...] = (
    Table(
        "actions",
        "What a change may need, strongest first.",
        (
            integer("rank", "0 is the strongest.", required=True),
            text("action", "As in `parameters.apply`.", required=True),
            text("attribute", "The firmware table's word."),
            text("meaning", "Meaning.", required=True),
            text("user_notices", "What the user of a phone notices, as far as it can be said.", required=True),
            text("user_notices_grade", "How well that is known.", required=True),
            _sources(),
        ),
        key=("action",),
    ),
    Table(
        "grades",
        "How well facts are known, best first.",
        (
            integer("rank", "0 is the best.", required=True),
            text("grade", "As in every `grade` column.", required=True),
            text("meaning", "Meaning.", required=True),
        ),
        key=("grade",),
    ),
    Table(
        "models",
        "Phone models named by the sources.",
        (
            text("model", "Model.", required=True),
            boolean("of_guide", "The 2.2.16 guide is about it."),
            strings("aliases", "Other spellings.", required=True),
            integer("lines", "Number of lines.", unit="lines"),
            text("lines_note", "Remark on the lines."),
            _sources(),
        ),
        key=("model",),
    ),
    Table(
        "events",
        "What restarts, reloads or resets a phone besides a changed parameter.",
        (
            text("id", "Short name.", required=True),
            text("event", "What happens.", required=True),
            text("effect", "An action, or `unknown`.", required=True),
            strings("asks", "Words people use for it."),
            text("what_is_known", "What can be said.", required=True),
            strings("parameters", "Parameters that have to do with it."),
            text("section", "Section of the guide."),
            integer("page", "Page of the guide."),
            _sources(),
            _grade(),
            _note(),
        ),
        key=("id",),
    ),
    Table(
        "messages",
        "What the phone's screen may say. A user's own guide fills this where the shipped facts do not reach.",
        (
            text("id", "Short name.", required=True),
            text("message", "What the screen shows; null where the words were not seen."),
            text("wording", "Whether the words were read.", required=True,
                 values=("known", "unknown", "set by the administrator")),
            text("when", "When the screen shows it, and what it means.", required=True),
            strings("parameters", "Parameters that have to do with it."),
            text("section", "Section of the guide."),
            integer("page", "Page of the guide."),
            _sources(),
            _grade(),
            _note(),
        ),
        key=("id",),
    ),
    Table(
        "old_names",
        "Names of older or other firmware, legacy and misspelt names, with their successors.",
        (
            text("name", "The old or wrong name.", required=True),
            text("key", "Its look-up key.", required=True),
            strings("successor", "The names to use instead; empty where none is known.", required=True),
            text("kind", "Kind of name.", required=True,
                 values=("old_name", "misspelling", "group_change", "other_firmware")),
            _note(),
            _sources(),
            _grade(),
        ),
        key=("name",),
        index=(("key",),),
    ),
    Table(
        "countries",
        "Literals of the regional settings' country.",
        (
            text("literal", "Literal.", required=True),
            text("parameter", "Parameter that takes it.", required=True),
            text("meaning", "Meaning."),
            _sources(),
            _note(),
        ),
        key=("literal",),
    ),
    Table(
        "languages",
        "Literals of the display language.",
        (
            text("literal", "Literal.", required=True),
            text("parameter", "Parameter that takes it.", required=True),
            text("meaning", "Meaning.", required=True),
            text("menu_parameter", "Switch that shows it in the phone's language menu."),
            _sources(),
            _note(),
        ),
        key=("literal",),
    ),
    Table(
        "codecs",
        "Codec names.",
        (
            text("literal", "Literal.", required=True),
            text("name", "Name of the codec."),
            text("meaning", "Remark on form and payload."),
            strings("sets", "Builds or lists that have it."),
            strings("parameters", "Parameters that take it."),
            _sources(),
            _note(),
        ),
        key=("literal",),
    ),
    Table(
        "key_functions",
        "Literals of keys and softkeys; the list is not complete by nature.",
        (
            text("literal", "Literal.", required=True),
            text("kind", "Kind of key.", required=True),
            strings("used_in", "Parameters it stands in.", required=True),
            text("meaning", "Meaning."),
            text("meaning_basis", "`inferred` where the meaning is read off the name."),
            boolean("complete", "The list of its kind is complete."),
            _sources(),
            _note(),
        ),
        key=("literal", "kind"),
    ),
)  # fmt: skip

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
            _sources(),
            _note(),
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
            _sources(),
            _note(),
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
            _sources(),
            _note(),
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
            _sources(),
            _note(),
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
            _sources(),
            _note(),
        ),
        key=("id",),
    ),
    Table(
        "personal_values",
        "Parameters whose values name people, users or numbers, or are free text: not for other eyes.",
        (
            text("parameter", "The parameter.", required=True),
            text("kind", "What its value names.", required=True, values=("user", "number", "text")),
            _sources(),
            _grade(),
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
            _sources(),
            _grade(),
            _note(),
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
            _sources(),
        ),
        key=("id",),
    ),
)

SECURITY: tuple[Table, ...] = (
    Table(
        "security_advisories",
        "Published flaws of the phones and their management server.",
        (
            text("id", "CVE or advisory number.", required=True),
            text("affects", "Products.", required=True),
            text("firmware", "Firmware it was shown on."),
            text("line", "Firmware line of the phones it speaks of: how its version numbers begin. "
                 "Null: none is named, or it is no flaw of the phones."),
            text("below", "First version of that line that is free of it; null: none is named."),
            text("through", "Last version of that line that is known to have it; null: not told."),
            boolean("touches_2_2", "It was shown on firmware 2.2.x."),
            text("what", "What is wrong.", required=True),
            text("reported", "Date of the report."),
            text("date", "Date of record or disclosure."),
            text("state", "Whether it is fixed."),
            text("cvss", "Score."),
            text("weakness", "CWE number."),
            strings("also", "Other numbers of the same flaw."),
            strings("refs", "Where it is published."),
            strings("parameters", "Parameters that bear on the exposure.", required=True),
            _sources(),
            _note(),
        ),
        key=("id",),
    ),
    Table(
        "practices",
        "Doubtful practices worth a rule, with the reason.",
        (
            text("id", "Short name.", required=True),
            text("family", "Rule family.", required=True,
                 values=("SYN", "INC", "PAR", "VAL", "DEP", "SEC", "FLT", "APP")),
            text("text", "What is doubtful, and why.", required=True),
            strings("parameters", "Parameters it is about."),
            text("suggested", "Suggested severity.", required=True, values=("error", "warning", "info")),
            text("raised", "Severity under a strict policy, or once the inference is confirmed."),
            text("seen", "Where it was seen."),
            strings("advisories", "Advisories it rests on."),
            _sources(),
            _grade(),
            _note(),
        ),
        key=("id",),
    ),
    Table(
        "factory_credentials",
        "Published factory credentials, so that a file that keeps them can be told.",
        (
            text("account", "Account.", required=True),
            text("secret", "Published secret, where one is."),
            text("where", "Where it is used.", required=True),
            strings("parameters", "Parameters that hold it."),
            _sources(),
            _grade(),
            _note(),
        ),
    ),
)  # fmt: skip

SYNONYMS = Table(
    "synonyms",
    "Words that people say for what the dataset calls otherwise: facts of language, which say nothing of the phones.",
    (
        strings("say", "The words people say; compare without regard to case.", required=True),
        strings("means", "The dataset's own words for it.", required=True),
        strings("parameters", "The parameters it stands for, or a group's first parts with a slash at the end."),
        strings("events", "The rows of `events` it stands for."),
        text("role", "`question` where the word belongs to the question, not to what is asked about; `everyday` where"
             " it carries a question in any subject; `outside` for what is asked about though no fact speaks of it.",
             values=("question", "everyday", "outside")),
        text("language", "Language of the words.", required=True, values=("en", "de")),
        _sources(),
        _grade(),
        _note(),
    ),
)  # fmt: skip
"""Read by `extract.reference.synonyms`, which refuses what the columns alone cannot tell."""

VOCABULARIES: tuple[Table, ...] = (*GUIDE, *WORDS, *FILES, *SECURITY, CHECKS, SYNONYMS)
