"""The knowledge base as a library: `from offhook import kb`.

`kb.load()` gives the catalogue (look-ups, evidence, dependencies). `kb.parameters()` and its kin give the dataset's
tables as pandas data frames, `kb.query(sql)` read-only SQL over all of them, `kb.graph()` the dependency graph,
`kb.describe()` every table's columns with type, unit and meaning.

Importing this package loads next to nothing; pandas and networkx come in when first asked for (extra `notebook`).
"""

from __future__ import annotations

import os
from functools import lru_cache

from kb.errors import DatasetError, KbError, MissingExtraError, QueryError, UnknownParameterError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kb.answering.answer import Answer
    from kb.catalogue import Catalogue
    from kb.full_text import Hit

__all__ = [
    "DatasetError",
    "KbError",
    "MissingExtraError",
    "QueryError",
    "UnknownParameterError",
    "ask",
    "describe",
    "events",
    "evidence",
    "explain",
    "graph",
    "load",
    "messages",
    "notes",
    "parameters",
    "query",
    "requires",
    "search",
    "sections",
    "sources",
    "table",
    "tables",
    "values",
]


def load(path: str | None = None, edition: str | None = None, *, confirmed: bool = True) -> Catalogue:
    """The catalogue of the shipped dataset, of the file at `path`, or of an edition merged with the shipped facts.

    `edition` is a folder that `offhook extract` wrote, or the name of one in the data folder; the environment variable
    `OFFHOOK_EDITION` names one for every call without. Facts of a file that `offhook confirm` wrote, found from the
    working directory upwards, lie over it unless `confirmed` is false (see `kb.confirmed`); a file at `path` is taken
    as it is. Raises `DatasetError`, `KbError` for such a file that cannot be taken, or `ExtractError` for an unknown
    edition.
    """
    wanted = edition or (os.environ.get("OFFHOOK_EDITION") if path is None else None)
    found = None
    if confirmed and path is None:
        from kb.store import confirmed_path

        found = confirmed_path()
    if wanted or found:
        from kb.editions import merged_path

        path = merged_path(wanted, found)
    return _opened(path)


@lru_cache(maxsize=4)
def _opened(path: str | None) -> Catalogue:
    """The catalogue of a file, opened once: a merged edition's file name changes with what it holds."""
    from kb.catalogue import Catalogue

    return Catalogue(path)


def explain(name: str, edition: str | None = None) -> dict[str, object]:
    """Everything known of a parameter, as `offhook explain --format json` prints it.

    Raises `UnknownParameterError`, which names the nearest ones.
    """
    from kb.card import card

    catalogue = load(edition=edition)
    match = catalogue.find(name)
    if match is None:
        raise UnknownParameterError(name, catalogue.nearest(name))
    return card(catalogue, match)


def search(words: str, limit: int = 10, edition: str | None = None) -> list[Hit]:
    """Parameters for words, best first: `Hit(name, score, label, summary, apply)`."""
    from kb.full_text import search as find

    return find(load(edition=edition), words, limit)


def ask(question: str, edition: str | None = None, limit: int = 5) -> Answer:
    """The answer to a question in plain words: `Answer(question, status, answer, apply, parameters, ...)`.

    `status` is `answered`, `ambiguous`, `unknown_action` or `no_match`; `Answer.as_json()` is what `offhook ask
    --format json` prints.
    """
    from kb.answering.ask import answer

    return answer(load(edition=edition), question, limit)


def query(sql: str, findings: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """Answer of read-only SQL over all tables. Raises `QueryError` for SQL that is wrong or does more than read.

    `findings`, stored by `offhook lint --output` (a Parquet file, a folder of them, a DuckDB database, JSON Lines),
    is one table more; then the SQL is DuckDB's. Raises `MissingExtraError` where that is not installed.
    """
    from kb import frames

    return frames.query(sql, load().path, findings=None if findings is None else os.fspath(findings))


def graph() -> nx.MultiDiGraph[str]:
    """The dependency graph: an edge from each parameter to every one it requires, with the condition on it."""
    from kb import dependencies

    return dependencies.graph(load())


def describe(table: str | None = None) -> pd.DataFrame:
    """Columns of one table or of all: `table`, `column`, `type`, `unit`, `meaning`."""
    from kb import frames

    return frames.describe(load(), table)


def table(name: str) -> pd.DataFrame:
    """Any table of the dataset as a data frame; `describe()` lists them. Raises `KbError` for a wrong name."""
    from kb import frames

    return frames.frame(load(), name)


def parameters() -> pd.DataFrame:
    """One row per parameter, columns as `describe("parameters")` says; limits are in the row's `unit`."""
    return table("parameters")


def values() -> pd.DataFrame:
    """Literals of parameters with a value list: `parameter`, `position`, `literal`, `meaning`, `source`, `grade`."""
    return table("values")


def requires() -> pd.DataFrame:
    """Dependency edges: `parameter`, `clause`, `required`, `op`, `values`, `same_index`, `why`, `grade`, ..."""
    return table("requires")


def notes() -> pd.DataFrame:
    """Remarks: `parameter`, `position`, `kind`, `text`, `source`."""
    return table("notes")


def evidence() -> pd.DataFrame:
    """Every testimony on every property: `parameter`, `property`, `value`, `source`, `grade`, `standing`, ..."""
    return table("evidence")


def sections() -> pd.DataFrame:
    """Sections of the guide: `number`, `title`, `page`, `part`, `parent`, `level`."""
    return table("sections")


def tables() -> pd.DataFrame:
    """Tables of the guide: `number`, `title`, `page`, `section`, `holds`, ..."""
    return table("tables")


def sources() -> pd.DataFrame:
    """Where facts come from: `id`, `title`, `kind`, `grade`, `product`, `firmware`, `licence`."""
    return table("sources")


def events() -> pd.DataFrame:
    """What restarts, reloads or resets a phone besides a changed parameter."""
    return table("events")


def messages() -> pd.DataFrame:
    """What the phone's screen may say, as far as facts reach."""
    return table("messages")
