"""Words as a full-text index holds them: lower case, without accents, stemmed.

SQLite's own tokenizer does it, so that what is asked and what is indexed can never be cut differently.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

TOKENIZER = "porter unicode61 remove_diacritics 2"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def stems(texts: Sequence[str]) -> list[list[str]]:
    """The stems of each text, in order."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"create virtual table texts using fts5(text, tokenize = '{TOKENIZER}')")
        connection.execute("create virtual table places using fts5vocab('texts', 'instance')")
        rows = ((number, folded(text)) for number, text in enumerate(texts))
        connection.executemany("insert into texts(rowid, text) values (?, ?)", rows)
        found: list[list[str]] = [[] for _ in texts]
        for number, term in connection.execute("select doc, term from places order by doc, offset"):
            found[number].append(term)
        return found
    finally:
        connection.close()


def folded(text: str) -> str:
    """Text with what the tokenizer leaves alone: the German sharp s, signs people say as words, what is no text.

    Apostrophes go, for half of the people type none: `can't` is `cant`.
    """
    plain = text.encode("utf-8", "replace").decode().replace("\0", " ").replace("'", "").replace("\u2019", "")
    return plain.replace("ß", "ss").replace("#", " hash ")


def spellings(phrase: str) -> list[str]:
    """A phrase as people may write it: German letters also as two (`ändern`, `aendern`)."""
    return list(dict.fromkeys([phrase, phrase.translate(_UMLAUTS)]))
