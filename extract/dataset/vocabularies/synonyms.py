"""Words that people say for what the dataset calls otherwise."""

from __future__ import annotations

from extract.dataset.columns import Table, strings, text
from extract.dataset.vocabularies.common import grade, note, sources

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
        sources(),
        grade(),
        note(),
    ),
)  # fmt: skip
"""Read by `extract.reference.synonyms`, which refuses what the columns alone cannot tell."""
