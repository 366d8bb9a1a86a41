"""Words of the phones and of the field: actions, models, events, messages, old names, codecs."""

from __future__ import annotations

from extract.dataset.columns import Table, boolean, integer, strings, text
from extract.dataset.vocabularies.common import grade, note, sources

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
            sources(),
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
            sources(),
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
            sources(),
            grade(),
            note(),
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
            sources(),
            grade(),
            note(),
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
            note(),
            sources(),
            grade(),
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
            sources(),
            note(),
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
            sources(),
            note(),
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
            sources(),
            note(),
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
            sources(),
            note(),
        ),
        key=("literal", "kind"),
    ),
    Table(
        "devices",
        "Devices, systems and programs that are not these phones, by the words people use for them: facts of language.",
        (
            strings("say", "The words people say; compare without regard to case.", required=True),
            text("kind", "`peer`: phones talk to it, and some settings speak of it; `other`: none does; `maker`: whose"
                 " name stands before a device, and alone for a phone of theirs; `part`: no device, but a part that"
                 " telephones have.", required=True, values=("peer", "other", "maker", "part")),
            boolean("verb", "The word is a verb as well."),
            sources(),
            grade(),
            note(),
        ),
    ),
)  # fmt: skip
